import { getIncidentEdges, getNode } from '../document/lookup.ts';
import type { Box, Diagram, DiagramEdge, DiagramNode, Point } from '../document/types.ts';
import { inflateBox, unionBoxes } from './box.ts';
import { type Router, createRouter } from './router.ts';
import { SpatialIndex } from './spatialIndex.ts';

const routers = new WeakMap<
  readonly DiagramNode[],
  { readonly edges: readonly DiagramEdge[]; readonly router: Router }
>();
const spaces = new WeakMap<readonly DiagramNode[], SpatialIndex>();

/** How far from the box around its two nodes a computed elbow route may lead, in diagram units. */
export const maxDetour = 80;

/**
 * Returns the route of an edge of the diagram, or null if an end of it is missing. Elbow edges without waypoints share the sides of
 * their nodes with each other and go around other nodes. Kept for as long as the diagram's nodes and edges are.
 */
export function getEdgeRoute(diagram: Diagram, edge: DiagramEdge): readonly Point[] | null {
  const known = routers.get(diagram.nodes);
  if (known?.edges === diagram.edges) return known.router.getRoute(edge);
  const router = createRouter({
    getNode: (id) => getNode(diagram, id),
    getIncidentEdges: (node) => getIncidentEdges(diagram, node),
    findObstacles: (from, to) => findObstacles(diagram, from, to),
  });
  routers.set(diagram.nodes, { edges: diagram.edges, router });
  return router.getRoute(edge);
}

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
