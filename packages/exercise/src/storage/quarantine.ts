import type { StorageCollection, StorageReader, WriteOperation } from './backend.ts';
import type { DamageReason } from './record.ts';

/** A record that cannot be used: where it is, and why. */
export interface Damage {
  readonly collection: StorageCollection;
  readonly key: string;
  readonly reason: DamageReason;
}

export interface QuarantinedRecord extends Damage {
  /** The record as it was found. */
  readonly value: unknown;
}

/**
 * Returns the writes that move damaged records out of the way, raw as they are, for later rescue.
 * Records of a newer version are left where they are: they are not damaged, this build is too old for them.
 */
export function getQuarantineOperations(damages: readonly (Damage & { readonly value: unknown })[]): WriteOperation[] {
  return damages
    .filter(({ reason }) => reason !== 'newer')
    .flatMap(({ collection, key, reason, value }): WriteOperation[] => [
      { type: 'put', collection: 'quarantine', key: `${collection}/${key}`, value: { reason, value } },
      { type: 'delete', collection, key },
    ]);
}

/** Lists what is in quarantine, oldest collection and key first. */
export async function listQuarantine(backend: StorageReader): Promise<QuarantinedRecord[]> {
  const records = await backend.list('quarantine');
  return records.map(({ key, value }) => {
    const slash = key.indexOf('/');
    const held = value as { reason?: DamageReason; value?: unknown } | null;
    return {
      collection: key.slice(0, slash) as StorageCollection,
      key: key.slice(slash + 1),
      reason: held?.reason ?? 'not-a-record',
      value: held?.value,
    };
  });
}
