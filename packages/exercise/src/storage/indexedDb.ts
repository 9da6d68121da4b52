/// <reference lib="dom" />
import { type DBSchema, type IDBPDatabase, wrap } from 'idb';
import { collectionNames, type StorageBackend } from './backend.ts';
import type { Clock } from './clock.ts';
import { StorageError, type StorageErrorKind } from './errors.ts';
import { openMirroredBackend } from './mirror.ts';

export { createBrowserTabLocks } from './browserTabs.ts';

type Records = { key: string; value: unknown };

interface CalqueDatabase extends DBSchema {
  attempts: Records;
  entries: Records;
  snapshots: Records;
  documents: Records;
  quarantine: Records;
  leases: Records;
}

type Database = IDBPDatabase<CalqueDatabase>;

export interface IndexedDbOptions {
  /** Name of the database. Two hosts on one origin choose two names. Default `calque`. */
  readonly name?: string | undefined;
  /** Milliseconds to wait for other tabs to close an older version before giving up; four times as long without a word of them. Default 3000. */
  readonly blockedAfterMs?: number | undefined;
  /** False keeps no second copy. Default true. */
  readonly mirror?: boolean | undefined;
}

const databaseVersion = 1;

/**
 * Opens the learner's database in this browser. Nothing leaves the device.
 * The connection closes by itself when a newer version of the page needs to upgrade, and opens again on the next use.
 * Where the browser has storage buckets (Chromium), a second copy is kept in one of its own, since there a kill at an
 * unlucky moment can empty the database as a whole.
 * @throws StorageError `forbidden` where the browser keeps nothing (private mode, blocked cookies, sandboxed frame);
 * `blocked` if another tab holds an older version open; `closed` if a newer version of the page has upgraded it;
 * `damaged` if the browser cannot read its own files
 */
export async function openIndexedDb(options: IndexedDbOptions = {}): Promise<StorageBackend> {
  const { name = 'calque', blockedAfterMs = 3000, mirror = true } = options;
  const backend = await openDatabase(getFactory(), name, blockedAfterMs);
  const second = mirror ? await openBucket(name, blockedAfterMs) : null;
  return second ? openMirroredBackend(backend, second, createWriterName()) : backend;
}

/** Where storage is forbidden, the factory may be undefined, null, or an error on access. */
function getFactory(): IDBFactory {
  let factory: IDBFactory | null | undefined;
  try {
    factory = globalThis.indexedDB;
  } catch (error) {
    throw translate(error, 'open');
  }
  if (!factory) throw new StorageError('forbidden', 'This browser offers no IndexedDB here.');
  return factory;
}

/** What TypeScript does not know yet of https://wicg.github.io/storage-buckets. */
interface StorageBuckets {
  open(
    name: string,
    options?: { readonly durability?: 'relaxed' | 'strict' },
  ): Promise<{ readonly indexedDB: IDBFactory }>;
}

async function openBucket(name: string, blockedAfterMs: number): Promise<StorageBackend | null> {
  if (typeof navigator === 'undefined') return null;
  const buckets = (navigator as { readonly storageBuckets?: StorageBuckets }).storageBuckets;
  if (!buckets) return null;
  try {
    const bucket = await buckets.open(`${name.toLowerCase().replace(/[^a-z0-9_-]/g, '-')}-copy`.slice(0, 64));
    return await openDatabase(bucket.indexedDB, name, blockedAfterMs);
  } catch {
    // The second copy is a precaution: without it everything works as in a browser that has no buckets.
    return null;
  }
}

function createWriterName(): string {
  return `${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 10)}`;
}

async function openDatabase(factory: IDBFactory, name: string, blockedAfterMs: number): Promise<StorageBackend> {
  let database: Database | null = await connect();
  let isClosed = false;

  function forget() {
    database = null;
  }

  async function connect(): Promise<Database> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    try {
      const request = factory.open(name, databaseVersion);
      request.addEventListener('upgradeneeded', () => {
        const { result } = request;
        for (const collection of collectionNames)
          if (!result.objectStoreNames.contains(collection)) result.createObjectStore(collection);
      });
      request.addEventListener('success', () => {
        const { result } = request;
        result.addEventListener('close', forget);
        result.addEventListener('versionchange', () => {
          result.close();
          forget();
        });
      });
      const opening = wrap(request) as unknown as Promise<Database>;
      const blocked = new Promise<never>((_, reject) => {
        const giveUpAfter = (ms: number) => {
          clearTimeout(timer);
          timer = setTimeout(
            () => reject(new StorageError('blocked', `Database ${name} is held by another tab, or does not open.`)),
            ms,
          );
        };
        request.addEventListener('blocked', () => giveUpAfter(blockedAfterMs));
        // A large database may take long to open on a slow device, so mere silence is given more time.
        giveUpAfter(4 * blockedAfterMs);
      });
      // A connection that comes after we gave up must not block others in turn.
      opening.then((late) => timer === undefined && late.close()).catch(() => undefined);
      return await Promise.race([opening, blocked]);
    } catch (error) {
      throw translate(error, 'open');
    } finally {
      clearTimeout(timer);
      timer = undefined;
    }
  }

  async function use<Value>(work: (db: Database) => Promise<Value>): Promise<Value> {
    if (isClosed) throw new StorageError('closed', `Database ${name} was closed.`);
    try {
      database ??= await connect();
      try {
        return await work(database);
      } catch (error) {
        // The browser may close a connection behind our back; a fresh one settles whether the database is gone.
        if ((error as { name?: string }).name !== 'InvalidStateError') throw error;
        database = await connect();
        return await work(database);
      }
    } catch (error) {
      throw translate(error, 'use');
    }
  }

  return {
    read: (collection, key) => use((db) => db.get(collection, key)),
    list: (collection, prefix = '') =>
      use(async (db) => {
        const range = prefix === '' ? null : IDBKeyRange.bound(prefix, `${prefix}\uffff`);
        const { store } = db.transaction(collection);
        const [keys, values] = await Promise.all([store.getAllKeys(range), store.getAll(range)]);
        return keys.map((key, index) => ({ key, value: values[index] }));
      }),
    write: (operations, { durability = 'relaxed' } = {}) =>
      use(async (db) => {
        const names = [...new Set(operations.map(({ collection }) => collection))];
        if (names.length === 0) return;
        const transaction = db.transaction(names, 'readwrite', { durability });
        const pending: Promise<unknown>[] = [];
        try {
          for (const operation of operations) {
            const store = transaction.objectStore(operation.collection);
            if (operation.type === 'put') pending.push(store.put(operation.value, operation.key));
            else if (operation.type === 'delete') pending.push(store.delete(operation.key));
            else if (operation.type === 'deletePrefix')
              pending.push(store.delete(IDBKeyRange.bound(operation.prefix, `${operation.prefix}\uffff`)));
            else if ((await store.get(operation.key)) !== operation.value)
              throw new StorageError(
                'conflict',
                `${operation.collection}/${operation.key} was changed by another tab.`,
              );
          }
          transaction.commit();
          await Promise.all([...pending, transaction.done]);
        } catch (error) {
          for (const request of [...pending, transaction.done]) request.catch(() => undefined);
          try {
            transaction.abort();
          } catch {
            // It has ended by itself, for example because the quota is used up.
          }
          throw error instanceof DOMException && error.name === 'AbortError' ? (transaction.error ?? error) : error;
        }
      }),
    close() {
      isClosed = true;
      database?.close();
      database = null;
    },
  };
}

/** The browser's clock as a port. */
export const browserClock: Clock = {
  now: () => Date.now(),
  after(ms, callback) {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
};

const kindByName: Readonly<Record<string, StorageErrorKind>> = {
  QuotaExceededError: 'full',
  SecurityError: 'forbidden',
  NotAllowedError: 'forbidden',
  VersionError: 'closed',
  NotFoundError: 'damaged',
  DataError: 'damaged',
  NotReadableError: 'damaged',
  DataCloneError: 'unknown',
};

function translate(error: unknown, phase: 'open' | 'use'): StorageError {
  if (error instanceof StorageError) return error;
  const { name = '', message = String(error) } = (error ?? {}) as { name?: string; message?: string };
  // Firefox refuses to open in private mode with InvalidStateError; elsewhere it says that the connection has closed.
  const kind =
    kindByName[name] ??
    (name === 'InvalidStateError' ? (phase === 'open' ? 'forbidden' : 'closed') : null) ??
    (name === 'UnknownError' && phase === 'open' ? 'damaged' : 'unknown');
  return new StorageError(kind, message || name, { cause: error });
}
