import {
  type Box,
  type Diagram,
  type DiagramPatch,
  type Point,
  containsPoint,
  getCenter,
  getGroup,
  getIncidentEdges,
} from '@calque/diagram';
import { getAncestors, getBoxed, getMovable, getSubtree } from './lookup.ts';
import { changeElements } from './patches.ts';

/** What moves when the given elements are moved. */
export interface MoveSet {
  /** Nodes, groups and strokes that were asked for, are not locked, and do not lie in another one that moves. */
  readonly roots: readonly string[];
  /** The roots and everything in them. */
  readonly boxes: ReadonlySet<string>;
  /** Edges with bends whose two ends both move. */
  readonly edges: readonly string[];
}

/** Returns what moves with `ids`. O(moved and their edges), or O(nodes) if a group moves. */
export function getMoveSet(diagram: Diagram, ids: readonly string[]): MoveSet {
  const free = ids.filter((id) => getMovable(diagram, id) && !getMovable(diagram, id)?.locked);
  const asked = new Set(free);
  const roots = free.filter((id) => !getAncestors(diagram, id).some((ancestor) => asked.has(ancestor)));
  const boxes = getSubtree(diagram, roots);
  const edges = new Set<string>();
  for (const id of boxes)
    for (const edge of getIncidentEdges(diagram, id))
      if (edge.waypoints?.length && boxes.has(edge.from) && boxes.has(edge.to)) edges.add(edge.id);
  return { roots, boxes, edges: [...edges] };
}

/**
 * Returns the patches that move elements and what lies in them. What crosses the border of a group enters or leaves it;
 * what a group held without lying in it stays its own.
 */
export function moveElements(diagram: Diagram, ids: readonly string[], dx: number, dy: number): DiagramPatch[] {
  return moveEach(diagram, new Map(ids.map((id) => [id, { x: dx, y: dy }])));
}

/** Like `moveElements`, each by its own vector. An edge keeps its bends in place unless both ends move alike. */
export function moveEach(diagram: Diagram, vectors: ReadonlyMap<string, Point>): DiagramPatch[] {
  const { roots, boxes, edges } = getMoveSet(diagram, [...vectors.keys()]);
  const moves = new Map<string, Point>();
  const parents = new Map<string, string | undefined>();
  for (const id of roots) {
    const vector = vectors.get(id)!;
    for (const member of getSubtree(diagram, [id])) moves.set(member, vector);
    const box = getBoxed(diagram, id);
    if (!box) continue;
    const center = getCenter(box);
    const least = getGroup(diagram, id);
    const before = getContainerAt(diagram, center, boxes, least);
    const after = getContainerAt(diagram, { x: center.x + vector.x, y: center.y + vector.y }, boxes, least);
    if (before !== after) parents.set(id, after);
  }
  const move = ({ id, x, y }: Point & { readonly id: string }) => {
    const vector = moves.get(id)!;
    return { x: x + vector.x, y: y + vector.y, ...(parents.has(id) && { parent: parents.get(id) }) };
  };
  return [
    ...changeElements(diagram, 'nodes', boxes, move),
    ...changeElements(diagram, 'groups', boxes, move),
    ...changeElements(diagram, 'strokes', boxes, move),
    ...changeElements(diagram, 'edges', edges, ({ from, to, waypoints = [] }) => {
      const vector = moves.get(from)!;
      const end = moves.get(to)!;
      if (vector.x !== end.x || vector.y !== end.y || (vector.x === 0 && vector.y === 0)) return {};
      return { waypoints: waypoints.map(({ x, y }) => ({ x: x + vector.x, y: y + vector.y })) };
    }),
  ];
}

/**
 * Returns the id of the smallest unlocked group around a point, and no smaller than `least` where that is given: a large
 * group does not go into a small one that it covers. O(groups).
 */
export function getContainerAt(
  diagram: Diagram,
  point: Point,
  except?: ReadonlySet<string>,
  least?: Box,
): string | undefined {
  let best: string | undefined;
  let smallest = Infinity;
  for (const group of diagram.groups) {
    const area = group.width * group.height;
    if (!containsPoint(group, point) || group.locked || area > smallest || except?.has(group.id)) continue;
    if (least && (group.width < least.width || group.height < least.height)) continue;
    best = group.id;
    smallest = area;
  }
  return best;
}
