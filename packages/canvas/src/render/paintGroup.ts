import { type DiagramGroup, groupHeaderHeight } from '@calque/diagram';
import { getFont } from './labels.ts';
import type { Painting } from './painting.ts';

const textScale = 0.3;
const headerFontSize = 13;

export function paintGroup({ context, palette, labels, scale, editing }: Painting, group: DiagramGroup): void {
  context.beginPath();
  context.roundRect(group.x, group.y, group.width, group.height, group.kind === 'lane' ? 4 : 12);
  context.fillStyle = palette.lane;
  context.fill();
  context.strokeStyle = palette.hairline;
  context.lineWidth = Math.max(1, 0.5 / scale);
  if (group.kind === 'group') context.setLineDash([6, 4]);
  context.stroke();
  context.setLineDash([]);
  if (!group.label || scale < textScale || group.id === editing) return;
  const label = labels.layoutLine(group.label, Math.max(8, group.width - 24), headerFontSize, 600);
  context.fillStyle = palette.quiet;
  context.font = getFont(labels.family, headerFontSize, 600);
  context.textAlign = 'left';
  context.textBaseline = 'middle';
  context.fillText(label.text, group.x + 12, group.y + groupHeaderHeight / 2 + 1);
}
