import type { Candidate } from './scene.ts';
import { type Drawing, getArcs } from './drawing.ts';
import type { CompiledReference } from './reference/compileReference.ts';

/** A drawn line that may bypass forgotten nodes: drawn from one box to another where the reference goes by a path. */
export interface Shortcut {
  /** Rows from the first end to the last, with one or two between. */
  readonly path: readonly number[];
  /** Reference edges along the path. */
  readonly edges: readonly number[];
  readonly from: number;
  readonly to: number;
  readonly line: number;
}

/**
 * Lists every line that may be a shortcut. It runs along the arrows between two boxes whose labels may stand for the
 * ends of a path of two or three reference edges, where no reference edge cuts the path short.
 * A node counts as
 * forgotten if every box that may mean it means another node more, and no other node's label could mean it. Edges with a parallel one are
 * left alone.
 *
 * @param isUnique whether no other node of the reference bears a label that may mean this one
 */
export function listShortcuts(
  { nodeCount, edges }: CompiledReference,
  drawing: Drawing,
  candidates: readonly (readonly Candidate[])[],
  isUnique: (row: number) => boolean,
): Shortcut[] {
  const out: { edge: number; to: number }[][] = Array.from({ length: nodeCount }, () => []);
  const joined = new Map<number, number>();
  const isJoined = (a: number, b: number) => joined.has(a * nodeCount + b);
  for (const { from, to } of edges)
    for (const key of [from * nodeCount + to, to * nodeCount + from]) joined.set(key, (joined.get(key) ?? 0) + 1);
  for (const [edge, { from, to, either }] of edges.entries())
    if (!either && joined.get(from * nodeCount + to) === 1) out[from]!.push({ edge, to });
  const labelled = candidates.slice(0, nodeCount).map((list) => list.filter(({ tier }) => tier !== 'unlabelled'));
  const isElsewhere = (row: number, { box, strength }: Candidate) =>
    labelled.some(
      (list, other) => other !== row && list.some((rival) => rival.box === box && rival.strength > strength),
    );
  const isForgotten = (row: number) =>
    isUnique(row) && labelled[row]!.every((candidate) => isElsewhere(row, candidate));
  const shortcuts: Shortcut[] = [];
  const addAll = (path: readonly number[], pathEdges: readonly number[]) => {
    const first = path[0]!;
    const last = path.at(-1)!;
    if (isJoined(first, last)) return;
    for (const { box: from } of labelled[first]!)
      for (const { box: to } of labelled[last]!) {
        const arc = from === to ? undefined : getArcs(drawing, from, to).find(({ arc }) => arc === 'forward');
        if (arc) shortcuts.push({ path, edges: pathEdges, from, to, line: arc.edge });
      }
  };
  for (let first = 0; first < nodeCount; first += 1) {
    if (labelled[first]!.length === 0) continue;
    for (const { edge: one, to: second } of out[first]!)
      for (const { edge: two, to: third } of out[second]!) {
        if (third === first || !isForgotten(second)) continue;
        addAll([first, second, third], [one, two]);
        if (isJoined(first, third) || !isForgotten(third)) continue;
        for (const { edge: three, to: fourth } of out[third]!)
          if (fourth !== first && fourth !== second && !isJoined(second, fourth))
            addAll([first, second, third, fourth], [one, two, three]);
      }
  }
  return shortcuts;
}
