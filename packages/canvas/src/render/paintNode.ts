import { type DiagramNode, labelFont } from '@calque/diagram';
import { getFont } from './labels.ts';
import type { Painting } from './painting.ts';
import { getIconPath, getNodePaths } from './paths.ts';

/** Below these scales a detail would be a few grey pixels: it is left out. */
const iconScale = 0.4;
const textScale = 0.38;
const shapeScale = 0.22;

export interface NodeStyle {
  readonly fill: string;
  readonly stroke: string;
  readonly icon: string;
  readonly text: string;
  readonly lineWidth: number;
  readonly dash: readonly number[] | null;
}

export function paintNode(painting: Painting, node: DiagramNode): void {
  const { palette } = painting;
  if (painting.scale < shapeScale) {
    paintFarNode(painting, node);
    return;
  }
  paintNodeShape(painting, node, {
    fill: palette.raised,
    stroke: palette.ink,
    icon: palette.quiet,
    text: palette.ink,
    lineWidth: Math.max(1.5, 0.8 / painting.scale),
    dash: painting.getShape(node.kind).dash,
  });
}

/** Far away only where a box is can be seen. Two filled rectangles cost a tenth of a stroked path. */
function paintFarNode({ context, palette, scale }: Painting, node: DiagramNode): void {
  const line = Math.max(1.5, 0.75 / scale);
  context.fillStyle = palette.ink;
  context.fillRect(node.x, node.y, node.width, node.height);
  context.fillStyle = palette.raised;
  context.fillRect(node.x + line, node.y + line, node.width - 2 * line, node.height - 2 * line);
}

export function paintNodeShape(painting: Painting, node: DiagramNode, style: NodeStyle): void {
  const { context } = painting;
  const { outline, details } = getNodePaths(painting.getShape(node.kind), node.width, node.height);
  context.translate(node.x, node.y);
  context.fillStyle = style.fill;
  context.fill(outline);
  context.strokeStyle = style.stroke;
  context.lineWidth = style.lineWidth;
  if (style.dash) context.setLineDash(style.dash as number[]);
  context.stroke(outline);
  if (style.dash) context.setLineDash([]);
  if (details) context.stroke(details);
  if (painting.scale >= textScale) paintContent(painting, node, style);
  context.translate(-node.x, -node.y);
}

function paintContent(
  { context, labels, getShape, scale, editing }: Painting,
  node: DiagramNode,
  style: NodeStyle,
): void {
  const { icon, lines, fontSize } = labels.layoutNode(node);
  if (icon && scale >= iconScale) {
    context.translate(icon.x, icon.y);
    context.strokeStyle = style.icon;
    context.lineWidth = 1.5;
    context.lineCap = context.lineJoin = 'round';
    context.stroke(getIconPath(getShape(node.kind)));
    context.lineCap = 'butt';
    context.lineJoin = 'miter';
    context.translate(-icon.x, -icon.y);
  }
  if (node.id === editing || lines.length === 0) return;
  context.font = getFont(labels.family, fontSize, labelFont.weight);
  context.fillStyle = style.text;
  context.textBaseline = 'alphabetic';
  context.textAlign = 'left';
  for (const line of lines) context.fillText(line.text, line.x, line.y);
}
