import type { Box, Point } from '../document/types.ts';
import { getCenter } from './box.ts';
import { type NodeBox, getAttachPoint } from './outline.ts';
import { type EdgePorts, getPortLimit } from './ports.ts';

/** A jog of fewer units looks like a mistake: both ports give way instead. */
const leastJog = 4;

/** Returns the sides of two boxes that face each other, as indices of `sideVectors`; null where the boxes overlap. */
export function getFacingSides(from: Box, to: Box): { readonly from: number; readonly to: number } | null {
  const horizontalGap = Math.max(to.x - (from.x + from.width), from.x - (to.x + to.width));
  const verticalGap = Math.max(to.y - (from.y + from.height), from.y - (to.y + to.height));
  if (horizontalGap < 0 && verticalGap < 0) return null;
  const start = getCenter(from);
  const end = getCenter(to);
  const side = horizontalGap >= verticalGap ? (end.x >= start.x ? 0 : 2) : end.y >= start.y ? 1 : 3;
  return { from: side, to: (side + 2) % 4 };
}

/** Returns the route of horizontal and vertical segments between ports on sides that face each other. */
export function routeElbow(from: NodeBox, to: NodeBox, ports: EdgePorts): Point[] {
  const points =
    ports.from.side % 2 === 0
      ? routeSideways(from, to, ports)
      : routeSideways(flipBox(from), flipBox(to), ports).map(flipPoint);
  return attachEnds(points, from, to);
}

/** Returns the route between two boxes that lie beside each other, from side to side. */
function routeSideways(from: Box, to: Box, ports: EdgePorts): Point[] {
  const start = getCenter(from);
  const end = getCenter(to);
  const way = end.x >= start.x ? 1 : -1;
  const startX = way > 0 ? from.x + from.width : from.x;
  const endX = way > 0 ? to.x : to.x + to.width;
  const startY = start.y + ports.from.offset;
  const endY = end.y + ports.to.offset;
  const rise = endY - startY;
  const level = findLevel(from, to, ports, startY, endY);
  if (level !== null)
    return [
      { x: startX, y: level },
      { x: endX, y: level },
    ];
  // The turn moves with the port so that routes beside each other nest instead of crossing.
  const offset = Math.abs(ports.from.offset) >= Math.abs(ports.to.offset) ? ports.from.offset : ports.to.offset;
  const room = Math.max(0, Math.abs(endX - startX) / 2 - 4);
  const turn = (startX + endX) / 2 - Math.max(-room, Math.min(room, offset * way * Math.sign(rise)));
  return [
    { x: startX, y: startY },
    { x: turn, y: startY },
    { x: turn, y: endY },
    { x: endX, y: endY },
  ];
}

/** Where a straight line joins two boxes that are nearly level: a port that may follow the other one does. */
function findLevel(from: Box, to: Box, ports: EdgePorts, startY: number, endY: number): number | null {
  const rise = Math.abs(endY - startY);
  const middle = (startY + endY) / 2;
  const isLevel = rise <= Math.min(from.height, to.height) * 0.25;
  if (ports.from.mayFollow && ports.to.mayFollow) return isLevel ? middle : null;
  const isStraight = isLevel || (ports.from.turn === 0 && ports.to.turn === 0);
  if (isStraight && ports.to.mayFollow && reaches(to, startY)) return startY;
  if (isStraight && ports.from.mayFollow && reaches(from, endY)) return endY;
  return rise <= leastJog ? middle : null;
}

const reaches = (box: Box, y: number): boolean => Math.abs(y - getCenter(box).y) <= getPortLimit(box, 0);

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
