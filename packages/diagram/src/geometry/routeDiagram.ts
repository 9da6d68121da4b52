import { getIncidentEdges, getNode } from '../document/lookup.ts';
import type { Box, Diagram, DiagramEdge, DiagramNode, Point } from '../document/types.ts';
import { inflateBox, unionBoxes } from './box.ts';
import { parallelSpacing, routeEdge } from './route.ts';
import { SpatialIndex } from './spatialIndex.ts';

interface Routed {
  /** The document it was computed in: in that one there is nothing to compare. */
  nodes: readonly DiagramNode[];
  edges: readonly DiagramEdge[];
  readonly from: DiagramNode;
  readonly to: DiagramNode;
  readonly offset: number;
  readonly obstacles: readonly DiagramNode[];
  readonly points: Point[];
}

const routes = new WeakMap<DiagramEdge, Routed>();
const spaces = new WeakMap<readonly DiagramNode[], SpatialIndex>();

/** How far from the box around its two nodes a computed elbow route may lead, in diagram units. */
export const maxDetour = 80;

/**
 * Returns the route of an edge of the diagram, or null if an end of it is missing. Elbow edges without waypoints go around other nodes.
 * Kept for each edge object for as long as its nodes, its place among parallel edges and the nodes in its way stay the same, so that
 * a change re-routes neighbours only.
 */
export function getEdgeRoute(diagram: Diagram, edge: DiagramEdge): readonly Point[] | null {
  const known = routes.get(edge);
  if (known?.nodes === diagram.nodes && known.edges === diagram.edges) return known.points;
  const from = getNode(diagram, edge.from);
  const to = getNode(diagram, edge.to);
  if (!from || !to) return null;
  const offset = getEdgeOffset(diagram, edge);
  const obstacles =
    edge.route === 'elbow' && from !== to && !edge.waypoints?.length ? findObstacles(diagram, from, to) : none;
  if (
    known?.from === from &&
    known.to === to &&
    known.offset === offset &&
    known.obstacles.length === obstacles.length &&
    known.obstacles.every((node, index) => node === obstacles[index])
  ) {
    known.nodes = diagram.nodes;
    known.edges = diagram.edges;
    return known.points;
  }
  const points = routeEdge(edge, from, to, { offset, obstacles });
  routes.set(edge, { nodes: diagram.nodes, edges: diagram.edges, from, to, offset, obstacles, points });
  return points;
}

const none: readonly DiagramNode[] = [];

function findObstacles(diagram: Diagram, from: DiagramNode, to: DiagramNode): readonly DiagramNode[] {
  let space = spaces.get(diagram.nodes);
  if (!space) {
    space = new SpatialIndex(diagram.nodes.map((node) => [node.id, node]));
    spaces.set(diagram.nodes, space);
  }
  const reach = inflateBox(unionBoxes([from, to])!, maxDetour);
  return space
    .search(reach)
    .map((id) => getNode(diagram, id)!)
    .filter((node) => node !== from && node !== to);
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

/** Returns the bends of an edge's computed route, to be stored as its waypoints so that they can be moved by hand. */
export function findWaypoints(diagram: Diagram, edge: DiagramEdge): Point[] {
  return getEdgeRoute(diagram, edge)?.slice(1, -1) ?? [];
}
