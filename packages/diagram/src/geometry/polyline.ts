import type { Point } from '../document/types.ts';
import { equalPoints, getDistance, interpolatePoints, normalizeVector, subtractPoints } from './vec.ts';

/** Returns the route without repeated points and without bends on a straight line. */
export function removeStraightBends(points: readonly Point[]): Point[] {
  const kept: Point[] = [];
  for (const point of points) {
    const last = kept.at(-1);
    if (last && equalPoints(last, point, 0.01)) continue;
    const before = kept.at(-2);
    if (before && last) {
      const straightDown = Math.abs(before.x - last.x) < 0.01 && Math.abs(last.x - point.x) < 0.01;
      const straightAcross = Math.abs(before.y - last.y) < 0.01 && Math.abs(last.y - point.y) < 0.01;
      if (straightDown || straightAcross) kept.pop();
    }
    kept.push(point);
  }
  if (kept.length === 1) kept.push(kept[0]!);
  return kept;
}

export function getRouteLength(points: readonly Point[]): number {
  let length = 0;
  for (let index = 1; index < points.length; index++) length += getDistance(points[index - 1]!, points[index]!);
  return length;
}

/** Returns the point at share `t` (0 to 1) of a route's length and the direction of the route there, of length 1. */
export function getPointOnRoute(points: readonly Point[], t: number): { point: Point; direction: Point } {
  let rest = getRouteLength(points) * Math.min(1, Math.max(0, t));
  for (let index = 1; index < points.length; index++) {
    const a = points[index - 1]!;
    const b = points[index]!;
    const length = getDistance(a, b);
    if (rest <= length || index === points.length - 1)
      return {
        point: interpolatePoints(a, b, length === 0 ? 0 : rest / length),
        direction: normalizeVector(subtractPoints(b, a)),
      };
    rest -= length;
  }
  return { point: points[0] ?? { x: 0, y: 0 }, direction: { x: 1, y: 0 } };
}

/**
 * Returns where an edge's label is centred: the middle of the route, or of its longest segment where that holds most of a
 * route with bends, so that a label does not sit on a corner.
 */
export function getRouteLabelPoint(points: readonly Point[]): Point {
  if (points.length <= 2) return getPointOnRoute(points, 0.5).point;
  let longest = 0;
  let middle = points[0]!;
  for (let index = 1; index < points.length; index++) {
    const length = getDistance(points[index - 1]!, points[index]!);
    if (length > longest + 0.01) {
      longest = length;
      middle = interpolatePoints(points[index - 1]!, points[index]!, 0.5);
    }
  }
  return longest >= getRouteLength(points) * 0.4 ? middle : getPointOnRoute(points, 0.5).point;
}

/** Returns the route with its ends drawn back, so that a stroke does not show beyond an arrow head. */
export function shortenRoute(points: readonly Point[], startBy: number, endBy: number): Point[] {
  if (points.length < 2) return [...points];
  return shortenStart(shortenStart(points, startBy).toReversed(), endBy).toReversed();
}

function shortenStart(points: readonly Point[], by: number): Point[] {
  const rest = [...points];
  let left = by;
  while (rest.length > 2 && left > 0 && getDistance(rest[0]!, rest[1]!) <= left)
    left -= getDistance(rest.shift()!, rest[0]!);
  const length = getDistance(rest[0]!, rest[1]!);
  if (left > 0 && length > 0) rest[0] = interpolatePoints(rest[0]!, rest[1]!, Math.min(1, left / length));
  return rest;
}
