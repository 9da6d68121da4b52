import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createFakeClock } from '../../testing/fakeClock.ts';
import { createFinished, createMistakes } from '../../testing/exercise.ts';
import { getSchedule } from '../schedule/schedule.ts';
import { createMemoryBackend } from '../storage/memory.ts';
import { openStudyStore } from '../storage/openStudyStore.ts';
import { chooseExercises, createSessionPlan, type SessionItem } from './plan.ts';
import { createSession, getSessionClock, reduceSession, type SessionEvent, type SessionState } from './session.ts';
import { findOpenSession, listSessions, saveSession } from './sessionStore.ts';
import { getSessionSummary } from './summary.ts';

const minute = 60_000;
const start = new Date(2026, 0, 5, 9).getTime();

function getName(item: SessionItem): string {
  return item.type === 'break' ? 'break' : `${item.exercise} ${item.pass}`;
}

describe('The plan', () => {
  test('puts other passes between two drawings of the same exercise', () => {
    const { items } = createSessionPlan(['a', 'b', 'c']);
    expect(items.map(getName)).toEqual([
      'a trace',
      'b trace',
      'c trace',
      'break',
      'a complete',
      'b complete',
      'c complete',
      'break',
      'a recall',
      'b recall',
      'c recall',
    ]);
  });

  test('puts a break before the recall of a single exercise', () => {
    expect(createSessionPlan(['a'], { lengthMs: 30 * minute }).items.map(getName)).toEqual([
      'a trace',
      'a complete',
      'break',
      'a recall',
    ]);
  });

  test('holds every pass once, fills the length exactly, and leaves a gap before each recall', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 10, max: 300 }), (count, minutes) => {
        const slugs = Array.from({ length: count }, (_, index) => `e${index}`);
        const { items } = createSessionPlan(slugs, { lengthMs: minutes * minute });
        const names = items.map(getName);
        for (const slug of slugs) {
          const places = ['trace', 'complete', 'recall'].map((pass) => names.indexOf(`${slug} ${pass}`));
          expect(places).toEqual(places.toSorted((a, b) => a - b));
          expect(places[2]! - places[1]!).toBeGreaterThan(1);
        }
        expect(items.filter(({ type }) => type === 'pass')).toHaveLength(3 * count);
        expect(items.reduce((sum, { budgetMs }) => sum + budgetMs, 0)).toBeCloseTo(minutes * minute, 3);
      }),
      { numRuns: 60 },
    );
  });

  test('chooses what is due, then what went badly, then something new and easy of a new topic', () => {
    const exercises = [
      { slug: 'hard', topics: ['Search'], difficulty: 3 as const },
      { slug: 'easy', topics: ['Search'], difficulty: 1 as const },
      { slug: 'familiar', topics: ['Ranking'], difficulty: 1 as const },
      { slug: 'known', topics: ['Ranking'], difficulty: 1 as const },
      { slug: 'due', topics: ['Ranking'], difficulty: 2 as const },
      { slug: 'weak', topics: ['Ranking'], difficulty: 2 as const },
    ];
    const now = start;
    const attempts = [
      createFinished(now - 40 * 86_400_000, { exercise: 'due', score: 80 }),
      createFinished(now - minute, { exercise: 'weak', score: 30 }),
      createFinished(now - minute, { exercise: 'known', score: 95 }),
    ];
    const input = { exercises, attempts, schedule: getSchedule({ attempts, now }), now };
    expect(chooseExercises({ ...input, lengthMs: 160 * minute })).toEqual([
      { slug: 'due', reason: 'due' },
      { slug: 'weak', reason: 'weak' },
      { slug: 'easy', reason: 'new' },
      { slug: 'hard', reason: 'new' },
    ]);
    expect(chooseExercises({ ...input, lengthMs: minute })).toHaveLength(1);
  });
});

/** Plays events `[milliseconds later, event]`. */
function play(state: SessionState, events: readonly (readonly [number, Omit<SessionEvent, 'at'>])[]): SessionState {
  let { lastAt } = state;
  return events.reduce((before, [ms, event]) => {
    lastAt += ms;
    return reduceSession(before, { ...event, at: lastAt } as SessionEvent);
  }, state);
}

describe('A session', () => {
  const plan = createSessionPlan(['a', 'b'], { lengthMs: 60 * minute });

  test('counts leaving the tab and does not count the time away as work', () => {
    const state = play(createSession('s', plan, start), [
      [5000, { type: 'start' }],
      [60_000, { type: 'leave' }],
      [600_000, { type: 'resume' }],
      [60_000, { type: 'tick' }],
    ]);
    expect(state).toMatchObject({ workMs: 120_000, awayMs: 600_000, leaves: 1, phase: 'running', current: 0 });
    expect(getSessionClock(state).remainingMs).toBe(58 * minute);
  });

  test('takes a long silence for absence, as when the device slept or the page was killed', () => {
    const state = play(createSession('s', plan, start), [
      [0, { type: 'start' }],
      [60_000, { type: 'tick' }],
      [3 * 86_400_000, { type: 'tick' }],
      [30_000, { type: 'done' }],
    ]);
    expect(state).toMatchObject({ workMs: 90_000, awayMs: 3 * 86_400_000, leaves: 1, current: 1 });
  });

  test('counts one absence where a page that was killed is found again and then marked as left', () => {
    const state = play(createSession('s', plan, start), [
      [0, { type: 'start' }],
      [3 * 86_400_000, { type: 'leave' }],
      [60_000, { type: 'resume' }],
    ]);
    expect(state).toMatchObject({ leaves: 1, workMs: 0, awayMs: 3 * 86_400_000 + 60_000 });
  });

  test('books breaks apart from work', () => {
    const single = createSessionPlan(['a'], { lengthMs: 30 * minute });
    const state = play(createSession('s', single, start), [
      [0, { type: 'start' }],
      [60_000, { type: 'done' }],
      [60_000, { type: 'done' }],
      [60_000, { type: 'done' }],
    ]);
    expect(state).toMatchObject({ workMs: 120_000, breakMs: 60_000, current: 3 });
  });

  test('goes back to what was skipped over and ends when told to', () => {
    let state = play(createSession('s', plan, start), [
      [0, { type: 'start' }],
      [1000, { type: 'goTo', step: 2 } as never],
      [1000, { type: 'done' }],
    ]);
    expect(state.current).toBe(3);
    for (let index = 0; index < 10; index++) state = play(state, [[1000, { type: 'skip' }]]);
    expect(state.current).toBeNull();
    expect(state.steps.map(({ status }) => status)).not.toContain('open');
    state = play(state, [[1000, { type: 'finish' }]]);
    expect(play(state, [[5000, { type: 'resume' }]])).toMatchObject({ phase: 'finished', workMs: state.workMs });
  });
});

const eventArbitrary = fc.record({
  ms: fc.oneof(fc.integer({ min: -100_000, max: 200_000 }), fc.constant(3 * 86_400_000)),
  event: fc.oneof(
    fc.record({ type: fc.constantFrom('start', 'tick', 'pause', 'leave', 'resume', 'skip', 'done', 'finish') }),
    fc.record({ type: fc.constant('goTo'), step: fc.integer({ min: -1, max: 12 }) }),
  ),
});

test('In any session time never runs backwards, none is lost, and it can be stored and continued at every moment', () => {
  fc.assert(
    fc.property(fc.array(eventArbitrary, { maxLength: 40 }), (events) => {
      let state = createSession('s', createSessionPlan(['a', 'b']), start);
      let stored = state;
      let lived = 0;
      let { lastAt: at } = state;
      for (const { ms, event } of events) {
        at += ms;
        const isCounted =
          state.phase === 'paused' || (state.phase === 'running' && (state.current !== null || ms > 90_000));
        if (isCounted) lived += Math.max(0, ms);
        const next = reduceSession(state, { ...event, at } as SessionEvent);
        stored = reduceSession(JSON.parse(JSON.stringify(stored)) as SessionState, { ...event, at } as SessionEvent);
        for (const key of ['workMs', 'breakMs', 'awayMs', 'leaves'] as const)
          expect(next[key]).toBeGreaterThanOrEqual(state[key]);
        state = next;
      }
      expect(getSessionSummary(stored, [], at)).toEqual(getSessionSummary(state, [], at));
      expect(stored).toEqual(state);
      expect(state.workMs + state.breakMs + state.awayMs).toBe(lived);
      expect(state.steps.reduce((sum, { spentMs }) => sum + spentMs, 0)).toBe(state.workMs + state.breakMs);
      expect(state.current === null || state.steps[state.current]?.status === 'open').toBe(true);
    }),
    { numRuns: 150 },
  );
});

test('The summary names what improved, what keeps coming back, and when to redraw', () => {
  const now = start + 120 * minute;
  const attempts = [
    createFinished(start - 86_400_000, { exercise: 'a', score: 50, mistakes: createMistakes(['log', 'train']) }),
    createFinished(start + minute, { exercise: 'a', pass: 'complete', score: 70, mistakes: createMistakes(['log']) }),
    createFinished(start + 2 * minute, { exercise: 'a', score: 85, mistakes: createMistakes(['log']) }),
    createFinished(start + 3 * minute, { exercise: 'b', score: 60 }),
  ];
  let state = reduceSession(createSession('s', createSessionPlan(['b', 'a'], { breakMs: 0 }), start), {
    type: 'start',
    at: start,
  });
  for (const { id } of attempts.slice(1))
    state = reduceSession(state, { type: 'done', attempt: id, at: start + minute });
  const summary = getSessionSummary(state, attempts, now);
  expect(summary).toMatchObject({ done: 3, skipped: 0, open: 3, workMs: minute });
  expect(summary.exercises).toMatchObject([
    { exercise: 'a', scores: [70, 85], bestBefore: 50, gain: 35, mended: [], recurring: [{ times: 3 }] },
    { exercise: 'b', scores: [60], bestBefore: null, gain: null },
  ]);
  expect(summary.exercises[0]!.redrawAt).toBeGreaterThan(now);
});

test('An open session is found again days later, and a damaged one does not hide it', async () => {
  const clock = createFakeClock();
  const backend = createMemoryBackend();
  const { documents } = await openStudyStore({ open: async () => backend, clock });
  const plan = createSessionPlan(['a']);
  const open = reduceSession(createSession('open', plan, start), { type: 'start', at: start });
  const later = reduceSession(createSession('done', plan, start), { type: 'start', at: start + 1 });
  await saveSession(documents, open);
  await saveSession(documents, reduceSession(later, { type: 'finish', at: start + 2 }));
  await backend.write([{ type: 'put', collection: 'documents', key: 'session/torn', value: '{' }]);
  const again = await openStudyStore({ open: async () => backend, clock });
  expect(await findOpenSession(again.documents)).toEqual(open);
  expect((await listSessions(again.documents)).map(({ id }) => id)).toEqual(['open', 'done']);
  expect(await backend.list('quarantine')).toHaveLength(1);
});
