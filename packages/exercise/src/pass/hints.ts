import type { Comparison, Reference, ReferenceEdge, ReferenceNode } from '@calque/grading';
import type { AttemptResult, HintKind, HintUse } from '../attempt/types.ts';

/** What each step costs in points of the independent score. The automatic score stays as it is. */
export const hintCosts: Readonly<Record<HintKind, number>> = { count: 1, stage: 1, letter: 2, ghost: 4 };

/** What a hint says. Views put it into words. */
export type Hint =
  | { readonly kind: 'count'; readonly nodes: number; readonly edges: number }
  /** `stage` is the label of the lane, or null for a node outside all lanes. */
  | { readonly kind: 'stage'; readonly node: string; readonly stage: string | null }
  | { readonly kind: 'letter'; readonly node: string; readonly letter: string; readonly words: number }
  | { readonly kind: 'ghost'; readonly node: ReferenceNode }
  /** An arrow is missing; `from` is the label of the box it leaves. */
  | { readonly kind: 'edge'; readonly edge: string; readonly from: string }
  | { readonly kind: 'ghost-edge'; readonly edge: ReferenceEdge; readonly from: string; readonly to: string };

export interface HintStep {
  readonly hint: Hint;
  readonly use: HintUse;
}

/** The steps of help with one missing node, and with one missing arrow, weakest first. */
const nodeSteps: readonly HintKind[] = ['stage', 'letter', 'ghost'];
const edgeSteps: readonly HintKind[] = ['stage', 'ghost'];

/**
 * Returns the next hint, weakest first: how many are missing; then, for one missing node at a time, its stage, its first
 * letter, its ghost; then, for one missing arrow at a time, where it starts and the arrow itself. The element stays the
 * same until it is drawn or its ghost has been shown; the most important one comes first.
 * @param at milliseconds into the attempt, kept with the use
 * @returns null when nothing is missing, or everything missing has been shown
 */
export function getNextHint(
  reference: Reference,
  comparison: Comparison,
  uses: readonly HintUse[],
  at: number,
): HintStep | null {
  const nodes = listMissing(reference.nodes, comparison.nodes);
  const edges = listMissing(reference.edges, comparison.edges);
  if (nodes.length + edges.length === 0) return null;
  const next = !uses.some(({ kind }) => kind === 'count')
    ? { kind: 'count' as const, node: null }
    : (getNextStep(nodes, nodeSteps, uses) ?? getNextStep(edges, edgeSteps, uses));
  if (!next) return null;
  const use: HintUse = { ...next, cost: hintCosts[next.kind], at };
  const hint = getHint(use, reference, comparison);
  return hint && { hint, use };
}

/** What a hint said, put together from its use; null where the reference no longer has its element. */
export function getHint(
  use: Pick<HintUse, 'kind' | 'node'>,
  reference: Reference,
  comparison: Comparison,
): Hint | null {
  if (use.kind === 'count') {
    const [nodes, edges] = [
      listMissing(reference.nodes, comparison.nodes),
      listMissing(reference.edges, comparison.edges),
    ];
    return { kind: 'count', nodes: nodes.length, edges: edges.length };
  }
  const node = reference.nodes.find(({ id }) => id === use.node);
  if (node) return createNodeHint(use.kind, node, reference);
  const edge = reference.edges.find(({ id }) => id === use.node);
  return edge ? createEdgeHint(use.kind, edge, reference) : null;
}

interface Gradable {
  readonly id: string;
  readonly importance?: number | undefined;
}

/** The elements that are not drawn, the most important first. */
function listMissing<Element extends Gradable>(
  elements: readonly Element[],
  verdicts: readonly { readonly verdict: string; readonly reference: string | null }[],
): Element[] {
  const missing = new Set(verdicts.flatMap(({ verdict, reference }) => (verdict === 'missing' ? [reference] : [])));
  return elements.filter(({ id }) => missing.has(id)).toSorted((a, b) => (b.importance ?? 2) - (a.importance ?? 2));
}

function getNextStep(
  missing: readonly Gradable[],
  steps: readonly HintKind[],
  uses: readonly HintUse[],
): Pick<HintUse, 'kind' | 'node'> | null {
  const countTaken = ({ id }: Gradable) => uses.filter(({ node }) => node === id).length;
  const open = missing.filter((element) => countTaken(element) < steps.length);
  const element = open.find((one) => countTaken(one) > 0) ?? open[0];
  return element ? { kind: steps[countTaken(element)]!, node: element.id } : null;
}

function createNodeHint(kind: HintKind, node: ReferenceNode, reference: Reference): Hint {
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

function createEdgeHint(kind: HintKind, edge: ReferenceEdge, reference: Reference): Hint {
  const getLabel = (id: string) => reference.nodes.find((node) => node.id === id)?.label ?? '';
  if (kind === 'stage') return { kind: 'edge', edge: edge.id, from: getLabel(edge.from) };
  return { kind: 'ghost-edge', edge, from: getLabel(edge.from), to: getLabel(edge.to) };
}

/** What the learner reached without help: the score less the cost of hints, 0 to 100. */
export function getIndependentScore({ score, hints }: Pick<AttemptResult, 'score' | 'hints'>): number {
  return Math.max(0, score - hints.reduce((sum, { cost }) => sum + cost, 0));
}
