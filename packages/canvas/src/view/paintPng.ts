import type { Diagram, DiagramEdge, Point } from '@calque/diagram';
import { createLabelCache } from '../render/labels.ts';
import { loadInk } from '../render/ink.ts';
import { paintDiagram } from '../render/paintDiagram.ts';
import type { Palette } from '../render/palette.ts';
import type { GetShape } from '../render/shapes.ts';
import { getPictureBox } from './renderDrawing.tsx';

/** Pixels of a picture that every browser can still hold in one canvas (Safari on a phone allows the fewest). */
const maxPixels = 16_777_216;

/**
 * Paints the diagram on its paper and returns it as a PNG of `scale` pixels to a unit. A scale that is not above zero, and
 * one that makes more pixels than a browser can hold, is a RangeError that names the largest possible.
 */
export async function paintPng(
  diagram: Diagram,
  scale: number,
  palette: Palette,
  getShape: GetShape,
  getRoute: (edge: DiagramEdge) => readonly Point[] | null,
): Promise<Blob> {
  const box = getPictureBox(diagram);
  const most = Math.sqrt(maxPixels / (box.width * box.height));
  if (!(scale > 0 && scale <= most))
    throw new RangeError(`exportPng: the scale must be above 0 and at most ${most.toFixed(2)}, but is ${scale}.`);
  if (diagram.strokes) await loadInk();
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(box.width * scale));
  canvas.height = Math.max(1, Math.round(box.height * scale));
  const context = canvas.getContext('2d')!;
  context.fillStyle = palette.paper;
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.setTransform(scale, 0, 0, scale, -box.x * scale, -box.y * scale);
  const labels = createLabelCache(document.createElement('canvas').getContext('2d')!, palette.font);
  paintDiagram({ context, palette, labels, getShape, scale, editing: null }, diagram, getRoute);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  canvas.width = canvas.height = 0;
  if (!blob) throw new Error('exportPng: the browser could not encode the picture. A smaller scale may do.');
  return blob;
}
