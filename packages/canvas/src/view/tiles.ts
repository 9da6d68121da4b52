import { type Box, unionBoxes } from '@calque/diagram';
import {
  type Grid,
  type TileRange,
  clipBox,
  getFrameBox,
  getTileFrame,
  getTilePixels,
  getTilePlace,
  getTileRange,
} from '../render/frame.ts';
import { type PaintBox, paintFrame } from '../render/paintFrame.ts';
import { type Press, release } from './press.ts';

/**
 * A drawing without bounds as a grid of pictures. Each is painted when it comes into view and then only moved or stretched
 * by the compositor; when elements change, only the pictures they lie on are painted again, and those only there.
 */
export interface Tiles {
  /** What lies in `boxes` has changed. */
  invalidate(boxes: Iterable<Box>): void;
  invalidateAll(): void;
  /** Whether a view could be shown without painting a tile for it. */
  covers(grid: Grid, view: Box): boolean;
  /** Paints what is missing or has changed of what is in view. Costs nothing where nothing is. */
  show(grid: Grid, view: Box): void;
  destroy(): void;
}

interface Tile {
  readonly canvas: HTMLCanvasElement;
  readonly column: number;
  readonly row: number;
  /** What must be painted again; a tile of which all must is given up. */
  dirty: Box | null;
}

/**
 * Makes a drawing of tiles in `container`. Its canvases are never more than are in view at once, and not made anew: in
 * Chromium the first picture of a canvas costs three times as much as the next.
 */
export function createTiles(container: HTMLElement, press: Press, paintBox: PaintBox): Tiles {
  /** The one seen last comes last. */
  const tiles = new Map<string, Tile>();
  const spare: HTMLCanvasElement[] = [];
  let shown: Grid | null = null;

  function show(grid: Grid, view: Box) {
    if (grid !== shown) dropAll();
    shown = grid;
    const seen = new Map(listTiles(getTileRange(grid, view)).map((place) => [getKey(...place), place]));
    for (const [key, place] of seen) {
      const tile = tiles.get(key) ?? createTile(grid, ...place, takeCanvas(seen));
      if (tile.dirty) paint(grid, tile, tile.dirty);
      tiles.delete(key);
      tiles.set(key, tile);
    }
    for (const canvas of spare) canvas.style.visibility = 'hidden';
  }

  /** A canvas that is not in view, or a new one where all are. */
  function takeCanvas(seen: ReadonlyMap<string, unknown>): HTMLCanvasElement {
    const canvas = spare.pop();
    if (canvas) return canvas;
    for (const [key, tile] of tiles) {
      if (seen.has(key)) continue;
      tiles.delete(key);
      return tile.canvas;
    }
    return container.appendChild(container.ownerDocument.createElement('canvas'));
  }

  function createTile(grid: Grid, column: number, row: number, canvas: HTMLCanvasElement): Tile {
    const { x, y } = getTilePlace(grid, column, row);
    canvas.className = 'calque-tile';
    canvas.style.left = `${x}px`;
    canvas.style.top = `${y}px`;
    canvas.style.visibility = '';
    const tile = { canvas, column, row, dirty: null };
    paint(grid, tile);
    return tile;
  }

  function paint(grid: Grid, tile: Tile, box?: Box) {
    const frame = getTileFrame(grid, tile.column, tile.row);
    const side = getTilePixels(grid);
    tile.canvas.style.width = tile.canvas.style.height = `${frame.width}px`;
    const draw = (context: CanvasRenderingContext2D) => paintFrame(context, frame, paintBox, box);
    press.print(tile.canvas, { width: side, height: side }, draw, box !== undefined);
    tile.dirty = null;
  }

  function dropAll() {
    for (const { canvas } of tiles.values()) spare.push(canvas);
    tiles.clear();
  }

  return {
    invalidate(boxes) {
      if (!shown) return;
      for (const box of boxes)
        for (const tile of tiles.values()) {
          const part = clipBox(box, getFrameBox(getTileFrame(shown, tile.column, tile.row)));
          if (part) tile.dirty = tile.dirty ? unionBoxes([tile.dirty, part]) : part;
        }
    },
    invalidateAll: dropAll,
    covers: (grid, view) =>
      grid === shown && listTiles(getTileRange(grid, view)).every(([column, row]) => tiles.has(getKey(column, row))),
    show,
    destroy() {
      dropAll();
      for (const canvas of spare.splice(0)) {
        release(canvas);
        canvas.remove();
      }
    },
  };
}

function listTiles({ left, top, right, bottom }: TileRange): [column: number, row: number][] {
  const columns = Array.from({ length: right - left + 1 }, (_, index) => left + index);
  const rows = Array.from({ length: bottom - top + 1 }, (_, index) => top + index);
  return rows.flatMap((row) => columns.map((column): [number, number] => [column, row]));
}

const getKey = (column: number, row: number) => `${column} ${row}`;
