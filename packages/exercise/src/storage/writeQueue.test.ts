import { expect, test } from 'vitest';
import { createFakeClock } from '../../testing/fakeClock.ts';
import { createFlakyBackend } from '../../testing/flakyBackend.ts';
import type { WriteOperation } from './backend.ts';
import { createMemoryBackend, createMemoryRecords } from './memory.ts';
import { createWriteQueue, type SaveStatus } from './writeQueue.ts';

function setUp() {
  const records = createMemoryRecords();
  const backend = createFlakyBackend(createMemoryBackend(records));
  const clock = createFakeClock();
  const queue = createWriteQueue(backend, clock);
  const states: SaveStatus['state'][] = [];
  queue.subscribe(({ state }) => {
    if (states.at(-1) !== state) states.push(state);
  });
  return { records, backend, clock, queue, states };
}

function put(key: string, value: unknown = key): WriteOperation {
  return { type: 'put', collection: 'entries', key, value };
}

/** Lets everything that waits for no timer happen. */
const settle = () => new Promise((resolve) => setTimeout(resolve));

test('Writes are stored in the order they were made, across a failure', async () => {
  const { queue, backend, clock, records, states } = setUp();
  backend.failWith('full');
  const stored = [queue.enqueue('a', [put('x', 1)]), queue.enqueue('b', [put('x', 2)])];
  await settle();
  expect(queue.getStatus()).toMatchObject({ state: 'failed', pending: 2, error: { kind: 'full' } });
  void queue.enqueue('a', [put('x', 3)]);
  backend.failWith(null);
  clock.advance(1000);
  await Promise.all(stored);
  await queue.flush();
  expect(records.entries.get('x')).toBe(3);
  expect(states).toEqual(['saving', 'failed', 'saved']);
});

test('Tries follow each other after 1, 2, 4 seconds and so on, at most 30', async () => {
  const { queue, backend, clock } = setUp();
  let tries = 0;
  backend.failWith('unknown', () => {
    tries += 1;
    return true;
  });
  void queue.enqueue('a', [put('x')]);
  await settle();
  for (const seconds of [1, 2, 4, 8, 16, 30, 30]) {
    const before = tries;
    clock.advance(seconds * 1000 - 1);
    await settle();
    expect(tries).toBe(before);
    clock.advance(1);
    await settle();
    expect(tries).toBe(before + 1);
  }
});

test('A conflict refuses the writes of its owner and of nobody else', async () => {
  const { queue, records } = setUp();
  const fence: WriteOperation = { type: 'expect', collection: 'leases', key: 'a', value: 'mine' };
  void queue.enqueue('first', [put('first')]);
  const refused = [queue.enqueue('a', [fence, put('a1')]), queue.enqueue('a', [fence, put('a2')])];
  const stored = queue.enqueue('b', [put('b')]);
  const results = await Promise.allSettled(refused);
  expect(results).toMatchObject([{ reason: { kind: 'conflict' } }, { reason: { kind: 'conflict' } }]);
  await stored;
  expect([...records.entries.keys()]).toEqual(['first', 'b']);
  expect(queue.getStatus().state).toBe('saved');
});

test('Flushing an idle queue resolves at once, and a failing one rejects while it keeps its writes', async () => {
  const { queue, backend } = setUp();
  await queue.flush();
  backend.failWith('closed');
  void queue.enqueue('a', [put('x')]);
  await expect(queue.flush()).rejects.toMatchObject({ kind: 'closed' });
  expect(queue.getPending()).toHaveLength(1);
});
