import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createFlakyBackend } from '../../testing/flakyBackend.ts';
import { collectionNames, type StorageBackend, type WriteOperation } from './backend.ts';
import { createMemoryBackend, createMemoryRecords } from './memory.ts';
import { openMirroredBackend } from './mirror.ts';

let writers = 0;

async function readAll(backend: StorageBackend) {
  const lists = await Promise.all(collectionNames.map((name) => backend.list(name)));
  return lists.map((records) => records.filter(({ key }) => !key.startsWith('#')));
}

function putEntry(key: string, value = 1): WriteOperation {
  return { type: 'put', collection: 'entries', key, value };
}

const key = fc.constantFrom('a', 'a/1', 'b', 'b/1');
const collection = fc.constantFrom(...collectionNames);
const operation: fc.Arbitrary<WriteOperation> = fc.oneof(
  fc.record({ type: fc.constant('put' as const), collection, key, value: fc.nat() }),
  fc.record({ type: fc.constant('delete' as const), collection, key }),
  fc.record({ type: fc.constant('deletePrefix' as const), collection, prefix: fc.constantFrom('', 'a', 'b') }),
);
const life = fc.record({
  writes: fc.array(fc.array(operation, { maxLength: 4 }), { maxLength: 5 }),
  /** What the kill does: the second copy misses the last write, or a copy is emptied, or both. */
  misses: fc.boolean(),
  wiped: fc.constantFrom('none' as const, 'first' as const, 'second' as const),
});

describe('Two copies', () => {
  test('hold what was stored through any number of kills that empty one of them', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(life, { minLength: 1, maxLength: 6 }), async (lives) => {
        const expected = createMemoryBackend();
        let first = createMemoryRecords();
        let second = createMemoryRecords();
        for (const { writes, misses, wiped } of lives) {
          const mirror = createFlakyBackend(createMemoryBackend(second));
          const backend = await openMirroredBackend(createMemoryBackend(first), mirror, `w${writers++}`);
          expect(await readAll(backend)).toEqual(await readAll(expected));
          for (const [index, operations] of writes.entries()) {
            // A kill between the two: the write was never reported as stored, but it is in the first copy.
            if (misses && index === writes.length - 1 && wiped !== 'first') mirror.failWith('unknown');
            await backend.write(operations);
            await expected.write(operations);
          }
          if (wiped === 'first') first = createMemoryRecords();
          if (wiped === 'second') second = createMemoryRecords();
        }
        const last = await openMirroredBackend(createMemoryBackend(first), createMemoryBackend(second), 'last');
        expect(await readAll(last)).toEqual(await readAll(expected));
        const [one, two] = await Promise.all([
          readAll(createMemoryBackend(first)),
          readAll(createMemoryBackend(second)),
        ]);
        expect(two).toEqual(one);
      }),
      { numRuns: 400 },
    );
  });

  test('are made whole again after the second failed for a while', async () => {
    const [first, second] = [createMemoryRecords(), createMemoryRecords()];
    const mirror = createFlakyBackend(createMemoryBackend(second));
    const backend = await openMirroredBackend(createMemoryBackend(first), mirror, 'w');
    await backend.write([putEntry('a')]);
    mirror.failWith('full');
    for (const name of ['b', 'c', 'd']) await backend.write([putEntry(name)]);
    expect(second.entries.size).toBe(1);
    await openMirroredBackend(createMemoryBackend(first), createMemoryBackend(second), 'x');
    expect([...second.entries.keys()]).toEqual(['a', 'b', 'c', 'd']);
  });

  test('do without the second where it cannot be read', async () => {
    const broken = createMemoryBackend();
    broken.close();
    const backend = await openMirroredBackend(createMemoryBackend(), broken, 'w');
    await backend.write([putEntry('a')]);
    expect(await backend.read('entries', 'a')).toBe(1);
  });

  test('refuse a conflict in both', async () => {
    const [first, second] = [createMemoryRecords(), createMemoryRecords()];
    const backend = await openMirroredBackend(createMemoryBackend(first), createMemoryBackend(second), 'w');
    const write = backend.write([{ type: 'expect', collection: 'leases', key: 'x', value: 'mine' }, putEntry('a')]);
    await expect(write).rejects.toMatchObject({ kind: 'conflict' });
    expect(first.entries.size + second.entries.size).toBe(0);
    await backend.write([putEntry('b')]);
    expect(first.entries.size + second.entries.size).toBe(2);
  });

  test('show two tabs the same, and stay alike when both write', async () => {
    const [first, second] = [createMemoryRecords(), createMemoryRecords()];
    const open = (writer: string) =>
      openMirroredBackend(createMemoryBackend(first), createMemoryBackend(second), writer);
    const one = await open('one');
    await one.write([putEntry('a')]);
    const two = await open('two');
    await Promise.all([one.write([putEntry('b')]), two.write([putEntry('c')]), one.write([putEntry('d')])]);
    expect((await two.list('entries')).map(({ key: name }) => name)).toEqual(['a', 'b', 'c', 'd']);
    expect([...second.entries.keys()].sort()).toEqual(['a', 'b', 'c', 'd']);
    expect(await one.list('leases')).toEqual([]);
  });
});
