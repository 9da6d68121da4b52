import type { StorageBackend, WriteOperation, WriteOptions } from './backend.ts';
import type { Clock } from './clock.ts';
import { StorageError, toStorageError } from './errors.ts';

export interface SaveStatus {
  /** `failed`: the last try failed and another follows by itself; nothing in memory is lost. */
  readonly state: 'saved' | 'saving' | 'failed';
  /** Writes that are not stored yet. */
  readonly pending: number;
  readonly error: StorageError | null;
}

export interface WriteQueue {
  /**
   * Queues one atomic write and starts it at once. Resolves when it is stored, which may be after several tries;
   * rejects only with a `conflict` (later writes of the same `owner` are dropped then, and reject too) or when discarded.
   */
  enqueue(owner: string, operations: readonly WriteOperation[], options?: WriteOptions): Promise<void>;
  /** Resolves when everything is stored. Rejects with the StorageError when a try fails; the queue keeps its writes. */
  flush(): Promise<void>;
  /** Drops what is not stored yet of these owners: it was deleted. */
  discard(isOwner: (owner: string) => boolean): void;
  /** Tries again now, for example after the learner freed space. */
  retry(): void;
  getStatus(): SaveStatus;
  /** The operations that are not stored yet, in order. */
  getPending(): readonly WriteOperation[];
  subscribe(listener: (status: SaveStatus) => void): () => void;
}

interface Job {
  readonly owner: string;
  readonly operations: readonly WriteOperation[];
  readonly isStrict: boolean;
  readonly resolve: () => void;
  readonly reject: (error: StorageError) => void;
}

/** Longest wait between two tries, in milliseconds. */
const maxDelay = 30_000;

/**
 * Writes in order, one at a time, and joins all that piled up during a write into the next one (group commit).
 * A failed write stays in the queue and is tried again after 1, 2, 4 … 30 seconds.
 */
export function createWriteQueue(backend: StorageBackend, clock: Clock): WriteQueue {
  let jobs: Job[] = [];
  let isWriting = false;
  let failures = 0;
  let error: StorageError | null = null;
  let cancelRetry: (() => void) | null = null;
  let waiters: { resolve: () => void; reject: (error: StorageError) => void }[] = [];
  const listeners = new Set<(status: SaveStatus) => void>();
  let status: SaveStatus = { state: 'saved', pending: 0, error: null };

  function publish() {
    const state = error ? 'failed' : jobs.length > 0 ? 'saving' : 'saved';
    if (state === status.state && jobs.length === status.pending && error === status.error) return;
    status = { state, pending: jobs.length, error };
    for (const listener of listeners) listener(status);
  }

  async function writeBatch(batch: readonly Job[]) {
    const durability = batch.some((job) => job.isStrict) ? 'strict' : 'relaxed';
    await backend.write(
      batch.flatMap((job) => job.operations),
      { durability },
    );
    jobs = jobs.filter((job) => !batch.includes(job));
    failures = 0;
    error = null;
    publish();
    for (const job of batch) job.resolve();
  }

  function drop(isOwner: (owner: string) => boolean, reason: StorageError) {
    const dropped = jobs.filter((job) => isOwner(job.owner));
    jobs = jobs.filter((job) => !isOwner(job.owner));
    for (const job of dropped) job.reject(reason);
  }

  async function pump() {
    if (isWriting) return;
    isWriting = true;
    cancelRetry?.();
    cancelRetry = null;
    // After a conflict in a joined write, the jobs go one by one so that only the owner concerned is refused.
    let isSingle = false;
    while (jobs.length > 0) {
      const batch: readonly Job[] = isSingle ? jobs.slice(0, 1) : [...jobs];
      try {
        await writeBatch(batch);
      } catch (thrown) {
        const failure = toStorageError(thrown);
        if (failure.kind === 'conflict') {
          const [{ owner }] = batch as [Job];
          if (batch.length === 1) drop((one) => one === owner, failure);
          isSingle = batch.length > 1;
          continue;
        }
        error = failure;
        cancelRetry = clock.after(Math.min(maxDelay, 1000 * 2 ** failures++), () => void pump());
        break;
      }
    }
    if (jobs.length === 0) error = null;
    isWriting = false;
    publish();
    const settled = waiters;
    waiters = [];
    for (const waiter of settled) {
      if (error) waiter.reject(error);
      else waiter.resolve();
    }
  }

  return {
    enqueue(owner, operations, options) {
      const stored = new Promise<void>((resolve, reject) => {
        jobs.push({ owner, operations, isStrict: options?.durability === 'strict', resolve, reject });
      });
      publish();
      // While a failed write waits for its next try, new writes wait behind it: order is never changed.
      if (!cancelRetry) void pump();
      return stored;
    },
    flush() {
      if (jobs.length === 0 && !isWriting) return Promise.resolve();
      const flushed = new Promise<void>((resolve, reject) => waiters.push({ resolve, reject }));
      void pump();
      return flushed;
    },
    discard(isOwner) {
      drop(isOwner, new StorageError('closed', 'It was deleted before it was stored.'));
      void pump();
    },
    retry() {
      void pump();
    },
    getStatus: () => status,
    getPending: () => jobs.flatMap((job) => job.operations),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
