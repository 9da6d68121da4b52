import type { Box, Point } from '@calque/diagram';
import type { Camera } from '@calque/editor';

/**
 * The part of the diagram that the canvases hold: the diagram point at their top left corner and the scale they are
 * painted at. It is larger than the viewport, so that most pans only move the canvases (a CSS transform that the
 * compositor does alone), and a zoom only stretches them until it comes to rest.
 */
export interface Frame extends Point {
  readonly scale: number;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
  readonly pixelRatio: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** How much of the drawing beyond each side of the viewport is painted ahead, in CSS pixels. */
export function getMargin(pixelRatio: number): number {
  return pixelRatio > 1.5 ? 128 : 256;
}

/** A side that is a whole number of device pixels at the usual ratios (1.1, 1.25, 1.5, …), so that nothing is resampled. */
function toWholePixels(side: number): number {
  return Math.ceil(side / 20) * 20;
}

/** Returns the frame centred on what the camera sees, painted at `scale`. */
export function centreFrame(camera: Camera, viewport: Size, pixelRatio: number, scale = camera.zoom): Frame {
  const margin = getMargin(pixelRatio);
  const width = toWholePixels(viewport.width + 2 * margin);
  const height = toWholePixels(viewport.height + 2 * margin);
  const centreX = camera.x + viewport.width / 2 / camera.zoom;
  const centreY = camera.y + viewport.height / 2 / camera.zoom;
  return { x: centreX - width / 2 / scale, y: centreY - height / 2 / scale, scale, width, height, pixelRatio };
}

/**
 * The frame for a view that has left `frame` on some side: all of its margin lies ahead, where the next steps go. It is a
 * whole number of device pixels away from `frame`, so that the pixels they share can be copied over.
 */
export function shiftFrame(frame: Frame, camera: Camera, viewport: Size): Frame {
  const centred = centreFrame(camera, viewport, frame.pixelRatio, frame.scale);
  const ahead = (getMargin(frame.pixelRatio) - 1) / frame.scale;
  const unit = frame.scale * frame.pixelRatio;
  const shift = (from: number, to: number, low: number, high: number) => {
    const target = low < 0 ? to - ahead : high > 0 ? to + ahead : to;
    return from + Math.round((target - from) * unit) / unit;
  };
  const right = camera.x + viewport.width / camera.zoom - (frame.x + frame.width / frame.scale);
  const bottom = camera.y + viewport.height / camera.zoom - (frame.y + frame.height / frame.scale);
  return {
    ...centred,
    x: shift(frame.x, centred.x, camera.x - frame.x, right),
    y: shift(frame.y, centred.y, camera.y - frame.y, bottom),
  };
}

export function coversViewport(frame: Frame, camera: Camera, viewport: Size): boolean {
  const slack = 0.5 / camera.zoom;
  return (
    frame.x <= camera.x + slack &&
    frame.y <= camera.y + slack &&
    frame.x + frame.width / frame.scale >= camera.x + viewport.width / camera.zoom - slack &&
    frame.y + frame.height / frame.scale >= camera.y + viewport.height / camera.zoom - slack
  );
}

/** Where the canvases' top left corner lies in the viewport, in CSS pixels on the device's grid, and how far they are stretched. */
export function placeFrame(frame: Frame, camera: Camera): { x: number; y: number; stretch: number } {
  const snap = (value: number) => Math.round(value * frame.pixelRatio) / frame.pixelRatio;
  return {
    x: snap((frame.x - camera.x) * camera.zoom),
    y: snap((frame.y - camera.y) * camera.zoom),
    stretch: camera.zoom / frame.scale,
  };
}

export function getFrameBox(frame: Frame): Box {
  return { x: frame.x, y: frame.y, width: frame.width / frame.scale, height: frame.height / frame.scale };
}
