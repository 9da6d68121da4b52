import { expect, test } from 'vitest';
import { findShortcut } from '@calque/editor';
import { holdKey } from './keys.ts';

test('the key that shows the traced image while it is held means nothing else', () => {
  for (const shift of [false, true]) expect(findShortcut(holdKey, { shift, alt: false, mod: false })).toBeNull();
});
