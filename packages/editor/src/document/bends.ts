import {
  type Diagram,
  type DiagramEdge,
  type DiagramPatch,
  type Point,
  getCenter,
  getDistance,
  getEdge,
  getNearestOnSegment,
  getNode,
} from '@calque/diagram';
import { changeElements } from './patches.ts';

/** Returns the place among an edge's waypoints at which a new one at `point` belongs: the segment of the route it is on. */
export function getBendIndex(edge: DiagramEdge, route: readonly Point[], point: Point): number {
  const { waypoints = [] } = edge;
  const places = waypoints.map((waypoint) => getNearestSegment(route, waypoint));
  const at = getNearestSegment(route, point);
  return places.filter((place) => place < at).length;
}

/** Returns how far along a route the nearest point to `point` is: the segment, and the share of it. */
function getNearestSegment(route: readonly Point[], point: Point): number {
  let least = Infinity;
  let place = 0;
  for (let i = 1; i < route.length; i++) {
    const start = route[i - 1]!;
    const nearest = getNearestOnSegment(point, start, route[i]!);
    const distance = getDistance(point, nearest);
    if (distance >= least) continue;
    least = distance;
    place = i + getDistance(start, nearest) / (getDistance(start, route[i]!) || 1);
  }
  return place;
}

/** Returns the patches that move all bends of the edges among `ids` that are not locked. */
export function moveBends(diagram: Diagram, ids: readonly string[], dx: number, dy: number): DiagramPatch[] {
  const bent = ids.filter((id) => getEdge(diagram, id)?.waypoints?.length && !getEdge(diagram, id)?.locked);
  return changeElements(diagram, 'edges', bent, ({ waypoints = [] }) => ({
    waypoints: waypoints.map(({ x, y }) => ({ x: x + dx, y: y + dy })),
  }));
}

/** Returns the waypoints without those that make no bend: within `tolerance` of the line between their neighbours. */
export function simplifyBends(
  diagram: Diagram,
  edge: DiagramEdge,
  waypoints: readonly Point[],
  tolerance: number,
): Point[] {
  const from = getNode(diagram, edge.from);
  const to = getNode(diagram, edge.to);
  if (!from || !to) return [...waypoints];
  const kept: Point[] = [];
  waypoints.forEach((waypoint, i) => {
    const before = kept.at(-1) ?? getCenter(from);
    const after = waypoints[i + 1] ?? getCenter(to);
    if (getDistance(waypoint, getNearestOnSegment(waypoint, before, after)) > tolerance) kept.push(waypoint);
  });
  return kept;
}
