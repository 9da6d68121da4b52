import type { StorageBackend, StorageReader, WriteOperation } from '../storage/backend.ts';
import { getChecksum } from '../storage/checksum.ts';
import { seal, type SealedRecord } from '../storage/record.ts';
import { groupBy } from '../schedule/groupBy.ts';
import { type BackupDamage, type BackupRecord, parseBackup } from './backup.ts';

export interface ImportReport {
  /** Attempts and documents that are new here, or went on in the backup. */
  readonly imported: number;
  /** That were here already, the same or further on. */
  readonly unchanged: number;
  /** Ids of attempts that had gone another way in the backup and were added as copies. */
  readonly copies: readonly string[];
  /** What could not be read. Everything else was imported. */
  readonly damaged: readonly BackupDamage[];
}

/**
 * Adds a backup to what is here. Nothing that is here is lost: an attempt that went on here stays, one that went on in the
 * backup is brought up to it, and one that went two ways is kept both ways. Importing the same file twice changes nothing.
 * @throws BackupError if the text is no backup
 * @throws StorageError if it cannot be stored; each attempt is then imported whole or not at all
 */
export async function importBackup(backend: StorageBackend, text: string): Promise<ImportReport> {
  const { records, damaged } = parseBackup(text);
  let imported = 0;
  let unchanged = 0;
  const copies: string[] = [];
  const byAttempt = groupBy(records.filter(isOfAttempt), getAttemptId);
  for (const [id, own] of byAttempt) {
    const plan = await planAttempt(backend, id, own);
    if (plan.operations.length > 0) await backend.write(plan.operations, { durability: 'strict' });
    if (plan.outcome === 'unchanged') unchanged += 1;
    else imported += 1;
    if (plan.outcome !== 'unchanged' && plan.outcome !== 'imported') copies.push(plan.outcome.copy);
  }
  for (const { collection, key, value } of records.filter((record) => !isOfAttempt(record))) {
    const isHere = (await backend.read(collection, key)) !== undefined;
    if (!isHere) await backend.write([{ type: 'put', collection, key, value }]);
    if (collection === 'quarantine') continue;
    if (isHere) unchanged += 1;
    else imported += 1;
  }
  return { imported, unchanged, copies, damaged };
}

const attemptCollections = ['attempts', 'entries', 'snapshots'] as const;

type AttemptRecord = BackupRecord & { readonly collection: (typeof attemptCollections)[number] };

function isOfAttempt(record: BackupRecord): record is AttemptRecord {
  return record.collection !== 'documents' && record.collection !== 'quarantine';
}

function getAttemptId({ key }: BackupRecord): string {
  return key.split('/')[0]!;
}

interface AttemptPlan {
  readonly operations: readonly WriteOperation[];
  readonly outcome: 'imported' | 'unchanged' | { readonly copy: string };
}

async function planAttempt(
  backend: StorageReader,
  id: string,
  records: readonly AttemptRecord[],
): Promise<AttemptPlan> {
  const here = new Map<string, unknown>();
  for (const collection of ['entries', 'snapshots'] as const)
    for (const { key, value } of await backend.list(collection, `${id}/`)) here.set(`${collection}/${key}`, value);
  const header = await backend.read('attempts', id);
  if (here.size === 0 && header === undefined) return { operations: records.map(put), outcome: 'imported' };

  const isSame = records.every(
    (record) =>
      record.collection === 'attempts' ||
      !here.has(getName(record)) ||
      getSum(here.get(getName(record))) === getSum(record.value),
  );
  const names = new Set(records.map(getName));
  const added = records.filter((record) => record.collection !== 'attempts' && !here.has(getName(record)));
  const ownHeader = records.find(({ collection }) => collection === 'attempts');
  const isFinishedThere = isFinished(ownHeader?.value) && !isFinished(header);
  const goesOnHere = [...here.keys()].some((name) => name.startsWith('entries/') && !names.has(name));
  const goesOnThere = isFinishedThere || added.some(({ collection }) => collection === 'entries');

  if (!isSame || (goesOnHere && goesOnThere)) return copyAttempt(backend, id, records);
  const headers = ownHeader && (isFinishedThere || header === undefined) ? [ownHeader] : [];
  const writes = [...added, ...headers].map(put);
  if (writes.length === 0) return { operations: [], outcome: 'unchanged' };
  // A tab that has it open meets a lease that is not its own, and keeps what it has in an attempt of its own.
  const lease: WriteOperation = { type: 'put', collection: 'leases', key: id, value: 'import' };
  return { operations: [lease, ...writes], outcome: 'imported' };
}

/** The name of the copy comes from what it holds, so that a second import finds it there. */
async function copyAttempt(
  backend: StorageReader,
  id: string,
  records: readonly AttemptRecord[],
): Promise<AttemptPlan> {
  const sums = records.map((record) => `${getName(record)} ${getSum(record.value)}`).toSorted();
  const copy = `${id}-${getChecksum(sums.join('\n'))}`;
  if ((await backend.list('snapshots', `${copy}/`)).length > 0) return { operations: [], outcome: 'unchanged' };
  const operations = records.map(({ collection, key, value }): WriteOperation => {
    const body: unknown = JSON.parse((value as SealedRecord).body);
    const renamed = collection === 'attempts' ? { ...(body as object), id: copy } : body;
    const newKey = `${copy}${key.slice(id.length)}`;
    return { type: 'put', collection, key: newKey, value: seal(newKey, renamed) };
  });
  return { operations, outcome: { copy } };
}

function put({ collection, key, value }: BackupRecord): WriteOperation {
  return { type: 'put', collection, key, value };
}

function getName({ collection, key }: BackupRecord): string {
  return `${collection}/${key}`;
}

function getSum(value: unknown): string {
  return (value as SealedRecord | undefined)?.checksum ?? '';
}

function isFinished(header: unknown): boolean {
  try {
    const { result } = JSON.parse((header as SealedRecord).body) as { result?: unknown };
    return result !== null && result !== undefined;
  } catch {
    return false;
  }
}
