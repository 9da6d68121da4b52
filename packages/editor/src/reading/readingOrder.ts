import { type Diagram, type DiagramGroup, type DiagramNode, getElements, getGroup, getNode } from '@calque/diagram';
import { getAncestors } from '../document/lookup.ts';

const orders = new WeakMap<Diagram, readonly string[]>();

/**
 * Returns the ids of all nodes, groups and strokes in the order in which one would explain the diagram: lane by lane, a group
 * before its content, and within each what feeds before what is fed, left to right and top to bottom. Edges are told at
 * the node where they start, strokes last as they were drawn. Remembered for each diagram; O((nodes + edges) log nodes) once.
 */
export function getReadingOrder(diagram: Diagram): readonly string[] {
  let order = orders.get(diagram);
  if (!order) orders.set(diagram, (order = computeOrder(diagram)));
  return order;
}

interface Item {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  /** Columns of the layered order; a group stands in the least column of its content. */
  layer: number;
}

function computeOrder(diagram: Diagram): string[] {
  const layers = getLayers(diagram);
  const members = new Map<string, Item[]>();
  const items = new Map<string, Item>();
  const place = (element: DiagramNode | DiagramGroup, layer: number) => {
    const item = { id: element.id, x: element.x, y: element.y, layer };
    items.set(element.id, item);
    const parent = element.parent !== undefined && getGroup(diagram, element.parent) ? element.parent : '';
    const siblings = members.get(parent);
    if (siblings) siblings.push(item);
    else members.set(parent, [item]);
  };
  for (const group of diagram.groups) place(group, Infinity);
  for (const node of diagram.nodes) {
    const layer = layers.get(node.id) ?? 0;
    place(node, layer);
    for (const ancestor of getAncestors(diagram, node.id)) {
      const item = items.get(ancestor);
      if (item) item.layer = Math.min(item.layer, layer);
    }
  }
  const isLane = (id: string) => getGroup(diagram, id)?.kind === 'lane';
  const order: string[] = [];
  const seen = new Set<string>();
  const visit = (parent: string) => {
    const siblings = members.get(parent) ?? [];
    siblings.sort((a, b) => {
      // Lanes follow each other as they lie: columns from the left, rows from the top.
      if (isLane(a.id) && isLane(b.id)) return a.x - b.x || a.y - b.y;
      return a.layer - b.layer || a.y - b.y || a.x - b.x;
    });
    for (const { id } of siblings) {
      if (seen.has(id)) continue;
      seen.add(id);
      order.push(id);
      visit(id);
    }
  };
  visit('');
  // What only a cycle of parents holds, which a broken document may have.
  for (const { id } of [...diagram.groups, ...diagram.nodes]) if (!seen.has(id)) order.push(id);
  for (const { id } of getElements(diagram, 'strokes')) order.push(id);
  return order;
}

/**
 * The layer of each node: one more than the greatest of those that feed it (Kahn's topological order). Where only cycles
 * are left, the one that begins farthest to the left is entered, and the edges back to its entry do not count.
 */
function getLayers(diagram: Diagram): ReadonlyMap<string, number> {
  const targets = new Map<string, string[]>();
  const waitingFor = new Map<string, number>(diagram.nodes.map(({ id }) => [id, 0]));
  for (const { from, to, direction } of diagram.edges) {
    if (direction !== 'forward' || from === to || !getNode(diagram, from) || !getNode(diagram, to)) continue;
    const known = targets.get(from);
    if (known) known.push(to);
    else targets.set(from, [to]);
    waitingFor.set(to, waitingFor.get(to)! + 1);
  }
  const layers = new Map<string, number>();
  const least = new Map<string, number>();
  const settle = (first: string) => {
    const ready = [first];
    for (let id = ready.pop(); id !== undefined; id = ready.pop()) {
      const layer = least.get(id) ?? 0;
      layers.set(id, layer);
      for (const target of targets.get(id) ?? []) {
        if (layers.has(target)) continue;
        least.set(target, Math.max(least.get(target) ?? 0, layer + 1));
        waitingFor.set(target, waitingFor.get(target)! - 1);
        if (waitingFor.get(target) === 0) ready.push(target);
      }
    }
  };
  const byPlace = [...diagram.nodes].sort((a, b) => a.x - b.x || a.y - b.y);
  for (const { id } of byPlace.filter((node) => waitingFor.get(node.id) === 0)) settle(id);
  for (const { id } of byPlace) if (!layers.has(id)) settle(id);
  return layers;
}
