import { expect, test } from 'vitest';
import { createTranslate } from './translate.ts';

test('Gaps are filled and plural forms chosen by count', () => {
  const translate = createTranslate('en');
  expect(translate('result.edits', { count: 1 })).toBe('1 thing to mend');
  expect(translate('result.edits', { count: 3 })).toBe('3 things to mend');
});

test('Numbers are written as the locale writes them', () => {
  expect(createTranslate('de')('result.number', { score: 87.25 })).toBe('87,25');
});

test('A text that a catalogue lacks is taken from English', () => {
  expect(createTranslate('fr', { 'practice.check': 'Vérifier' })('practice.fix')).toBe('Fix it');
  expect(createTranslate('fr', { 'practice.check': 'Vérifier' })('practice.check')).toBe('Vérifier');
});

test('A gap without a parameter stays as it is, and a value is never a pattern', () => {
  const translate = createTranslate('en');
  expect(translate('hint.stage')).toContain('{stage}');
  expect(translate('hint.stage', { stage: '$& {count}' })).toContain('$& {count}');
});
