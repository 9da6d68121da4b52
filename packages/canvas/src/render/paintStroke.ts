import { type DiagramStroke, getStrokeColour } from '@calque/diagram';
import { getInkPath, isInkLoaded } from './ink.ts';
import type { Painting } from './painting.ts';

interface InkPath {
  readonly strokeWidth: number;
  readonly isOutline: boolean;
  readonly path: Path2D;
}

/** By samples rather than by stroke: a stroke that is moved keeps them. */
const paths = new WeakMap<readonly number[], InkPath>();

function getPath(stroke: DiagramStroke): InkPath {
  const known = paths.get(stroke.points);
  if (known?.strokeWidth === stroke.strokeWidth && known.isOutline === isInkLoaded()) return known;
  const { data, isOutline } = getInkPath(stroke);
  const path = { strokeWidth: stroke.strokeWidth, isOutline, path: new Path2D(data) };
  paths.set(stroke.points, path);
  return path;
}

/** Never thinner than a pixel: from far away it would be a grey breath. */
export function paintStroke({ context, palette, scale }: Painting, stroke: DiagramStroke): void {
  const { path, isOutline } = getPath(stroke);
  context.translate(stroke.x, stroke.y);
  context.fillStyle = context.strokeStyle = palette[getStrokeColour(stroke)];
  if (isOutline) context.fill(path);
  const lineWidth = isOutline ? 1 / scale - stroke.strokeWidth : Math.max(1 / scale, stroke.strokeWidth);
  if (lineWidth > 0) {
    context.lineWidth = lineWidth;
    context.lineCap = context.lineJoin = 'round';
    context.stroke(path);
    context.lineCap = 'butt';
    context.lineJoin = 'miter';
  }
  context.translate(-stroke.x, -stroke.y);
}
