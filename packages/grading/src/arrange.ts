import type { DiagramEdge, DiagramNode } from '@calque/diagram';
import { getCanonicalOrder } from './canonicalOrder.ts';

/** The nodes of a diagram, then its groups, in canonical order, so that relations are places in it. */
export interface Arrangement<Element> {
  readonly elements: readonly Element[];
  /** Places below are nodes, from here on groups. */
  readonly nodeCount: number;
  /** The place of the group that holds each element, or -1. */
  readonly parent: readonly number[];
}

/**
 * @returns the arrangement, and the place of the node with an id, or -1. Where ids repeat, as in a broken trace, the
 * first element counts
 */
export function arrange<Element extends DiagramNode, Edge extends DiagramEdge>(
  diagram: {
    readonly nodes: readonly Element[];
    readonly edges: readonly Edge[];
    // A group has all that a node needs.
    readonly groups: readonly Element[];
  },
  getKey: (element: Element) => string,
  getEdgeKey: (edge: Edge) => string,
): Arrangement<Element> & { getNode(id: string): number } {
  const all = [...diagram.nodes, ...diagram.groups];
  const nodeCount = diagram.nodes.length;
  const indexes = new Map<string | undefined, number>();
  for (const [index, { id }] of all.entries()) if (!indexes.has(id)) indexes.set(id, index);
  const getIndex = (id: string | undefined) => indexes.get(id) ?? -1;
  const order = getCanonicalOrder(
    all.map((element, index) => `${index < nodeCount ? 0 : 1}${getKey(element)}`),
    [
      ...diagram.edges.map((edge) => ({ from: getIndex(edge.from), to: getIndex(edge.to), key: getEdgeKey(edge) })),
      ...all.flatMap(({ parent }, from) => (parent === undefined ? [] : [{ from, to: getIndex(parent), key: 'in' }])),
    ],
  );
  const places = new Map(order.map((index, place) => [index, place]));
  const getPlace = (id: string | undefined) => places.get(getIndex(id)) ?? -1;
  const elements = order.map((index) => all[index]!);
  return {
    elements,
    nodeCount,
    parent: elements.map(({ parent }) => (getPlace(parent) < nodeCount ? -1 : getPlace(parent))),
    getNode: (id) => (getPlace(id) < nodeCount ? getPlace(id) : -1),
  };
}
