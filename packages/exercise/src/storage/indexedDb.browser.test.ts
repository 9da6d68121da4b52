import { createDiagram } from '@calque/diagram';
import { afterEach, expect, test } from 'vitest';
import { cdp } from 'vitest/browser';
import { addNode } from '../../testing/drawing.ts';
import type { OpenRequest } from '../attempt/attemptStore.ts';
import { deleteEverything } from './backend.ts';
import { browserClock, createBrowserTabLocks, openIndexedDb } from './indexedDb.ts';
import { openStudyStore } from './openStudyStore.ts';

const request: OpenRequest = { exercise: 'fraud', pass: 'recall', seed: 1, focus: {}, initial: createDiagram() };
const cleanUps: (() => void)[] = [];
let count = 0;

afterEach(() => {
  for (const cleanUp of cleanUps.splice(0)) cleanUp();
});

/** What one tab of the site has. Two in one page behave as two tabs: locks and channels know no difference. */
async function openTab(name: string, patienceMs = 500) {
  const tabs = createBrowserTabLocks({ patienceMs, channel: name });
  const store = await openStudyStore({ open: () => openIndexedDb({ name }), clock: browserClock, tabs });
  cleanUps.push(() => {
    tabs.close();
    store.close();
  });
  return store;
}

const names = (attempt: { getDiagram: () => ReturnType<typeof createDiagram> }) =>
  attempt.getDiagram().nodes.map(({ id }) => id);

test('A drawing is there again after the page is closed in the middle', async () => {
  const name = `browser-${count++}`;
  const first = await openTab(name);
  const attempt = await first.attempts.open({ ...request, exercise: name });
  for (const id of ['a', 'b', 'c'])
    attempt.append({ patches: addNode(attempt.getDiagram(), id), userEvent: 'node.add' });
  await attempt.flush();
  attempt.close();
  first.close();
  const second = await openTab(name);
  expect(names(await second.attempts.open({ ...request, exercise: name }))).toEqual(['a', 'b', 'c']);
});

test('A second tab reads, and takes over what the first has drawn', async () => {
  const name = `browser-${count++}`;
  const [one, two] = [await openTab(name), await openTab(name)];
  const first = await one.attempts.open({ ...request, exercise: name });
  first.append({ patches: addNode(first.getDiagram(), 'a'), userEvent: 'node.add' });
  await first.flush();
  const second = await two.attempts.open({ ...request, exercise: name });
  expect(second.getState().access).toBe('read');
  first.append({ patches: addNode(first.getDiagram(), 'b'), userEvent: 'node.add' });
  await second.takeOver();
  expect(names(second)).toEqual(['a', 'b']);
  expect(second.getState().access).toBe('write');
  expect(first.getState().access).toBe('read');
  await first.takeOver();
  expect(first.getState().access).toBe('write');
  expect(second.getState().access).toBe('read');
});

test('A tab that does not answer is overrun, and hears of it', async () => {
  const name = `browser-${count++}`;
  const tabs = createBrowserTabLocks({ patienceMs: 50, channel: `${name}-mute` });
  const lost = new Promise<void>((resolve) => {
    void tabs.hold(`calque:${name}`, async () => resolve());
  });
  await new Promise((resolve) => setTimeout(resolve, 20));
  const store = await openTab(name, 50);
  const attempt = await store.attempts.open({ ...request, exercise: name });
  expect(attempt.getState().access).toBe('read');
  await attempt.takeOver();
  expect(attempt.getState().access).toBe('write');
  await lost;
  tabs.close();
});

test('Opening the same exercise twice in one tab hands it to the newer one', async () => {
  const name = `browser-${count++}`;
  const store = await openTab(name);
  const first = await store.attempts.open({ ...request, exercise: name });
  first.append({ patches: addNode(first.getDiagram(), 'a'), userEvent: 'node.add' });
  const second = await store.attempts.open({ ...request, exercise: name });
  expect(second.getState().access).toBe('write');
  expect(first.getState().access).toBe('read');
  expect(names(second)).toEqual(['a']);
});

test('Without Web Locks the tabs still find each other', async () => {
  const name = `browser-${count++}`;
  Object.defineProperty(navigator, 'locks', { value: undefined, configurable: true });
  try {
    const [one, two] = [await openTab(name), await openTab(name)];
    const first = await one.attempts.open({ ...request, exercise: name });
    const second = await two.attempts.open({ ...request, exercise: name });
    expect([first.getState().access, second.getState().access]).toEqual(['write', 'read']);
    await second.takeOver();
    expect([first.getState().access, second.getState().access]).toEqual(['read', 'write']);
  } finally {
    Reflect.deleteProperty(navigator, 'locks');
  }
});

test('A drawing is there again after the browser has lost the whole database', async () => {
  const name = `browser-${count++}`;
  const first = await openTab(name);
  const attempt = await first.attempts.open({ ...request, exercise: name });
  attempt.append({ patches: addNode(attempt.getDiagram(), 'a'), userEvent: 'node.add' });
  await attempt.flush();
  attempt.close();
  first.close();
  await new Promise((resolve, reject) => {
    const deletion = indexedDB.deleteDatabase(name);
    deletion.addEventListener('success', resolve);
    deletion.addEventListener('error', reject);
  });
  const second = await openTab(name);
  expect(names(await second.attempts.open({ ...request, exercise: name }))).toEqual(['a']);
});

test('Deleting everything also deletes the second copy', async () => {
  const name = `browser-${count++}`;
  const first = await openTab(name);
  const attempt = await first.attempts.open({ ...request, exercise: name });
  attempt.append({ patches: addNode(attempt.getDiagram(), 'a'), userEvent: 'node.add' });
  await attempt.flush();
  attempt.close();
  await deleteEverything(first.backend);
  first.close();
  indexedDB.deleteDatabase(name);
  const second = await openTab(name);
  expect((await second.attempts.list()).attempts).toEqual([]);
});

test('Where locks are refused, as in a sandboxed frame, one can still draw', async () => {
  const name = `browser-${count++}`;
  const locks = { request: () => Promise.reject(new DOMException('Access is denied.', 'SecurityError')) };
  Object.defineProperty(navigator, 'locks', { value: locks, configurable: true });
  try {
    const store = await openTab(name);
    const attempt = await store.attempts.open({ ...request, exercise: name });
    expect(attempt.getState().access).toBe('write');
  } finally {
    Reflect.deleteProperty(navigator, 'locks');
  }
});

test('Where access to storage is an error, it counts as forbidden', async () => {
  const own = Object.getOwnPropertyDescriptor(globalThis, 'indexedDB')!;
  Object.defineProperty(globalThis, 'indexedDB', {
    get() {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    },
    configurable: true,
  });
  try {
    await expect(openIndexedDb()).rejects.toMatchObject({ kind: 'forbidden' });
  } finally {
    Object.defineProperty(globalThis, 'indexedDB', own);
  }
});

test('A full disk is told as such, and nothing is lost when there is room again', async () => {
  const name = `browser-${count++}`;
  const { origin } = location;
  const own = Object.getOwnPropertyDescriptor(globalThis, 'indexedDB')!;
  // The browser remembers for half a minute how much room a bucket has, so this test takes a fresh one.
  const { storageBuckets } = navigator as unknown as {
    storageBuckets: { open: (name: string) => Promise<{ indexedDB: IDBFactory }> };
  };
  const { indexedDB: value } = await storageBuckets.open(name);
  Object.defineProperty(globalThis, 'indexedDB', { value, configurable: true });
  await cdp().send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1000 });
  try {
    const store = await openTab(name);
    const attempt = await store.attempts.open({ ...request, exercise: name });
    attempt.append({ patches: addNode(attempt.getDiagram(), 'a', 'A'.repeat(5_000_000)), userEvent: 'node.add' });
    await expect(attempt.flush()).rejects.toMatchObject({ kind: 'full' });
    expect(attempt.getState().save).toMatchObject({ state: 'failed', error: { kind: 'full' } });
    await cdp().send('Storage.overrideQuotaForOrigin', { origin });
    await attempt.flush();
    expect(attempt.getState().save.state).toBe('saved');
  } finally {
    await cdp().send('Storage.overrideQuotaForOrigin', { origin });
    Object.defineProperty(globalThis, 'indexedDB', own);
  }
});
