import { getEdgeRoute, type Point } from '@calque/diagram';
import type { Reference } from '@calque/grading';
import { type Drawing, drawLayout, getLabelBox } from './geometry.ts';
import { routeEdges } from './route.ts';
import { assignTracks, getRuns } from './tracks.ts';
import type { Graph, Grid, Placement } from './types.ts';

export function createGraph({ nodes, edges, groups }: Reference): Graph {
  const index = new Map(nodes.map(({ id }, position) => [id, position]));
  return {
    nodes: nodes.length,
    lanes: nodes.map(({ parent }) => groups.findIndex(({ id }) => id === parent)),
    edges: edges.map(({ from, to, importance = 2 }) => ({
      from: index.get(from)!,
      to: index.get(to)!,
      weight: importance,
    })),
  };
}

/** Routes the edges of a placement and gives it positions. Empty rows and columns are left out. */
export function drawPlacement(
  graph: Graph,
  loose: Grid,
  loosePlacement: Placement,
  labels: readonly (string | undefined)[],
): { grid: Grid; placement: Placement; drawing: Drawing } {
  const { grid, placement } = compress(loose, loosePlacement);
  const routes = routeEdges(graph, grid, placement);
  const runs = getRuns(routes);
  const drawing = drawLayout(graph, grid, placement, routes, runs, assignTracks(routes, runs), labels);
  return { grid, placement, drawing };
}

function compress({ columns }: Grid, { column, row }: Placement): { grid: Grid; placement: Placement } {
  const rowRanks = rankValues(row);
  const columnRanks = rankValues(column);
  return {
    grid: { columns: columns.filter((_, index) => columnRanks.has(index)), rows: rowRanks.size },
    placement: {
      column: column.map((value) => columnRanks.get(value)!),
      row: row.map((value) => rowRanks.get(value)!),
    },
  };
}

/** Draws a reference again from the rows and columns that its nodes stand in. */
export function redrawReference(reference: Reference): Reference {
  const graph = createGraph(reference);
  const columnRanks = rankValues(reference.nodes.map(({ x }) => x));
  const rowRanks = rankValues(reference.nodes.map(({ y }) => y));
  const placement: Placement = {
    column: reference.nodes.map(({ x }) => columnRanks.get(x)!),
    row: reference.nodes.map(({ y }) => rowRanks.get(y)!),
  };
  const columns: number[] = [];
  placement.column.forEach((column, node) => (columns[column] = graph.lanes[node]!));
  const labels = reference.edges.map(({ label }) => label);
  return applyDrawing(reference, drawPlacement(graph, { columns, rows: rowRanks.size }, placement, labels).drawing);
}

/** Each value's place in ascending order. */
const rankValues = (values: readonly number[]): Map<number, number> =>
  new Map([...new Set(values)].sort((a, b) => a - b).map((value, rank) => [value, rank]));

/** Returns the reference with the drawing's positions, in whole units. */
export function applyDrawing(reference: Reference, { nodes, lanes, routes }: Drawing): Reference {
  return {
    ...reference,
    nodes: reference.nodes.map((node, index) => ({ ...node, ...roundBox(nodes[index]!) })),
    edges: reference.edges.map((edge, index) => {
      const { waypoints: _, ...rest } = edge;
      return { ...rest, route: 'elbow' as const, waypoints: getWaypoints(routes[index]!).map(roundPoint) };
    }),
    groups: reference.groups.map((group, index) => ({ ...group, ...roundBox(lanes[index]!) })),
  };
}

const roundPoint = ({ x, y }: Point): Point => ({ x: Math.round(x), y: Math.round(y) });

function roundBox({ x, y, width, height }: { x: number; y: number; width: number; height: number }) {
  const left = Math.round(x);
  const top = Math.round(y);
  return { x: left, y: top, width: Math.round(x + width) - left, height: Math.round(y + height) - top };
}

/** The bends; of a straight arrow its middle, which keeps it on its own track where several join the same nodes. */
function getWaypoints(route: readonly Point[]): readonly Point[] {
  if (route.length > 2) return route.slice(1, -1);
  const [a, b] = route as [Point, Point];
  return [{ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }];
}

/** Reads a stored reference as what it looks like on a canvas. */
export function readDrawing(reference: Reference): Drawing {
  const { nodes, edges, groups } = reference;
  const routes = edges.map((edge) => getEdgeRoute(reference, edge)!);
  return {
    nodes,
    lanes: groups,
    routes,
    labels: routes.map((route, index) => getLabelBox(route, edges[index]!.label)),
    width: Math.max(...groups.map(({ x, width }) => x + width)),
    height: Math.max(...groups.map(({ y, height }) => y + height)),
  };
}
