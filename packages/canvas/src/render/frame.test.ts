import fc from 'fast-check';
import { expect, test } from 'vitest';
import { centreFrame, coversViewport, placeFrame, shiftFrame } from './frame.ts';

const cameras = fc.record({
  x: fc.double({ min: -1e4, max: 1e4, noNaN: true }),
  y: fc.double({ min: -1e4, max: 1e4, noNaN: true }),
  zoom: fc.double({ min: 0.05, max: 4, noNaN: true }),
});
const viewports = fc.record({ width: fc.integer({ min: 1, max: 2000 }), height: fc.integer({ min: 1, max: 2000 }) });
const ratios = fc.constantFrom(1, 1.25, 2, 3);

test('a centred frame covers the view', () => {
  fc.assert(
    fc.property(cameras, viewports, ratios, (camera, viewport, ratio) => {
      expect(coversViewport(centreFrame(camera, viewport, ratio), camera, viewport)).toBe(true);
    }),
  );
});

test('a shifted frame covers the view after any step, whole device pixels from where it was', () => {
  const steps = fc.record({ dx: fc.integer({ min: -3000, max: 3000 }), dy: fc.integer({ min: -3000, max: 3000 }) });
  fc.assert(
    fc.property(cameras, viewports, ratios, steps, (camera, viewport, ratio, { dx, dy }) => {
      const before = centreFrame(camera, viewport, ratio);
      const moved = { ...camera, x: camera.x + dx / camera.zoom, y: camera.y + dy / camera.zoom };
      const after = shiftFrame(before, moved, viewport);
      expect(coversViewport(after, moved, viewport)).toBe(true);
      const pixels = (after.x - before.x) * before.scale * ratio;
      expect(Math.abs(pixels - Math.round(pixels))).toBeLessThan(1e-3);
    }),
  );
});

test('a frame lies on the pixels of the device and is stretched by as much as the zoom has changed', () => {
  const camera = { x: 10, y: 20, zoom: 1 };
  const frame = centreFrame(camera, { width: 301, height: 200 }, 2);
  const { x, y, stretch } = placeFrame(frame, { ...camera, zoom: 1.5 });
  expect([x * 2, y * 2].every(Number.isInteger)).toBe(true);
  expect(stretch).toBe(1.5);
});
