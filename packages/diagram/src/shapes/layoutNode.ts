import type { DiagramNode, Point } from '../document/types.ts';
import { layoutLabel } from '../text/layoutLabel.ts';
import { type MeasureText, measureText } from '../text/measureText.ts';
import { getShape } from './getShape.ts';
import { iconSize } from './icons.ts';

/** Type of a node's label, in diagram units. */
export const labelFont = { size: 14, lineHeight: 18, weight: 400 } as const;

/** Space between a node's icon and its label, in diagram units. */
const iconGap = 7;

/** Labels narrower than this leave no room for an icon beside them. */
const minLabelWidth = 56;

export interface NodeLayout {
  /** Top left corner of the icon, relative to the node's; null where there is no room. */
  readonly icon: Point | null;
  /** Lines of the label, left-aligned: `x` is where a line starts, `y` its baseline, relative to the node's corner. */
  readonly lines: readonly NodeLine[];
  /** True if the label does not fit and ends in an ellipsis: show the whole of it on focus. */
  readonly truncated: boolean;
}

export interface NodeLine extends Point {
  readonly text: string;
  readonly width: number;
}

/**
 * Returns where a node's icon and label go: side by side, centred as one in the shape's label box. All surfaces draw nodes by it,
 * so that a drawing looks the same on canvas, in a thumbnail and in print. `measure` must measure in `labelFont`.
 */
export function layoutNode(
  node: Pick<DiagramNode, 'label' | 'kind' | 'width' | 'height'>,
  measure: MeasureText = (text) => measureText(text, labelFont.size, labelFont.weight),
): NodeLayout {
  const box = getShape(node.kind).labelBox(node.width, node.height);
  const middle = box.y + box.height / 2;
  if (node.label.trim() === '') {
    const fits = box.width >= iconSize && box.height >= iconSize;
    const icon = { x: box.x + (box.width - iconSize) / 2, y: middle - iconSize / 2 };
    return { icon: fits ? icon : null, lines: [], truncated: false };
  }
  const beside = iconSize + iconGap;
  const hasIcon = box.width - beside >= minLabelWidth && box.height >= iconSize;
  const room = Math.max(1, box.width - (hasIcon ? beside : 0));
  const maxLines = Math.max(1, Math.floor(box.height / labelFont.lineHeight));
  const { lines, truncated } = layoutLabel(node.label, room, measure, maxLines);
  const widths = lines.map((line) => measure(line));
  const textWidth = Math.min(room, Math.max(...widths));
  const start = box.x + (box.width - textWidth - (hasIcon ? beside : 0)) / 2;
  const textStart = start + (hasIcon ? beside : 0);
  // The baseline lies 0.33 em below the middle of a line, where capitals and x-height look centred.
  const firstBaseline = middle - ((lines.length - 1) * labelFont.lineHeight) / 2 + labelFont.size * 0.33;
  return {
    icon: hasIcon ? { x: start, y: middle - iconSize / 2 } : null,
    lines: lines.map((text, index) => ({
      text,
      x: textStart,
      y: firstBaseline + index * labelFont.lineHeight,
      width: widths[index]!,
    })),
    truncated,
  };
}
