import 'fake-indexeddb/auto';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { collectionNames, type StorageBackend, type WriteOperation } from './backend.ts';
import { openIndexedDb } from './indexedDb.ts';
import { createMemoryBackend } from './memory.ts';

let databases = 0;
const backends: [string, () => Promise<StorageBackend>][] = [
  ['memory', async () => createMemoryBackend()],
  ['IndexedDB', () => openIndexedDb({ name: `test-${databases++}` })],
];

describe.each(backends)('The %s backend', (_, open) => {
  test('lists a prefix in the order of its keys', async () => {
    const backend = await open();
    const keys = ['b/2', 'a/1', 'b/10', 'b/1', 'bb/1', 'c'];
    await backend.write(keys.map((key) => ({ type: 'put', collection: 'entries', key, value: key })));
    expect((await backend.list('entries', 'b/')).map(({ key }) => key)).toEqual(['b/1', 'b/10', 'b/2']);
    expect((await backend.list('entries')).map(({ key }) => key)).toEqual(keys.toSorted());
    expect(await backend.list('documents')).toEqual([]);
    backend.close();
  });

  test('writes all operations or none', async () => {
    const backend = await open();
    await backend.write([{ type: 'put', collection: 'leases', key: 'x', value: 'mine' }]);
    const write = backend.write([
      { type: 'put', collection: 'entries', key: 'e', value: 1 },
      { type: 'expect', collection: 'leases', key: 'x', value: 'yours' },
      { type: 'delete', collection: 'leases', key: 'x' },
    ]);
    await expect(write).rejects.toMatchObject({ kind: 'conflict' });
    expect(await backend.read('entries', 'e')).toBeUndefined();
    expect(await backend.read('leases', 'x')).toBe('mine');
    backend.close();
  });

  test('accepts an expectation that an earlier operation of the same write fulfils', async () => {
    const backend = await open();
    await backend.write([
      { type: 'expect', collection: 'leases', key: 'x', value: undefined },
      { type: 'put', collection: 'leases', key: 'x', value: 'mine' },
      { type: 'expect', collection: 'leases', key: 'x', value: 'mine' },
      { type: 'put', collection: 'entries', key: 'e', value: 1 },
    ]);
    expect(await backend.read('entries', 'e')).toBe(1);
    backend.close();
  });

  test('refuses to work once closed', async () => {
    const backend = await open();
    backend.close();
    await expect(backend.list('entries')).rejects.toMatchObject({ kind: 'closed' });
  });
});

test('Memory and IndexedDB hold the same after any writes', async () => {
  const key = fc.constantFrom('a', 'a/1', 'a/2', 'b', 'b/1');
  const collection = fc.constantFrom(...collectionNames);
  const operation: fc.Arbitrary<WriteOperation> = fc.oneof(
    fc.record({ type: fc.constant('put' as const), collection, key, value: fc.nat() }),
    fc.record({ type: fc.constant('delete' as const), collection, key }),
    fc.record({ type: fc.constant('deletePrefix' as const), collection, prefix: key }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(operation, { maxLength: 5 }), { maxLength: 5 }), async (writes) => {
      const memory = createMemoryBackend();
      const indexed = await openIndexedDb({ name: `test-${databases++}` });
      for (const operations of writes) {
        await memory.write(operations);
        await indexed.write(operations);
      }
      for (const name of collectionNames) expect(await indexed.list(name)).toEqual(await memory.list(name));
      indexed.close();
    }),
    { numRuns: 25 },
  );
});

describe('Opening IndexedDB', () => {
  test('is blocked while another tab holds what it has to change and does not let go', async () => {
    const name = `test-${databases++}`;
    const other = await rawOpen(name, 1);
    indexedDB.deleteDatabase(name);
    await expect(openIndexedDb({ name, blockedAfterMs: 20 })).rejects.toMatchObject({ kind: 'blocked' });
    other.close();
  });

  test('is refused as closed when a newer page has upgraded the database', async () => {
    const name = `test-${databases++}`;
    (await rawOpen(name, 99)).close();
    await expect(openIndexedDb({ name })).rejects.toMatchObject({ kind: 'closed' });
  });

  test('makes way for a newer page, and then says that it was closed', async () => {
    const name = `test-${databases++}`;
    const backend = await openIndexedDb({ name });
    (await rawOpen(name, 99)).close();
    await expect(backend.read('entries', 'e')).rejects.toMatchObject({ kind: 'closed' });
  });

  test('is forbidden where the browser offers none', async () => {
    const { indexedDB } = globalThis;
    Object.defineProperty(globalThis, 'indexedDB', { value: undefined, configurable: true });
    try {
      await expect(openIndexedDb()).rejects.toMatchObject({ kind: 'forbidden' });
    } finally {
      Object.defineProperty(globalThis, 'indexedDB', { value: indexedDB, configurable: true });
    }
  });
});

/** Opens a database as another version of the page would, without ever making way. */
function rawOpen(name: string, version: number): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, version);
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error));
  });
}
