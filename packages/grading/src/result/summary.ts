import { getImportance } from '../reference/compileReference.ts';
import type { Importance, Subscore, Summary, Tally } from '../types.ts';
import type { Outcome } from './outcome.ts';

interface Share {
  earned: number;
  possible: number;
}

export function getSummary(outcome: Outcome): Summary {
  const { scene, units, nodes, edges, groups, boxNodes, lineUsed } = outcome;
  const { reference } = scene;
  const byStage = new Map<string, Share>();
  const byImportance: Record<Importance, Share> = {
    1: { earned: 0, possible: 0 },
    2: { earned: 0, possible: 0 },
    3: { earned: 0, possible: 0 },
  };
  const getStage = (group: number): string => {
    for (let depth = 0; group !== -1 && depth < reference.groups.length; depth += 1) {
      const { id, kind } = reference.groups[group]!;
      if (kind === 'lane') return id;
      group = reference.groupParent[group]!;
    }
    return '';
  };
  const add = (stage: string, importance: Importance, earned: number, possible: number) => {
    const share = byStage.get(stage) ?? { earned: 0, possible: 0 };
    byStage.set(stage, share);
    for (const target of [share, byImportance[importance]]) {
      target.earned += earned;
      target.possible += possible;
    }
  };
  for (const [row, node] of reference.nodes.entries())
    add(
      getStage(reference.nodeParent[row]!),
      getImportance(node),
      nodes[row]!.earned + outcome.nodeParents[row]!,
      units.nodes[row]! + units.nodeParents[row]!,
    );
  // An edge belongs to the stage it starts in.
  for (const [edge, { source, from }] of reference.edges.entries())
    add(getStage(reference.nodeParent[from]!), getImportance(source), edges[edge]!.earned, units.edges[edge]!);
  for (const [row, group] of reference.groups.entries())
    add(
      getStage(row),
      getImportance(group),
      groups[row]!.earned + outcome.groupParents[row]!,
      units.groups[row]! + units.groupParents[row]!,
    );
  return {
    nodes: getTally(
      nodes.map(({ label }) => label !== null),
      units.nodes,
      boxNodes.map((rows, box) => rows.length > 0 || scene.fairBox[box]!),
    ),
    edges: getTally(
      edges.map(({ verdict }) => verdict !== 'missing' && verdict !== 'optional'),
      units.edges,
      lineUsed,
    ),
    byStage: Object.fromEntries([...byStage].sort(compareKeys).map(([stage, share]) => [stage, inPoints(share)])),
    byImportance: { 1: inPoints(byImportance[1]), 2: inPoints(byImportance[2]), 3: inPoints(byImportance[3]) },
  };
}

const compareKeys = ([a]: readonly [string, Share], [b]: readonly [string, Share]): number =>
  a < b ? -1 : a > b ? 1 : 0;

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
