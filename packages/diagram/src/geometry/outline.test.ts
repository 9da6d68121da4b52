import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryBox, arbitraryPoint } from '../../testing/arbitraries.ts';
import { nodeKinds } from '../document/types.ts';
import { containsPoint, getCenter, inflateBox } from './box.ts';
import { getAttachPoint, getNearestOnPolygon, getNodeOutline, isInsidePolygon } from './outline.ts';
import { getDistance } from './vec.ts';

const arbitraryNodeBox = fc
  .tuple(arbitraryBox, fc.constantFrom(...nodeKinds, 'unknown'))
  .map(([box, kind]) => ({ ...box, kind }));

describe('node outlines', () => {
  it.each(nodeKinds)('of a %s stay in its box, reach all its sides and hold its centre', (kind) => {
    for (const [width, height] of [
      [160, 64],
      [40, 200],
      [400, 30],
      [20, 20],
    ] as const) {
      const node = { x: 30, y: -20, width, height, kind };
      const outline = getNodeOutline(node);
      for (const point of outline) expect(containsPoint(inflateBox(node, 0.01), point)).toBe(true);
      const xs = outline.map((point) => point.x - node.x);
      const ys = outline.map((point) => point.y - node.y);
      // Rounded corners stay within a unit or two of the side.
      expect(Math.min(...xs)).toBeLessThan(1.2);
      expect(Math.max(...xs)).toBeGreaterThan(width - 1.2);
      expect(Math.min(...ys)).toBeLessThan(1.2);
      expect(Math.max(...ys)).toBeGreaterThan(height - 1.2);
      expect(isInsidePolygon(outline, getCenter(node))).toBe(true);
    }
  });

  it('are those of a service for unknown kinds', () => {
    const box = { x: 0, y: 0, width: 160, height: 64 };
    expect(getNodeOutline({ ...box, kind: 'constructor' })).toEqual(getNodeOutline({ ...box, kind: 'service' }));
  });

  it('are computed once for each node object', () => {
    const node = { x: 0, y: 0, width: 160, height: 64, kind: 'store' };
    expect(getNodeOutline(node)).toBe(getNodeOutline(node));
  });

  it('are met by edges from any side, on the way to the centre', () => {
    fc.assert(
      fc.property(arbitraryNodeBox, arbitraryPoint, (node, toward) => {
        const attach = getAttachPoint(node, toward);
        expect(getDistance(attach, getNearestOnPolygon(getNodeOutline(node), attach))).toBeLessThan(0.01);
        const center = getCenter(node);
        if (getDistance(center, toward) < 1) return;
        const cross = (attach.x - center.x) * (toward.y - center.y) - (attach.y - center.y) * (toward.x - center.x);
        expect(Math.abs(cross) / getDistance(center, toward)).toBeLessThan(0.01);
      }),
    );
  });

  it('are met on the right by an edge from the centre itself', () => {
    expect(getAttachPoint({ x: 0, y: 0, width: 100, height: 50, kind: 'external' }, { x: 50, y: 25 })).toEqual({
      x: 100,
      y: 25,
    });
  });
});
