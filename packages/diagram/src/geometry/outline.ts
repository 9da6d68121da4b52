import type { Box, DiagramNode, Point } from '../document/types.ts';
import { getOutline } from '../shapes/outlines.ts';
import { getCenter } from './box.ts';
import { flattenPath } from './path.ts';
import { addPoints, getCrossProduct, getDotProduct, getNearestOnSegment, subtractPoints } from './vec.ts';

/** Not a field of the document: what is read from outside cannot have it. */
const ownOutline: unique symbol = Symbol('outline');

/** What geometry needs to know of a node. */
export type NodeBox = Box & Pick<DiagramNode, 'kind'> & { readonly [ownOutline]?: readonly Point[] };

/** Returns the corners of an outline for a box of this size, relative to its top left corner; curves as chords. */
export type GetCorners = (width: number, height: number) => readonly Point[];

/** Returns the node with an outline in place of that of its kind, for a kind that a host draws. Fewer than three corners are none. */
export function withOutline<Node extends NodeBox>(node: Node, getCorners: GetCorners): Node {
  const corners = getCorners(node.width, node.height);
  return corners.length < 3 ? node : { ...node, [ownOutline]: corners.map((corner) => addPoints(corner, node)) };
}

const polygons = new WeakMap<NodeBox, readonly Point[]>();

/** Returns the outline of a node as a closed polygon in diagram coordinates (curves as chords); kept for each node object. */
export function getNodeOutline(node: NodeBox): readonly Point[] {
  const known = node[ownOutline] ?? polygons.get(node);
  if (known) return known;
  const polygon = flattenPath(getOutline(node.kind).outline(node.width, node.height)).map((point) =>
    addPoints(point, node),
  );
  polygons.set(node, polygon);
  return polygon;
}

/** True if the point lies inside the closed polygon (even-odd rule). */
export function isInsidePolygon(polygon: readonly Point[], point: Point): boolean {
  let inside = false;
  for (let index = 0, last = polygon.length - 1; index < polygon.length; last = index++) {
    const a = polygon[index]!;
    const b = polygon[last]!;
    if (a.y > point.y !== b.y > point.y && point.x < ((b.x - a.x) * (point.y - a.y)) / (b.y - a.y) + a.x)
      inside = !inside;
  }
  return inside;
}

/** Returns where the line from `origin` along `direction` crosses the closed polygon, as multiples of `direction`, ascending. */
export function intersectPolygon(polygon: readonly Point[], origin: Point, direction: Point): number[] {
  const crossings: number[] = [];
  for (let index = 0, last = polygon.length - 1; index < polygon.length; last = index++) {
    const start = polygon[last]!;
    const side = subtractPoints(polygon[index]!, start);
    const slope = getCrossProduct(direction, side);
    if (slope === 0) continue;
    const gap = subtractPoints(start, origin);
    const t = getCrossProduct(gap, side) / slope;
    const s = getCrossProduct(gap, direction) / slope;
    if (s >= -1e-9 && s <= 1 + 1e-9) crossings.push(t);
  }
  return crossings.toSorted((a, b) => a - b);
}

/**
 * Returns the point of a node's outline at which an edge that comes from `toward` ends: the outermost crossing of the
 * outline with the line from `origin` (by default the centre) to `toward`. If `toward` is `origin`, the right side.
 */
export function getAttachPoint(node: NodeBox, toward: Point, origin: Point = getCenter(node)): Point {
  let direction = subtractPoints(toward, origin);
  if (getDotProduct(direction, direction) < 1e-12) direction = { x: 1, y: 0 };
  const polygon = getNodeOutline(node);
  const last = intersectPolygon(polygon, origin, direction).at(-1);
  if (last !== undefined && last >= 0) return { x: origin.x + direction.x * last, y: origin.y + direction.y * last };
  return getNearestOnPolygon(polygon, origin);
}

/** Returns the point of the closed polygon that is nearest to `point`. */
export function getNearestOnPolygon(polygon: readonly Point[], point: Point): Point {
  let nearest = point;
  let least = Infinity;
  for (let index = 0, last = polygon.length - 1; index < polygon.length; last = index++) {
    const candidate = getNearestOnSegment(point, polygon[last]!, polygon[index]!);
    const gap = subtractPoints(candidate, point);
    const distance = getDotProduct(gap, gap);
    if (distance < least) {
      least = distance;
      nearest = candidate;
    }
  }
  return nearest;
}
