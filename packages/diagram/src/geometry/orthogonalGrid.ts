import type { Box } from '../document/types.ts';

/** Crossings of vertical and horizontal lines, numbered row by row, of which neighbours are joined where nothing solid is between. */
export interface OrthogonalGrid {
  /** Coordinates of the lines, ascending. */
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  /** Whether the way from a crossing to the one to its right is blocked, and down likewise. */
  readonly blockedRight: Uint8Array;
  readonly blockedDown: Uint8Array;
}

/** Lines must be in ascending order. What is blocked is worked out once: a box costs what it covers. */
export function createGrid(xs: readonly number[], ys: readonly number[], solid: readonly Box[]): OrthogonalGrid {
  const width = xs.length;
  const blockedRight = new Uint8Array(width * ys.length);
  const blockedDown = new Uint8Array(width * ys.length);
  for (let row = 0; row < ys.length; row++) blockedRight[row * width + width - 1] = 1;
  blockedDown.fill(1, (ys.length - 1) * width);
  for (const box of solid) {
    const endX = box.x + box.width;
    const endY = box.y + box.height;
    const onColumns = findInside(xs, box.x, endX);
    const onRows = findInside(ys, box.y, endY);
    // A way is blocked if it lies strictly within the box on one axis and shares some length with it on the other.
    const acrossColumns = findGaps(xs, box.x, endX);
    const acrossRows = findGaps(ys, box.y, endY);
    for (let row = onRows.first; row <= onRows.last; row++)
      blockedRight.fill(1, row * width + acrossColumns.first, row * width + acrossColumns.last + 1);
    for (let row = acrossRows.first; row <= acrossRows.last; row++)
      blockedDown.fill(1, row * width + onColumns.first, row * width + onColumns.last + 1);
  }
  return { xs, ys, blockedRight, blockedDown };
}

/** The next crossing to the right (0), down (1), left (2) or up (3); -1 at the edge or where a box is in between. */
export function getNeighbour(grid: OrthogonalGrid, cell: number, direction: number): number {
  const width = grid.xs.length;
  if (direction === 0) return grid.blockedRight[cell] ? -1 : cell + 1;
  if (direction === 1) return grid.blockedDown[cell] ? -1 : cell + width;
  if (direction === 2) return cell % width === 0 || grid.blockedRight[cell - 1] ? -1 : cell - 1;
  return cell < width || grid.blockedDown[cell - width] ? -1 : cell - width;
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
