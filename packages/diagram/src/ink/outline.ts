import { getStroke } from 'perfect-freehand';
import type { DiagramStroke } from '../document/types.ts';

/** By samples rather than by stroke: a stroke that moves keeps them, and its outline. */
const outlines = new WeakMap<readonly number[], { readonly strokeWidth: number; readonly data: string }>();

/**
 * Returns the outline of a stroke as SVG path data to be filled (nonzero), from the stroke's own corner: thin where the
 * pressure was low, with round ends. Kept for as long as the samples are. O(samples).
 */
export function getStrokeOutline({ points, strokeWidth }: Pick<DiagramStroke, 'points' | 'strokeWidth'>): string {
  const known = outlines.get(points);
  if (known?.strokeWidth === strokeWidth) return known.data;
  // The samples are smooth already, and their pressures what they are: what is drawn live is what is kept.
  const options = {
    size: strokeWidth,
    thinning: 0.5,
    smoothing: 0.5,
    streamline: 0,
    simulatePressure: false,
    last: true,
  };
  const data = formatOutline(getStroke(subdivide(points, Math.max(1, 2 * strokeWidth)), options));
  outlines.set(points, { strokeWidth, data });
  return data;
}

/**
 * Returns the samples with others between those that lie further apart than `step`. Outlines are rounded from point to
 * point, so without them a corner between two long lines would be cut off.
 */
function subdivide(points: readonly number[], step: number): [x: number, y: number, pressure: number][] {
  const samples: [number, number, number][] = [];
  let [x, y, pressure] = [points[0]!, points[1]!, points[2]!];
  samples.push([x, y, pressure]);
  for (let index = 3; index < points.length; index += 3) {
    const [nextX, nextY, nextPressure] = [points[index]!, points[index + 1]!, points[index + 2]!];
    const parts = Math.min(maxParts, Math.ceil(Math.hypot(nextX - x, nextY - y) / step));
    for (let part = 1; part < parts; part++) {
      const share = part / parts;
      samples.push([x + (nextX - x) * share, y + (nextY - y) * share, pressure + (nextPressure - pressure) * share]);
    }
    samples.push([nextX, nextY, nextPressure]);
    [x, y, pressure] = [nextX, nextY, nextPressure];
  }
  return samples;
}

/** A document may hold a hair of a million units. */
const maxParts = 64;

type Corner = readonly number[];

/** A curve through the middles of the outline's sides, with its corners as control points. */
function formatOutline(outline: readonly Corner[]): string {
  const [first, second] = outline;
  if (!first || !second) return '';
  const curves = outline
    .slice(1)
    .map((point, index) => `Q${formatPoint(point)} ${formatMiddle(point, outline[(index + 2) % outline.length]!)}`);
  return `M${formatMiddle(first, second)}${curves.join('')}Q${formatPoint(first)} ${formatMiddle(first, second)}Z`;
}

const round = (value: number) => Math.round(value * 100) / 100;
const formatPoint = ([x, y]: Corner) => `${round(x!)} ${round(y!)}`;
const formatMiddle = ([ax, ay]: Corner, [bx, by]: Corner) => formatPoint([(ax! + bx!) / 2, (ay! + by!) / 2]);
