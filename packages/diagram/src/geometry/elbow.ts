import type { Box, Point } from '../document/types.ts';
import { getCenter } from './box.ts';
import { type NodeBox, getAttachPoint } from './outline.ts';

/**
 * Returns a route of horizontal and vertical segments between two nodes, or null where their boxes overlap so that none
 * exists. It leaves and enters at the middle of the sides that face each other, `side` units to the right of its way.
 */
export function routeElbow(from: NodeBox, to: NodeBox, side: number): Point[] | null {
  const horizontalGap = Math.max(to.x - (from.x + from.width), from.x - (to.x + to.width));
  const verticalGap = Math.max(to.y - (from.y + from.height), from.y - (to.y + to.height));
  if (horizontalGap < 0 && verticalGap < 0) return null;
  const points =
    horizontalGap >= verticalGap
      ? routeSideways(from, to, side)
      : routeSideways(flipBox(from), flipBox(to), -side).map(flipPoint);
  return attachEnds(points, from, to);
}

/** Returns the route between two boxes that lie beside each other, from side to side. */
function routeSideways(from: Box, to: Box, side: number): Point[] {
  const start = getCenter(from);
  const end = getCenter(to);
  const way = end.x >= start.x ? 1 : -1;
  const limit = Math.min(from.height, to.height) * 0.35;
  const shift = Math.max(-limit, Math.min(limit, side * way));
  const startX = way > 0 ? from.x + from.width : from.x;
  const endX = way > 0 ? to.x : to.x + to.width;
  const rise = end.y - start.y;
  // A jog of a few units looks like a mistake: boxes nearly level are joined by one straight line.
  if (Math.abs(rise) <= Math.min(from.height, to.height) * 0.25) {
    const y = (start.y + end.y) / 2 + shift;
    return [
      { x: startX, y },
      { x: endX, y },
    ];
  }
  // The turn moves with the shift so that parallel routes nest instead of crossing.
  const room = Math.max(0, Math.abs(endX - startX) / 2 - 4);
  const turn = (startX + endX) / 2 - Math.max(-room, Math.min(room, shift * way * Math.sign(rise)));
  return [
    { x: startX, y: start.y + shift },
    { x: turn, y: start.y + shift },
    { x: turn, y: end.y + shift },
    { x: endX, y: end.y + shift },
  ];
}

/** Moves the ends of a route from the boxes' sides onto the outlines, along the first and last segment. */
export function attachEnds(points: readonly Point[], from: NodeBox, to: NodeBox): Point[] {
  const attached = [...points];
  attached[0] = attachAlong(from, points[0]!, points[1]!);
  attached[points.length - 1] = attachAlong(to, points.at(-1)!, points.at(-2)!);
  return attached;
}

function attachAlong(node: NodeBox, end: Point, toward: Point): Point {
  const center = getCenter(node);
  const level = Math.abs(end.y - toward.y) <= Math.abs(end.x - toward.x);
  return getAttachPoint(node, toward, level ? { x: center.x, y: end.y } : { x: end.x, y: center.y });
}

function flipBox(box: Box): Box {
  return { x: box.y, y: box.x, width: box.height, height: box.width };
}

function flipPoint({ x, y }: Point): Point {
  return { x: y, y: x };
}
