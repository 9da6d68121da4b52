import {
  type Diagram,
  type DiagramEdge,
  type Point,
  getElements,
  getLabelBox,
  layoutEdgeLabels,
} from '@calque/diagram';
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
  const labels = layoutEdgeLabels(diagram, getRoute);
  for (const { edge } of routed) {
    const label = labels.get(edge.id);
    if (label) paintEdgeLabel(painting, edge, getLabelBox(label, label.center));
  }
  for (const node of diagram.nodes) paintNode(painting, node);
  for (const stroke of getElements(diagram, 'strokes')) paintStroke(painting, stroke);
}
