import type { Candidate } from './candidates.ts';
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
 * ends of a path of two or three reference edges, where no reference edge joins those ends directly.
 */
export function listShortcuts(
  { nodes, edges }: CompiledReference,
  drawing: Drawing,
  candidates: readonly (readonly Candidate[])[],
): Shortcut[] {
  const out: { edge: number; to: number }[][] = nodes.map(() => []);
  const joined = new Set<number>();
  for (const [edge, { from, to, either }] of edges.entries()) {
    joined.add(from * nodes.length + to).add(to * nodes.length + from);
    const isParallel = out[from]!.some((other) => other.to === to);
    if (!either && from !== to && !isParallel) out[from]!.push({ edge, to });
  }
  const labelled = candidates.map((list) => list.filter(({ tier }) => tier !== 'unlabelled'));
  const shortcuts: Shortcut[] = [];
  const addAll = (path: readonly number[], pathEdges: readonly number[]) => {
    const first = path[0]!;
    const last = path.at(-1)!;
    if (joined.has(first * nodes.length + last)) return;
    for (const { box: from } of labelled[first]!)
      for (const { box: to } of labelled[last]!) {
        const arc = from === to ? undefined : getArcs(drawing, from, to).find(({ arc }) => arc === 'forward');
        if (arc) shortcuts.push({ path, edges: pathEdges, from, to, line: arc.edge });
      }
  };
  for (const first of nodes.keys()) {
    if (labelled[first]!.length === 0) continue;
    for (const { edge: one, to: second } of out[first]!)
      for (const { edge: two, to: third } of out[second]!) {
        if (third === first) continue;
        addAll([first, second, third], [one, two]);
        for (const { edge: three, to: fourth } of out[third]!)
          if (fourth !== first && fourth !== second) addAll([first, second, third, fourth], [one, two, three]);
      }
  }
  return shortcuts;
}
