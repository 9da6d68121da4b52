import type { Point } from '@calque/diagram';
import type { Reference } from '@calque/grading';
import { type Drawing, drawLayout } from './geometry.ts';
import { getCost, measureDrawing, type Measures } from './measure.ts';
import { placeNodes } from './place.ts';
import { routeEdges } from './route.ts';
import { assignTracks, getRuns } from './tracks.ts';
import type { Graph, Grid } from './types.ts';

const seeds = 6;

/**
 * Places the nodes of a reference in their lanes and routes its edges: layered from left to right, one lane a stage, in
 * the lanes' order. The result depends on ids, lanes, edges, labels and importance only, not on positions so far.
 */
export function layoutReference(reference: Reference): { reference: Reference; measures: Measures } {
  const graph = createGraph(reference);
  const labels = reference.edges.map(({ label }) => label);
  let best: { drawing: Drawing; measures: Measures; cost: number } | undefined;
  for (const grid of listGrids(graph))
    for (let seed = 1; seed <= seeds; seed += 1) {
      const { placement } = placeNodes(graph, grid, seed);
      const routes = routeEdges(graph, grid, placement);
      const runs = getRuns(routes);
      const drawing = drawLayout(graph, grid, placement, routes, runs, assignTracks(routes, runs), labels);
      const measures = measureDrawing(graph, drawing);
      const cost = getCost(measures);
      if (!best || cost < best.cost) best = { drawing, measures, cost };
    }
  return { reference: applyDrawing(reference, best!.drawing), measures: best!.measures };
}

function createGraph({ nodes, edges, groups }: Reference): Graph {
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

/** Grids of 4 to 7 rows; a lane with more nodes than rows gets more columns. */
function listGrids({ lanes }: Graph): Grid[] {
  const sizes = Array.from(
    { length: Math.max(...lanes) + 1 },
    (_, lane) => lanes.filter((other) => other === lane).length,
  );
  const grids = [4, 5, 6, 7].map((rows) => ({
    rows,
    columns: sizes.flatMap((size, lane) => Array.from({ length: Math.ceil(size / rows) }, () => lane)),
  }));
  return grids.filter(({ columns, rows }) => columns.length * rows <= 60);
}

function applyDrawing(reference: Reference, { nodes, lanes, routes }: Drawing): Reference {
  return {
    ...reference,
    nodes: reference.nodes.map((node, index) => ({ ...node, ...roundBox(nodes[index]!) })),
    edges: reference.edges.map((edge, index) => {
      const { waypoints: _, ...rest } = edge;
      const bends = getWaypoints(routes[index]!).map(roundPoint);
      return { ...rest, route: 'elbow' as const, ...(bends.length > 0 ? { waypoints: bends } : {}) };
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
