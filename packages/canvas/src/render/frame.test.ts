import { containsBox, inflateBox } from '@calque/diagram';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Grid, getFrameBox, getTileFrame, getTileRange, getView, placeFrame } from './frame.ts';

const positions = fc.double({ min: -1e4, max: 1e4, noNaN: true });
const cameras = fc.record({ x: positions, y: positions, zoom: fc.double({ min: 0.05, max: 4, noNaN: true }) });
const viewports = fc.record({ width: fc.integer({ min: 1, max: 2000 }), height: fc.integer({ min: 1, max: 2000 }) });
const ratios = fc.constantFrom(1, 1.1, 1.25, 2, 3);
const grids: fc.Arbitrary<Grid> = fc.record({
  x: positions,
  y: positions,
  scale: fc.double({ min: 0.05, max: 4, noNaN: true }),
  pixelRatio: ratios,
  overlap: fc.constantFrom(0, 2),
});

test('the tiles of a range reach to the edges of the view, and none of them lies outside', () => {
  fc.assert(
    fc.property(grids, cameras, viewports, (grid, camera, viewport) => {
      const view = getView(camera, viewport);
      const { left, top, right, bottom } = getTileRange(grid, view);
      const pixel = 1 / (grid.scale * grid.pixelRatio);
      const first = getFrameBox(getTileFrame(grid, left, top));
      const last = getFrameBox(getTileFrame(grid, right, bottom));
      const width = last.x + last.width - first.x;
      const height = last.y + last.height - first.y;
      expect(containsBox(inflateBox({ ...first, width, height }, pixel), view)).toBe(true);
      expect(first.x + first.width).toBeGreaterThan(view.x);
      expect(last.x).toBeLessThan(view.x + view.width);
    }),
  );
});

test('tiles lie whole device pixels apart and overlap by as many as they should', () => {
  fc.assert(
    fc.property(grids, fc.integer({ min: -50, max: 50 }), fc.integer({ min: -50, max: 50 }), (grid, column, row) => {
      const unit = grid.scale * grid.pixelRatio;
      const tile = getTileFrame(grid, column, row);
      const next = getTileFrame(grid, column + 1, row);
      const step = (next.x - tile.x) * unit;
      expect(step).toBeCloseTo(Math.round(step), 3);
      expect(tile.width * grid.pixelRatio - step).toBeCloseTo(grid.overlap, 3);
    }),
  );
});

test('a raster lies on the pixels of the device and is stretched by as much as the zoom has changed', () => {
  const raster = { x: 10.3, y: 20.7, scale: 1, pixelRatio: 2 };
  const { x, y, stretch } = placeFrame(raster, { x: 0, y: 0, zoom: 1.5 });
  expect([x * 2, y * 2].every(Number.isInteger)).toBe(true);
  expect(stretch).toBe(1.5);
});
