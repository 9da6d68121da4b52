import type { DocumentStore } from '@calque/exercise';
import * as v from 'valibot';

/**
 * Mending a graded drawing is work to keep, but no score to boast of. The attempt that holds it is noted here, so that
 * its score never counts as the learner's best.
 */
const kind = 'mends';
const schema = v.object({ attempt: v.string(), graded: v.string() });

/** @param graded id of the attempt that is mended */
export async function markAsMend(documents: DocumentStore, attempt: string, graded: string): Promise<void> {
  await documents.put(kind, attempt, { attempt, graded });
}

/** Ids of the attempts that hold mended drawings, each with the id of the graded one. */
export async function listMends(documents: DocumentStore): Promise<ReadonlyMap<string, string>> {
  const { documents: marks } = await documents.list(kind, schema);
  return new Map(marks.map(({ attempt, graded }) => [attempt, graded]));
}
