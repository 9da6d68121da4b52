import type { Point } from '../document/types.ts';

export function addPoints(a: Point, b: Point): Point {
  return { x: a.x + b.x, y: a.y + b.y };
}

export function subtractPoints(a: Point, b: Point): Point {
  return { x: a.x - b.x, y: a.y - b.y };
}

export function scalePoint(a: Point, factor: number): Point {
  return { x: a.x * factor, y: a.y * factor };
}

export function getDotProduct(a: Point, b: Point): number {
  return a.x * b.x + a.y * b.y;
}

/** The z component of the cross product: positive if `b` lies clockwise of `a` on the screen (y downwards). */
export function getCrossProduct(a: Point, b: Point): number {
  return a.x * b.y - a.y * b.x;
}

export function getDistance(a: Point, b: Point): number {
  return Math.hypot(b.x - a.x, b.y - a.y);
}

/** Returns the vector of length 1 in the direction of `a`, or the null vector for one. */
export function normalizeVector(a: Point): Point {
  const length = Math.hypot(a.x, a.y);
  return length === 0 ? { x: 0, y: 0 } : { x: a.x / length, y: a.y / length };
}

/** Returns `a` turned by a quarter, clockwise on the screen. */
export function getPerpendicular(a: Point): Point {
  return { x: -a.y, y: a.x };
}

/** Returns the point at share `t` (0 to 1) of the way from `a` to `b`. */
export function interpolatePoints(a: Point, b: Point, t: number): Point {
  return { x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t };
}

export function equalPoints(a: Point, b: Point, tolerance = 1e-6): boolean {
  return Math.abs(a.x - b.x) <= tolerance && Math.abs(a.y - b.y) <= tolerance;
}

/** Returns the point of segment `a`-`b` that is nearest to `point`. */
export function getNearestOnSegment(point: Point, a: Point, b: Point): Point {
  const along = subtractPoints(b, a);
  const squared = getDotProduct(along, along);
  if (squared === 0) return a;
  const t = getDotProduct(subtractPoints(point, a), along) / squared;
  return interpolatePoints(a, b, Math.min(1, Math.max(0, t)));
}
