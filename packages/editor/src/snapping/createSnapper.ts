import type { Box } from '@calque/diagram';
import { getBoxed } from '../document/lookup.ts';
import type { EditorContext } from '../tools/types.ts';
import type { Guide } from '../types.ts';
import { findGap } from './gaps.ts';

/** How a wanted place is mended, and the guides that say why. */
interface Snap {
  readonly dx: number;
  readonly dy: number;
  readonly guides: readonly Guide[];
}

export interface Snapper {
  /** Snaps a box that moves. */
  snapBox(box: Box): Snap;
  /** Snaps the sides of a box that `corner` names, while it is resized. */
  snapCorner(box: Box, corner: string): Snap;
}

/** Leaves everything where it is wanted. */
export const freeSnapper: Snapper = { snapBox: () => noSnap, snapCorner: () => noSnap };

/** Screen pixels within which things snap. */
const reach = 6;
/** Diagram units within which what has snapped is where it should be. */
const exact = 0.01;

type Axis = 'x' | 'y';

interface Line {
  readonly position: number;
  readonly box: Box;
}

/**
 * Returns what snaps boxes to the grid if there is one, else to the sides and centres of the boxes in view, and to the
 * gaps between them. Lines are sorted once, so that a step costs a binary search and the boxes in the same row or column.
 */
export function createSnapper(context: EditorContext, moving: ReadonlySet<string>): Snapper {
  const { session, state, index } = context;
  const { grid, camera, viewport } = session;
  if (grid > 0) return createGridSnapper(grid);
  if (!session.guides) return freeSnapper;
  const tolerance = reach / camera.zoom;
  const size = { width: (viewport.width || 4000) / camera.zoom, height: (viewport.height || 4000) / camera.zoom };
  const view = viewport.width > 0 ? { ...camera, ...size } : { x: -2000, y: -2000, ...size };
  const isStill = (id: string) => !moving.has(id);
  const getBoxes = (area: Box) =>
    index
      .searchNodes(area)
      .filter(isStill)
      .flatMap((id) => getBoxed(state.diagram, id) ?? []);
  const still = [
    ...getBoxes(view),
    ...index
      .searchGroups(view)
      .filter(isStill)
      .flatMap((id) => getBoxed(state.diagram, id) ?? []),
  ];
  const lines = { x: getLines(still, 'x'), y: getLines(still, 'y') };

  const getRow = (box: Box, axis: Axis) =>
    getBoxes(axis === 'x' ? { ...view, y: box.y, height: box.height } : { ...view, x: box.x, width: box.width });

  function snap(box: Box, positions: Readonly<Record<Axis, readonly number[]>>, gaps: boolean): Snap {
    const getOffset = (axis: Axis) =>
      nearestLine(lines[axis], positions[axis], tolerance)?.offset ??
      (gaps ? findGap(box, getRow(box, axis), axis, tolerance)?.offset : null) ??
      0;
    const [dx, dy] = [getOffset('x'), getOffset('y')];
    const snapped = { ...box, x: box.x + dx, y: box.y + dy };
    const getGuides = (axis: Axis, offset: number): readonly Guide[] => [
      ...getAlignGuide(
        lines[axis],
        positions[axis].map((position) => position + offset),
        snapped,
        axis,
      ),
      ...((gaps && findGap(snapped, getRow(snapped, axis), axis, exact)?.guides) || []),
    ];
    return { dx, dy, guides: [...getGuides('x', dx), ...getGuides('y', dy)] };
  }

  return {
    snapBox: (box) => snap(box, { x: getPositions(box, 'x'), y: getPositions(box, 'y') }, true),
    snapCorner: (box, corner) => {
      const { x, y, width, height } = box;
      return snap(
        box,
        {
          x: corner.includes('w') ? [x] : corner.includes('e') ? [x + width] : [],
          y: corner.includes('n') ? [y] : corner.includes('s') ? [y + height] : [],
        },
        false,
      );
    },
  };
}

const noSnap: Snap = { dx: 0, dy: 0, guides: [] };

function createGridSnapper(grid: number): Snapper {
  const mend = (value: number) => Math.round(value / grid) * grid - value;
  return {
    snapBox: ({ x, y }) => ({ dx: mend(x), dy: mend(y), guides: [] }),
    snapCorner: ({ x, y, width, height }, corner) => ({
      dx: corner.includes('w') ? mend(x) : corner.includes('e') ? mend(x + width) : 0,
      dy: corner.includes('n') ? mend(y) : corner.includes('s') ? mend(y + height) : 0,
      guides: [],
    }),
  };
}

function getPositions(box: Box, axis: Axis): readonly number[] {
  const [start, size] = axis === 'x' ? [box.x, box.width] : [box.y, box.height];
  return [start, start + size / 2, start + size];
}

function getLines(boxes: readonly Box[], axis: Axis): Line[] {
  return boxes
    .flatMap((box) => getPositions(box, axis).map((position) => ({ position, box })))
    .sort((a, b) => a.position - b.position);
}

/** The place of the first line at or after `position`. */
function firstLine(lines: readonly Line[], position: number): number {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (lines[middle]!.position < position) low = middle + 1;
    else high = middle;
  }
  return low;
}

function nearestLine(lines: readonly Line[], positions: readonly number[], tolerance: number) {
  let best: { readonly offset: number } | null = null;
  for (const position of positions) {
    const at = firstLine(lines, position);
    for (const line of [lines[at - 1], lines[at]]) {
      const offset = line ? line.position - position : Infinity;
      if (Math.abs(offset) <= (best ? Math.abs(best.offset) - 1e-6 : tolerance)) best = { offset };
    }
  }
  return best;
}

/**
 * The line that the snapped box lies on, from the first to the last box along it. Boxes of one size share three: the one
 * with the nearest box on it is shown, and of equals the middle, which tells the same as both sides do.
 */
function getAlignGuide(lines: readonly Line[], positions: readonly number[], box: Box, axis: Axis): Guide[] {
  const [start, size] = axis === 'x' ? (['y', 'height'] as const) : (['x', 'width'] as const);
  const getDistance = (other: Box) =>
    Math.max(0, other[start] - box[start] - box[size], box[start] - other[start] - other[size]);
  const middle = (positions[0]! + positions.at(-1)!) / 2;
  const found = positions.flatMap((position) => {
    const boxes = getBoxesOn(lines, position);
    if (boxes.length === 0) return [];
    return {
      position,
      boxes,
      distance: Math.min(...boxes.map(getDistance)),
      isMiddle: Math.abs(position - middle) < exact,
    };
  });
  const best = found.sort((a, b) => a.distance - b.distance || Number(b.isMiddle) - Number(a.isMiddle))[0];
  if (!best) return [];
  const all = [box, ...best.boxes];
  return [
    {
      axis,
      position: best.position,
      from: Math.min(...all.map((other) => other[start])),
      to: Math.max(...all.map((other) => other[start] + other[size])),
    },
  ];
}

function getBoxesOn(lines: readonly Line[], position: number): Box[] {
  const boxes: Box[] = [];
  for (let i = firstLine(lines, position - exact); (lines[i]?.position ?? Infinity) <= position + exact; i++)
    boxes.push(lines[i]!.box);
  return boxes;
}

/** The box a pointer draws, its moving corner on the grid or a guide. */
export function snapDrawnBox(snapper: Snapper, box: Box, corner: string): Box {
  const { dx, dy } = snapper.snapCorner(box, corner);
  const west = corner.includes('w');
  const north = corner.includes('n');
  return {
    x: west ? box.x + dx : box.x,
    y: north ? box.y + dy : box.y,
    width: Math.max(1, box.width + (west ? -dx : dx)),
    height: Math.max(1, box.height + (north ? -dy : dy)),
  };
}
