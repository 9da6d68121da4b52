import type { Box, Point } from '../document/types.ts';

/** Crossings of vertical and horizontal lines, numbered row by row, of which neighbours are joined where nothing solid is between. */
export interface OrthogonalGrid {
  /** Number of crossings. */
  readonly size: number;
  /** The crossing at a point that lies on a line of both kinds. */
  getCell(point: Point): number;
  getPoint(cell: number): Point;
  /** The next crossing to the right (0), down (1), left (2) or up (3); -1 at the edge or where a box is in between. */
  getNeighbour(cell: number, direction: number): number;
  getLength(cell: number, neighbour: number): number;
}

/** Lines must be in ascending order. What is blocked is worked out once: a box costs what it covers. */
export function createGrid(xs: readonly number[], ys: readonly number[], solid: readonly Box[]): OrthogonalGrid {
  const columns = new Map(xs.map((x, index) => [x, index]));
  const rows = new Map(ys.map((y, index) => [y, index]));
  const width = xs.length;
  const size = width * ys.length;
  // Whether the way from a crossing to the right, and down, is blocked.
  const right = new Uint8Array(size);
  const down = new Uint8Array(size);
  for (const box of solid) {
    const endX = box.x + box.width;
    const endY = box.y + box.height;
    const onColumns = findInside(xs, box.x, endX);
    const onRows = findInside(ys, box.y, endY);
    // A way is blocked if it lies strictly within the box on one axis and shares some length with it on the other.
    const acrossColumns = findGaps(xs, box.x, endX);
    const acrossRows = findGaps(ys, box.y, endY);
    for (let row = onRows.first; row <= onRows.last; row++)
      right.fill(1, row * width + acrossColumns.first, row * width + acrossColumns.last + 1);
    for (let row = acrossRows.first; row <= acrossRows.last; row++)
      down.fill(1, row * width + onColumns.first, row * width + onColumns.last + 1);
  }
  return {
    size,
    getCell: ({ x, y }) => rows.get(y)! * width + columns.get(x)!,
    getPoint: (cell) => ({ x: xs[cell % width]!, y: ys[Math.floor(cell / width)]! }),
    getNeighbour: (cell, direction) => {
      const column = cell % width;
      if (direction === 0) return column + 1 < width && !right[cell] ? cell + 1 : -1;
      if (direction === 1) return cell + width < size && !down[cell] ? cell + width : -1;
      if (direction === 2) return column > 0 && !right[cell - 1] ? cell - 1 : -1;
      return cell >= width && !down[cell - width] ? cell - width : -1;
    },
    getLength: (cell, neighbour) =>
      Math.abs(xs[cell % width]! - xs[neighbour % width]!) +
      Math.abs(ys[Math.floor(cell / width)]! - ys[Math.floor(neighbour / width)]!),
  };
}

/** Indices of the lines strictly between two coordinates; `last` is below `first` if there are none. */
function findInside(lines: readonly number[], low: number, high: number): { first: number; last: number } {
  return { first: countBelow(lines, low, true), last: countBelow(lines, high, false) - 1 };
}

/** Indices of the gaps (from a line to the next one) that share some length with the space between two coordinates. */
function findGaps(lines: readonly number[], low: number, high: number): { first: number; last: number } {
  return {
    first: Math.max(0, countBelow(lines, low, true) - 1),
    last: Math.min(lines.length - 2, countBelow(lines, high, false) - 1),
  };
}

/** Number of lines below a coordinate, or up to it. */
function countBelow(lines: readonly number[], coordinate: number, orEqual: boolean): number {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const line = lines[middle]!;
    if (line < coordinate || (orEqual && line === coordinate)) low = middle + 1;
    else high = middle;
  }
  return low;
}
