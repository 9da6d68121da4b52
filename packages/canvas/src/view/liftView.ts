import { type Box, unionBoxes } from '@calque/diagram';
import type { Editor } from '@calque/editor';
import { type Frame, getFrameBox, placeFrame } from '../render/frame.ts';
import { type LiftOptions, getLiftItems } from '../render/lift.ts';
import type { LiftItem } from '../render/liftItem.ts';
import type { Painting, Style } from '../render/painting.ts';
import { createLayer } from './layers.ts';

/** Its canvas grows in steps, so that it is not made anew in each frame of a drag. In CSS pixels. */
const step = 128;

export interface LiftView {
  /** Draws what is handled now, on a canvas no larger than it takes. */
  update(frame: Frame, options: LiftOptions, style: Style): void;
  /** Moves the canvas to where the camera has it. */
  place(): void;
  destroy(): void;
}

/** The small canvas above the drawing that holds what is being handled. */
export function createLiftView(container: HTMLElement, editor: Editor): LiftView {
  let frame: Frame | null = null;
  let items: readonly LiftItem[] = [];
  let style: Style | null = null;
  const layer = createLayer(container.firstElementChild!, paint, true);

  function paint(context: CanvasRenderingContext2D) {
    if (!frame || !style) return;
    const unit = frame.scale * frame.pixelRatio;
    context.save();
    context.setTransform(unit, 0, 0, unit, -frame.x * unit, -frame.y * unit);
    const painting: Painting = { context, ...style, scale: frame.scale, editing: editor.getSession().editing };
    const shown = getFrameBox(frame);
    for (const item of items) if (clip(item.box, shown)) item.paint(painting);
    context.restore();
  }

  function update(content: Frame, options: LiftOptions, nextStyle: Style) {
    items = getLiftItems(options);
    style = nextStyle;
    const all = unionBoxes(items.map(({ box }) => box));
    const box = all && clip(all, getFrameBox(content));
    container.hidden = box === null;
    if (!box) {
      frame = null;
      return;
    }
    const { scale, pixelRatio } = content;
    const last = editor.getSession().preview === null ? null : frame;
    const width = getSide(box.width * scale, last?.width ?? 0, content.width);
    const height = getSide(box.height * scale, last?.height ?? 0, content.height);
    if (frame?.width !== width || frame.height !== height || frame.pixelRatio !== pixelRatio)
      layer.setSize(width, height, pixelRatio);
    // On the pixels of the drawing, so that what is lifted does not shift by a fraction of one.
    const unit = scale * pixelRatio;
    const x = content.x + Math.floor((box.x - content.x) * unit) / unit;
    const y = content.y + Math.floor((box.y - content.y) * unit) / unit;
    frame = { x, y, scale, width, height, pixelRatio };
    layer.draw();
  }

  return {
    update,
    place() {
      if (frame) placeElement(container, frame, editor);
    },
    destroy: layer.destroy,
  };
}

/** Puts an element that shows a frame where the camera has it. */
export function placeElement(element: HTMLElement, frame: Frame, editor: Editor): void {
  const { x, y, stretch } = placeFrame(frame, editor.getSession().camera);
  const scale = Math.abs(stretch - 1) < 1e-6 ? '' : ` scale(${stretch})`;
  element.style.transform = `translate(${x}px, ${y}px)${scale}`;
}

/** Never smaller than it was, and never larger than the drawing's own canvas. */
function getSide(wanted: number, current: number, limit: number): number {
  return Math.min(Math.ceil(limit), Math.max(current, Math.ceil((wanted + 2) / step) * step));
}

function clip(box: Box, to: Box): Box | null {
  const x = Math.max(box.x, to.x);
  const y = Math.max(box.y, to.y);
  const width = Math.min(box.x + box.width, to.x + to.width) - x;
  const height = Math.min(box.y + box.height, to.y + to.height) - y;
  return width > 0 && height > 0 ? { x, y, width, height } : null;
}
