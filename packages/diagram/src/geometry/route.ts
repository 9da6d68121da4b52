import type { Box, DiagramEdge, Point } from '../document/types.ts';
import { getCenter } from './box.ts';
import { type NodeBox, getAttachPoint, getNodeOutline, intersectPolygon } from './outline.ts';
import { crossesBox, routeAround } from './avoid.ts';
import { getFacingSides, routeElbow } from './elbow.ts';
import { removeStraightBends } from './polyline.ts';
import type { EdgePorts } from './ports.ts';
import { addPoints, equalPoints, getPerpendicular, normalizeVector, scalePoint, subtractPoints } from './vec.ts';

/** What routing needs to know of an edge. */
export type RoutedEdge = Pick<DiagramEdge, 'from' | 'to' | 'route' | 'waypoints'>;

export interface RouteOptions {
  /** Boxes that an elbow route goes around where it can. */
  readonly obstacles?: readonly Box[] | undefined;
  /** Distance of a straight edge from the line between the centres, to spread edges of one pair; for self loops, their rank. */
  readonly offset?: number | undefined;
  /** Where an elbow without waypoints leaves and enters. Default: the middle of the sides that are best. */
  readonly ports?: EdgePorts | undefined;
}

/** Distance between edges of the same pair of nodes, in diagram units. */
export const parallelSpacing = 14;

/**
 * Returns the points of an edge from the outline of `from` to the outline of `to`: at least two. Waypoints are passed in
 * order. `offset` counts from the same side for both directions of a pair, so that A to B and B to A part.
 */
export function routeEdge(edge: RoutedEdge, from: NodeBox, to: NodeBox, options: RouteOptions = {}): Point[] {
  const waypoints = edge.waypoints ?? [];
  const offset = options.offset ?? 0;
  if (waypoints.length > 0) return routeThrough(edge, from, to, waypoints);
  if (edge.from === edge.to) return routeLoop(from, offset);
  const facing = edge.route === 'elbow' ? getFacingSides(from, to) : null;
  return facing
    ? routeSquarely(from, to, facing, options)
    : routeStraight(from, to, edge.from < edge.to ? offset : -offset);
}

const middle = { offset: 0, mayFollow: true, turn: 0 } as const;

function routeSquarely(
  from: NodeBox,
  to: NodeBox,
  facing: { readonly from: number; readonly to: number },
  { ports, obstacles = [] }: RouteOptions,
): Point[] {
  const isFacing = !ports || (ports.from.side === facing.from && ports.to.side === facing.to);
  const plain =
    isFacing && ports ? ports : { from: { side: facing.from, ...middle }, to: { side: facing.to, ...middle } };
  const elbow = routeElbow(from, to, plain);
  if (isFacing && !obstacles.some((box) => crossesBox(elbow, box))) return elbow;
  return (ports && routeAround(from, to, obstacles, { ports })) ?? routeAround(from, to, obstacles) ?? elbow;
}

function routeStraight(from: NodeBox, to: NodeBox, side: number): Point[] {
  const start = getCenter(from);
  const end = getCenter(to);
  if (equalPoints(start, end)) return [getAttachPoint(from, end), getAttachPoint(to, { x: end.x - 1, y: end.y })];
  if (side === 0) return [getAttachPoint(from, end), getAttachPoint(to, start)];
  const shift = scalePoint(getPerpendicular(normalizeVector(subtractPoints(end, start))), side);
  const shiftedStart = addPoints(start, clampShift(shift, from));
  const shiftedEnd = addPoints(end, clampShift(shift, to));
  return [getAttachPoint(from, shiftedEnd, shiftedStart), getAttachPoint(to, shiftedStart, shiftedEnd)];
}

/** Keeps the shifted origin well inside a small box. */
function clampShift(shift: Point, node: NodeBox): Point {
  return { x: clamp(shift.x, node.width * 0.35), y: clamp(shift.y, node.height * 0.35) };
}

function clamp(value: number, limit: number): number {
  return Math.max(-limit, Math.min(limit, value));
}

function routeThrough(edge: RoutedEdge, from: NodeBox, to: NodeBox, waypoints: readonly Point[]): Point[] {
  if (edge.route !== 'elbow')
    return [getAttachPoint(from, waypoints[0]!), ...waypoints, getAttachPoint(to, waypoints.at(-1)!)];
  // A bend beside a node is met at a right angle to the side it faces, others through a corner between them.
  const start = attachSquarely(from, waypoints[0]!);
  const end = attachSquarely(to, waypoints.at(-1)!);
  const points: Point[] = [start];
  for (const next of [...waypoints, end]) {
    const last = points.at(-1)!;
    const before = points.at(-2);
    if (Math.abs(last.x - next.x) > 0.5 && Math.abs(last.y - next.y) > 0.5) {
      const cameHorizontally = before ? Math.abs(before.y - last.y) <= 0.5 : leavesSideways(from, last);
      points.push(cameHorizontally ? { x: next.x, y: last.y } : { x: last.x, y: next.y });
    }
    points.push(next);
  }
  return removeStraightBends(points);
}

function leavesSideways(node: NodeBox, point: Point): boolean {
  const center = getCenter(node);
  return Math.abs(point.x - center.x) / node.width >= Math.abs(point.y - center.y) / node.height;
}

/** Returns where a horizontal or vertical line through `toward` meets the node, or the attach point if none does. */
function attachSquarely(node: NodeBox, toward: Point): Point {
  const insideX = toward.x > node.x && toward.x < node.x + node.width;
  const insideY = toward.y > node.y && toward.y < node.y + node.height;
  const center = getCenter(node);
  if (insideY && !insideX) return getAttachPoint(node, { x: toward.x, y: toward.y }, { x: center.x, y: toward.y });
  if (insideX && !insideY) return getAttachPoint(node, { x: toward.x, y: toward.y }, { x: toward.x, y: center.y });
  return getAttachPoint(node, toward);
}

function routeLoop(node: NodeBox, rank: number): Point[] {
  const reach = 22 + Math.abs(rank);
  const right = node.x + node.width;
  const x = right - Math.min(node.width / 3, 20 + Math.abs(rank) / 2);
  const y = node.y + Math.min(node.height / 3, 16 + Math.abs(rank) / 2);
  const polygon = getNodeOutline(node);
  const center = getCenter(node);
  const up = intersectPolygon(polygon, { x, y: center.y }, { x: 0, y: -1 }).at(-1) ?? node.height / 2;
  const sideways = intersectPolygon(polygon, { x: center.x, y }, { x: 1, y: 0 }).at(-1) ?? node.width / 2;
  return [
    { x, y: center.y - up },
    { x, y: node.y - reach },
    { x: right + reach, y: node.y - reach },
    { x: right + reach, y },
    { x: center.x + sideways, y },
  ];
}
