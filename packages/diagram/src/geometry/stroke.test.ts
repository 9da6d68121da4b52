import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryPoint, arbitraryStroke } from '../../testing/arbitraries.ts';
import { createDiagram, createStroke } from '../document/create.ts';
import { containsPoint, getDiagramBox } from './box.ts';
import { getRouteDistance } from './distance.ts';
import { getStrokeBox, getStrokeDistance, getStrokePoints } from './stroke.ts';

const corner = createStroke({ id: 's', x: 10, y: 20, points: [0, 0, 0.5, 100, 0, 0.5, 100, 50, 1], strokeWidth: 4 });

describe('a stroke', () => {
  it('has a box around its ink, as wide as full pressure makes it', () => {
    expect(getStrokeBox(corner)).toEqual({ x: 7, y: 17, width: 106, height: 56 });
    expect(getDiagramBox(createDiagram({ strokes: [corner] }))).toEqual(getStrokeBox(corner));
  });

  it('is as far from a point as its line, less half of its width', () => {
    expect(getStrokeDistance(corner, { x: 60, y: 30 })).toBe(8);
    expect(getStrokeDistance(corner, { x: 110, y: 40 })).toBe(0);
    expect(getStrokeDistance(createStroke({ id: 'dot', strokeWidth: 2 }), { x: 3, y: 4 })).toBe(4);
  });

  it('has its samples in its box and the distance of a route along them, wherever it lies', () => {
    fc.assert(
      fc.property(arbitraryStroke, arbitraryPoint, (drawn, point) => {
        const stroke = { ...drawn, id: 's' };
        const points = getStrokePoints(stroke);
        for (const sample of points) expect(containsPoint(getStrokeBox(stroke), sample)).toBe(true);
        const along = getRouteDistance([points[0]!, ...points], point);
        expect(getStrokeDistance(stroke, point)).toBeCloseTo(Math.max(0, along - stroke.strokeWidth / 2), 6);
      }),
    );
  });
});
