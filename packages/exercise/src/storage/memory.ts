import { collectionNames, type StorageBackend, type StorageCollection, type StoredRecord } from './backend.ts';
import { StorageError } from './errors.ts';

/** What a memory backend holds, for tests and for tabs that share it. */
export type MemoryRecords = Record<StorageCollection, Map<string, unknown>>;

export function createMemoryRecords(): MemoryRecords {
  return Object.fromEntries(collectionNames.map((name) => [name, new Map()])) as unknown as MemoryRecords;
}

/** A backend that forgets when the page closes: for private mode, tests and servers. Backends over one `records` share it. */
export function createMemoryBackend(records: MemoryRecords = createMemoryRecords()): StorageBackend {
  let isClosed = false;
  function checkOpen() {
    if (isClosed) throw new StorageError('closed', 'The memory store was closed.');
  }
  return {
    async read(collection, key) {
      checkOpen();
      return records[collection].get(key);
    },
    async list(collection, prefix = '') {
      checkOpen();
      const found: StoredRecord[] = [];
      for (const [key, value] of records[collection]) if (key.startsWith(prefix)) found.push({ key, value });
      return found.sort((a, b) => (a.key < b.key ? -1 : 1));
    },
    async write(operations) {
      checkOpen();
      const changed = new Map<StorageCollection, Map<string, unknown>>();
      const get = (name: StorageCollection) => changed.get(name) ?? records[name];
      const edit = (name: StorageCollection) => {
        if (!changed.has(name)) changed.set(name, new Map(records[name]));
        return changed.get(name)!;
      };
      for (const operation of operations) {
        if (operation.type === 'put') edit(operation.collection).set(operation.key, operation.value);
        else if (operation.type === 'delete') edit(operation.collection).delete(operation.key);
        else if (operation.type === 'deletePrefix') {
          const map = edit(operation.collection);
          for (const key of map.keys()) if (key.startsWith(operation.prefix)) map.delete(key);
        } else if (get(operation.collection).get(operation.key) !== operation.value)
          throw new StorageError('conflict', `${operation.collection}/${operation.key} was changed by another tab.`);
      }
      for (const [name, map] of changed) records[name] = map;
    },
    close() {
      isClosed = true;
    },
  };
}
