import { type Diagram, type DiagramEdge, type Point, getElements } from '@calque/diagram';
import { paintEdge, paintEdgeLabel } from './paintEdge.ts';
import { paintGroup } from './paintGroup.ts';
import { paintNode } from './paintNode.ts';
import { paintStroke } from './paintStroke.ts';
import type { Painting } from './painting.ts';

/** Paints a whole diagram at once, for a picture that is not handled. */
export function paintDiagram(
  painting: Painting,
  diagram: Diagram,
  getRoute: (edge: DiagramEdge) => readonly Point[] | null,
): void {
  for (const group of diagram.groups) paintGroup(painting, group);
  const routed = diagram.edges.flatMap((edge) => {
    const route = getRoute(edge);
    return route ? [{ edge, route }] : [];
  });
  for (const { edge, route } of routed) paintEdge(painting, edge, route);
  for (const { edge, route } of routed) paintEdgeLabel(painting, edge, route);
  for (const node of diagram.nodes) paintNode(painting, node);
  for (const stroke of getElements(diagram, 'strokes')) paintStroke(painting, stroke);
}
