import {
  collectionNames,
  type StorageBackend,
  type StoredRecord,
  type WriteOperation,
  type WriteOptions,
} from './backend.ts';

/**
 * Keeps two copies of everything, for a store that may lose all at once: a browser that is killed between two of its system
 * calls can find its own database torn, and then starts with an empty one.
 *
 * A write goes to the first copy with a note of itself, then to the second; it counts as stored when both have it. Each writer
 * numbers its writes in both copies, so that opening knows which one misses the last write, and finds it in the note. A copy without
 * any such number has been lost, and is filled from the other.
 */
const bornKey = '#born';
const countPrefix = '#count/';
const notePrefix = '#note/';

/** A write as the first copy notes it, for the second. Plain data. */
type Note = readonly WriteOperation[];

/**
 * Opens a backend over two. Where the second fails, work goes on with the first alone, and the next opening makes the second
 * whole again. Reads come from the first.
 * @param writer names this tab among all that ever write here
 * @throws StorageError from `first`; errors of `second` never show
 */
export async function openMirroredBackend(
  first: StorageBackend,
  second: StorageBackend,
  writer: string,
): Promise<StorageBackend> {
  let mirror: StorageBackend | null = second;
  let count = 0;
  try {
    await reconcile(first, second);
  } catch (error) {
    mirror = null;
    second.close();
    // The first copy must be sound in itself: this read throws if it is not the mirror that failed.
    await first.read('leases', bornKey).catch(() => Promise.reject(error));
  }

  /** One write at a time, so that the second copy is never more than one behind. */
  let last: Promise<void> = Promise.resolve();

  async function writeBoth(operations: readonly WriteOperation[], options?: WriteOptions) {
    const note = operations.filter(({ type }) => type !== 'expect');
    const number = put(`${countPrefix}${writer}`, count + 1);
    await first.write([...operations, put(bornKey, 1), put(`${notePrefix}${writer}`, note), number], options);
    count += 1;
    try {
      await mirror?.write([...note, put(bornKey, 1), number], options);
    } catch {
      // Without its number the second copy shows as behind, and is mended at the next opening.
      mirror?.close();
      mirror = null;
    }
  }

  return {
    read: (collection, key) => first.read(collection, key),
    async list(collection, prefix) {
      const records = await first.list(collection, prefix);
      return collection === 'leases' ? records.filter(({ key }) => !key.startsWith('#')) : records;
    },
    write(operations, options) {
      const written = last.then(() => writeBoth(operations, options));
      last = written.catch(() => undefined);
      return written;
    },
    close() {
      first.close();
      mirror?.close();
    },
  };
}

function put(key: string, value: unknown): WriteOperation {
  return { type: 'put', collection: 'leases', key, value };
}

/** Makes both copies hold the same. */
async function reconcile(first: StorageBackend, second: StorageBackend): Promise<void> {
  const here = await first.list('leases', '#');
  const there = await second.list('leases', '#');
  if (here.length === 0 && there.length === 0) {
    for (const backend of [first, second]) await backend.write([put(bornKey, 1)]);
    return;
  }
  if (here.length === 0) return copyAll(second, first);
  if (there.length === 0) return copyAll(first, second);

  const notes = new Map(here.map(({ key, value }) => [key, value]));
  const counted = new Map(there.map(({ key, value }) => [key, value]));
  for (const { key, value } of here) {
    if (!key.startsWith(countPrefix)) continue;
    const behind = (value as number) - ((counted.get(key) as number | undefined) ?? 0);
    if (behind === 0) continue;
    const note = notes.get(notePrefix + key.slice(countPrefix.length)) as Note | undefined;
    if (behind !== 1 || !note) return replaceAll(first, second);
    await second.write([...note, put(bornKey, 1), put(key, value)]);
  }
  await forgetWriters(first, second, here);
}

/** Numbers that agree have served. The tab of one that is still open will write the next number into both. */
async function forgetWriters(first: StorageBackend, second: StorageBackend, numbers: readonly StoredRecord[]) {
  const settled = numbers.filter(({ key }) => key !== bornKey);
  if (settled.length === 0) return;
  const deletions = settled.map(({ key }): WriteOperation => ({ type: 'delete', collection: 'leases', key }));
  await first.write(deletions);
  await second.write(deletions);
}

/** Fills an empty copy, unless another tab has done so meanwhile. */
async function copyAll(from: StorageBackend, to: StorageBackend): Promise<void> {
  const operations: WriteOperation[] = [
    { type: 'expect', collection: 'leases', key: bornKey, value: undefined },
    put(bornKey, 1),
  ];
  for (const collection of collectionNames)
    for (const { key, value } of await from.list(collection)) operations.push({ type: 'put', collection, key, value });
  await to.write(operations, { durability: 'strict' });
}

async function replaceAll(from: StorageBackend, to: StorageBackend): Promise<void> {
  await to.write(collectionNames.map((collection) => ({ type: 'deletePrefix', collection, prefix: '' })));
  await copyAll(from, to);
}
