import { expect, test } from 'vitest';
import { findShortcut } from '@calque/editor';
import { getLatinKey, holdKey } from './keys.ts';

test('the key that shows the traced image while it is held means nothing else', () => {
  for (const shift of [false, true]) expect(findShortcut(holdKey, { shift, alt: false, mod: false })).toBeNull();
});

test.each([
  ['и', 'KeyB', 'b'],
  ['И', 'KeyB', 'b'],
  ['ز', 'KeyC', 'c'],
  ['ν', 'KeyN', 'n'],
  // On a Latin keyboard the sign that is printed on the key counts, wherever the key lies.
  ['a', 'KeyQ', 'a'],
  ['é', 'Digit2', 'é'],
  ['[', 'KeyX', '['],
  ['Enter', 'Enter', 'Enter'],
])('the key %s at %s is the shortcut %s', (key, code, expected) => {
  expect(getLatinKey({ key, code })).toBe(expected);
});
