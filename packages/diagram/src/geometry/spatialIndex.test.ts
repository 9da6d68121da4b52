import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryBox, arbitraryPoint } from '../../testing/arbitraries.ts';
import type { Box } from '../document/types.ts';
import { intersectsBox } from './box.ts';
import { getBoxDistance } from './distance.ts';
import { SpatialIndex } from './spatialIndex.ts';

const unit = { width: 10, height: 10 };

/** Boxes by id after some insertions, moves and removals, in a plain map and in an index. */
const arbitraryIndex = fc
  .array(fc.tuple(fc.nat({ max: 12 }), fc.option(arbitraryBox)), { maxLength: 30 })
  .map((operations) => {
    const index = new SpatialIndex([], 100);
    const boxes = new Map<string, Box>();
    for (const [number, box] of operations) {
      const id = `n${number}`;
      if (box) {
        index.set(id, box);
        boxes.set(id, box);
      } else {
        index.delete(id);
        boxes.delete(id);
      }
    }
    return { index, boxes };
  });

describe('SpatialIndex', () => {
  it('finds what a search over all boxes finds, in the order of insertion', () => {
    fc.assert(
      fc.property(arbitraryIndex, arbitraryBox, ({ index, boxes }, query) => {
        const expected = [...boxes].filter(([, box]) => intersectsBox(box, query)).map(([id]) => id);
        expect(index.search(query)).toEqual(expected);
        expect(index.size).toBe(boxes.size);
      }),
      { numRuns: 200 },
    );
  });

  it('finds the nearest box within reach', () => {
    fc.assert(
      fc.property(arbitraryIndex, arbitraryPoint, fc.nat({ max: 3000 }), ({ index, boxes }, point, reach) => {
        const distances = [...boxes.values()].map((box) => getBoxDistance(box, point));
        const least = Math.min(Infinity, ...distances);
        const found = index.nearest(point, reach);
        const distance = found === null ? null : getBoxDistance(boxes.get(found)!, point);
        expect(distance).toBe(least > reach ? null : least);
      }),
      { numRuns: 200 },
    );
  });

  it('prefers the later of equally near boxes, and asks whether one is acceptable', () => {
    const index = new SpatialIndex([
      ['under', { x: 0, y: 0, ...unit }],
      ['over', { x: 5, y: 5, ...unit }],
    ]);
    expect(index.nearest({ x: 7, y: 7 }, 0)).toBe('over');
    expect(index.nearest({ x: 7, y: 7 }, 0, (id) => id !== 'over')).toBe('under');
  });

  it('moves a box that is set again', () => {
    const index = new SpatialIndex([['a', { x: 0, y: 0, ...unit }]]);
    index.set('a', { x: 5000, y: 0, ...unit });
    expect(index.search({ x: 0, y: 0, ...unit })).toEqual([]);
    expect(index.get('a')?.x).toBe(5000);
  });

  it('says whether there was something to remove', () => {
    const index = new SpatialIndex([['a', { x: 0, y: 0, ...unit }]]);
    expect([index.delete('a'), index.delete('a')]).toEqual([true, false]);
  });

  it('finds boxes across the whole range of coordinates', () => {
    const index = new SpatialIndex([
      ['far', { x: 999_000, y: -999_000, ...unit }],
      ['all', { x: -1e6, y: -1e6, width: 2e6, height: 2e6 }],
    ]);
    expect(index.search({ x: 999_005, y: -998_995, ...unit })).toEqual(['far', 'all']);
  });
});
