import type { Diagram, DiagramEdge, DiagramNode } from '@calque/diagram';
import { arrange, type Arrangement } from './arrange.ts';
import type { Arc, DrawnArc } from './pairing.ts';

/** A trace made ready for grading. Nothing in it is ever refused. */
export interface Drawing extends Arrangement<DiagramNode> {
  readonly source: Diagram;
  readonly lines: readonly Line[];
  readonly arcs: ReadonlyMap<number, readonly DrawnArc[]>;
}

/** A drawn edge; an end that joins no box is -1. */
export interface Line {
  readonly source: DiagramEdge;
  readonly from: number;
  readonly to: number;
}

const noArcs: readonly DrawnArc[] = [];
const headsOf: Readonly<Record<DiagramEdge['direction'], readonly Arc[]>> = {
  forward: ['forward'],
  both: ['forward', 'backward'],
  none: ['none'],
};
const turned: Readonly<Record<Arc, Arc>> = { forward: 'backward', backward: 'forward', none: 'none' };

export function compileDrawing(source: Diagram): Drawing {
  const { getNode, ...arrangement } = arrange(
    source,
    ({ label, kind }) => `${label.trim()}|${kind}`,
    ({ direction }) => direction,
  );
  const lines = source.edges
    .map((edge) => ({ source: edge, from: getNode(edge.from), to: getNode(edge.to) }))
    .sort((a, b) => a.from - b.from || a.to - b.to);
  return { ...arrangement, source, lines, arcs: indexArcs(lines, arrangement.nodeCount) };
}

/** Arcs between each pair of boxes, under `from * boxes + to`, seen from both ends. */
function indexArcs(lines: readonly Line[], boxes: number): ReadonlyMap<number, DrawnArc[]> {
  const arcs = new Map<number, DrawnArc[]>();
  const add = (key: number, arc: DrawnArc) => arcs.set(key, [...(arcs.get(key) ?? []), arc]);
  for (const [edge, { source, from, to }] of lines.entries()) {
    if (from === -1 || to === -1) continue;
    const both = source.direction === 'both';
    for (const arc of headsOf[source.direction]) {
      if (from !== to || arc !== 'backward') add(from * boxes + to, { edge, arc, both });
      if (from !== to) add(to * boxes + from, { edge, arc: turned[arc], both });
    }
  }
  return arcs;
}

/** Arcs between two boxes, seen from the first. */
export const getArcs = (drawing: Drawing, from: number, to: number): readonly DrawnArc[] =>
  drawing.arcs.get(from * drawing.nodeCount + to) ?? noArcs;

/** Boxes that a way passes through between the boxes at its ends. */
export const listBetween = ({ lines }: Drawing, way: readonly number[], ends: readonly number[]): number[] =>
  [...new Set(way.flatMap((line) => [lines[line]!.from, lines[line]!.to]))].filter((box) => !ends.includes(box));

/** Whether a drawn element is in a group, however deep. */
export function isWithin({ parent, nodeCount }: Drawing, element: number, group: number): boolean {
  let outer = parent[element]!;
  // Groups of a broken trace may hold each other.
  for (let depth = nodeCount; outer !== -1 && outer !== group && depth < parent.length; depth += 1)
    outer = parent[outer]!;
  return outer === group;
}
