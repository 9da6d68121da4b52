import type { Box, Point } from '@calque/diagram';
import type { Camera } from '@calque/editor';

/** How the drawing is cut into pixels: the diagram point at the top left corner of some canvas, and its pixels to a unit. */
export interface Raster extends Point {
  /** CSS pixels to a diagram unit. */
  readonly scale: number;
  readonly pixelRatio: number;
}

/** Tiles of one size side by side, the first of which begins at the raster's point. */
export interface Grid extends Raster {
  /** Device pixels that a tile shares with the next, so that no seam shows while both are stretched. */
  readonly overlap: number;
}

/** The part of the diagram that one canvas holds. */
export interface Frame extends Raster {
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Columns and rows of tiles, all inclusive. */
export interface TileRange {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/**
 * Side of a tile in CSS pixels: small enough that the ones coming into view fit into a frame, large enough that a window
 * has few: each costs something in every frame. It is a whole number of device pixels at the usual ratios (1.1, 1.25, 1.5, …).
 */
const tileSide = 640;
/** Distance from a tile to the next in device pixels. */
const getTileStep = ({ pixelRatio }: Raster) => Math.round(tileSide * pixelRatio);

/** Side of a tile in device pixels. */
export function getTilePixels(grid: Grid): number {
  return getTileStep(grid) + grid.overlap;
}

/** The drawing's frame in one tile of a grid, whole device pixels from that of any other. */
export function getTileFrame(grid: Grid, column: number, row: number): Frame {
  const { x, y, scale, pixelRatio } = grid;
  const step = getTileStep(grid);
  const unit = scale * pixelRatio;
  const side = getTilePixels(grid) / pixelRatio;
  return {
    x: x + (column * step) / unit,
    y: y + (row * step) / unit,
    scale,
    pixelRatio,
    width: side,
    height: side,
  };
}

/** Where a tile lies on the sheet, in CSS pixels from the one in column and row 0. */
export function getTilePlace(grid: Grid, column: number, row: number): Point {
  const step = getTileStep(grid) / grid.pixelRatio;
  return { x: column * step, y: row * step };
}

/** The tiles on which a box lies, but for half a device pixel that one cannot see. */
export function getTileRange(grid: Grid, box: Box): TileRange {
  const step = getTileStep(grid);
  const unit = grid.scale * grid.pixelRatio;
  const slack = 0.5 / step;
  const getIndex = (position: number, origin: number) => ((position - origin) * unit) / step;
  return {
    left: Math.floor(getIndex(box.x, grid.x) + slack),
    top: Math.floor(getIndex(box.y, grid.y) + slack),
    right: Math.ceil(getIndex(box.x + box.width, grid.x) - slack) - 1,
    bottom: Math.ceil(getIndex(box.y + box.height, grid.y) - slack) - 1,
  };
}

/** What a camera sees, in diagram units. */
export function getView(camera: Camera, viewport: Size): Box {
  return { x: camera.x, y: camera.y, width: viewport.width / camera.zoom, height: viewport.height / camera.zoom };
}

/** Where the corner of a raster lies in the viewport, in CSS pixels on the device's grid, and how far its pixels are stretched. */
export function placeFrame(frame: Raster, camera: Camera): { x: number; y: number; stretch: number } {
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

/** The part of a box that lies in another, null where there is none. */
export function clipBox(box: Box, to: Box): Box | null {
  const x = Math.max(box.x, to.x);
  const y = Math.max(box.y, to.y);
  const width = Math.min(box.x + box.width, to.x + to.width) - x;
  const height = Math.min(box.y + box.height, to.y + to.height) - y;
  return width > 0 && height > 0 ? { x, y, width, height } : null;
}
