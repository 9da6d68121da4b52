import * as v from 'valibot';
import { getChecksum } from './checksum.ts';

/** A stored value: JSON text with its version and a checksum over its key and itself, so a swapped record shows too. */
export interface SealedRecord {
  readonly version: number;
  readonly checksum: string;
  readonly body: string;
}

/** Why a record cannot be read. `newer` was written by a later version and is left alone; the others are damage. */
export type DamageReason = 'not-a-record' | 'checksum' | 'not-json' | 'schema' | 'newer' | 'gap' | 'patch';

const sealedSchema = v.object({
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  checksum: v.string(),
  body: v.string(),
});

/** Turns the body of an older record version into the next one's. Index 0 upgrades version 1 to 2. */
export type RecordUpgrader = (body: unknown) => unknown;

const recordUpgraders: readonly RecordUpgrader[] = [];

/** The version of stored records that this build writes. */
const recordVersion = recordUpgraders.length + 1;

export function seal(key: string, value: unknown): SealedRecord {
  const body = JSON.stringify(value);
  return { version: recordVersion, checksum: getChecksum(`${key}\n${body}`), body };
}

export type Unsealed<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly reason: DamageReason };

/**
 * Checks and parses a stored value. Older versions pass through `upgraders`, one for each version since 1.
 * Never throws: what cannot be read is named by its reason.
 */
export function unseal<Schema extends v.GenericSchema>(
  key: string,
  stored: unknown,
  schema: Schema,
  upgraders: readonly RecordUpgrader[] = recordUpgraders,
): Unsealed<v.InferOutput<Schema>> {
  const sealed = v.safeParse(sealedSchema, stored);
  if (!sealed.success) return { ok: false, reason: 'not-a-record' };
  const { version, checksum, body } = sealed.output;
  if (getChecksum(`${key}\n${body}`) !== checksum) return { ok: false, reason: 'checksum' };
  if (version > upgraders.length + 1) return { ok: false, reason: 'newer' };
  let value: unknown;
  try {
    value = JSON.parse(body);
    for (const upgrade of upgraders.slice(version - 1)) value = upgrade(value);
  } catch {
    return { ok: false, reason: 'not-json' };
  }
  const parsed = v.safeParse(schema, value);
  return parsed.success ? { ok: true, value: parsed.output } : { ok: false, reason: 'schema' };
}
