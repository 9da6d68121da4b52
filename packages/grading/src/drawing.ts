import { getCanonicalOrder } from './canonicalOrder.ts';
import type { DrawnArc } from './pairing.ts';
import type { Diagram, DiagramEdge, DiagramGroup, DiagramNode } from '@calque/diagram';

/** A trace made ready for grading: elements in canonical order, relations as indexes. Nothing in it is ever refused. */
export interface Drawing {
  readonly source: Diagram;
  readonly boxes: readonly DiagramNode[];
  readonly groups: readonly DiagramGroup[];
  readonly lines: readonly Line[];
  /** The group of each box and of each group, or -1. */
  readonly boxParent: readonly number[];
  readonly groupParent: readonly number[];
  readonly arcs: ReadonlyMap<number, readonly DrawnArc[]>;
}

/** A drawn edge; an end that joins no box is -1. */
export interface Line {
  readonly source: DiagramEdge;
  readonly from: number;
  readonly to: number;
}

const noArcs: readonly DrawnArc[] = [];

export function compileDrawing(source: Diagram): Drawing {
  // Ids may repeat in a broken trace: the first one counts.
  const places = new Map<string, number>();
  for (const [index, { id }] of [...source.nodes, ...source.groups].entries())
    if (!places.has(id)) places.set(id, index);
  const isBox = (index: number) => index < source.nodes.length;
  const order = getCanonicalOrder(
    [
      ...source.nodes.map(({ label, kind }) => `n${label.trim()}|${kind}`),
      ...source.groups.map(({ label, kind }) => `g${label.trim()}|${kind}`),
    ],
    [
      ...source.edges.map(({ from, to, direction }) => ({
        from: places.get(from) ?? -1,
        to: places.get(to) ?? -1,
        key: direction,
      })),
      ...[...source.nodes, ...source.groups].flatMap(({ parent }, from) =>
        parent === undefined ? [] : [{ from, to: places.get(parent) ?? -1, key: 'in' }],
      ),
    ],
  );
  const boxOrder = order.filter(isBox);
  const groupOrder = order.filter((index) => !isBox(index));
  const boxPlace = new Map(boxOrder.map((index, place) => [index, place]));
  const groupPlace = new Map(groupOrder.map((index, place) => [index, place]));
  const getBox = (id: string) => boxPlace.get(places.get(id) ?? -1) ?? -1;
  const getParent = ({ parent }: { readonly parent?: string | undefined }) =>
    parent === undefined ? -1 : (groupPlace.get(places.get(parent) ?? -1) ?? -1);
  const boxes = boxOrder.map((index) => source.nodes[index]!);
  const groups = groupOrder.map((index) => source.groups[index - source.nodes.length]!);
  const lines = source.edges
    .map((edge) => ({ source: edge, from: getBox(edge.from), to: getBox(edge.to) }))
    .sort((a, b) => a.from - b.from || a.to - b.to);
  return {
    source,
    boxes,
    groups,
    lines,
    boxParent: boxes.map(getParent),
    groupParent: groups.map(getParent),
    arcs: indexArcs(lines, boxes.length),
  };
}

/** Arcs between each pair of boxes, under `from * boxes + to`, seen from both ends. */
function indexArcs(lines: readonly Line[], boxes: number): ReadonlyMap<number, DrawnArc[]> {
  const arcs = new Map<number, DrawnArc[]>();
  const add = (from: number, to: number, arc: DrawnArc) => {
    const list = arcs.get(from * boxes + to);
    if (list) list.push(arc);
    else arcs.set(from * boxes + to, [arc]);
  };
  for (const [edge, { source, from, to }] of lines.entries()) {
    if (from === -1 || to === -1) continue;
    if (source.direction === 'none') {
      add(from, to, { edge, arc: 'none', both: false });
      if (from !== to) add(to, from, { edge, arc: 'none', both: false });
      continue;
    }
    const both = source.direction === 'both';
    add(from, to, { edge, arc: 'forward', both });
    if (from !== to) add(to, from, { edge, arc: 'backward', both });
    if (both && from !== to) {
      add(from, to, { edge, arc: 'backward', both });
      add(to, from, { edge, arc: 'forward', both });
    }
  }
  return arcs;
}

/** Arcs between two boxes, seen from the first. */
export const getArcs = (drawing: Drawing, from: number, to: number): readonly DrawnArc[] =>
  drawing.arcs.get(from * drawing.boxes.length + to) ?? noArcs;
