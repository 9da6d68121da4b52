import { createDiagram } from '@calque/diagram';
import * as fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import type { StorageBackend } from '../storage/backend.ts';
import { getChecksum } from '../storage/checksum.ts';
import { createMemoryBackend, createMemoryRecords } from '../storage/memory.ts';
import { createMemoryTabLocks } from '../storage/tabs.ts';
import { addNode, draw, stepArbitrary, toStored } from '../../testing/drawing.ts';
import { createFakeClock } from '../../testing/fakeClock.ts';
import { createDyingBackend, createFlakyBackend } from '../../testing/flakyBackend.ts';
import type { OpenRequest } from './attemptStore.ts';
import { createAttemptStore } from './createAttemptStore.ts';
import { replay } from './log.ts';
import type { AttemptResult } from './types.ts';

const request: OpenRequest = { exercise: 'fraud', pass: 'recall', seed: 7, focus: {}, initial: createDiagram() };

const result: AttemptResult = {
  finishedAt: 1000,
  durationMs: 60_000,
  score: 80,
  overruledScore: 80,
  overrules: [],
  selfRating: 90,
  hints: [],
  mistakes: [{ kind: 'missing', element: 'node', reference: ['rules'], points: 20 }],
  reference: '0',
  summary: null,
};

function setUp() {
  const records = createMemoryRecords();
  const clock = createFakeClock();
  const table = new Map();
  const backend = createFlakyBackend(createMemoryBackend(records));
  const openTabOver = (own: StorageBackend) =>
    createAttemptStore({ backend: own, clock, tabs: createMemoryTabLocks(table) });
  const openTab = () => openTabOver(backend);
  return { records, clock, backend, openTabOver, openTab, store: openTab() };
}

async function drawThree() {
  const parts = setUp();
  const attempt = await parts.store.open(request);
  for (const id of ['a', 'b', 'c'])
    attempt.append({ patches: addNode(attempt.getDiagram(), id), userEvent: 'node.add' });
  await attempt.flush();
  const { id } = attempt.getState().header;
  attempt.close();
  return { ...parts, id };
}

describe('an attempt', () => {
  test('stores nothing before the first change', async () => {
    const { store, records } = setUp();
    const attempt = await store.open(request);
    await attempt.flush();
    expect([...records.attempts.keys(), ...records.leases.keys()]).toEqual([]);
  });

  test('is restored by a new tab after the first was killed, whatever was drawn', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(stepArbitrary, { minLength: 1, maxLength: 120 }), async (steps) => {
        const { records, clock, store } = setUp();
        const { states, patches } = draw(steps);
        const first = await store.open(request);
        for (const step of patches) first.append({ patches: step, userEvent: 'test.step' });
        await first.flush();

        const backend = createMemoryBackend(records);
        const second = await createAttemptStore({ backend, clock }).open({ ...request, initial: createDiagram() });
        expect(toStored(second.getDiagram())).toEqual(toStored(states.at(-1)));
        expect(second.getState().header.id).toBe(first.getState().header.id);
        expect(second.getEntries()).toHaveLength(steps.length);
        for (const { seq, diagram } of second.getSnapshots())
          expect(toStored(diagram)).toEqual(toStored(replay(createDiagram(), second.getEntries().slice(0, seq))));
      }),
      { numRuns: 40 },
    );
  });

  test('keeps all that was reported as saved, whichever write the kill cuts short', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ step: stepArbitrary, pause: fc.boolean() }), { minLength: 1, maxLength: 70 }),
        fc.nat(40),
        async (strokes, lives) => {
          const { records, clock } = setUp();
          const { states, patches } = draw(strokes.map(({ step }) => step));
          const dying = createDyingBackend(createMemoryBackend(records), lives);
          const attempt = await createAttemptStore({ backend: dying, clock }).open(request);
          let saved = 0;
          for (const [index, { pause }] of strokes.entries()) {
            attempt.append({ patches: patches[index]!, userEvent: 'test.step' });
            const stored = attempt.flush().then(() => (saved = Math.max(saved, index + 1)));
            if (pause) await Promise.race([stored, new Promise((resolve) => setTimeout(resolve))]);
          }
          const heir = await createAttemptStore({ backend: createMemoryBackend(records), clock }).open(request);
          const kept = heir.getEntries().length;
          expect(kept).toBeGreaterThanOrEqual(saved);
          expect(toStored(heir.getDiagram())).toEqual(toStored(states[kept]));
          expect(heir.damaged).toEqual([]);
        },
      ),
      { numRuns: 40 },
    );
  });

  test('takes no more entries once it is finished', async () => {
    const { store } = setUp();
    const attempt = await store.open(request);
    await attempt.finish(result);
    expect(() => attempt.append({ patches: [], userEvent: 'node.add' })).toThrow(/finished/);
  });

  test('starts afresh after a finished one, or when told not to resume', async () => {
    const { store } = setUp();
    const first = await store.open(request);
    first.append({ patches: addNode(first.getDiagram(), 'a'), userEvent: 'node.add' });
    const second = await store.open({ ...request, resume: false });
    expect(second.getDiagram().nodes).toEqual([]);
    second.append({ patches: addNode(second.getDiagram(), 'b'), userEvent: 'node.add' });
    await second.finish(result);
    const third = await store.open(request);
    expect(third.getState().header.id).toBe(first.getState().header.id);
  });

  test('never lets time run backwards when the wall clock does', async () => {
    const { store, clock } = setUp();
    const attempt = await store.open(request);
    for (const ms of [1000, -3_600_000, 2000]) {
      clock.advance(ms);
      attempt.note('test.tick', ms);
    }
    expect(attempt.getEntries().map(({ at }) => at)).toEqual([1000, 1000, 3000]);
  });

  test('leaves the log as it was when a patch does not fit', async () => {
    const { store } = setUp();
    const attempt = await store.open(request);
    const patches = addNode(attempt.getDiagram(), 'a').map((patch) => ({ ...patch, to: 9 }));
    expect(() => attempt.append({ patches, userEvent: 'node.add' })).toThrow(/No place 9/);
    expect(attempt.getEntries()).toEqual([]);
  });
});

describe('failing storage', () => {
  test('keeps everything in memory while full, and stores it all when there is room again', async () => {
    const { store, backend, clock, records } = setUp();
    const attempt = await store.open(request);
    backend.failWith('full');
    attempt.append({ patches: addNode(attempt.getDiagram(), 'a'), userEvent: 'node.add' });
    await expect(attempt.flush()).rejects.toMatchObject({ kind: 'full' });
    expect(attempt.getState().save).toMatchObject({ state: 'failed', error: { kind: 'full' } });
    attempt.append({ patches: addNode(attempt.getDiagram(), 'b'), userEvent: 'node.add' });
    backend.failWith(null);
    clock.advance(60_000);
    await attempt.flush();
    expect(attempt.getState().save.state).toBe('saved');
    expect(records.entries.size).toBe(2);
  });

  test('lets old attempts be removed while full, and then saves', async () => {
    const { store, backend } = setUp();
    const old = await store.open(request);
    await old.finish(result);
    old.close();
    const attempt = await store.open(request);
    backend.failWith('full', (operations) => operations.some(({ type }) => type === 'put'));
    attempt.note('test.tick', 1);
    await expect(attempt.flush()).rejects.toMatchObject({ kind: 'full' });
    await store.remove(old.getState().header.id);
    backend.failWith(null);
    await vi.waitFor(() => attempt.flush());
    expect((await store.list()).attempts.map(({ id }) => id)).toEqual([attempt.getState().header.id]);
  });

  test('shows unsaved work again when the exercise is left and opened in the same tab', async () => {
    const { store, backend } = setUp();
    const attempt = await store.open(request);
    backend.failWith('full');
    attempt.append({ patches: addNode(attempt.getDiagram(), 'a'), userEvent: 'node.add' });
    attempt.close();
    const again = await store.open(request);
    expect(again.getDiagram().nodes.map(({ id }) => id)).toEqual(['a']);
  });

  test('joins what piles up during a write into one', async () => {
    const { store, backend } = setUp();
    const attempt = await store.open(request);
    for (let index = 0; index < 30; index++) attempt.note('test.tick', index);
    await attempt.flush();
    expect(backend.countWrites()).toBe(2);
  });
});

describe('two tabs on one exercise', () => {
  test('let the second read, and hand everything over when it asks', async () => {
    const { openTab } = setUp();
    const first = await openTab().open(request);
    first.append({ patches: addNode(first.getDiagram(), 'a'), userEvent: 'node.add' });
    await first.flush();
    const second = await openTab().open(request);
    expect(second.getState().access).toBe('read');
    expect(() => second.note('test.tick', 1)).toThrow(/open in another tab/);
    first.append({ patches: addNode(first.getDiagram(), 'b'), userEvent: 'node.add' });

    await second.takeOver();
    expect(second.getState().access).toBe('write');
    expect(first.getState().access).toBe('read');
    expect(second.getDiagram().nodes.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(first.getState().copy).toBeNull();
  });

  test('rescue into a copy what the first could not save before it was overrun', async () => {
    const { openTab, openTabOver, records } = setUp();
    const backend = createFlakyBackend(createMemoryBackend(records));
    const first = await openTabOver(backend).open(request);
    first.append({ patches: addNode(first.getDiagram(), 'a'), userEvent: 'node.add' });
    await first.flush();
    backend.failWith('full');
    first.append({ patches: addNode(first.getDiagram(), 'unsaved'), userEvent: 'node.add' });
    const other = openTab();
    const second = await other.open(request);
    await second.takeOver();
    second.append({ patches: addNode(second.getDiagram(), 'b'), userEvent: 'node.add' });
    await second.flush();
    backend.failWith(null);
    await first.flush();
    await vi.waitFor(() => expect(first.getState().copy).not.toBeNull());
    await first.flush();

    const { copy } = first.getState();
    const drawn = async (id: string) => (await other.read(id))?.diagram.nodes.map((node) => node.id);
    expect(await drawn(copy!)).toEqual(['a', 'unsaved']);
    expect(await drawn(second.getState().header.id)).toEqual(['a', 'b']);
  });
});

describe('damage', () => {
  test('of one step keeps everything before it, quarantines the rest and names it', async () => {
    const { records, openTab, id } = await drawThree();
    const key = `${id}/00000002`;
    records.entries.set(key, { ...(records.entries.get(key) as object), checksum: '00000000' });
    const attempt = await openTab().open(request);
    expect(attempt.getDiagram().nodes.map((node) => node.id)).toEqual(['a']);
    expect(attempt.damaged).toEqual([
      { collection: 'entries', key, reason: 'checksum' },
      { collection: 'entries', key: `${id}/00000003`, reason: 'gap' },
    ]);
    attempt.append({ patches: addNode(attempt.getDiagram(), 'd'), userEvent: 'node.add' });
    await attempt.flush();
    expect([...records.quarantine.keys()]).toEqual([`entries/${key}`, `entries/${id}/00000003`]);
    expect((await openTab().read(id))?.diagram.nodes.map((node) => node.id)).toEqual(['a', 'd']);
  });

  test('of a step before a snapshot costs nothing but that moment of the replay', async () => {
    const { records, openTab, store, id } = await drawThree();
    const first = await store.open(request);
    first.snapshot();
    await first.flush();
    first.close();
    records.entries.set(`${id}/00000002`, 'torn');
    const reading = await openTab().read(id);
    expect(reading?.diagram.nodes).toHaveLength(3);
    expect(reading?.isComplete).toBe(false);
  });

  test('is not what a newer version wrote: it is left alone and another attempt begins', async () => {
    const { records, openTab, id } = await drawThree();
    const key = `${id}/00000002`;
    const body = '{"of":"another shape"}';
    const newer = { version: 99, checksum: getChecksum(`${key}\n${body}`), body };
    records.entries.set(key, newer);
    const attempt = await openTab().open(request);
    attempt.note('test.tick', 1);
    await attempt.flush();
    expect(attempt.getState().header.id).not.toBe(id);
    expect(records.entries.get(key)).toBe(newer);
    expect(records.quarantine.size).toBe(0);
  });

  test('of a header is mended from a snapshot', async () => {
    const { records, openTab, id } = await drawThree();
    records.attempts.set(id, { version: 1, checksum: 'x', body: '{' });
    const store = openTab();
    const { attempts, damaged } = await store.list();
    expect(attempts).toMatchObject([{ id, exercise: 'fraud', pass: 'recall' }]);
    expect(damaged).toEqual([{ collection: 'attempts', key: id, reason: 'checksum' }]);
    expect((await openTab().list()).damaged).toEqual([]);
  });

  test('of everything in one attempt leaves the others open', async () => {
    const { records, openTab, id } = await drawThree();
    for (const map of [records.attempts, records.entries, records.snapshots])
      for (const key of map.keys()) map.set(key, null);
    const store = openTab();
    const attempt = await store.open(request);
    expect(attempt.getDiagram().nodes).toEqual([]);
    await expect(store.read(id)).rejects.toMatchObject({ kind: 'damaged' });
    expect((await store.list()).damaged.length + records.quarantine.size).toBeGreaterThan(0);
  });

  test('never makes reading throw anything but a StorageError', async () => {
    const { records, openTab, id } = await drawThree();
    const originals = new Map([...records.entries, ...records.snapshots]);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...originals.keys()), fc.jsonValue(), async (key, value) => {
        const map = records.entries.has(key) ? records.entries : records.snapshots;
        map.set(key, value);
        const reading = await openTab()
          .read(id)
          .catch((error: unknown) => error);
        expect(reading).toMatchObject(reading instanceof Error ? { kind: 'damaged' } : { header: { id } });
        map.set(key, originals.get(key));
      }),
      { numRuns: 100 },
    );
  });
});

test('Results tell best, last and count of each exercise, and its draft', async () => {
  const { store, clock } = setUp();
  for (const [score, finishedAt] of [
    [60, 1],
    [90, 2],
    [75, 3],
  ] as const) {
    const attempt = await store.open(request);
    await attempt.finish({ ...result, score, finishedAt });
    attempt.close();
    clock.advance(1000);
  }
  const draft = await store.open(request);
  draft.note('test.tick', 1);
  expect((await store.getResults()).get('fraud')).toEqual({
    exercise: 'fraud',
    count: 3,
    best: 90,
    last: 75,
    lastFinishedAt: 3,
    draft: draft.getState().header.id,
  });
});

test('Removing an attempt leaves nothing of it', async () => {
  const { store, records } = setUp();
  const attempt = await store.open(request);
  attempt.note('test.tick', 1);
  attempt.close();
  await store.remove(attempt.getState().header.id);
  expect(Object.values(records).map((map) => map.size)).toEqual([0, 0, 0, 0, 0, 0]);
});

test('An attempt that was deleted elsewhere stays deleted until the learner goes on with what is on the screen', async () => {
  const { openTab, records } = setUp();
  const store = openTab();
  const attempt = await store.open(request);
  attempt.append({ patches: addNode(attempt.getDiagram(), 'a'), userEvent: 'node.add' });
  await attempt.flush();
  const { id } = attempt.getState().header;
  await openTab().remove(id);
  attempt.append({ patches: addNode(attempt.getDiagram(), 'b'), userEvent: 'node.add' });
  await vi.waitFor(() => expect(attempt.getState().isDeleted).toBe(true));
  await attempt.flush();
  expect(records.entries.size + records.attempts.size).toBe(0);
  expect(attempt.getState()).toMatchObject({ access: 'read', copy: null });

  await attempt.takeOver();
  attempt.append({ patches: addNode(attempt.getDiagram(), 'c'), userEvent: 'node.add' });
  await attempt.flush();
  expect((await openTab().read(id))?.diagram.nodes.map((node) => node.id)).toEqual(['a', 'b', 'c']);
});
