import type { Point } from '@calque/diagram';
import type { PointerInput } from '../targets.ts';

/** A place of the pen, and how hard it was pressed there: 0 to 1. */
export interface Sample extends Point {
  readonly pressure: number;
}

/** What a pen has drawn since it was put down. */
export interface Trail {
  /** Smoothed: they follow the pointer at a little distance. */
  readonly samples: readonly Sample[];
  /** Where the pointer is: the ink is drawn up to it. */
  readonly tip: Sample;
  /** When the tip came there, in milliseconds. */
  readonly time: number | undefined;
}

/** How far a sample goes from the last one towards the pointer: whole pixels and a trembling hand make no stairs. */
const follow = 0.5;
/** Samples nearer to each other than this, in screen pixels, say nothing new. */
const leastStep = 0.75;
/** The pressure of a mouse at rest, and at `fast` screen pixels a millisecond. */
const slowPressure = 0.65;
const fastPressure = 0.25;
const fast = 2.5;
/** Over how many screen pixels a simulated pressure goes most of the way to its new value. */
const inertia = 30;

export function startTrail(input: PointerInput): Trail {
  const tip = { ...input.point, pressure: input.pressure ?? (slowPressure + fastPressure) / 2 };
  return { samples: [tip], tip, time: input.time };
}

export function extendTrail({ samples, tip, time }: Trail, input: PointerInput, zoom: number): Trail {
  const moved = getScreenDistance(tip, input.point, zoom);
  const pressure = input.pressure ?? simulatePressure(tip.pressure, moved, getElapsed(time, input.time));
  const next: Trail = { samples, tip: { ...input.point, pressure }, time: input.time };
  const last = samples.at(-1)!;
  const sample = {
    x: last.x + (next.tip.x - last.x) * follow,
    y: last.y + (next.tip.y - last.y) * follow,
    pressure: last.pressure + (pressure - last.pressure) * follow,
  };
  return getScreenDistance(last, sample, zoom) < leastStep ? next : { ...next, samples: [...samples, sample] };
}

/** Returns all that is drawn: the samples, and the tip where it is away from them. */
export function getSamples({ samples, tip }: Trail): readonly Sample[] {
  const last = samples.at(-1)!;
  return last.x === tip.x && last.y === tip.y ? samples : [...samples, tip];
}

/** A pointer that does not tell its pressure draws thinner the faster it goes, as a pen does. */
function simulatePressure(last: number, moved: number, elapsed: number | null): number {
  if (elapsed === null) return last;
  const speed = Math.min(1, moved / elapsed / fast);
  const wanted = slowPressure + (fastPressure - slowPressure) * speed;
  return last + (wanted - last) * (1 - Math.exp(-moved / inertia));
}

function getElapsed(from: number | undefined, to: number | undefined): number | null {
  return from === undefined || to === undefined || to <= from ? null : to - from;
}

const getScreenDistance = (a: Point, b: Point, zoom: number) => Math.hypot(b.x - a.x, b.y - a.y) * zoom;
