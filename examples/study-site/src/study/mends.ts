import type { DocumentStore } from '@calque/exercise';
import * as v from 'valibot';

/**
 * Mending a graded drawing is work to keep, but no score to boast of. The attempt that holds it is noted here, so that
 * its score never counts as the learner's best.
 */
const kind = 'mends';
const schema = v.object({ attempt: v.string() });

export async function markAsMend(documents: DocumentStore, attempt: string): Promise<void> {
  await documents.put(kind, attempt, { attempt });
}

export async function listMends(documents: DocumentStore): Promise<ReadonlySet<string>> {
  const { documents: marks } = await documents.list(kind, schema);
  return new Set(marks.map(({ attempt }) => attempt));
}
