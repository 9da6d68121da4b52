import {
  type Box,
  type DiagramEdge,
  type Point,
  arrowLength,
  getArrowHeads,
  getRouteLabelPoint,
  shortenRoute,
} from '@calque/diagram';
import { getFont, smallFontSize } from './labels.ts';
import type { Painting } from './painting.ts';

const textScale = 0.45;
const headScale = 0.12;
const bendRadius = 8;
const maxLabelWidth = 140;
export const edgeLabelHeight = 18;

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

/** Labels are painted after all edges, so that no line crosses a word. */
export function paintEdgeLabel(painting: Painting, edge: DiagramEdge, route: readonly Point[]): void {
  const { context, palette, labels, scale, editing } = painting;
  if (!edge.label || scale < textScale || edge.id === editing) return;
  const label = labels.layoutLine(edge.label, maxLabelWidth, smallFontSize, 400);
  const box = getEdgeLabelBox(route, label.width);
  context.fillStyle = palette.paper;
  context.beginPath();
  context.roundRect(box.x, box.y, box.width, box.height, 5);
  context.fill();
  context.fillStyle = palette.quiet;
  context.font = getFont(labels.family, smallFontSize, 400);
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(label.text, box.x + box.width / 2, box.y + box.height / 2 + 0.5);
}

export function getEdgeLabelBox(route: readonly Point[], textWidth: number): Box {
  const { x, y } = getRouteLabelPoint(route);
  const width = textWidth + 10;
  return { x: x - width / 2, y: y - edgeLabelHeight / 2, width, height: edgeLabelHeight };
}
