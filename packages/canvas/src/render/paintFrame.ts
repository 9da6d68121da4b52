import type { Box } from '@calque/diagram';
import { type Frame, getFrameBox } from './frame.ts';

/** Paints everything that lies in `box`. The context is in diagram units and clipped to the box. */
export type PaintBox = (context: CanvasRenderingContext2D, box: Box, frame: Frame) => void;

/** Paints a frame anew, or only what lies in `box`. What is outside of it stays as it is. */
export function paintFrame(context: CanvasRenderingContext2D, frame: Frame, paintBox: PaintBox, box?: Box): void {
  const unit = frame.scale * frame.pixelRatio;
  const { x, y, width, height } = box ?? getFrameBox(frame);
  // A pixel more on each side: lines and their antialiasing reach over the edge of a box.
  const left = Math.floor((x - frame.x) * unit) - 1;
  const top = Math.floor((y - frame.y) * unit) - 1;
  const right = Math.ceil((x + width - frame.x) * unit) + 1;
  const bottom = Math.ceil((y + height - frame.y) * unit) + 1;
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
