import type { StorageCollection, StorageReader } from './backend.ts';
import type { WriteQueue } from './writeQueue.ts';

/** What a read sees through the pending writes of this tab: work that could not be saved yet is still found. */
export function createPendingReader(backend: StorageReader, queue: Pick<WriteQueue, 'getPending'>): StorageReader {
  async function list(collection: StorageCollection, prefix = '') {
    // Taken before the read: what is stored meanwhile is then seen twice, never missed.
    const pending = queue.getPending().filter((operation) => operation.collection === collection);
    const stored = await backend.list(collection, prefix);
    if (pending.length === 0) return stored;
    const records = new Map(stored.map(({ key, value }) => [key, value]));
    for (const operation of pending) {
      if (operation.type === 'put' && operation.key.startsWith(prefix)) records.set(operation.key, operation.value);
      else if (operation.type === 'delete') records.delete(operation.key);
      else if (operation.type === 'deletePrefix')
        for (const key of records.keys()) if (key.startsWith(operation.prefix)) records.delete(key);
    }
    return [...records].map(([key, value]) => ({ key, value })).sort((a, b) => (a.key < b.key ? -1 : 1));
  }
  return {
    list,
    async read(collection, key) {
      const pending = queue.getPending().some((operation) => operation.collection === collection);
      if (!pending) return backend.read(collection, key);
      return (await list(collection, key)).find((record) => record.key === key)?.value;
    },
  };
}
