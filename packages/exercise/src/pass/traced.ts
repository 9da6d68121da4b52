import type { Comparison, Reference } from '@calque/grading';
import type { PassPlan } from './createPass.ts';

const foundNode = new Set(['same', 'close', 'merged', 'split']);
const foundEdge = new Set(['present', 'via-extra']);

/** Ids of the reference elements that are on the sheet. A box without a label stands for nothing yet, whatever its arrows suggest. */
export function getTraced(comparison: Comparison): Set<string> {
  const traced = new Set<string>();
  for (const { verdict, reference, reason } of comparison.nodes)
    if (reference && foundNode.has(verdict) && reason?.key !== 'node.unlabelled') traced.add(reference);
  for (const { verdict, reference } of comparison.edges) if (reference && foundEdge.has(verdict)) traced.add(reference);
  return traced;
}

/** Something to tell the learner about a part of the architecture. */
export interface Why {
  readonly id: string;
  readonly why: string;
}

/** Why the parts are there that have been drawn since `before` (null: since the start), in the order of the reference. */
export function getNewWhys(reference: Reference, before: Comparison | null, after: Comparison): Why[] {
  const known = before ? getTraced(before) : new Set<string>();
  const traced = getTraced(after);
  return [...reference.nodes, ...reference.edges].flatMap(({ id, why }) =>
    why && traced.has(id) && !known.has(id) ? [{ id, why }] : [],
  );
}

export interface BlankTally {
  readonly filled: number;
  readonly total: number;
}

/**
 * How many blanks of the sheet have been filled, by something the learner drew or named. A given part says nothing about
 * memory, even where it could pass for a blank one.
 */
export function getBlankTally(
  { blanks, initial }: Pick<PassPlan, 'blanks' | 'initial'>,
  comparison: Comparison,
): BlankTally {
  const traced = getTraced(comparison);
  const given = new Set([...initial.nodes, ...initial.edges].filter(({ locked }) => locked).map(({ id }) => id));
  const own = new Set(
    [...comparison.nodes, ...comparison.edges].flatMap(({ reference, trace }) =>
      reference && trace.some((id) => !given.has(id)) ? [reference] : [],
    ),
  );
  const ids = [...blanks.nodes, ...blanks.labels, ...blanks.edges];
  return { filled: ids.filter((id) => traced.has(id) && own.has(id)).length, total: ids.length };
}

/** Share of the reference that is on the sheet, 0 to 1: what the underlay fades by. */
export function getDrawnShare(reference: Reference, comparison: Comparison): number {
  const total = reference.nodes.length + reference.edges.length;
  return total === 0 ? 1 : getTraced(comparison).size / total;
}
