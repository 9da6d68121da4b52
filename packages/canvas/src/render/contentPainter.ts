import type { Box } from '@calque/diagram';
import { type Frame, getFrameBox } from './frame.ts';

/** Paints everything that lies in `box`. The context is in diagram units and clipped to the box. */
export type PaintBox = (context: CanvasRenderingContext2D, box: Box, frame: Frame) => void;

export interface ContentPainter {
  /** What lies in `boxes` has changed. */
  invalidate(boxes: Iterable<Box>): void;
  invalidateAll(): void;
  /** Whether drawing this frame would paint anything. */
  isOutdated(frame: Frame): boolean;
  /** Brings the canvas up to date. Costs nothing where nothing changed. */
  draw(context: CanvasRenderingContext2D, frame: Frame): void;
}

/**
 * Keeps a canvas up to date with as little painting as possible: when the frame moves its pixels are copied and only the
 * strips that came into it are painted; when elements change only the boxes they left and entered are.
 */
export function createContentPainter(paintBox: PaintBox): ContentPainter {
  let painted: Frame | null = null;
  let dirty: Box[] = [];

  function draw(context: CanvasRenderingContext2D, frame: Frame) {
    const boxes = takeDirtyBoxes(frame);
    if (painted && painted !== frame && isMoveOf(painted, frame)) {
      const unit = frame.scale * frame.pixelRatio;
      const dx = Math.round((painted.x - frame.x) * unit);
      const dy = Math.round((painted.y - frame.y) * unit);
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.globalCompositeOperation = 'copy';
      context.drawImage(context.canvas, dx, dy);
      context.globalCompositeOperation = 'source-over';
      boxes.push(...getExposedStrips(frame, dx / unit, dy / unit));
    }
    painted = frame;
    for (const box of joinBoxes(boxes, getFrameBox(frame))) paintClipped(context, box, frame);
  }

  function takeDirtyBoxes(frame: Frame): Box[] {
    const boxes = painted && isMoveOf(painted, frame) ? dirty : [getFrameBox(frame)];
    dirty = [];
    return boxes;
  }

  function paintClipped(context: CanvasRenderingContext2D, box: Box, frame: Frame) {
    const unit = frame.scale * frame.pixelRatio;
    // A pixel more on each side: lines and their antialiasing reach over the edge of a box.
    const left = Math.floor((box.x - frame.x) * unit) - 1;
    const top = Math.floor((box.y - frame.y) * unit) - 1;
    const right = Math.ceil((box.x + box.width - frame.x) * unit) + 1;
    const bottom = Math.ceil((box.y + box.height - frame.y) * unit) + 1;
    context.save();
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.beginPath();
    context.rect(left, top, right - left, bottom - top);
    context.clip();
    context.clearRect(left, top, right - left, bottom - top);
    context.setTransform(unit, 0, 0, unit, -frame.x * unit, -frame.y * unit);
    const grown = {
      x: frame.x + left / unit,
      y: frame.y + top / unit,
      width: (right - left) / unit,
      height: (bottom - top) / unit,
    };
    paintBox(context, grown, frame);
    context.restore();
  }

  return {
    invalidate(boxes) {
      dirty.push(...boxes);
    },
    invalidateAll() {
      painted = null;
    },
    isOutdated: (frame) => painted !== frame || dirty.length > 0,
    draw,
  };
}

function isMoveOf(painted: Frame, frame: Frame): boolean {
  return (
    painted.scale === frame.scale &&
    painted.width === frame.width &&
    painted.height === frame.height &&
    painted.pixelRatio === frame.pixelRatio &&
    Math.abs(painted.x - frame.x) * frame.scale < frame.width &&
    Math.abs(painted.y - frame.y) * frame.scale < frame.height
  );
}

/** The parts of the frame that were outside it before its pixels moved by (dx, dy) diagram units. */
function getExposedStrips(frame: Frame, dx: number, dy: number): Box[] {
  const { x, y, width, height } = getFrameBox(frame);
  const strips: Box[] = [];
  if (dx > 0) strips.push({ x, y, width: dx, height });
  if (dx < 0) strips.push({ x: x + width + dx, y, width: -dx, height });
  const left = x + Math.max(0, dx);
  const inner = width - Math.abs(dx);
  if (dy > 0) strips.push({ x: left, y, width: inner, height: dy });
  if (dy < 0) strips.push({ x: left, y: y + height + dy, width: inner, height: -dy });
  return strips;
}

/** Boxes cut to the frame; those that overlap joined, and all of them once they are many or cover most of it. */
function joinBoxes(boxes: readonly Box[], frame: Box): Box[] {
  const joined: Box[] = [];
  for (const box of boxes) {
    let next = intersect(box, frame);
    if (!next) continue;
    for (let index = joined.length - 1; index >= 0; index -= 1) {
      const other = joined[index];
      if (!other || !intersect(other, next)) continue;
      const both = unite(other, next);
      // Joining a long thin box with another can cover much that is clean.
      if (getArea(both) > 1.5 * (getArea(other) + getArea(next))) continue;
      next = both;
      joined.splice(index, 1);
    }
    joined.push(next);
  }
  const area = joined.reduce((sum, box) => sum + getArea(box), 0);
  if (joined.length > 24 || area > 0.7 * getArea(frame)) return joined.length > 0 ? [joined.reduce(unite)] : [];
  return joined;
}

const getArea = (box: Box) => box.width * box.height;

function intersect(a: Box, b: Box): Box | null {
  const x = Math.max(a.x, b.x);
  const y = Math.max(a.y, b.y);
  const width = Math.min(a.x + a.width, b.x + b.width) - x;
  const height = Math.min(a.y + a.height, b.y + b.height) - y;
  return width > 0 && height > 0 ? { x, y, width, height } : null;
}

function unite(a: Box, b: Box): Box {
  const x = Math.min(a.x, b.x);
  const y = Math.min(a.y, b.y);
  return {
    x,
    y,
    width: Math.max(a.x + a.width, b.x + b.width) - x,
    height: Math.max(a.y + a.height, b.y + b.height) - y,
  };
}
