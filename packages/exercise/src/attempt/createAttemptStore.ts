import type { StorageBackend } from '../storage/backend.ts';
import type { Clock } from '../storage/clock.ts';
import { StorageError } from '../storage/errors.ts';
import { getQuarantineOperations, type Damage } from '../storage/quarantine.ts';
import { seal, unseal } from '../storage/record.ts';
import { createMemoryTabLocks, type TabLocks } from '../storage/tabs.ts';
import { createPendingReader } from '../storage/pendingReader.ts';
import { createWriteQueue, type WriteQueue } from '../storage/writeQueue.ts';
import type { AttemptFilter, AttemptStore, OpenRequest } from './attemptStore.ts';
import { createAttempt, createUnstored, type AttemptContext, type LoadAttempt } from './createAttempt.ts';
import { readAttempt, type FoundDamage } from './readAttempt.ts';
import { getExerciseResults } from './result.ts';
import { headerSchema } from './schema.ts';
import type { AttemptHeader } from './types.ts';

export interface AttemptStoreOptions {
  readonly backend: StorageBackend;
  readonly clock: Clock;
  /** Default: this is the only tab. */
  readonly tabs?: TabLocks | undefined;
  /** Default: a queue of its own over `backend`. Share one to see a single save status. */
  readonly queue?: WriteQueue | undefined;
  /** 0 inclusive to 1 exclusive, for ids. Default: Math.random. */
  readonly random?: (() => number) | undefined;
}

/**
 * Keeps attempts over a storage backend.
 *
 * Life-cycle: `open` one, `append` each transaction as it happens, `finish` it, `close` it. A tab that is killed in between
 * loses at most the gesture in progress; the next `open` of the same exercise and pass continues the draft.
 */
export function createAttemptStore(options: AttemptStoreOptions): AttemptStore {
  const { clock, tabs = createMemoryTabLocks(), random = Math.random } = options;
  const queue = options.queue ?? createWriteQueue(options.backend, clock);
  const backend = createPendingReader(options.backend, queue);

  function createId(): string {
    const noise = Array.from({ length: 3 }, () =>
      Math.floor(random() * 36 ** 5)
        .toString(36)
        .padStart(5, '0'),
    );
    return `${clock.now().toString(36)}-${noise.join('')}`;
  }

  async function list(filter: AttemptFilter = {}) {
    const damaged: FoundDamage[] = [];
    const attempts: AttemptHeader[] = [];
    for (const { key, value } of await backend.list('attempts')) {
      const read = unseal(key, value, headerSchema);
      if (read.ok) attempts.push(read.value);
      else {
        damaged.push({ collection: 'attempts', key, reason: read.reason, value });
        if (read.reason === 'newer') continue;
        const rebuilt = await readIfSound(key);
        if (rebuilt) attempts.push(rebuilt.header);
      }
    }
    if (damaged.length > 0) {
      const rescued = attempts.filter(({ id }) => damaged.some(({ key }) => key === id));
      void queue.enqueue('quarantine', [
        ...getQuarantineOperations(damaged),
        ...rescued.map((header) => ({
          type: 'put' as const,
          collection: 'attempts' as const,
          key: header.id,
          value: seal(header.id, header),
        })),
      ]);
    }
    return {
      attempts: attempts.filter((header) => matches(header, filter)).sort(byStart),
      damaged: damaged.map(({ collection, key, reason }): Damage => ({ collection, key, reason })),
    };
  }

  /** The attempt as it is stored, or null if there is none or it is damaged beyond opening; `read` names the damage. */
  async function readIfSound(id: string) {
    try {
      return await readAttempt(backend, id);
    } catch (error) {
      if (error instanceof StorageError && error.kind === 'damaged') return null;
      throw error;
    }
  }

  function createLoad({ initial, resume = true, ...request }: OpenRequest): LoadAttempt {
    return async (current, claim) => {
      const { exercise, pass, seed, focus, mode } = request;
      const { attempts } = resume || current ? await list({ exercise, pass, isFinished: false }) : { attempts: [] };
      const candidates = attempts.map(({ id }) => id);
      if (current) candidates.unshift(current.id);
      for (const id of candidates) {
        await claim(id);
        const stored = await readIfSound(id);
        // What a newer version of the page has written is not ours to continue.
        const isNewer = stored?.damaged.some(({ reason }) => reason === 'newer');
        if (stored && !isNewer) return { stored, isNew: false };
      }
      const origin = { exercise, pass, seed, focus, ...(mode && { mode }), startedAt: clock.now() };
      const header: AttemptHeader = { id: createId(), ...origin, result: null };
      return { stored: createUnstored(header, initial), isNew: true };
    };
  }

  const context: AttemptContext = {
    queue,
    clock,
    tabs,
    createId,
    readLease: (id) => backend.read('leases', id),
  };

  return {
    open: (request) => createAttempt(context, request.exercise, createLoad(request)),
    list,
    async read(id) {
      const stored = await readAttempt(backend, id);
      if (!stored) return null;
      const damaged = stored.damaged.map(({ collection, key, reason }) => ({ collection, key, reason }));
      return { ...stored, damaged };
    },
    async getResults() {
      return getExerciseResults((await list()).attempts);
    },
    async remove(id) {
      // Not through the queue: on a full disk it is the deletion that lets the writes before it succeed.
      queue.discard((owner) => owner === id || owner.startsWith(`${id} `));
      await options.backend.write([
        { type: 'delete', collection: 'attempts', key: id },
        { type: 'deletePrefix', collection: 'entries', prefix: `${id}/` },
        { type: 'deletePrefix', collection: 'snapshots', prefix: `${id}/` },
        { type: 'delete', collection: 'leases', key: id },
      ]);
      queue.retry();
    },
  };
}

function matches(header: AttemptHeader, { exercise, pass, isFinished }: AttemptFilter): boolean {
  return (
    (exercise === undefined || header.exercise === exercise) &&
    (pass === undefined || header.pass === pass) &&
    (isFinished === undefined || (header.result !== null) === isFinished)
  );
}

function byStart(a: AttemptHeader, b: AttemptHeader): number {
  return b.startedAt - a.startedAt || (a.id < b.id ? 1 : -1);
}
