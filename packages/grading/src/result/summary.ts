import { getImportance } from '../reference/compileReference.ts';
import type { Importance, Subscore, Summary, Tally } from '../types.ts';
import type { Outcome } from './outcome.ts';

interface Share {
  earned: number;
  possible: number;
}

export function getSummary(outcome: Outcome): Summary {
  const { reference, units, nodes, edges, boxNodes, lineUsed } = outcome;
  const byStage = new Map<string, Share>();
  const byImportance: Record<Importance, Share> = {
    1: { earned: 0, possible: 0 },
    2: { earned: 0, possible: 0 },
    3: { earned: 0, possible: 0 },
  };
  const getStage = (row: number) => reference.groups[reference.nodeParent[row]!]?.id ?? '';
  const add = (stage: string, importance: Importance, earned: number, possible: number) => {
    const share = byStage.get(stage) ?? { earned: 0, possible: 0 };
    byStage.set(stage, share);
    for (const target of [share, byImportance[importance]]) {
      target.earned += earned;
      target.possible += possible;
    }
  };
  for (const [row, node] of reference.nodes.entries())
    add(getStage(row), getImportance(node), nodes[row]!.earned, units.nodes[row]!);
  for (const [edge, { source, from }] of reference.edges.entries())
    add(getStage(from), getImportance(source), edges[edge]!.earned, units.edges[edge]!);
  const nodeMatched = nodes.map(({ match }) => match !== null);
  const edgeMatched = edges.map(({ verdict }) => verdict !== 'missing' && verdict !== 'optional');
  return {
    nodes: getTally(
      nodeMatched,
      units.nodes,
      boxNodes.map((rows) => rows.length > 0),
    ),
    edges: getTally(edgeMatched, units.edges, lineUsed),
    byStage: Object.fromEntries([...byStage].map(([stage, share]) => [stage, inPoints(share)])),
    byImportance: { 1: inPoints(byImportance[1]), 2: inPoints(byImportance[2]), 3: inPoints(byImportance[3]) },
  };
}

const inPoints = ({ earned, possible }: Share): Subscore => ({ earned: earned / 100, possible: possible / 100 });

/** Optional elements count only where they were drawn. */
function getTally(matched: readonly boolean[], units: readonly number[], drawn: readonly boolean[]): Tally {
  const found = matched.filter(Boolean).length;
  const missing = matched.filter((isMatched, index) => !isMatched && units[index]! > 0).length;
  const fair = drawn.filter(Boolean).length;
  return {
    matched: found,
    missing,
    extra: drawn.length - fair,
    recall: found + missing === 0 ? 1 : found / (found + missing),
    precision: drawn.length === 0 ? 1 : fair / drawn.length,
  };
}
