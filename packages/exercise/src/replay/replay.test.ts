import { createDiagram } from '@calque/diagram';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { draw, stepArbitrary } from '../../testing/drawing.ts';
import { getActivity } from '../attempt/activity.ts';
import { replay } from '../attempt/log.ts';
import type { LogEntry } from '../attempt/types.ts';
import { createPlayer, reducePlayer } from './player.ts';
import { createTimeline } from './timeline.ts';

function toEntries(patches: ReturnType<typeof draw>['patches'], gap = 1000): LogEntry[] {
  return patches.map((list, index) => ({
    seq: index + 1,
    at: index * gap,
    userEvent: 'test.step',
    change: { type: 'patches', patches: list },
  }));
}

function createNote(seq: number, at: number, userEvent: string): LogEntry {
  return { seq, at, userEvent, change: { type: 'note', data: null } };
}

test('Scrubbing shows at any time, in any order, what replaying the log from the start gives', () => {
  fc.assert(
    fc.property(
      fc.array(stepArbitrary, { minLength: 1, maxLength: 80 }),
      fc.array(fc.nat(80), { maxLength: 20 }),
      fc.array(fc.nat(80), { maxLength: 4 }),
      (steps, jumps, places) => {
        const { states, patches } = draw(steps);
        const entries = toEntries(patches);
        const seqs = new Set([0, ...places.filter((place) => place <= entries.length)]);
        const snapshots = [...seqs].map((seq) => ({ seq, diagram: states[seq]! }));
        const timeline = createTimeline({ entries, snapshots });
        for (const jump of jumps) {
          const position = Math.min(jump, entries.length);
          expect(timeline.getDiagram((position - 1) * 1000)).toEqual(states[position]);
        }
        expect(replay(createDiagram(), entries)).toEqual(states.at(-1));
      },
    ),
    { numRuns: 60 },
  );
});

test('Long thinking is shortened, the order of steps is not', () => {
  const { patches } = draw([
    { what: 0, where: 1 },
    { what: 0, where: 2 },
    { what: 0, where: 3 },
  ]);
  const timeline = createTimeline(
    { entries: toEntries(patches, 60_000), snapshots: [{ seq: 0, diagram: createDiagram() }] },
    { maxGapMs: 500 },
  );
  expect(timeline.steps.map(({ at }) => at)).toEqual([0, 500, 1000]);
  expect(timeline.durationMs).toBe(1000);
});

test('A replay whose beginning is lost starts at the first snapshot with everything after it', () => {
  const { states, patches } = draw(Array.from({ length: 6 }, (_, where) => ({ what: 0, where })));
  const entries = toEntries(patches).filter(({ seq }) => seq !== 2);
  const snapshots = [0, 3].map((seq) => ({ seq, diagram: states[seq]! }));
  const timeline = createTimeline({ entries, snapshots });
  expect(timeline.steps.map(({ seq }) => seq)).toEqual([4, 5, 6]);
  expect(timeline.getDiagram(-1)).toEqual(states[3]);
  expect(timeline.getDiagram(Infinity)).toEqual(states[6]);
});

test('The player stops at the end, starts over from there, and keeps within the replay', () => {
  let player = reducePlayer(createPlayer(1000), { type: 'play' });
  player = reducePlayer(reducePlayer(player, { type: 'speed', speed: 4 }), { type: 'tick', ms: 100 });
  expect(player).toMatchObject({ at: 400, isPlaying: true });
  player = reducePlayer(player, { type: 'tick', ms: 500 });
  expect(player).toMatchObject({ at: 1000, isPlaying: false });
  expect(reducePlayer(player, { type: 'tick', ms: 500 })).toBe(player);
  expect(reducePlayer(player, { type: 'play' }).at).toBe(0);
  expect(reducePlayer(player, { type: 'scrub', at: -5 }).at).toBe(0);
});

test('Pauses do not count as work, even when the note that ends one was lost', () => {
  const entries = [
    createNote(1, 1000, 'node.add'),
    createNote(2, 2000, 'attempt.pause'),
    createNote(3, 9000, 'attempt.resume'),
    createNote(4, 10_000, 'attempt.pause'),
    createNote(5, 20_000, 'node.add'),
  ];
  expect(getActivity(entries, 21_000)).toEqual({ activeMs: 4000, pauses: 2, isPaused: false });
  expect(getActivity(entries.slice(0, 4), 50_000)).toEqual({ activeMs: 3000, pauses: 2, isPaused: true });
  expect(getActivity([])).toEqual({ activeMs: 0, pauses: 0, isPaused: false });
});
