import type { Diagram } from '@calque/diagram';
import type { WriteOperation } from '../storage/backend.ts';
import type { Clock } from '../storage/clock.ts';
import { StorageError } from '../storage/errors.ts';
import { getQuarantineOperations } from '../storage/quarantine.ts';
import { seal } from '../storage/record.ts';
import type { Hold, TabLocks } from '../storage/tabs.ts';
import type { WriteQueue } from '../storage/writeQueue.ts';
import type { Attempt, AttemptState } from './attemptStore.ts';
import { applyEntry, type Snapshot } from './log.ts';
import { getEntryKey, type StoredAttempt } from './readAttempt.ts';
import type { AttemptHeader, AttemptOrigin, LogChange, LogEntry } from './types.ts';

/** Entries between two snapshots: replay from the nearest one stays in a few milliseconds, and snapshots under a tenth of the log. */
const snapshotInterval = 50;

export interface AttemptContext {
  readonly queue: WriteQueue;
  readonly clock: Clock;
  readonly tabs: TabLocks;
  readonly createId: () => string;
  /** The token of the tab that may write an attempt; undefined where the attempt was deleted. */
  readonly readLease: (id: string) => Promise<unknown>;
}

/**
 * Finds what to open. It calls `claim` with the id before it reads an attempt, so that no other tab can write between
 * the read and our first write.
 */
export type LoadAttempt = (
  current: AttemptHeader | null,
  claim: (id: string) => Promise<void>,
) => Promise<{ readonly stored: StoredAttempt; readonly isNew: boolean }>;

/** An attempt that is not stored yet, as `StoredAttempt` of what is. */
export function createUnstored(header: AttemptHeader, initial: Diagram): StoredAttempt {
  const snapshots = [{ seq: 0, diagram: initial }];
  return { header, diagram: initial, entries: [], snapshots, isComplete: true, damaged: [] };
}

/** Opens an attempt for writing, or for reading if another tab holds its exercise. */
export async function createAttempt(context: AttemptContext, exercise: string, load: LoadAttempt): Promise<Attempt> {
  const { queue, clock, tabs } = context;
  const lockName = `calque:${exercise}`;
  const listeners = new Set<(state: AttemptState) => void>();
  let lease = context.createId();
  let isReady = false;
  let hold: Hold | null = await tabs.hold(lockName, handOver);
  const { stored, isNew } = await load(null, claim).catch((error: unknown) => {
    hold?.release();
    throw error;
  });
  let { header, diagram } = stored;
  let entries: LogEntry[] = [...stored.entries];
  let snapshots: Snapshot[] = [...stored.snapshots];
  let isStored = !isNew;
  let isLost = false;
  let isDeleted = false;
  let copy: string | null = null;
  let lastNow = clock.now();
  let state: AttemptState = { header, access: hold ? 'write' : 'read', save: queue.getStatus(), copy, isDeleted };
  isReady = true;
  quarantine(stored);
  const unsubscribe = queue.subscribe(publish);

  function publish() {
    state = { header, access: hold ? 'write' : 'read', save: queue.getStatus(), copy, isDeleted };
    for (const listener of listeners) listener(state);
  }

  function getOrigin(): AttemptOrigin {
    const { id: _id, result: _result, ...origin } = header;
    return origin;
  }

  const putEntry = (entry: LogEntry, id = header.id) => put('entries', getEntryKey(id, entry.seq), entry);
  const putSnapshot = (snapshot: Snapshot, id = header.id) =>
    put('snapshots', getEntryKey(id, snapshot.seq), { ...snapshot, origin: getOrigin() });

  function write(operations: readonly WriteOperation[], isStrict = false): Promise<void> {
    const fence: WriteOperation = { type: 'expect', collection: 'leases', key: header.id, value: lease };
    const stored = queue.enqueue(`${header.id} ${lease}`, [...start(), fence, ...operations], {
      durability: isStrict ? 'strict' : 'relaxed',
    });
    const settled = stored.catch((error: unknown) => {
      void loseAccess(error instanceof StorageError && error.kind === 'closed');
      throw error;
    });
    settled.catch(() => undefined);
    return settled;
  }

  /**
   * A write was refused. Another tab took the attempt by force: what it never got to see goes into an attempt of its own. Or
   * the attempt was deleted, here (its writes were discarded) or elsewhere (its lease is gone): then nothing is written again.
   */
  async function loseAccess(isDiscarded: boolean) {
    if (isLost) return;
    isLost = true;
    hold?.release();
    hold = null;
    publish();
    isDeleted = isDiscarded || (await context.readLease(header.id).catch(() => null)) === undefined;
    if (!isDeleted) {
      copy = context.createId();
      void queue.enqueue(copy, putAll(copy));
    }
    publish();
  }

  function putAll(id: string): WriteOperation[] {
    return [
      put('attempts', id, { ...header, id }),
      ...snapshots.map((snapshot) => putSnapshot(snapshot, id)),
      ...entries.map((entry) => putEntry(entry, id)),
    ];
  }

  function start(): WriteOperation[] {
    if (isStored) return [];
    isStored = true;
    return [putLease(header.id), ...putAll(header.id)];
  }

  function checkAccess() {
    if (!hold) throw new StorageError('conflict', `Attempt ${header.id} is open in another tab.`);
    if (header.result)
      throw new StorageError('closed', `Attempt ${header.id} is finished.`, {
        mend: 'Open a new attempt with `resume: false` and this drawing as `initial`.',
      });
  }

  function getOpenMs(): number {
    return (entries.at(-1)?.at ?? 0) + Math.max(0, clock.now() - lastNow);
  }

  function record(userEvent: string, change: LogChange): void {
    checkAccess();
    const at = getOpenMs();
    lastNow = clock.now();
    const entry: LogEntry = { seq: getSeq() + 1, at, userEvent, change };
    diagram = applyEntry(diagram, entry);
    entries = [...entries, entry];
    const operations = [putEntry(entry)];
    if (entry.seq - (snapshots.at(-1)?.seq ?? 0) >= snapshotInterval) operations.push(takeSnapshot());
    void write(operations);
  }

  /** After damage the newest entry may be older than the newest snapshot. */
  function getSeq(): number {
    return Math.max(entries.at(-1)?.seq ?? 0, snapshots.at(-1)?.seq ?? 0);
  }

  function takeSnapshot(): WriteOperation {
    const snapshot = { seq: getSeq(), diagram };
    snapshots = [...snapshots, snapshot];
    return putSnapshot(snapshot);
  }

  async function handOver(): Promise<void> {
    try {
      await queue.flush();
    } catch {
      // What cannot be saved is rescued into a copy as soon as storage works again: its writes then meet the new lease.
    }
    hold = null;
    if (isReady) publish();
  }

  /** From here on writes of any other tab on this attempt are refused. */
  async function claim(id: string) {
    if (!hold) return;
    void queue.enqueue(`${id} lease`, [putLease(id)]);
    // Where storage fails the claim waits in the queue, ahead of everything that is drawn from now on.
    await queue.flush().catch(() => undefined);
  }

  function putLease(id: string): WriteOperation {
    return { type: 'put', collection: 'leases', key: id, value: lease };
  }

  /** Entries behind a gap must go before new ones take their numbers. */
  function quarantine({ damaged }: StoredAttempt) {
    const operations = getQuarantineOperations(damaged);
    if (hold && operations.length > 0) void queue.enqueue(`${header.id} quarantine`, operations);
  }

  return {
    damaged: stored.damaged.map(({ collection, key, reason }) => ({ collection, key, reason })),
    getState: () => state,
    getDiagram: () => diagram,
    getEntries: () => entries,
    getSnapshots: () => snapshots,
    getOpenMs,
    append: ({ patches, userEvent }) => record(userEvent, { type: 'patches', patches }),
    reset: (next) => record('attempt.reset', { type: 'reset', diagram: next }),
    note: (userEvent, data) => record(userEvent, { type: 'note', data }),
    snapshot() {
      checkAccess();
      if (isStored) void write([takeSnapshot()]);
    },
    finish(result) {
      checkAccess();
      header = { ...header, result };
      const stored = write([takeSnapshot(), put('attempts', header.id, header)], true);
      publish();
      return stored;
    },
    async takeOver() {
      if (hold) return;
      hold = await tabs.takeOver(lockName, handOver);
      lease = context.createId();
      const fresh = await load(header, claim).catch((error: unknown) => {
        hold?.release();
        hold = null;
        throw error;
      });
      // Where it was deleted meanwhile, what is on the screen is all there is: it is stored anew with the next change.
      if (!fresh.isNew) {
        ({ header, diagram } = fresh.stored);
        entries = [...fresh.stored.entries];
        snapshots = [...fresh.stored.snapshots];
      }
      isStored = !fresh.isNew;
      isLost = false;
      isDeleted = false;
      copy = null;
      lastNow = clock.now();
      quarantine(fresh.stored);
      publish();
    },
    flush: () => queue.flush(),
    retry: () => queue.retry(),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      unsubscribe();
      listeners.clear();
      hold?.release();
      hold = null;
    },
  };
}

function put(collection: 'attempts' | 'entries' | 'snapshots', key: string, value: unknown): WriteOperation {
  return { type: 'put', collection, key, value: seal(key, value) };
}
