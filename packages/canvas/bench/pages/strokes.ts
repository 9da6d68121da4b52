import { type DiagramStroke, createStroke } from '@calque/diagram';

/** Samples of a stroke: what is kept of a word written at an easy pace. */
const samples = 48;

/** Returns so many waves of ink in rows over the part of the sheet that is in view first. */
export function createStrokes(count: number): DiagramStroke[] {
  return Array.from({ length: count }, (_, index) =>
    createStroke({
      id: `s${index}`,
      x: (index % 15) * 80,
      y: Math.floor(index / 15) * 36,
      points: Array.from({ length: samples }, (_sample, at) => [
        Math.round(at * 14) / 10,
        Math.round(Math.sin((at + index) / 2) * 90) / 10,
        Math.round(50 + 40 * Math.sin(at / 5)) / 100,
      ]).flat(),
    }),
  );
}
