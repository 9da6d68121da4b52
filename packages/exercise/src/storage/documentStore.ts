import type * as v from 'valibot';
import type { StorageBackend } from './backend.ts';
import { createPendingReader } from './pendingReader.ts';
import { getQuarantineOperations, type Damage } from './quarantine.ts';
import { seal, unseal } from './record.ts';
import type { WriteQueue } from './writeQueue.ts';

/** Keeps everything beside attempts as small checked documents: sessions, card reviews, settings. */
export interface DocumentStore {
  /** The document, or null if there is none or it is damaged (it is in quarantine then). */
  get<Schema extends v.GenericSchema>(kind: string, id: string, schema: Schema): Promise<v.InferOutput<Schema> | null>;
  /** All documents of a kind, ascending by id, and what was found damaged on the way. */
  list<Schema extends v.GenericSchema>(
    kind: string,
    schema: Schema,
  ): Promise<{ readonly documents: readonly v.InferOutput<Schema>[]; readonly damaged: readonly Damage[] }>;
  /** Resolves when it is stored; retried until it is. */
  put(kind: string, id: string, value: unknown): Promise<void>;
  remove(kind: string, id: string): Promise<void>;
}

export function createDocumentStore(backend: StorageBackend, queue: WriteQueue): DocumentStore {
  const reader = createPendingReader(backend, queue);
  const store: DocumentStore = {
    async get(kind, id, schema) {
      const key = `${kind}/${id}`;
      const value = await reader.read('documents', key);
      if (value === undefined) return null;
      const read = unseal(key, value, schema);
      if (read.ok) return read.value;
      const damage = { collection: 'documents' as const, key, reason: read.reason, value };
      void queue.enqueue('quarantine', getQuarantineOperations([damage]));
      return null;
    },
    async list(kind, schema) {
      const documents = [];
      const found = [];
      for (const { key, value } of await reader.list('documents', `${kind}/`)) {
        const read = unseal(key, value, schema);
        if (read.ok) documents.push(read.value);
        else found.push({ collection: 'documents' as const, key, reason: read.reason, value });
      }
      const operations = getQuarantineOperations(found);
      if (operations.length > 0) void queue.enqueue('quarantine', operations);
      return { documents, damaged: found.map(({ collection, key, reason }) => ({ collection, key, reason })) };
    },
    put(kind, id, value) {
      const key = `${kind}/${id}`;
      return queue.enqueue(key, [{ type: 'put', collection: 'documents', key, value: seal(key, value) }]);
    },
    remove(kind, id) {
      const key = `${kind}/${id}`;
      return queue.enqueue(key, [{ type: 'delete', collection: 'documents', key }]);
    },
  };
  return store;
}
