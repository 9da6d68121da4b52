import { expect, test } from 'vitest';
import { formatAgo, formatClock, formatDaysAway, formatDuration } from './format.ts';

const noon = new Date(2026, 4, 10, 12).getTime();
const hour = 3_600_000;

test('a moment is told in the largest unit that fits', () => {
  expect(formatAgo(noon - 2.5 * hour, noon)).toBe('2 hours ago');
  expect(formatAgo(noon + 9 * 24 * hour, noon)).toBe('next week');
  expect(formatAgo(noon - 20_000, noon)).toBe('just now');
});

test('days are counted by the calendar, not by the hour', () => {
  expect(formatDaysAway(noon + 13 * hour, noon)).toBe('tomorrow');
  expect(formatDaysAway(noon + 11 * hour, noon)).toBe('today');
  expect(formatDaysAway(noon + 40 * hour, noon)).toBe('in 2 days');
});

test('a duration drops what does not matter', () => {
  expect([40_000, 12 * 60_000, 2 * hour, 1.5 * hour].map(formatDuration)).toEqual([
    '40 s',
    '12 min',
    '2 h',
    '1 h 30 min',
  ]);
});

test('a clock shows hours only when there are any', () => {
  expect([0, 61_000, 2 * hour - 1000].map(formatClock)).toEqual(['00:00', '01:01', '1:59:59']);
});
