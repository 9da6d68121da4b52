import { createDiagram, createNode } from '@calque/diagram';
import { type Attempt, createMemoryBackend, createMemoryRecords, openStudyStore, StorageError } from '@calque/exercise';
import { expect, test } from 'vitest';
import { clock } from '../study/clock.ts';
import { restoreUnsaved, stashUnsaved, type StashStorage } from './stash.ts';

const request = { exercise: 'news-feed', pass: 'recall', seed: 1, focus: {}, initial: createDiagram() } as const;

function createStorage(): StashStorage & { readonly items: Map<string, string> } {
  const items = new Map<string, string>();
  return {
    items,
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
  };
}

function draw(attempt: Attempt, id: string): void {
  const to = attempt.getDiagram().nodes.length;
  const patch = { collection: 'nodes', id, before: null, after: createNode({ id }), from: -1, to } as const;
  attempt.append({ patches: [patch], userEvent: 'node.add' });
}

const getIds = (attempt: Attempt) => attempt.getDiagram().nodes.map(({ id }) => id);

/** A store whose writes fail once `isBroken` says so, over records that the next page finds. */
async function openStore(records = createMemoryRecords(), isBroken = () => false) {
  const backend = createMemoryBackend(records);
  const write: typeof backend.write = (operations, options) =>
    isBroken()
      ? Promise.reject(new StorageError('unknown', 'The page goes away.'))
      : backend.write(operations, options);
  return openStudyStore({ open: async () => ({ ...backend, write }), clock });
}

test('what was on its way when the page went is there when it comes back', async () => {
  const records = createMemoryRecords();
  const storage = createStorage();
  let isGone = false;
  const before = await (await openStore(records, () => isGone)).attempts.open(request);
  draw(before, 'a');
  await before.flush();
  isGone = true;
  draw(before, 'b');
  draw(before, 'c');
  stashUnsaved(before, storage);

  const after = await (await openStore(records)).attempts.open(request);
  expect(getIds(after)).toEqual(['a']);
  expect(restoreUnsaved(after, storage)).toBe(2);
  expect(getIds(after)).toEqual(['a', 'b', 'c']);
  expect(storage.items.size).toBe(0);
});

test('the very first box survives though not even its attempt was stored', async () => {
  const storage = createStorage();
  const before = await (await openStore(undefined, () => true)).attempts.open(request);
  draw(before, 'a');
  stashUnsaved(before, storage);
  const after = await (await openStore()).attempts.open(request);
  expect(restoreUnsaved(after, storage)).toBe(1);
  expect(getIds(after)).toEqual(['a']);
});

test('what is stored is not put aside, and what was put aside and stored after all is not added twice', async () => {
  const records = createMemoryRecords();
  const storage = createStorage();
  const before = await (await openStore(records)).attempts.open(request);
  draw(before, 'a');
  stashUnsaved(before, storage);
  expect(storage.items.size).toBe(1);
  await before.flush();
  const after = await (await openStore(records)).attempts.open(request);
  expect(restoreUnsaved(after, storage)).toBe(0);
  expect(getIds(after)).toEqual(['a']);
  stashUnsaved(after, storage);
  expect(storage.items.size).toBe(0);
});

test('a stash that is damaged or does not fit is passed over', async () => {
  const key = 'calque.stash.recall.news-feed';
  for (const text of ['not JSON', '{"attempt":1}', '{"attempt":"x","entries":[{"seq":1}]}']) {
    const storage = createStorage();
    storage.setItem(key, text);
    const attempt = await (await openStore()).attempts.open(request);
    expect(restoreUnsaved(attempt, storage)).toBe(0);
  }
  const storage = createStorage();
  const patch = { collection: 'nodes', id: 'z', before: createNode({ id: 'z' }), after: null, from: 4, to: -1 };
  const entry = { seq: 1, at: 0, userEvent: 'edit.delete', change: { type: 'patches', patches: [patch] } };
  storage.setItem(key, JSON.stringify({ attempt: 'x', entries: [entry] }));
  const attempt = await (await openStore()).attempts.open(request);
  expect(restoreUnsaved(attempt, storage)).toBe(0);
  expect(getIds(attempt)).toEqual([]);
});
