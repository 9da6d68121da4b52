import { getImportance } from '../reference/compileReference.ts';
import type { Importance, Subscore, Summary, Tally } from '../types.ts';
import type { Outcome } from './outcome.ts';

interface Share {
  earned: number;
  possible: number;
}

export function getSummary({ scene, units, labels, earned, parents, edges, rowsOf, lineUsed }: Outcome): Summary {
  const { reference, drawing, fairBox } = scene;
  const { elements, parent, nodeCount } = reference;
  const byStage = new Map<string, Share>();
  const byImportance: Record<Importance, Share> = {
    1: { earned: 0, possible: 0 },
    2: { earned: 0, possible: 0 },
    3: { earned: 0, possible: 0 },
  };
  const getStage = (row: number): string => {
    for (let depth = 0; row !== -1 && depth < elements.length; depth += 1) {
      if (row >= nodeCount && elements[row]!.kind === 'lane') return elements[row]!.id;
      row = parent[row]!;
    }
    return '';
  };
  const add = (row: number, importance: Importance, gained: number, possible: number) => {
    const stage = getStage(row);
    const share = byStage.get(stage) ?? { earned: 0, possible: 0 };
    byStage.set(stage, share);
    for (const target of [share, byImportance[importance]]) {
      target.earned += gained;
      target.possible += possible;
    }
  };
  for (const [row, element] of elements.entries())
    add(row, getImportance(element), earned[row]! + parents[row]!, units.elements[row]! + units.parents[row]!);
  // An edge belongs to the stage it starts in.
  for (const [edge, { source, from }] of reference.edges.entries())
    add(from, getImportance(source), edges[edge]!.earned, units.edges[edge]!);
  return {
    nodes: getTally(
      labels.slice(0, nodeCount).map((label) => label !== null),
      units.elements,
      rowsOf.slice(0, drawing.nodeCount).map((rows, box) => rows.length > 0 || fairBox[box]!),
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
