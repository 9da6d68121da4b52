import type { Diagram, DiagramEdge, Point } from '../document/types.ts';
import { type EdgeLabelLayout, layoutEdgeLabel } from '../text/layoutEdgeLabel.ts';
import { placeLabels } from './placeLabels.ts';
import { getEdgeRoute } from './routeDiagram.ts';

/** The label of an edge: its lines, what they take up, and the middle of that. */
export interface PlacedEdgeLabel extends EdgeLabelLayout {
  readonly center: Point;
}

/**
 * Returns where the labels of a diagram's edges stand, by edge: on their routes, clear of nodes, of each other and of other lines
 * where they can be.
 */
export function layoutEdgeLabels(
  diagram: Diagram,
  getRoute: (edge: DiagramEdge) => readonly Point[] | null = (edge) => getEdgeRoute(diagram, edge),
): ReadonlyMap<string, PlacedEdgeLabel> {
  if (!diagram.edges.some(layoutEdgeLabel)) return new Map();
  const routes = new Map<string, readonly Point[]>();
  const labels = diagram.edges.flatMap((edge) => {
    const route = getRoute(edge);
    if (route) routes.set(edge.id, route);
    const layout = route && layoutEdgeLabel(edge);
    return layout ? [{ id: edge.id, route, ...layout }] : [];
  });
  const places = placeLabels(labels, diagram.nodes, routes);
  return new Map(labels.map(({ id, lines, width, height }) => [id, { lines, width, height, center: places.get(id)! }]));
}
