import type { Box, Point } from '../document/types.ts';
import { type NodeBox, getNearestOnPolygon, getNodeOutline, isInsidePolygon } from './outline.ts';
import { getDistance, getNearestOnSegment } from './vec.ts';

/** Height of the strip at the top of a group that holds its label, in diagram units. */
export const groupHeaderHeight = 28;

/** Returns how far a point is from a node's drawn outline: 0 inside it. */
export function getNodeDistance(node: NodeBox, point: Point): number {
  const polygon = getNodeOutline(node);
  return isInsidePolygon(polygon, point) ? 0 : getDistance(point, getNearestOnPolygon(polygon, point));
}

/** Returns how far a point is from the nearest segment of a route. */
export function getRouteDistance(route: readonly Point[], point: Point): number {
  let least = Infinity;
  for (let index = 1; index < route.length; index++)
    least = Math.min(least, getDistance(point, getNearestOnSegment(point, route[index - 1]!, route[index]!)));
  return least;
}

/** Returns how far a point is from a box: 0 inside it. */
export function getBoxDistance(box: Box, point: Point): number {
  const dx = Math.max(box.x - point.x, 0, point.x - (box.x + box.width));
  const dy = Math.max(box.y - point.y, 0, point.y - (box.y + box.height));
  return Math.hypot(dx, dy);
}

/**
 * Returns how far a point is from what one grabs a group by: its header and its border. Inside is not a hit, so that one can
 * draw there.
 */
export function getGroupDistance(group: Box, point: Point): number {
  const header = { ...group, height: Math.min(groupHeaderHeight, group.height) };
  const toHeader = getBoxDistance(header, point);
  if (toHeader === 0) return 0;
  const outside = getBoxDistance(group, point);
  if (outside > 0) return outside;
  const toBorder = Math.min(
    point.x - group.x,
    group.x + group.width - point.x,
    point.y - group.y,
    group.y + group.height - point.y,
  );
  return Math.min(toHeader, toBorder);
}
