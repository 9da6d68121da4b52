import {
  type Point,
  getBoxBetween,
  getDistance,
  getEdge,
  getElement,
  getNode,
  getNodeDistance,
  getRouteDistance,
  getStroke,
  getStrokeDistance,
  inflateBox,
  interpolatePoints,
} from '@calque/diagram';
import type { EditorContext } from '../types.ts';

/** Screen pixels from the pointer within which lines are rubbed out. */
const reach = 8;

/**
 * Returns the ids of the unlocked nodes, edges and strokes between two points that follow each other: boxes that the way
 * leads through and lines it comes near to. Not of groups: one often rubs across a border to get at something in it.
 */
export function getTouched({ state, session, index }: EditorContext, from: Point, to: Point): string[] {
  const { diagram } = state;
  const near = reach / session.camera.zoom;
  const steps = Math.max(1, Math.ceil(getDistance(from, to) / near));
  const way = Array.from({ length: steps }, (_, step) => interpolatePoints(from, to, (step + 1) / steps));
  const touches = (getDistanceTo: (point: Point) => number, within: number) =>
    way.some((point) => getDistanceTo(point) <= within);
  return index.search(inflateBox(getBoxBetween(from, to), near)).filter((id) => {
    if (getElement(diagram, id)?.locked) return false;
    const node = getNode(diagram, id);
    if (node) return touches((point) => getNodeDistance(node, point), 0);
    const stroke = getStroke(diagram, id);
    if (stroke) return touches((point) => getStrokeDistance(stroke, point), near);
    const edge = getEdge(diagram, id);
    const route = edge && index.getRoute(edge);
    return route ? touches((point) => getRouteDistance(route, point), near) : false;
  });
}
