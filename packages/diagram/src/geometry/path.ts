import type { Point } from '../document/types.ts';
import { getDistance, interpolatePoints } from './vec.ts';

/** A drawing command with absolute coordinates: move, line, cubic curve, close. */
export type PathCommand =
  | readonly ['M' | 'L', x: number, y: number]
  | readonly ['C', x1: number, y1: number, x2: number, y2: number, x: number, y: number]
  | readonly ['Z'];

/** Share of the radius at which the controls of a cubic lie that approximates a quarter of a circle. */
export const arcControl = 0.5523;

/** Returns SVG path data for `<path d>` and `new Path2D(d)`, rounded to hundredths of a unit. */
export function formatPath(commands: readonly PathCommand[]): string {
  return commands.map(([letter, ...numbers]) => letter + numbers.map(formatNumber).join(' ')).join('');
}

/** Returns a number with at most two decimals, without an exponent and without `-0`. */
export function formatNumber(value: number): string {
  const rounded = Math.round(value * 100) / 100;
  return rounded === 0 ? '0' : String(rounded);
}

/** Returns the corners of a path; each curve becomes `segments` chords. A closing command adds no point. */
export function flattenPath(commands: readonly PathCommand[], segments = 8): Point[] {
  const points: Point[] = [];
  let last: Point = { x: 0, y: 0 };
  for (const command of commands) {
    if (command[0] === 'Z') continue;
    if (command[0] === 'C') {
      const [, x1, y1, x2, y2, x, y] = command;
      for (let step = 1; step <= segments; step++) {
        const t = step / segments;
        const u = 1 - t;
        points.push({
          x: u * u * u * last.x + 3 * u * u * t * x1 + 3 * u * t * t * x2 + t * t * t * x,
          y: u * u * u * last.y + 3 * u * u * t * y1 + 3 * u * t * t * y2 + t * t * t * y,
        });
      }
      last = { x, y };
    } else {
      last = { x: command[1], y: command[2] };
      points.push(last);
    }
  }
  return points;
}

/**
 * Returns the closed path through the corners, each rounded by its radius (one for all, or one for each corner), which is
 * cut to half of the shorter side that meets there.
 */
export function createPolygonPath(corners: readonly Point[], radius: number | readonly number[]): PathCommand[] {
  const commands: PathCommand[] = [];
  corners.forEach((corner, index) => {
    const before = corners[(index + corners.length - 1) % corners.length]!;
    const after = corners[(index + 1) % corners.length]!;
    const wanted = typeof radius === 'number' ? radius : (radius[index] ?? 0);
    const cut = Math.min(wanted, getDistance(corner, before) / 2, getDistance(corner, after) / 2);
    const move = index === 0 ? 'M' : 'L';
    if (cut <= 0) {
      commands.push([move, corner.x, corner.y]);
      return;
    }
    const start = interpolatePoints(corner, before, cut / getDistance(corner, before));
    const end = interpolatePoints(corner, after, cut / getDistance(corner, after));
    const control1 = interpolatePoints(start, corner, arcControl);
    const control2 = interpolatePoints(end, corner, arcControl);
    commands.push([move, start.x, start.y], ['C', control1.x, control1.y, control2.x, control2.y, end.x, end.y]);
  });
  return [...commands, ['Z']];
}

/** Returns the open path along the points with corners rounded by `radius`, for edges with bends. */
export function formatPolyline(points: readonly Point[], radius = 0): string {
  return points
    .map((point, index) => {
      const before = points[index - 1];
      const after = points[index + 1];
      if (!before) return `M${formatPoint(point)}`;
      const cut = after ? Math.min(radius, getDistance(point, before) / 2, getDistance(point, after) / 2) : 0;
      if (!after || cut <= 0) return `L${formatPoint(point)}`;
      const start = interpolatePoints(point, before, cut / getDistance(point, before));
      const end = interpolatePoints(point, after, cut / getDistance(point, after));
      return `L${formatPoint(start)}Q${formatPoint(point)} ${formatPoint(end)}`;
    })
    .join('');
}

function formatPoint(point: Point): string {
  return `${formatNumber(point.x)} ${formatNumber(point.y)}`;
}
