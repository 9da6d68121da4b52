import { createDiagram } from '@calque/diagram';
import * as fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { addNode, draw, stepArbitrary, toStored } from '../../testing/drawing.ts';
import { createFinished } from '../../testing/exercise.ts';
import { createFakeClock } from '../../testing/fakeClock.ts';
import { createFlakyBackend } from '../../testing/flakyBackend.ts';
import type { Attempt, OpenRequest } from '../attempt/attemptStore.ts';
import { createSessionPlan } from '../session/plan.ts';
import { createSession } from '../session/session.ts';
import { listSessions, saveSession } from '../session/sessionStore.ts';
import { collectionNames, deleteEverything } from '../storage/backend.ts';
import { StorageError } from '../storage/errors.ts';
import { createMemoryBackend, createMemoryRecords } from '../storage/memory.ts';
import { openStudyStore } from '../storage/openStudyStore.ts';
import { BackupError, exportBackup, parseBackup } from './backup.ts';
import { importBackup } from './importBackup.ts';

const request: OpenRequest = { exercise: 'fraud', pass: 'recall', seed: 7, focus: {}, initial: createDiagram() };

async function openDevice(random = Math.random) {
  const records = createMemoryRecords();
  const backend = createMemoryBackend(records);
  const store = await openStudyStore({ open: async () => backend, clock: createFakeClock(), random });
  return { records, backend, store };
}

function add(attempt: Attempt, ...ids: string[]) {
  for (const id of ids) attempt.append({ patches: addNode(attempt.getDiagram(), id), userEvent: 'node.add' });
}

/** A device with a draft of three boxes and a session. */
async function openUsedDevice() {
  const device = await openDevice();
  const attempt = await device.store.attempts.open(request);
  add(attempt, 'a', 'b', 'c');
  await saveSession(device.store.documents, createSession('s1', createSessionPlan(['fraud']), 5));
  await device.store.flush();
  return { ...device, attempt, id: attempt.getState().header.id };
}

async function readAll(backend: ReturnType<typeof createMemoryBackend>) {
  const names = collectionNames.filter((name) => name !== 'leases');
  return Promise.all(names.map((name) => backend.list(name)));
}

const nodesOf = async ({ store }: Awaited<ReturnType<typeof openDevice>>, id: string) =>
  (await store.attempts.read(id))?.diagram.nodes.map((node) => node.id);

describe('A backup', () => {
  test('is one JSON document that brings everything to another device, whatever was drawn', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(stepArbitrary, { minLength: 1, maxLength: 60 }),
        fc.boolean(),
        async (steps, isDone) => {
          const one = await openDevice();
          const { states, patches } = draw(steps);
          const attempt = await one.store.attempts.open(request);
          for (const step of patches) attempt.append({ patches: step, userEvent: 'test.step' });
          if (isDone) await attempt.finish(createFinished(9).result!);
          await one.store.flush();
          const text = await exportBackup(one.backend, 1);
          expect(JSON.parse(text)).toMatchObject({ format: 'calque-backup', version: 1 });

          const other = await openDevice();
          expect(await importBackup(other.backend, text)).toMatchObject({ imported: 1, unchanged: 0, damaged: [] });
          expect(await readAll(other.backend)).toEqual(await readAll(one.backend));
          const reading = await other.store.attempts.read(attempt.getState().header.id);
          expect(toStored(reading?.diagram)).toEqual(toStored(states.at(-1)));
          expect(await importBackup(other.backend, text)).toMatchObject({ imported: 0, unchanged: 1 });
        },
      ),
      { numRuns: 25 },
    );
  });

  test('brings a draft up to where it went on elsewhere, and never back', async () => {
    const one = await openUsedDevice();
    const early = await exportBackup(one.backend, 1);
    const other = await openDevice();
    await importBackup(other.backend, early);
    add(one.attempt, 'd');
    await one.store.flush();
    const late = await exportBackup(one.backend, 2);
    expect(await importBackup(other.backend, late)).toMatchObject({ imported: 1, copies: [] });
    expect(await nodesOf(other, one.id)).toEqual(['a', 'b', 'c', 'd']);
    expect(await importBackup(other.backend, early)).toMatchObject({ imported: 0 });
    expect(await nodesOf(other, one.id)).toEqual(['a', 'b', 'c', 'd']);
  });

  test('keeps both ways of a draft that went on differently on two devices, once', async () => {
    const one = await openUsedDevice();
    const other = await openDevice();
    await importBackup(other.backend, await exportBackup(one.backend, 1));
    const there = await other.store.attempts.open(request);
    add(there, 'x');
    await other.store.flush();
    add(one.attempt, 'd');
    await one.store.flush();
    const text = await exportBackup(one.backend, 2);
    const { copies } = await importBackup(other.backend, text);
    expect(await nodesOf(other, one.id)).toEqual(['a', 'b', 'c', 'x']);
    expect(await nodesOf(other, copies[0]!)).toEqual(['a', 'b', 'c', 'd']);
    expect(await importBackup(other.backend, text)).toMatchObject({ imported: 0, copies: [] });
  });

  test('that goes further than an open tab makes the tab keep its own in a copy', async () => {
    const one = await openUsedDevice();
    const other = await openDevice();
    await importBackup(other.backend, await exportBackup(one.backend, 1));
    const open = await other.store.attempts.open(request);
    add(one.attempt, 'd');
    await one.store.flush();
    await importBackup(other.backend, await exportBackup(one.backend, 2));
    add(open, 'x');
    await vi.waitFor(() => expect(open.getState().copy).not.toBeNull());
    await other.store.flush();
    expect(await nodesOf(other, one.id)).toEqual(['a', 'b', 'c', 'd']);
    expect(await nodesOf(other, open.getState().copy!)).toEqual(['a', 'b', 'c', 'x']);
  });
});

test('A backup holds what a full disk has kept from being stored', async () => {
  const backend = createFlakyBackend(createMemoryBackend());
  const store = await openStudyStore({ open: async () => backend, clock: createFakeClock() });
  backend.failWith('full');
  const attempt = await store.attempts.open(request);
  add(attempt, 'a', 'b');
  await expect(store.flush()).rejects.toMatchObject({ kind: 'full' });
  const other = await openDevice();
  await importBackup(other.backend, await exportBackup(store.backend, 1));
  expect(await nodesOf(other, attempt.getState().header.id)).toEqual(['a', 'b']);
});

test('Without storage everything works in memory and says why', async () => {
  const store = await openStudyStore({
    open: () => Promise.reject(new StorageError('forbidden', 'Private mode.')),
    clock: createFakeClock(),
  });
  expect(store.unavailable).toMatchObject({ kind: 'forbidden', mend: expect.stringContaining('private') });
  const attempt = await store.attempts.open(request);
  add(attempt, 'a');
  await store.flush();
  expect((await store.attempts.list()).attempts).toHaveLength(1);
});

describe('A damaged backup', () => {
  test('that was cut off still brings what it holds, and says so', async () => {
    const one = await openUsedDevice();
    const text = await exportBackup(one.backend, 1);
    const lines = text.split('\n');
    const cut = lines.slice(0, 4).join('\n') + lines[4]!.slice(0, 20);
    const other = await openDevice();
    const { damaged } = await importBackup(other.backend, cut);
    expect(damaged.map(({ reason }) => reason)).toContain('cut-off');
    expect(await nodesOf(other, one.id)).toBeDefined();
  });

  test('with one bad line imports every other record and names that one', async () => {
    const one = await openUsedDevice();
    const text = await exportBackup(one.backend, 1);
    const bad = text.replace(/("key":"[^"]*00000003".*?"checksum":")[0-9a-f]{8}/, '$1ffffffff');
    expect(bad).not.toBe(text);
    const other = await openDevice();
    const { damaged } = await importBackup(other.backend, bad);
    expect(damaged).toMatchObject([{ record: `entries/${one.id}/00000003`, reason: 'checksum' }]);
    expect(await nodesOf(other, one.id)).toEqual(['a', 'b']);
    expect((await listSessions(other.store.documents)).map(({ id }) => id)).toEqual(['s1']);
  });

  test.each([
    ['nothing', '', 'not-a-backup'],
    ['another JSON', '{"version":1,"nodes":[]}', 'not-a-backup'],
    ['a newer version', '{"format":"calque-backup","version":2,"exportedAt":1,"count":0,"records":[\n]}', 'newer'],
  ])('that is %s is refused with a reason and a mend', (_, text, kind) => {
    expect(() => parseBackup(text)).toThrow(expect.objectContaining({ kind, mend: expect.any(String) }) as Error);
  });

  test('never makes the import throw anything but a BackupError, nor bring in a wrong record', async () => {
    const one = await openUsedDevice();
    const text = await exportBackup(one.backend, 1);
    const sealed = new Set((await readAll(one.backend)).flat().map(({ value }) => JSON.stringify(value)));
    const edit = fc.record({ at: fc.nat(text.length - 1), cut: fc.nat(40), put: fc.string({ maxLength: 10 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 4 }), async (edits) => {
        const bad = edits.reduce((all, { at, cut, put }) => all.slice(0, at) + put + all.slice(at + cut), text);
        const other = await openDevice();
        const report = await importBackup(other.backend, bad).catch((error: unknown) => error);
        expect(report instanceof BackupError || Array.isArray((report as { damaged: unknown }).damaged)).toBe(true);
        const found = (await readAll(other.backend)).flat().map(({ value }) => JSON.stringify(value));
        expect(found.filter((value) => !sealed.has(value))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });
});

test('Deleting everything also drops what a full disk has kept from being stored', async () => {
  const backend = createFlakyBackend(createMemoryBackend());
  const store = await openStudyStore({ open: async () => backend, clock: createFakeClock() });
  const attempt = await store.attempts.open(request);
  add(attempt, 'a');
  await store.flush();
  backend.failWith('full');
  add(attempt, 'b');
  await expect(store.flush()).rejects.toMatchObject({ kind: 'full' });
  backend.failWith(null);
  await store.deleteEverything();
  await vi.waitFor(() => expect(attempt.getState().isDeleted).toBe(true));
  await store.flush();
  expect((await readAll(backend)).flat()).toEqual([]);
  expect(store.getStatus()).toMatchObject({ state: 'saved', pending: 0 });
});

test('Deleting everything leaves nothing, also of what is open', async () => {
  const { records, backend, attempt, store } = await openUsedDevice();
  await deleteEverything(backend);
  add(attempt, 'd');
  await vi.waitFor(() => expect(attempt.getState().isDeleted).toBe(true));
  await store.flush();
  expect(Object.values(records).map((map) => map.size)).toEqual([0, 0, 0, 0, 0, 0]);
});
