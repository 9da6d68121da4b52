import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryBox, arbitraryPoint } from '../../testing/arbitraries.ts';
import { createDiagram, createEdge, createNode } from '../document/create.ts';
import { containsBox, containsPoint, getBoxBetween, getCenter, inflateBox, intersectsBox, unionBoxes } from './box.ts';
import { getDiagramBox } from './diagramBox.ts';

describe('boxes', () => {
  it('are in their union', () => {
    fc.assert(
      fc.property(fc.array(arbitraryBox, { minLength: 1 }), (boxes) => {
        const union = unionBoxes(boxes)!;
        for (const box of boxes) expect(containsBox(union, box)).toBe(true);
      }),
    );
  });

  it('have no union when there are none', () => {
    expect(unionBoxes([])).toBeNull();
  });

  it('hold their centre and their corners', () => {
    fc.assert(
      fc.property(arbitraryBox, (box) => {
        expect(containsPoint(box, getCenter(box))).toBe(true);
        expect(containsPoint(box, { x: box.x + box.width, y: box.y + box.height })).toBe(true);
      }),
    );
  });

  it('intersect each other alike, and touch counts', () => {
    fc.assert(
      fc.property(arbitraryBox, arbitraryBox, (a, b) => {
        expect(intersectsBox(a, b)).toBe(intersectsBox(b, a));
      }),
    );
    expect(intersectsBox({ x: 0, y: 0, width: 10, height: 10 }, { x: 10, y: 10, width: 5, height: 5 })).toBe(true);
  });

  it('shrink to their centre at most', () => {
    expect(inflateBox({ x: 0, y: 0, width: 10, height: 4 }, -100)).toEqual({ x: 5, y: 2, width: 0, height: 0 });
    expect(inflateBox({ x: 0, y: 0, width: 10, height: 4 }, 1)).toEqual({ x: -1, y: -1, width: 12, height: 6 });
  });

  it('lie between two corners in any order', () => {
    fc.assert(
      fc.property(arbitraryPoint, arbitraryPoint, (a, b) => {
        expect(getBoxBetween(a, b)).toEqual(getBoxBetween(b, a));
        expect(containsPoint(getBoxBetween(a, b), a)).toBe(true);
      }),
    );
  });

  it('of a diagram hold its waypoints', () => {
    const diagram = createDiagram({
      nodes: [createNode({ id: 'a' })],
      edges: [createEdge({ id: 'e', from: 'a', to: 'a', waypoints: [{ x: 500, y: -100 }] })],
    });
    expect(getDiagramBox(diagram)).toEqual({ x: 0, y: -100, width: 500, height: 164 });
    expect(getDiagramBox(createDiagram())).toBeNull();
  });
});
