import { createDiagram } from '@calque/diagram';
import type { StorageReader } from '../storage/backend.ts';
import { StorageError } from '../storage/errors.ts';
import type { Damage } from '../storage/quarantine.ts';
import { unseal } from '../storage/record.ts';
import type { AttemptReading } from './attemptStore.ts';
import { recoverLog, type Snapshot } from './log.ts';
import { entrySchema, headerSchema, snapshotSchema } from './schema.ts';
import type { AttemptHeader, AttemptOrigin, LogEntry } from './types.ts';

/** Keys sort as numbers do. */
export function getEntryKey(attempt: string, seq: number): string {
  return `${attempt}/${String(seq).padStart(8, '0')}`;
}

export type FoundDamage = Damage & { readonly value: unknown };

export type StoredAttempt = Omit<AttemptReading, 'damaged'> & { readonly damaged: readonly FoundDamage[] };

/**
 * Reads one attempt with everything that can be saved of it. A damaged header is rebuilt from a snapshot.
 * @returns null if there is no such attempt
 * @throws StorageError of kind `damaged` if there is one but nothing of it can be opened
 */
export async function readAttempt(backend: StorageReader, id: string): Promise<StoredAttempt | null> {
  const damaged: FoundDamage[] = [];
  const storedHeader = await backend.read('attempts', id);
  // Snapshots first: one that is written in between is then older than the entries, never newer.
  const storedSnapshots = await backend.list('snapshots', `${id}/`);
  const storedEntries = await backend.list('entries', `${id}/`);
  if (storedHeader === undefined && storedSnapshots.length === 0 && storedEntries.length === 0) return null;

  const snapshots: Snapshot[] = [];
  let origin: AttemptOrigin | null = null;
  for (const { key, value } of storedSnapshots) {
    const read = unseal(key, value, snapshotSchema);
    if (!read.ok) damaged.push({ collection: 'snapshots', key, reason: read.reason, value });
    else {
      snapshots.push({ seq: read.value.seq, diagram: read.value.diagram });
      origin = read.value.origin;
    }
  }
  const entries: LogEntry[] = [];
  for (const { key, value } of storedEntries) {
    const read = unseal(key, value, entrySchema);
    if (read.ok) entries.push(read.value);
    else damaged.push({ collection: 'entries', key, reason: read.reason, value });
  }
  let header: AttemptHeader | null = origin && { id, ...origin, result: null };
  if (storedHeader !== undefined) {
    const read = unseal(id, storedHeader, headerSchema);
    if (read.ok) header = read.value;
    else damaged.push({ collection: 'attempts', key: id, reason: read.reason, value: storedHeader });
  }

  // Where every snapshot is lost but no entry is, a blank sheet is worth a try.
  if (snapshots.length === 0 && entries[0]?.seq === 1) snapshots.push({ seq: 0, diagram: createDiagram() });
  const log = recoverLog(snapshots, entries);
  if (!header || !log) {
    const names = damaged.map(({ collection, key }) => `${collection}/${key}`).join(', ');
    throw new StorageError('damaged', `Attempt ${id} cannot be opened${names && `: damaged ${names}`}.`);
  }
  for (const { seq, reason } of log.unreachable) {
    const key = getEntryKey(id, seq);
    damaged.push({ collection: 'entries', key, reason, value: storedEntries.find((one) => one.key === key)?.value });
  }
  const { diagram, isComplete } = log;
  return { header, diagram, entries: log.entries, snapshots, isComplete: isComplete && damaged.length === 0, damaged };
}
