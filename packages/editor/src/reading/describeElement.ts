import {
  type Diagram,
  type DiagramEdge,
  type DiagramNode,
  getChildren,
  getEdge,
  getElements,
  getGroup,
  getIncidentEdges,
  getNode,
  getPlace,
  getStroke,
} from '@calque/diagram';
import type { Message } from '../types.ts';
import { getLabel, nameElement, say } from './nameElement.ts';
import { getReadingOrder } from './readingOrder.ts';

const places = new WeakMap<readonly string[], ReadonlyMap<string, number>>();

/** Returns what a screen reader says of an element: "Ranker, model, 2 of 12, connected to Re-ranking". */
export function describeElement(diagram: Diagram, id: string): Message {
  const node = getNode(diagram, id);
  if (node) return describeNode(diagram, node);
  const edge = getEdge(diagram, id);
  if (edge) return describeEdge(diagram, edge);
  const group = getGroup(diagram, id);
  if (getStroke(diagram, id)) return describeStroke(diagram, id);
  if (!group) return nameElement(diagram, id);
  const count = getChildren(diagram, id).length;
  return say('describe.group', { label: group.label, group: group.kind, count });
}

/** Returns how much there is: "12 components, 14 connections", and how much ink if there is any. */
export function describeDiagram({ nodes, edges, strokes = [] }: Diagram): Message {
  const params = {
    nodes: say('describe.nodes', { count: nodes.length }),
    edges: say('describe.edges', { count: edges.length }),
  };
  return strokes.length > 0
    ? say('describe.diagram.ink', { ...params, strokes: say('describe.strokes', { count: strokes.length }) })
    : say('describe.diagram', params);
}

/** Strokes are counted in the order they lie in, which is the order they were drawn in. */
function describeStroke(diagram: Diagram, id: string): Message {
  const position = (getPlace(diagram, id)?.index ?? 0) + 1;
  return say('describe.stroke', { position, total: getElements(diagram, 'strokes').length });
}

function describeNode(diagram: Diagram, node: DiagramNode): Message {
  const params = {
    label: node.label,
    kind: node.kind,
    position: getPosition(diagram, node.id),
    total: diagram.nodes.length,
    links: describeLinks(diagram, node.id),
  };
  const group = node.parent === undefined ? undefined : getGroup(diagram, node.parent);
  return group ? say('describe.node.in', { ...params, group: group.label }) : say('describe.node', params);
}

/** The place among the nodes, from 1, in reading order. */
function getPosition(diagram: Diagram, id: string): number {
  const order = getReadingOrder(diagram);
  let map = places.get(order);
  if (!map) {
    const nodes = order.filter((other) => getNode(diagram, other));
    places.set(order, (map = new Map(nodes.map((other, i) => [other, i + 1]))));
  }
  return map.get(id) ?? 0;
}

function describeLinks(diagram: Diagram, id: string): Message {
  const to: string[] = [];
  const from: string[] = [];
  for (const edge of getIncidentEdges(diagram, id)) {
    const other = edge.from === id ? edge.to : edge.from;
    if (edge.from === id || edge.direction !== 'forward') to.push(getLabel(diagram, other));
    else from.push(getLabel(diagram, other));
  }
  if (to.length > 0)
    return from.length > 0 ? say('describe.links.both', { to, from }) : say('describe.links.to', { to });
  return from.length > 0 ? say('describe.links.from', { from }) : say('describe.links.none');
}

function describeEdge(diagram: Diagram, edge: DiagramEdge): Message {
  if (edge.direction === 'forward') return nameElement(diagram, edge.id);
  const params = { from: getLabel(diagram, edge.from), to: getLabel(diagram, edge.to) };
  return edge.label
    ? say(`describe.edge.${edge.direction}.labelled`, { ...params, label: edge.label })
    : say(`describe.edge.${edge.direction}`, params);
}
