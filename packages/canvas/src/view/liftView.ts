import { type Box, containsBox, unionBoxes } from '@calque/diagram';
import type { Editor } from '@calque/editor';
import { type Frame, type Raster, clipBox, getFrameBox, placeFrame } from '../render/frame.ts';
import { type LiftOptions, getLiftItems } from '../render/lift.ts';
import type { LiftItem } from '../render/liftItem.ts';
import type { Painting, Style } from '../render/painting.ts';
import { type Press, release } from './press.ts';

/** Its canvas grows in steps, so that it is not made anew in each frame of a drag. In CSS pixels. */
const step = 128;

export interface LiftView {
  /** Draws what is handled now and lies in `reach`, on a canvas no larger than it takes. */
  update(raster: Raster, reach: Box, options: LiftOptions, style: Style): void;
  /** Whether something of it lies beyond `reach`. */
  isCut(): boolean;
  /** Moves the canvas to where the camera has it. */
  place(): void;
  destroy(): void;
}

/**
 * The small canvas above the drawing that holds what is being handled: a 2D canvas during a gesture, when each frame
 * differs, and a picture at rest, when a pan or a zoom only moves it.
 */
export function createLiftView(container: HTMLElement, press: Press, editor: Editor): LiftView {
  const live = addCanvas(container);
  const still = addCanvas(container);
  const context = live.getContext('2d')!;
  let frame: Frame | null = null;
  let isCut = false;

  function update(raster: Raster, reach: Box, options: LiftOptions, style: Style) {
    const items = getLiftItems(options);
    const isLive = editor.getSession().preview !== null || options.gliding !== null;
    const all = unionBoxes(items.map(({ box }) => box));
    const box = all && clipBox(all, reach);
    isCut = all !== null && !containsBox(reach, all);
    container.hidden = box === null;
    live.hidden = !isLive;
    still.hidden = isLive;
    if (!box) {
      frame = null;
      return;
    }
    frame = getFrame(raster, reach, box, isLive ? frame : null);
    const width = Math.round(frame.width * frame.pixelRatio);
    const height = Math.round(frame.height * frame.pixelRatio);
    const canvas = isLive ? live : still;
    canvas.style.width = `${frame.width}px`;
    canvas.style.height = `${frame.height}px`;
    if (!isLive) {
      press.print(still, { width, height }, (onto) => paint(onto, items, style));
      return;
    }
    if (live.width === width && live.height === height) context.clearRect(0, 0, width, height);
    else [live.width, live.height] = [width, height];
    paint(context, items, style);
  }

  function paint(onto: CanvasRenderingContext2D, items: readonly LiftItem[], style: Style) {
    if (!frame) return;
    const unit = frame.scale * frame.pixelRatio;
    onto.save();
    onto.setTransform(unit, 0, 0, unit, -frame.x * unit, -frame.y * unit);
    const painting: Painting = { ...style, context: onto, scale: frame.scale, editing: editor.getSession().editing };
    const shown = getFrameBox(frame);
    for (const item of items) if (clipBox(item.box, shown)) item.paint(painting);
    onto.restore();
  }

  return {
    update,
    isCut: () => isCut,
    place() {
      if (frame) placeElement(container, frame, editor);
    },
    destroy() {
      for (const canvas of [live, still]) {
        release(canvas);
        canvas.remove();
      }
    },
  };
}

function addCanvas(container: HTMLElement): HTMLCanvasElement {
  const canvas = container.firstElementChild!.appendChild(container.ownerDocument.createElement('canvas'));
  canvas.className = 'calque-layer';
  release(canvas);
  return canvas;
}

/** A frame for `box` on the pixels of the raster, so that what is lifted does not shift by a fraction of one. */
function getFrame({ x, y, scale, pixelRatio }: Raster, reach: Box, box: Box, last: Frame | null): Frame {
  const unit = scale * pixelRatio;
  return {
    x: x + Math.floor((box.x - x) * unit) / unit,
    y: y + Math.floor((box.y - y) * unit) / unit,
    scale,
    width: getSide(box.width * scale, last?.width ?? 0, reach.width * scale),
    height: getSide(box.height * scale, last?.height ?? 0, reach.height * scale),
    pixelRatio,
  };
}

/** Puts an element whose corner is that of a raster where the camera has it. */
export function placeElement(element: HTMLElement, frame: Raster, editor: Editor): void {
  const { x, y, stretch } = placeFrame(frame, editor.getSession().camera);
  const scale = Math.abs(stretch - 1) < 1e-6 ? '' : ` scale(${stretch})`;
  element.style.transform = `translate(${x}px, ${y}px)${scale}`;
}

/** Never smaller than it was, and never larger than what can be seen. */
function getSide(wanted: number, current: number, limit: number): number {
  return Math.min(Math.ceil(limit), Math.max(current, Math.ceil((wanted + 2) / step) * step));
}
