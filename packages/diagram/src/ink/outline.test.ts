import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryStroke } from '../../testing/arbitraries.ts';
import { createStroke } from '../document/create.ts';
import { containsPoint, inflateBox } from '../geometry/box.ts';
import { getStrokeBox } from '../geometry/stroke.ts';
import { getStrokeOutline } from './outline.ts';

const getPoints = (data: string) =>
  [...data.matchAll(/(-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => ({ x: Number(x), y: Number(y) }));
const getHeightAt = (data: string, x: number) => {
  const near = getPoints(data).filter((point) => Math.abs(point.x - x) < 4);
  return Math.max(...near.map(({ y }) => y)) - Math.min(...near.map(({ y }) => y));
};

describe('the outline of a stroke', () => {
  it('stays within its box, and is one closed curve of finite numbers', () => {
    fc.assert(
      fc.property(arbitraryStroke, (drawn) => {
        const stroke = { ...drawn, id: 's', x: 0, y: 0 };
        const data = getStrokeOutline(stroke);
        expect(data).toMatch(/^M[-\d. Q]+Z$/);
        // A dot is drawn one unit long, and coordinates are rounded to hundredths.
        const box = inflateBox(getStrokeBox(stroke), 1.01 + stroke.strokeWidth / 4);
        for (const point of getPoints(data)) expect(containsPoint(box, point)).toBe(true);
      }),
    );
  });

  it('is wider where the pressure was higher', () => {
    const points = [0, 0, 0.1, 100, 0, 0.1, 200, 0, 0.9, 300, 0, 0.9];
    const data = getStrokeOutline({ points, strokeWidth: 10 });
    expect(getHeightAt(data, 250)).toBeGreaterThan(1.8 * getHeightAt(data, 50));
  });

  it('goes into a corner between long lines rather than across it', () => {
    const data = getStrokeOutline({ points: [0, 0, 0.5, 200, 0, 0.5, 200, 200, 0.5], strokeWidth: 4 });
    expect(getPoints(data).some(({ x, y }) => Math.hypot(x - 200, y) < 4)).toBe(true);
  });

  it('is kept while a stroke is moved, and drawn anew at another width', () => {
    const stroke = createStroke({ id: 's', points: [0, 0, 0.5, 40, 9, 0.5] });
    const data = getStrokeOutline(stroke);
    expect(getStrokeOutline({ ...stroke, x: 90 } as typeof stroke)).toBe(data);
    expect(getStrokeOutline({ ...stroke, strokeWidth: 8 })).not.toBe(data);
  });
});
