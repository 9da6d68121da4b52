import { type Box, type DiagramStroke, type Point, type StrokeColour, strokeColours } from '../document/types.ts';

/** Boxes around the samples, from the stroke's own corner: a stroke that moves keeps its samples. */
const extents = new WeakMap<readonly number[], Box>();
const boxes = new WeakMap<DiagramStroke, Box>();

/** Half of what a stroke covers across at full pressure, as a share of its width. */
const halfAtMost = 0.75;

/** Returns the box around a stroke's ink. O(samples) once. */
export function getStrokeBox(stroke: DiagramStroke): Box {
  let box = boxes.get(stroke);
  if (!box) {
    const { x, y, width, height } = getExtent(stroke.points);
    const half = stroke.strokeWidth * halfAtMost;
    box = { x: stroke.x + x - half, y: stroke.y + y - half, width: width + 2 * half, height: height + 2 * half };
    boxes.set(stroke, box);
  }
  return box;
}

function getExtent(points: readonly number[]): Box {
  const known = extents.get(points);
  if (known) return known;
  let left = Infinity;
  let top = Infinity;
  let right = -Infinity;
  let bottom = -Infinity;
  for (let index = 0; index < points.length; index += 3) {
    const [x, y] = [points[index]!, points[index + 1]!];
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  }
  const extent = { x: left, y: top, width: right - left, height: bottom - top };
  extents.set(points, extent);
  return extent;
}

/** Returns the samples of a stroke as points of the diagram. */
export function getStrokePoints({ x, y, points }: DiagramStroke): Point[] {
  return Array.from({ length: points.length / 3 }, (_, index) => ({
    x: x + points[3 * index]!,
    y: y + points[3 * index + 1]!,
  }));
}

/** Returns how far a point is from a stroke's ink, as wide as it is at a pressure of one half: 0 on it. O(samples). */
export function getStrokeDistance({ x, y, points, strokeWidth }: DiagramStroke, point: Point): number {
  const px = point.x - x;
  const py = point.y - y;
  let least = Infinity;
  let [ax, ay] = [points[0]!, points[1]!];
  for (let index = 0; index < points.length; index += 3) {
    const [bx, by] = [points[index]!, points[index + 1]!];
    least = Math.min(least, getSegmentDistance(px, py, ax, ay, bx, by));
    [ax, ay] = [bx, by];
  }
  return Math.max(0, least - strokeWidth / 2);
}

function getSegmentDistance(px: number, py: number, ax: number, ay: number, bx: number, by: number): number {
  const [dx, dy] = [bx - ax, by - ay];
  const squared = dx * dx + dy * dy;
  const along = squared === 0 ? 0 : Math.min(1, Math.max(0, ((px - ax) * dx + (py - ay) * dy) / squared));
  return Math.hypot(px - ax - along * dx, py - ay - along * dy);
}

/** Returns the token that a stroke is drawn in: its own, or `ink`. */
export function getStrokeColour({ colour }: Pick<DiagramStroke, 'colour'>): StrokeColour {
  return strokeColours.find((name) => name === colour) ?? 'ink';
}
