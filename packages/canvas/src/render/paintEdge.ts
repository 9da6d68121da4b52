import {
  type Box,
  type DiagramEdge,
  type Point,
  arrowLength,
  getArrowHeads,
  getLabelBox,
  getRouteLabelPoint,
  layoutEdgeLabel,
  shortenRoute,
  smallFont,
} from '@calque/diagram';
import { getFont } from './labels.ts';
import type { Painting } from './painting.ts';

const textScale = 0.45;
const headScale = 0.12;
const bendRadius = 8;

export interface EdgeLine {
  readonly colour: string;
  readonly width: number;
  readonly dash: readonly number[] | null;
}

/** Strokes the line of an edge with its heads. */
export function paintRoute(
  { context, scale }: Pick<Painting, 'context' | 'scale'>,
  route: readonly Point[],
  direction: DiagramEdge['direction'],
  line: EdgeLine,
): void {
  context.strokeStyle = context.fillStyle = line.colour;
  context.lineWidth = line.width;
  if (line.dash) context.setLineDash(line.dash as number[]);
  const heads = scale >= headScale ? getArrowHeads(direction, route) : [];
  const back = heads.length > 0 ? arrowLength - 1 : 0;
  tracePolyline(context, back > 0 ? shortenRoute(route, direction === 'both' ? back : 0, back) : route);
  context.stroke();
  if (line.dash) context.setLineDash([]);
  for (const [tip, left, right] of heads) {
    context.beginPath();
    context.moveTo(tip.x, tip.y);
    context.lineTo(left.x, left.y);
    context.lineTo(right.x, right.y);
    context.closePath();
    context.fill();
  }
}

export function tracePolyline(context: CanvasRenderingContext2D, points: readonly Point[]): void {
  context.beginPath();
  points.forEach((point, index) => {
    const next = points[index + 1];
    if (index === 0) context.moveTo(point.x, point.y);
    else if (next) context.arcTo(point.x, point.y, next.x, next.y, getBendRadius(points[index - 1]!, point, next));
    else context.lineTo(point.x, point.y);
  });
}

function getBendRadius(before: Point, point: Point, next: Point): number {
  const shorter = Math.min(
    Math.hypot(point.x - before.x, point.y - before.y),
    Math.hypot(next.x - point.x, next.y - point.y),
  );
  return Math.min(bendRadius, shorter / 2);
}

export function paintEdge(painting: Painting, edge: DiagramEdge, route: readonly Point[]): void {
  const { palette, scale } = painting;
  const width = Math.max(1.5, 0.6 / scale);
  paintRoute(painting, route, edge.direction, { colour: palette.quiet, width, dash: null });
}

/** Labels are painted after all edges, so that no line crosses a word; `box` is where the label stands with its margin. */
export function paintEdgeLabel(painting: Painting, edge: DiagramEdge, box: Box | null): void {
  const { context, palette, labels, scale, editing } = painting;
  const layout = layoutEdgeLabel(edge);
  if (!layout || !box || scale < textScale || edge.id === editing) return;
  const lines = layout.lines.map((line) => labels.layoutLine(line, Infinity, smallFont.size, 400));
  // The host's font may be wider than the one that the place was made for.
  const width = Math.max(...lines.map((line) => line.width)) + 10;
  const x = box.x + box.width / 2;
  context.fillStyle = palette.paper;
  context.beginPath();
  context.roundRect(x - width / 2, box.y, width, box.height, 5);
  context.fill();
  context.fillStyle = palette.quiet;
  context.font = getFont(labels.family, smallFont.size, 400);
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  const first = box.y + (box.height - (lines.length - 1) * smallFont.lineHeight) / 2 + 0.5;
  lines.forEach(({ text }, index) => context.fillText(text, x, first + index * smallFont.lineHeight));
}

/** Returns where the label of an edge stands if nothing is in its way, with its margin. */
export function getFreeLabelBox(edge: DiagramEdge, route: readonly Point[]): Box | null {
  const layout = layoutEdgeLabel(edge);
  return layout && getLabelBox(layout, getRouteLabelPoint(route));
}
