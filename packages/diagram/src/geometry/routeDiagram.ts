import { getIncidentEdges, getNode } from '../document/lookup.ts';
import type { Box, Diagram, DiagramEdge, DiagramNode, Point } from '../document/types.ts';
import { crossesBox, routeAround } from './avoid.ts';
import { parallelSpacing, routeEdge } from './route.ts';

interface Routed {
  readonly from: DiagramNode;
  readonly to: DiagramNode;
  readonly offset: number;
  readonly points: Point[];
}

const routes = new WeakMap<DiagramEdge, Routed>();

/**
 * Returns the route of an edge of the diagram, or null if an end of it is missing. Kept for each edge object for as long as its two
 * nodes and its place among parallel edges stay the same, so that a change re-routes neighbours only.
 */
export function getEdgeRoute(diagram: Diagram, edge: DiagramEdge): readonly Point[] | null {
  const from = getNode(diagram, edge.from);
  const to = getNode(diagram, edge.to);
  if (!from || !to) return null;
  const offset = getEdgeOffset(diagram, edge);
  const known = routes.get(edge);
  if (known && known.from === from && known.to === to && known.offset === offset) return known.points;
  const points = routeEdge(edge, from, to, { offset });
  routes.set(edge, { from, to, offset, points });
  return points;
}

/** Returns how far an edge is moved aside to part it from others of the same pair: 0 for an edge alone. */
export function getEdgeOffset(diagram: Diagram, edge: DiagramEdge): number {
  if (edge.waypoints && edge.waypoints.length > 0) return 0;
  const twins = getIncidentEdges(diagram, edge.from).filter(
    (other) =>
      ((other.from === edge.from && other.to === edge.to) || (other.from === edge.to && other.to === edge.from)) &&
      !(other.waypoints && other.waypoints.length > 0),
  );
  const rank = twins.indexOf(edge);
  if (rank < 0) return 0;
  return edge.from === edge.to ? rank * parallelSpacing : (rank - (twins.length - 1) / 2) * parallelSpacing;
}

/** Returns the box around a route, for a spatial index. */
export function getRouteBox(points: readonly Point[]): Box {
  const xs = points.map((point) => point.x);
  const ys = points.map((point) => point.y);
  const x = Math.min(...xs);
  const y = Math.min(...ys);
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

/**
 * Returns bends that lead an elbow edge around all other nodes, to be stored as its waypoints; empty if the computed route is free or
 * no way around exists. Routes are not led around obstacles by themselves, so that one edge does not move when another box does.
 */
export function findWaypoints(diagram: Diagram, edge: DiagramEdge): Point[] {
  const from = getNode(diagram, edge.from);
  const to = getNode(diagram, edge.to);
  if (!from || !to || from === to) return [];
  const others = diagram.nodes.filter((node) => node !== from && node !== to);
  const direct = routeEdge({ from: edge.from, to: edge.to, route: 'elbow' }, from, to);
  if (!others.some((box) => crossesBox(direct, box))) return [];
  return (routeAround(from, to, others) ?? []).slice(1, -1);
}
