import {
  type Box,
  type Point,
  containsBox,
  getEdge,
  getGroup,
  getNode,
  getPointsBox,
  getStroke,
  getStrokeBox,
  getStrokePoints,
  intersectsBox,
  isInsidePolygon,
} from '@calque/diagram';
import type { EditorContext } from '../tools/types.ts';

/** Returns what a marquee takes: nodes that it touches, and edges, groups and strokes that lie wholly in it. */
export function getElementsIn({ state: { diagram }, index }: EditorContext, box: Box): string[] {
  return index.search(box).filter((id) => {
    const node = getNode(diagram, id);
    if (node) return intersectsBox(box, node);
    const group = getGroup(diagram, id);
    if (group) return containsBox(box, group);
    const stroke = getStroke(diagram, id);
    if (stroke) return containsBox(box, getStrokeBox(stroke));
    const route = getEdge(diagram, id) && index.getRoute(getEdge(diagram, id)!);
    return route ? containsBox(box, getPointsBox(route)!) : false;
  });
}

/** Returns what a lasso takes: nodes whose centre, and edges, groups and strokes all of whose points it encircles. */
export function getElementsInLasso(context: EditorContext, lasso: readonly Point[]): string[] {
  const { diagram } = context.state;
  const area = getPointsBox(lasso);
  if (!area) return [];
  const holds = (points: readonly Point[]) => points.every((point) => isInsidePolygon(lasso, point));
  return context.index.search(area).filter((id) => {
    const node = getNode(diagram, id);
    if (node) return holds([{ x: node.x + node.width / 2, y: node.y + node.height / 2 }]);
    const group = getGroup(diagram, id);
    if (group) return holds(getCorners(group));
    const stroke = getStroke(diagram, id);
    if (stroke) return holds(getStrokePoints(stroke));
    const route = getEdge(diagram, id) && context.index.getRoute(getEdge(diagram, id)!);
    return route ? holds(route) : false;
  });
}

function getCorners({ x, y, width, height }: Box): Point[] {
  return [
    { x, y },
    { x: x + width, y },
    { x: x + width, y: y + height },
    { x, y: y + height },
  ];
}
