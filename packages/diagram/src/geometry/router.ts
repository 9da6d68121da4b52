import type { Box, DiagramEdge, DiagramNode, Point } from '../document/types.ts';
import { type PortRequest, type Port, getDeparture, placePorts } from './ports.ts';
import { parallelSpacing, routeEdge } from './route.ts';
import { equalPoints } from './vec.ts';

/** What a router asks of a document. */
export interface RouteSource {
  getNode(id: string): DiagramNode | undefined;
  /** The edges that start or end at a node, in document order. */
  getIncidentEdges(node: string): readonly DiagramEdge[];
  /** Nodes that an elbow between these two may have to go around. */
  findObstacles(from: DiagramNode, to: DiagramNode): readonly Box[];
}

/**
 * Routes the edges of a document, each when it is first asked for. An elbow is first routed from the middle of one side to the middle
 * of another; those that meet on a side then share it, and each is routed again from its port. So a route depends on the edges at both
 * of its nodes, and on nothing beyond.
 */
export interface Router {
  /** The points of an edge, or null if an end is missing. The same array for as long as the edge goes the same way. */
  getRoute(edge: DiagramEdge): readonly Point[] | null;
  /** To be told of every edge, as it was and as it is, that changed, has an end that did, or has obstacles that did. */
  forget(edge: DiagramEdge): void;
}

interface Known {
  readonly edge: DiagramEdge;
  readonly points: readonly Point[];
  isCurrent: boolean;
}

export function createRouter(source: RouteSource): Router {
  const drafts = new Map<string, { readonly edge: DiagramEdge; readonly points: readonly Point[] | null }>();
  const ports = new Map<string, ReadonlyMap<string, Port>>();
  const routes = new Map<string, Known>();

  /** The route from middle to middle, from the end with the lower id, so that an edge and its reverse go the same way. */
  function getDraft(edge: DiagramEdge): readonly Point[] | null {
    const known = drafts.get(edge.id);
    if (known?.edge === edge) return known.points;
    const [first, second] = edge.from < edge.to ? [edge.from, edge.to] : [edge.to, edge.from];
    const from = source.getNode(first);
    const to = source.getNode(second);
    const points =
      from &&
      to &&
      routeEdge({ route: 'elbow', from: first, to: second }, from, to, { obstacles: source.findObstacles(from, to) });
    drafts.set(edge.id, { edge, points: points ?? null });
    return points ?? null;
  }

  function getPorts(node: DiagramNode): ReadonlyMap<string, Port> {
    const known = ports.get(node.id);
    if (known) return known;
    const requests = source.getIncidentEdges(node.id).flatMap((edge, index): PortRequest[] => {
      const draft = isFree(edge) ? getDraft(edge) : null;
      if (!draft) return [];
      const isFirst = node.id === (edge.from < edge.to ? edge.from : edge.to);
      const departure = getDeparture(node, isFirst ? draft : draft.toReversed());
      // What is to the right of the way out of one end is to the left of the way out of the other.
      const other = edge.from === node.id ? edge.to : edge.from;
      return departure ? [{ edge: edge.id, other, departure, rank: isFirst ? index : -index }] : [];
    });
    const placed = placePorts(node, requests);
    ports.set(node.id, placed);
    return placed;
  }

  function route(edge: DiagramEdge, from: DiagramNode, to: DiagramNode): readonly Point[] {
    if (!isFree(edge)) return routeEdge(edge, from, to, { offset: getOffset(source, edge) });
    const start = getPorts(from).get(edge.id);
    const end = getPorts(to).get(edge.id);
    if (!start || !end) return routeEdge(edge, from, to, { offset: getOffset(source, edge) });
    if (start.offset === 0 && end.offset === 0) {
      const draft = getDraft(edge)!;
      return edge.from < edge.to ? draft : draft.toReversed();
    }
    return routeEdge(edge, from, to, { ports: { from: start, to: end }, obstacles: source.findObstacles(from, to) });
  }

  return {
    getRoute(edge) {
      const known = routes.get(edge.id);
      if (known?.isCurrent && known.edge === edge) return known.points;
      const from = source.getNode(edge.from);
      const to = source.getNode(edge.to);
      if (!from || !to) return null;
      const points = route(edge, from, to);
      const kept = known && haveSamePoints(known.points, points) ? known.points : points;
      routes.set(edge.id, { edge, points: kept, isCurrent: true });
      return kept;
    },
    forget(edge) {
      drafts.delete(edge.id);
      let isThere = false;
      for (const node of [edge.from, edge.to]) {
        ports.delete(node);
        for (const { id } of source.getIncidentEdges(node)) {
          const known = routes.get(id);
          if (known) known.isCurrent = false;
          if (id === edge.id) isThere = true;
        }
      }
      if (!isThere) routes.delete(edge.id);
    },
  };
}

/** Whether an edge takes its place on the sides of its nodes: an elbow that nobody has bent. */
function isFree(edge: DiagramEdge): boolean {
  return edge.route === 'elbow' && edge.from !== edge.to && !edge.waypoints?.length;
}

/** Returns how far an edge is moved aside to part it from others of the same pair: 0 for an edge alone. */
function getOffset({ getIncidentEdges }: RouteSource, edge: DiagramEdge): number {
  if (edge.waypoints && edge.waypoints.length > 0) return 0;
  const twins = getIncidentEdges(edge.from).filter(
    (other) =>
      ((other.from === edge.from && other.to === edge.to) || (other.from === edge.to && other.to === edge.from)) &&
      !(other.waypoints && other.waypoints.length > 0),
  );
  const rank = twins.indexOf(edge);
  if (rank < 0) return 0;
  return edge.from === edge.to ? rank * parallelSpacing : (rank - (twins.length - 1) / 2) * parallelSpacing;
}

function haveSamePoints(a: readonly Point[], b: readonly Point[]): boolean {
  return a.length === b.length && a.every((point, index) => equalPoints(point, b[index]!));
}
