import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryStroke } from '../../testing/arbitraries.ts';
import { createDiagram, createStroke } from '../document/create.ts';
import { containsPoint } from './box.ts';
import { getDiagramBox } from './diagramBox.ts';
import { getStrokeBox, getStrokeColour, getStrokeDistance, getStrokePoints } from './stroke.ts';

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

  it('has its samples in its box and no distance to them, wherever it lies', () => {
    fc.assert(
      fc.property(arbitraryStroke, (drawn) => {
        const stroke = { ...drawn, id: 's' };
        for (const sample of getStrokePoints(stroke)) {
          expect(containsPoint(getStrokeBox(stroke), sample)).toBe(true);
          expect(getStrokeDistance(stroke, sample)).toBe(0);
        }
      }),
    );
  });

  it('is drawn in a colour of the theme, ink where it names none or one that nobody knows', () => {
    expect([{ colour: 'accent' }, {}, { colour: 'plaid' }].map(getStrokeColour)).toEqual(['accent', 'ink', 'ink']);
  });
});
