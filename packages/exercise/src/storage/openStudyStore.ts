import { createAttemptStore } from '../attempt/createAttemptStore.ts';
import type { AttemptStore } from '../attempt/attemptStore.ts';
import { deleteEverything, type StorageBackend } from './backend.ts';
import type { Clock } from './clock.ts';
import { createDocumentStore, type DocumentStore } from './documentStore.ts';
import { toStorageError, type StorageError } from './errors.ts';
import { createMemoryBackend } from './memory.ts';
import { createPendingReader } from './pendingReader.ts';
import type { TabLocks } from './tabs.ts';
import { createWriteQueue, type SaveStatus } from './writeQueue.ts';

export interface StudyStoreOptions {
  /** Opens the place where data is kept: `openIndexedDb`, a host's server, or memory. */
  readonly open: () => Promise<StorageBackend>;
  readonly clock: Clock;
  readonly tabs?: TabLocks | undefined;
  readonly random?: (() => number) | undefined;
}

/** All that a learner keeps: attempts, documents, one save status over both. */
export interface StudyStore {
  readonly attempts: AttemptStore;
  readonly documents: DocumentStore;
  /** For backups and for deleting all. Reads also see what is not stored yet, so that a full disk can still be exported. */
  readonly backend: StorageBackend;
  /** Why the storage could not be opened and work is kept in memory only; null when it is stored. */
  readonly unavailable: StorageError | null;
  getStatus(): SaveStatus;
  subscribe(listener: (status: SaveStatus) => void): () => void;
  flush(): Promise<void>;
  /** Deletes all that is kept, also what is not stored yet. Attempts that are open are not written again. */
  deleteEverything(): Promise<void>;
  retry(): void;
  close(): void;
}

/** Opens everything a study site keeps. Never fails: without storage it works in memory and says so in `unavailable`. */
export async function openStudyStore({ open, clock, tabs, random }: StudyStoreOptions): Promise<StudyStore> {
  let unavailable: StorageError | null = null;
  let backend: StorageBackend;
  try {
    backend = await open();
  } catch (error) {
    unavailable = toStorageError(error);
    backend = createMemoryBackend();
  }
  const queue = createWriteQueue(backend, clock);
  const { read, list } = createPendingReader(backend, queue);
  return {
    attempts: createAttemptStore({ backend, clock, tabs, queue, random }),
    documents: createDocumentStore(backend, queue),
    backend: {
      read,
      list,
      write: (operations, options) => backend.write(operations, options),
      close: () => backend.close(),
    },
    unavailable,
    getStatus: queue.getStatus,
    subscribe: queue.subscribe,
    flush: queue.flush,
    deleteEverything() {
      queue.discard(() => true);
      return deleteEverything(backend);
    },
    retry: queue.retry,
    close: () => backend.close(),
  };
}
