import { expect, test } from 'vitest';
import { formatClock } from './formatClock.ts';

test.each([
  [0, '0:00'],
  [307_000, '5:07'],
  [4_500_000, '75:00'],
  [-5, '0:00'],
])('%i milliseconds are written as %s', (ms, text) => {
  expect(formatClock(ms)).toBe(text);
});
