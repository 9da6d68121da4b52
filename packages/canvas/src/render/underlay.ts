import { type Box, getDiagramBox, getEdgeRoute } from '@calque/diagram';
import type { Underlay } from '../types.ts';
import type { PaintBox } from './paintFrame.ts';
import { paintDiagram } from './paintDiagram.ts';
import type { Style } from './painting.ts';

interface UnderlayPainter {
  /** Returns whether it is to be painted anew: its opacity is the layer's. */
  set(underlay: Underlay | null): boolean;
  isShown(): boolean;
  getBox(): Box | null;
  paint: PaintBox;
  destroy(): void;
}

/** Paints what lies beneath the paper. `onLoad` is called when an image has arrived. */
export function createUnderlayPainter(getStyle: () => Style, onLoad: () => void): UnderlayPainter {
  let underlay: Underlay | null = null;
  let image: HTMLImageElement | null = null;

  function loadImage(url: string) {
    const next = new Image();
    next.decoding = 'async';
    next.addEventListener('load', onLoad, { once: true });
    next.src = url;
    return next;
  }

  return {
    set(next) {
      const url = next?.content.type === 'image' ? next.content.url : null;
      const before = underlay?.content.type === 'image' ? underlay.content.url : null;
      if (url !== before) {
        image?.removeEventListener('load', onLoad);
        image = url === null ? null : loadImage(url);
      }
      const isOther = !isPaintedAlike(next, underlay);
      underlay = next;
      return isOther;
    },
    isShown: () => underlay !== null,
    getBox() {
      if (!underlay) return null;
      const { position = { x: 0, y: 0 }, scale = 1, content } = underlay;
      const box = content.type === 'diagram' ? getDiagramBox(content.diagram) : getShown(content);
      return (
        box && {
          x: position.x + box.x * scale,
          y: position.y + box.y * scale,
          width: box.width * scale,
          height: box.height * scale,
        }
      );
    },
    paint(context: CanvasRenderingContext2D, _box: Box, frame: { readonly scale: number }) {
      if (!underlay) return;
      const { position = { x: 0, y: 0 }, scale = 1, content } = underlay;
      context.save();
      context.translate(position.x, position.y);
      context.scale(scale, scale);
      if (content.type === 'diagram') {
        const { diagram } = content;
        const painting = { context, ...getStyle(), scale: frame.scale * scale, editing: null };
        paintDiagram(painting, diagram, (edge) => getEdgeRoute(diagram, edge));
      } else if (image?.complete && image.naturalWidth > 0) {
        const { x, y, width, height } = getShown(content);
        context.beginPath();
        context.rect(x, y, width, height);
        context.clip();
        context.drawImage(image, 0, 0, content.width, content.height);
      }
      context.restore();
    },
    destroy() {
      image?.removeEventListener('load', onLoad);
      image = null;
      underlay = null;
    },
  };
}

function isPaintedAlike(a: Underlay | null, b: Underlay | null): boolean {
  if (!a || !b) return a === b;
  const contents = [a.content, b.content] as const;
  const keys = Object.keys({ ...a.content, ...b.content }) as (keyof Underlay['content'])[];
  return keys.every((key) => contents[0][key] === contents[1][key]) && a.position === b.position && a.scale === b.scale;
}

const getShown = ({ crop, width, height }: Extract<Underlay['content'], { type: 'image' }>): Box =>
  crop ?? { x: 0, y: 0, width, height };
