import type { Sample } from './trail.ts';

/**
 * Returns the samples without those that lie within `tolerance` of the line between the ones that are kept; pressure counts
 * as a third dimension, in units of `strokeWidth`. Ramer (1972), Douglas and Peucker (1973); O(n log n), at worst O(n²).
 */
export function simplify(samples: readonly Sample[], tolerance: number, strokeWidth: number): readonly Sample[] {
  const kept = new Set([0, samples.length - 1]);
  const open: (readonly [from: number, to: number])[] = [[0, samples.length - 1]];
  for (let span = open.pop(); span; span = open.pop()) {
    const [from, to] = span;
    let farthest = -1;
    let most = tolerance;
    for (let at = from + 1; at < to; at++) {
      const distance = getDistanceToLine(samples[at]!, samples[from]!, samples[to]!, strokeWidth);
      if (distance <= most) continue;
      farthest = at;
      most = distance;
    }
    if (farthest < 0) continue;
    kept.add(farthest);
    open.push([from, farthest], [farthest, to]);
  }
  return samples.filter((_, index) => kept.has(index));
}

function getDistanceToLine(sample: Sample, from: Sample, to: Sample, strokeWidth: number): number {
  const along = subtract(to, from, strokeWidth);
  const away = subtract(sample, from, strokeWidth);
  const squared = dot(along, along);
  const share = squared === 0 ? 0 : Math.min(1, Math.max(0, dot(away, along) / squared));
  return Math.hypot(...away.map((value, axis) => value - along[axis]! * share));
}

const subtract = (a: Sample, b: Sample, strokeWidth: number) => [
  a.x - b.x,
  a.y - b.y,
  (a.pressure - b.pressure) * strokeWidth,
];

const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, value, axis) => sum + value * b[axis]!, 0);
