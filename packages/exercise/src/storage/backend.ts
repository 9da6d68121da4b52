/** What is kept where. Every collection maps string keys to sealed records, except `leases`, which holds plain tokens. */
export const collectionNames = ['attempts', 'entries', 'snapshots', 'documents', 'quarantine', 'leases'] as const;

export type StorageCollection = (typeof collectionNames)[number];

export interface StoredRecord {
  readonly key: string;
  /** Unchecked: a store may hold anything after damage. */
  readonly value: unknown;
}

export type WriteOperation =
  | { readonly type: 'put'; readonly collection: StorageCollection; readonly key: string; readonly value: unknown }
  | { readonly type: 'delete'; readonly collection: StorageCollection; readonly key: string }
  | { readonly type: 'deletePrefix'; readonly collection: StorageCollection; readonly prefix: string }
  /** Refuses the whole write with a `conflict` unless `key` holds exactly `value` (undefined: is absent). */
  | {
      readonly type: 'expect';
      readonly collection: StorageCollection;
      readonly key: string;
      readonly value: string | undefined;
    };

export interface WriteOptions {
  /**
   * `relaxed` (default) returns once the operating system has the data: it survives a killed tab or browser.
   * `strict` waits for the disk and survives a power cut; it is some ten times slower.
   */
  readonly durability?: 'relaxed' | 'strict' | undefined;
}

export interface StorageReader {
  /** The value at a key, or undefined. */
  read(collection: StorageCollection, key: string): Promise<unknown>;
  /** All records whose key starts with `prefix` (default: all), ascending by key in UTF-16 code unit order. */
  list(collection: StorageCollection, prefix?: string): Promise<StoredRecord[]>;
}

/**
 * The storage port: a transactional key-value store. IndexedDB and memory are built in; a host can bring its own server.
 * All methods reject with a StorageError.
 */
export interface StorageBackend extends StorageReader {
  /** Applies all operations in order, or none of them. */
  write(operations: readonly WriteOperation[], options?: WriteOptions): Promise<void>;
  close(): void;
}

/** Deletes everything that a backend keeps. `StudyStore.deleteEverything` also drops what is on its way there. */
export async function deleteEverything(backend: StorageBackend): Promise<void> {
  await backend.write(
    collectionNames.map((collection) => ({ type: 'deletePrefix', collection, prefix: '' })),
    { durability: 'strict' },
  );
}
