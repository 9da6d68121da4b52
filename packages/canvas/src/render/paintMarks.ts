import type { Box, DiagramNode, Point } from '@calque/diagram';
import { type EdgeLine, paintRoute } from './paintEdge.ts';
import type { Painting } from './painting.ts';
import { paintNodeShape } from './paintNode.ts';
import { getSignPath } from './paths.ts';
import { markDashes, signSize } from './signs.ts';
import type { MarkKind } from '../types.ts';

const badgeRadius = 10;

/** How much larger than in the diagram a badge is drawn when zoomed out, so that its sign can still be told. */
export function getBadgeScale(scale: number): number {
  return Math.min(3, Math.max(1, 0.7 / scale));
}

export function getMarkLine(mark: MarkKind, palette: Painting['palette'], scale: number): EdgeLine {
  const dash = markDashes[mark];
  const grow = Math.max(1, 0.6 / scale);
  return { colour: palette[mark], width: 2.25 * grow, dash: dash && dash.map((length) => length * grow) };
}

/** The outline of a node's verdict, a little outside of its own so that both can be seen, and the sign at its corner. */
export function paintNodeMark(painting: Painting, box: Box, mark: MarkKind): void {
  const { context, palette, scale } = painting;
  const line = getMarkLine(mark, palette, scale);
  const gap = 4;
  context.strokeStyle = line.colour;
  context.lineWidth = line.width;
  context.lineCap = mark === 'extra' ? 'round' : 'butt';
  if (line.dash) context.setLineDash(line.dash as number[]);
  context.beginPath();
  context.roundRect(box.x - gap, box.y - gap, box.width + 2 * gap, box.height + 2 * gap, 12);
  context.stroke();
  context.setLineDash([]);
  context.lineCap = 'butt';
  paintBadge(painting, { x: box.x + box.width + 1, y: box.y - 1 }, mark);
}

/** An edge's verdict: its line in the verdict's colour and dash. The sign is painted later, over all lines. */
export function paintEdgeMark(
  painting: Painting,
  route: readonly Point[],
  direction: 'forward' | 'both' | 'none',
  mark: MarkKind,
): void {
  const line = getMarkLine(mark, painting.palette, painting.scale);
  // The paper shows between the dashes, not the edge itself.
  if (line.dash) {
    paintRoute(painting, route, 'none', { colour: painting.palette.paper, width: line.width + 1, dash: null });
  }
  paintRoute(painting, route, direction, line);
}

export function paintBadge({ context, palette, scale }: Painting, at: Point, mark: MarkKind): void {
  // What is right needs no attention: its sign is smaller, and makes way for what is to be mended.
  const grow = mark === 'matched' ? Math.min(1.4, 0.75 * getBadgeScale(scale)) : getBadgeScale(scale);
  const radius = badgeRadius * grow;
  context.beginPath();
  context.arc(at.x, at.y, radius + 1.5 * grow, 0, 2 * Math.PI);
  context.fillStyle = palette.paper;
  context.fill();
  context.beginPath();
  context.arc(at.x, at.y, radius, 0, 2 * Math.PI);
  context.fillStyle = palette[mark];
  context.fill();
  context.save();
  context.translate(at.x - (signSize / 2) * grow, at.y - (signSize / 2) * grow);
  context.scale(grow, grow);
  context.strokeStyle = palette.raised;
  context.lineWidth = 1.75;
  context.lineCap = context.lineJoin = 'round';
  context.stroke(getSignPath(mark));
  context.restore();
}

/** A box that is missing: dashed and translucent, with its label and a plus. */
export function paintGhostNode(painting: Painting, node: DiagramNode): void {
  const line = getMarkLine('missing', painting.palette, painting.scale);
  painting.context.globalAlpha = 0.9;
  paintNodeShape(painting, node, {
    fill: painting.palette.paper,
    stroke: line.colour,
    icon: line.colour,
    text: line.colour,
    lineWidth: line.width - 0.5,
    dash: line.dash,
  });
  painting.context.globalAlpha = 1;
  paintBadge(painting, { x: node.x + node.width + 1, y: node.y - 1 }, 'missing');
}

/** A soft ring around what the host points at. */
export function paintHighlight({ context, palette, scale }: Painting, shape: Box | readonly Point[]): void {
  context.save();
  context.strokeStyle = palette.accent;
  context.globalAlpha = 0.35;
  context.lineWidth = Math.max(8, 5 / scale);
  context.lineJoin = context.lineCap = 'round';
  context.beginPath();
  if ('width' in shape) context.roundRect(shape.x - 6, shape.y - 6, shape.width + 12, shape.height + 12, 14);
  else shape.forEach(({ x, y }, index) => (index === 0 ? context.moveTo(x, y) : context.lineTo(x, y)));
  context.stroke();
  context.restore();
}
