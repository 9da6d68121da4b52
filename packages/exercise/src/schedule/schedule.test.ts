import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createFakeClock } from '../../testing/fakeClock.ts';
import { createFinished, createMistakes, exercise } from '../../testing/exercise.ts';
import { createMemoryBackend } from '../storage/memory.ts';
import { openStudyStore } from '../storage/openStudyStore.ts';
import { addDays, getCalendar, getDay, getStreak } from './calendar.ts';
import { getCards, listCardReviews, saveCardReview } from './cards.ts';
import { getDueAt, getMemory, getRecallChance, type RecallRating, type Review } from './memory.ts';
import { getForgottenComponents, getTopicProgress } from './progress.ts';
import { getRecallRating } from './rating.ts';
import { getDueList, getSchedule } from './schedule.ts';

const dayMs = 86_400_000;
const start = new Date(2026, 0, 5, 9).getTime();
const rating = fc.constantFrom<RecallRating>(1, 2, 3, 4);
/** Reviews with the wall clock jumping about. */
const reviews = fc.array(fc.record({ rating, gap: fc.integer({ min: -20, max: 60 }) }), {
  minLength: 1,
  maxLength: 12,
});

function toReviews(list: readonly { readonly rating: RecallRating; readonly gap: number }[]): Review[] {
  let at = start;
  return list.map(({ rating, gap }) => {
    at = Math.max(0, at + gap * dayMs);
    return { at, rating };
  });
}

function rate(score: number, selfRating: number | null = null, pass: 'recall' | 'complete' = 'recall') {
  return getRecallRating(pass, { score, selfRating, hints: [] });
}

/** Moments on days counted from the start. */
function on(...days: number[]): number[] {
  return days.map((day) => start + day * dayMs);
}

describe('The scheduler', () => {
  test('never puts a better rating before a worse one', () => {
    fc.assert(
      fc.property(reviews, fc.integer({ min: 0, max: 60 }), (list, gap) => {
        const before = toReviews(list);
        const at = before.at(-1)!.at + gap * dayMs;
        const due = ([1, 2, 3, 4] as const).map((rating) => getMemory([...before, { at, rating }])!.dueAt);
        expect(due).toEqual(due.toSorted((a, b) => a - b));
      }),
      { numRuns: 100 },
    );
  });

  test('survives a clock that is set back: nothing is due before it was reviewed, or later than its interval from now', () => {
    fc.assert(
      fc.property(reviews, fc.integer({ min: -1000, max: 1000 }), (list, shift) => {
        const memory = getMemory(toReviews(list))!;
        const now = start + shift * dayMs;
        expect(memory.dueAt).toBeGreaterThan(memory.lastAt);
        expect(memory.stability).toBeGreaterThan(0);
        const due = getDueAt(memory, now);
        expect(due - now).toBeLessThanOrEqual(memory.dueAt - memory.lastAt);
        const chance = getRecallChance(memory, now);
        expect(chance >= 0 && chance <= 1).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  test('spaces a drawing that is known further and further, and starts again when it is forgotten', () => {
    const done: Review[] = [];
    const intervals: number[] = [];
    let at = start;
    for (let index = 0; index < 4; index++) {
      done.push({ at, rating: 3 });
      const { dueAt } = getMemory(done)!;
      intervals.push(dueAt - at);
      at = dueAt;
    }
    expect(intervals).toEqual(intervals.toSorted((a, b) => a - b));
    const lapsed = getMemory([...done, { at, rating: 1 }])!;
    expect(lapsed.dueAt - at).toBeLessThan(intervals.at(-1)!);
    expect(lapsed.lapses).toBe(1);
  });
});

describe('The rating of a drawing', () => {
  test('follows the score, and drops by one for who believed to know much more', () => {
    expect([30, 60, 80, 95].map((score) => rate(score))).toEqual([1, 2, 3, 4]);
    expect(rate(60, 100)).toBe(1);
    expect(rate(60, 80)).toBe(2);
    expect(rate(95, null, 'complete')).toBe(3);
  });

  test('never falls as the score rises', () => {
    fc.assert(
      fc.property(fc.nat(100), fc.nat(100), fc.option(fc.nat(100)), (one, other, selfRating) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)];
        expect(rate(low, selfRating)).toBeLessThanOrEqual(rate(high, selfRating));
      }),
    );
  });

  test('counts what was reached without hints', () => {
    const hints = [{ kind: 'ghost' as const, node: 'log', cost: 4, at: 0 }];
    expect(getRecallRating('recall', { score: 94, selfRating: null, hints })).toBe(3);
  });
});

describe('The due list', () => {
  test('holds what is due today, most likely forgotten first, and a traced sheet a day after', () => {
    const attempts = [
      createFinished(start, { exercise: 'known', score: 95 }),
      createFinished(start, { exercise: 'shaky', score: 40 }),
      createFinished(start, { exercise: 'traced', pass: 'trace', score: 100 }),
      { ...createFinished(start, { exercise: 'draft' }), result: null },
    ];
    const at = (days: number) => start + days * dayMs;
    const due = (now: number) => getDueList(getSchedule({ attempts, now }), now).map(({ id }) => id);
    expect(due(start)).toEqual([]);
    expect(due(at(1))).toEqual(['traced', 'shaky']);
    expect(due(at(60))).toEqual(['traced', 'shaky', 'known']);
  });

  test('holds cards by their own reviews, read back from storage', async () => {
    const store = await openStudyStore({ open: async () => createMemoryBackend(), clock: createFakeClock() });
    const [tradeoff, oneLiner] = getCards(exercise);
    await saveCardReview(store.documents, { card: tradeoff!.id, at: start + 1000, rating: 1 });
    await saveCardReview(store.documents, { card: oneLiner!.id, at: start, rating: 4 });
    const saved = await listCardReviews(store.documents);
    expect(saved.map(({ card }) => card)).toEqual([oneLiner!.id, tradeoff!.id]);
    const schedule = getSchedule({ attempts: [], cards: getCards(exercise), reviews: saved, now: start + dayMs });
    expect(schedule.map(({ id }) => id)).toEqual([tradeoff!.id, oneLiner!.id]);
  });

  test('keeps the schedule of a card whose answer was edited', () => {
    const [tradeoff] = exercise.tradeoffs;
    const edited = { ...exercise, tradeoffs: [{ ...tradeoff!, chooseAWhen: 'It hardly changes' }] };
    expect(getCards(edited)[0]!.id).toBe(getCards(exercise)[0]!.id);
  });
});

describe('The calendar', () => {
  test('shows what was done and what falls due, with what is overdue on today', () => {
    const attempts = [createFinished(start, { durationMs: 60_000 }), createFinished(start + dayMs)];
    const now = start + 60 * dayMs;
    const schedule = getSchedule({ attempts, now });
    const days = getCalendar({ attempts, schedule, now, from: getDay(start), days: 62 });
    expect(days[0]).toEqual({ day: '2026-01-05', drawings: 1, cards: 0, activeMs: 60_000, due: 0 });
    expect(days[60]).toMatchObject({ day: getDay(now), due: 1 });
    expect(days.reduce((sum, { drawings }) => sum + drawings, 0)).toBe(2);
  });

  test('counts days across months, years and the change of the clocks', () => {
    expect(addDays('2025-12-31', 1)).toBe('2026-01-01');
    expect(addDays('2024-03-01', -1)).toBe('2024-02-29');
    for (let days = 0; days < 400; days++) expect(addDays(addDays('2026-01-01', days), -days)).toBe('2026-01-01');
  });
});

describe('A streak', () => {
  test('outlives one day of rest and ends with two', () => {
    expect(getStreak(on(0, 1, 3), start + 4 * dayMs)).toEqual({ current: 3, longest: 3, isTodayDone: false });
    expect(getStreak(on(0, 1, 4), start + 4 * dayMs)).toEqual({ current: 1, longest: 2, isTodayDone: true });
    expect(getStreak(on(0, 1), start + 9 * dayMs)).toEqual({ current: 0, longest: 2, isTodayDone: false });
  });

  test('leaves out days that lie ahead after the clock was set back', () => {
    expect(getStreak(on(0, 1, 200), start + dayMs)).toEqual({ current: 2, longest: 2, isTodayDone: true });
  });

  test('is nothing without practice', () => {
    expect(getStreak([], start)).toEqual({ current: 0, longest: 0, isTodayDone: false });
  });
});

test('Progress by topic counts what was tried and what the newest recall has mastered', () => {
  const other = { slug: 'other', topics: ['Ranking', 'Search'] };
  const attempts = [
    createFinished(1, { score: 95 }),
    createFinished(2, { score: 70 }),
    createFinished(3, { exercise: 'other', score: 90 }),
  ];
  expect(getTopicProgress([exercise, other], attempts)).toEqual([
    { topic: 'Ranking', exercises: 2, tried: 2, mastered: 1, meanBest: 92.5 },
    { topic: 'Search', exercises: 1, tried: 1, mastered: 1, meanBest: 90 },
  ]);
  expect(getTopicProgress([exercise], [])[0]).toMatchObject({ tried: 0, meanBest: null });
});

test('The heat map tells how often each component was forgotten when it could have been', () => {
  const attempts = [
    createFinished(1, { mistakes: createMistakes(['monitor', 'log']) }),
    createFinished(2, { mistakes: createMistakes(['monitor', 'log-train']) }),
    createFinished(3, { pass: 'trace', mistakes: createMistakes(['client']) }),
  ];
  const map = getForgottenComponents([exercise], attempts);
  expect(map).toHaveLength(7);
  expect(map.slice(0, 3)).toMatchObject([
    { label: 'Model monitoring', asked: 2, forgotten: 2, rate: 1, exercises: ['funnel'] },
    { label: 'Interaction log', forgotten: 1, rate: 0.5 },
    { forgotten: 0 },
  ]);
  expect(getForgottenComponents([exercise], [])).toEqual([]);
});
