import { type Box, type DiagramStroke, type Point, type StrokeColour, strokeColours } from '../document/types.ts';
import { getPointsBox, inflateBox } from './box.ts';
import { getRouteDistance } from './distance.ts';

const boxes = new WeakMap<DiagramStroke, Box>();

/** Half of what a stroke covers across at full pressure, as a share of its width. */
const halfAtMost = 0.75;

/** Returns the box around a stroke's ink. O(samples) once. */
export function getStrokeBox(stroke: DiagramStroke): Box {
  let box = boxes.get(stroke);
  if (!box) {
    box = inflateBox(getPointsBox(getStrokePoints(stroke))!, stroke.strokeWidth * halfAtMost);
    boxes.set(stroke, box);
  }
  return box;
}

/** Returns the samples of a stroke as points of the diagram. */
export function getStrokePoints({ x, y, points }: Pick<DiagramStroke, 'x' | 'y' | 'points'>): Point[] {
  return Array.from({ length: points.length / 3 }, (_, index) => ({
    x: x + points[3 * index]!,
    y: y + points[3 * index + 1]!,
  }));
}

/** Returns how far a point is from a stroke's ink, as wide as it is at a pressure of one half: 0 on it. O(samples). */
export function getStrokeDistance(stroke: DiagramStroke, point: Point): number {
  const points = getStrokePoints(stroke);
  // The first one twice: a dot is a line too.
  return Math.max(0, getRouteDistance([points[0]!, ...points], point) - stroke.strokeWidth / 2);
}

/** Returns the token that a stroke is drawn in: its own, or `ink`. */
export function getStrokeColour({ colour }: Pick<DiagramStroke, 'colour'>): StrokeColour {
  return strokeColours.find((name) => name === colour) ?? 'ink';
}
