import type { Candidate } from './scene.ts';
import { type Drawing, getArcs } from './drawing.ts';
import type { CompiledReference } from './reference/compileReference.ts';

/** A drawn line that may bypass forgotten nodes: drawn from one box to another where the reference goes by a path. */
export interface Shortcut {
  /** Rows from the first end to the last, with one to three between. */
  readonly path: readonly number[];
  /** Reference edges along the path. */
  readonly edges: readonly number[];
  readonly from: number;
  readonly to: number;
  readonly line: number;
}

/** Nodes that a line may pass by. */
const mostForgotten = 3;
/** A label that comes no closer says too little to take its box for the node. */
const vague = 40;

/**
 * Lists every line that may be a shortcut. It runs along the arrows between two boxes whose labels may stand for the
 * ends of a path of reference edges, where no reference edge cuts the path short. A node counts as forgotten if every box
 * that may mean it means another node more or means it but vaguely, and no other node's label could mean it. Edges with a
 * parallel one are left alone.
 *
 * @param isUnique whether no other node of the reference bears a label that may mean this one
 */
export function listShortcuts(
  { nodeCount, edges }: CompiledReference,
  drawing: Drawing,
  candidates: readonly (readonly Candidate[])[],
  isUnique: (row: number) => boolean,
): Shortcut[] {
  const arrows = new Map<number, number>();
  const getKey = (from: number, to: number) => from * nodeCount + to;
  for (const { from, to } of edges) arrows.set(getKey(from, to), (arrows.get(getKey(from, to)) ?? 0) + 1);
  const out: { edge: number; to: number }[][] = Array.from({ length: nodeCount }, () => []);
  for (const [edge, { from, to, either }] of edges.entries())
    if (!either && arrows.get(getKey(from, to)) === 1) out[from]!.push({ edge, to });
  const labelled = candidates.slice(0, nodeCount).map((list) => list.filter(({ tier }) => tier !== 'unlabelled'));
  const isElsewhere = (row: number, { box, strength }: Candidate) =>
    strength < vague ||
    labelled.some(
      (list, other) => other !== row && list.some((rival) => rival.box === box && rival.strength > strength),
    );
  const isForgotten = (row: number) =>
    isUnique(row) && labelled[row]!.every((candidate) => isElsewhere(row, candidate));
  const shortcuts: Shortcut[] = [];
  const addAll = (path: readonly number[], pathEdges: readonly number[]) => {
    for (const { box: from } of labelled[path[0]!]!)
      for (const { box: to } of labelled[path.at(-1)!]!) {
        const arc = from === to ? undefined : getArcs(drawing, from, to).find(({ arc }) => arc === 'forward');
        if (arc) shortcuts.push({ path, edges: pathEdges, from, to, line: arc.edge });
      }
  };
  const extend = (path: readonly number[], pathEdges: readonly number[]): void => {
    const last = path.at(-1)!;
    for (const { edge, to } of out[last]!) {
      const isCutShort = path.some(
        (row) => row !== last && (arrows.has(getKey(row, to)) || arrows.has(getKey(to, row))),
      );
      if (path.includes(to) || isCutShort) continue;
      const longer = [...path, to];
      const longerEdges = [...pathEdges, edge];
      if (longer.length > 2) addAll(longer, longerEdges);
      if (longer.length < mostForgotten + 2 && isForgotten(to)) extend(longer, longerEdges);
    }
  };
  for (const [first, list] of labelled.entries()) if (list.length > 0) extend([first], []);
  return shortcuts;
}
