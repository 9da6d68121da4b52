import * as v from 'valibot';
import { entrySchema, headerSchema, snapshotSchema } from '../attempt/schema.ts';
import { collectionNames, type StorageReader } from '../storage/backend.ts';
import { type DamageReason, unseal } from '../storage/record.ts';

const backupFormat = 'calque-backup';
const backupVersion = 1;

/** Collections that a backup holds. Leases belong to the tabs of one browser. */
const backedUp = collectionNames.filter((name) => name !== 'leases');

const recordSchema = v.object({ collection: v.picklist(backedUp), key: v.string(), value: v.unknown() });

export type BackupRecord = v.InferOutput<typeof recordSchema>;

/** The file is no backup, or one of a newer version. `mend` says what would help. */
export class BackupError extends Error {
  override readonly name = 'BackupError';
  readonly kind: 'not-a-backup' | 'newer';
  readonly mend: string;
  constructor(kind: BackupError['kind'], message: string) {
    super(message);
    this.kind = kind;
    this.mend =
      kind === 'newer'
        ? 'Update this site (reload it while online), then import the file again.'
        : 'Choose a file that was exported from here; its name ends in .calque.json.';
  }
}

/**
 * Writes everything that is kept into one JSON text, with one record a line. It is one document for any JSON reader, and
 * where the file was cut off or a line was damaged, every other line can still be read.
 */
export async function exportBackup(reader: StorageReader, now: number): Promise<string> {
  const lines: string[] = [];
  for (const collection of backedUp)
    for (const { key, value } of await reader.list(collection)) lines.push(JSON.stringify({ collection, key, value }));
  const head = `{"format":"${backupFormat}","version":${backupVersion},"exportedAt":${now},"count":${lines.length},"records":[`;
  return `${head}\n${lines.join(',\n')}\n]}\n`;
}

/** Something in a backup that cannot be used, named as well as it lets itself. */
export interface BackupDamage {
  /** Line of the file, from 1; null where it is not about one line. */
  readonly line: number | null;
  /** `collection/key`, where it can be read. */
  readonly record: string | null;
  readonly reason: DamageReason | 'cut-off';
}

export interface ParsedBackup {
  readonly records: readonly BackupRecord[];
  readonly damaged: readonly BackupDamage[];
}

/**
 * Reads a backup, as far as it can be read.
 * @throws BackupError if it is not a backup at all, or of a newer version
 */
export function parseBackup(text: string): ParsedBackup {
  const lines = text.split(/\r?\n/);
  const expected = parseHead(lines[0] ?? '');
  const records: BackupRecord[] = [];
  const damaged: BackupDamage[] = [];
  for (const [index, line] of lines.entries()) {
    if (index === 0 || line === '' || line === ']}') continue;
    const place = { line: index + 1, record: null };
    let value: unknown;
    try {
      value = JSON.parse(line.replace(/,$/, ''));
    } catch {
      damaged.push({ ...place, reason: 'not-json' });
      continue;
    }
    const record = v.safeParse(recordSchema, value);
    if (!record.success) {
      damaged.push({ ...place, reason: 'not-a-record' });
      continue;
    }
    const reason = check(record.output);
    if (reason) damaged.push({ line: index + 1, record: `${record.output.collection}/${record.output.key}`, reason });
    else records.push(record.output);
  }
  if (records.length + damaged.length < expected) damaged.push({ line: null, record: null, reason: 'cut-off' });
  return { records, damaged };
}

const headSchema = v.object({
  format: v.literal(backupFormat),
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  count: v.pipe(v.number(), v.integer(), v.minValue(0)),
});

function parseHead(line: string): number {
  let value: unknown;
  try {
    value = JSON.parse(`${line}]}`);
  } catch {
    value = null;
  }
  const head = v.safeParse(headSchema, value);
  if (!head.success) throw new BackupError('not-a-backup', 'The first line is not that of a Calque backup.');
  if (head.output.version > backupVersion)
    throw new BackupError(
      'newer',
      `This backup has version ${head.output.version}, this build reads ${backupVersion}.`,
    );
  return head.output.count;
}

const schemas = { attempts: headerSchema, entries: entrySchema, snapshots: snapshotSchema, documents: v.unknown() };

/** Why the record is damaged, or null. What was in quarantine comes along as it was. */
function check({ collection, key, value }: BackupRecord): DamageReason | null {
  if (collection === 'quarantine') return null;
  const read = unseal(key, value, schemas[collection]);
  return read.ok ? null : read.reason;
}
