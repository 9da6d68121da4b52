import {
  type DiagramStroke,
  type StrokeColour,
  createStroke,
  defaultStrokeWidth,
  diagramLimits,
} from '@calque/diagram';
import type { Session } from '../../types.ts';
import { simplify } from './simplify.ts';
import type { Sample } from './trail.ts';

/** Samples this near to a line through the others are left out, in screen pixels: less than an eye sees. */
const tolerance = 0.3;

/** Returns the ink as it is shown while it is drawn: every sample. */
export function toLiveStroke(samples: readonly Sample[], colour: StrokeColour): DiagramStroke {
  const { x, y } = samples[0]!;
  const points = samples.flatMap((sample) => [sample.x - x, sample.y - y, sample.pressure]);
  return createStroke({ id: '', x, y, points, ...withColour(colour) });
}

/** Returns the ink as it is kept: samples that matter, as exact as they are seen. */
export function toStroke(id: string, samples: readonly Sample[], { camera, inkColour }: Session): DiagramStroke {
  const { zoom } = camera;
  let kept = simplify(samples, tolerance / zoom, defaultStrokeWidth);
  for (let coarse = 2 * tolerance; kept.length > diagramLimits.strokePoints; coarse *= 2)
    kept = simplify(kept, coarse / zoom, defaultStrokeWidth);
  const steps = zoom > 1 ? 100 : 10;
  const x = round(samples[0]!.x, steps);
  const y = round(samples[0]!.y, steps);
  const points = kept.flatMap((sample) => [
    round(sample.x - x, steps),
    round(sample.y - y, steps),
    round(sample.pressure, 100),
  ]);
  return createStroke({ id, x, y, points, ...withColour(inkColour) });
}

/** Ink of the usual colour says nothing of it. */
const withColour = (colour: StrokeColour) => (colour === 'ink' ? {} : { colour });

/** Never -0, which JSON cannot say. */
const round = (value: number, steps: number) => Math.round(value * steps) / steps + 0;
