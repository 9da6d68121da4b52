import type { DiagramEdge, Point } from '../document/types.ts';
import { addPoints, getPerpendicular, normalizeVector, scalePoint, subtractPoints } from './vec.ts';

/** Length of an arrow head along the edge, in diagram units; it is 0.8 times as wide. */
export const arrowLength = 11;

/** Returns the three corners of the filled head of an arrow that comes from `before` and ends at `tip`, tip first. */
export function getArrowHead(tip: Point, before: Point, length = arrowLength): [Point, Point, Point] {
  const back = scalePoint(normalizeVector(subtractPoints(before, tip)), length);
  const base = addPoints(tip, back);
  const wing = scalePoint(getPerpendicular(back), 0.4);
  return [tip, addPoints(base, wing), subtractPoints(base, wing)];
}

/** Returns the arrow heads of an edge on its route: one at the end, for `both` also one at the start, for `none` none. */
export function getArrowHeads(
  direction: DiagramEdge['direction'],
  route: readonly Point[],
  length = arrowLength,
): [Point, Point, Point][] {
  if (direction === 'none' || route.length < 2) return [];
  const end = getArrowHead(route.at(-1)!, route.at(-2)!, length);
  return direction === 'both' ? [end, getArrowHead(route[0]!, route[1]!, length)] : [end];
}
