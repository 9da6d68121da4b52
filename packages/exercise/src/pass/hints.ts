import type { Comparison, Reference, ReferenceNode } from '@calque/grading';
import { type AttemptResult, hintKinds, type HintKind, type HintUse } from '../attempt/types.ts';

/** What each step costs in points of the independent score. The automatic score stays as it is. */
export const hintCosts: Readonly<Record<HintKind, number>> = { count: 1, stage: 1, letter: 2, ghost: 4 };

/** What a hint says. Views put it into words. */
export type Hint =
  | { readonly kind: 'count'; readonly nodes: number; readonly edges: number }
  /** `stage` is the label of the lane, or null for a node outside all lanes. */
  | { readonly kind: 'stage'; readonly node: string; readonly stage: string | null }
  | { readonly kind: 'letter'; readonly node: string; readonly letter: string; readonly words: number }
  | { readonly kind: 'ghost'; readonly node: ReferenceNode };

export interface HintStep {
  readonly hint: Hint;
  readonly use: HintUse;
}

/**
 * Returns the next hint, weakest first: how many are missing; then, for one missing node at a time, its stage, its first
 * letter, its ghost. The node stays the same until it is drawn or its ghost has been shown; the most important one comes first.
 * @param at milliseconds into the attempt, kept with the use
 * @returns null when nothing is missing, or every missing node has been shown
 */
export function getNextHint(
  reference: Reference,
  comparison: Comparison,
  uses: readonly HintUse[],
  at: number,
): HintStep | null {
  const isMissing = new Set(
    comparison.nodes.flatMap(({ verdict, reference: id }) => (verdict === 'missing' ? [id] : [])),
  );
  const missing = reference.nodes
    .filter(({ id }) => isMissing.has(id))
    .toSorted((a, b) => (b.importance ?? 2) - (a.importance ?? 2));
  const edges = comparison.edges.filter(({ verdict }) => verdict === 'missing').length;
  if (missing.length + edges === 0) return null;
  if (!uses.some(({ kind }) => kind === 'count'))
    return { hint: { kind: 'count', nodes: missing.length, edges }, use: createUse('count', null, at) };

  const getStep = ({ id }: ReferenceNode) =>
    Math.max(0, ...uses.filter(({ node }) => node === id).map(({ kind }) => hintKinds.indexOf(kind)));
  const open = missing.filter((node) => getStep(node) < hintKinds.length - 1);
  const node = open.find((one) => getStep(one) > 0) ?? open[0];
  if (!node) return null;
  const kind = hintKinds[getStep(node) + 1]!;
  return { hint: createHint(kind, node, reference), use: createUse(kind, node.id, at) };
}

function createUse(kind: HintKind, node: string | null, at: number): HintUse {
  return { kind, node, cost: hintCosts[kind], at };
}

function createHint(kind: HintKind, node: ReferenceNode, reference: Reference): Hint {
  if (kind === 'stage') {
    const lane = reference.groups.find(({ id }) => id === node.parent);
    return { kind, node: node.id, stage: lane?.label ?? null };
  }
  if (kind === 'letter') {
    const words = node.label.trim().split(/\s+/);
    const [letter = ''] = node.label.trim();
    return { kind, node: node.id, letter: letter.toUpperCase(), words: words.length };
  }
  return { kind: 'ghost', node };
}

/** What the learner reached without help: the score less the cost of hints, 0 to 100. */
export function getIndependentScore({ score, hints }: Pick<AttemptResult, 'score' | 'hints'>): number {
  return Math.max(0, score - hints.reduce((sum, { cost }) => sum + cost, 0));
}
