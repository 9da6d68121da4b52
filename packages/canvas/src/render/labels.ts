import { type DiagramNode, type NodeLayout, labelFont, layoutLabel, layoutNode } from '@calque/diagram';

export const smallFontSize = 12;

export interface LineLabel {
  readonly text: string;
  readonly width: number;
}

/** Measures and breaks labels in one font: each text is measured and laid out once for as long as it is in use. */
export interface LabelCache {
  readonly family: string;
  layoutNode(node: DiagramNode): NodeLayout;
  /** One line of a smaller size, cut with an ellipsis where it is wider than `maxWidth`. */
  layoutLine(text: string, maxWidth: number, size: number, weight: number): LineLabel;
}

const maxKept = 20_000;

export function createLabelCache(context: CanvasRenderingContext2D, family: string): LabelCache {
  const widths = new Map<string, number>();
  const nodes = new Map<string, NodeLayout>();
  const lines = new Map<string, LineLabel>();

  function measure(text: string, font: string): number {
    const key = font + text;
    return keep(widths, key, () => {
      context.font = font;
      return context.measureText(text).width;
    });
  }

  const nodeFont = getFont(family, labelFont.size, labelFont.weight);
  const measureLabel = (text: string) => measure(text, nodeFont);

  return {
    family,
    layoutNode: (node) =>
      keep(nodes, `${node.kind} ${node.width} ${node.height} ${node.label}`, () => layoutNode(node, measureLabel)),
    layoutLine: (text, maxWidth, size, weight) =>
      keep(lines, `${maxWidth} ${size} ${weight} ${text}`, () => {
        const font = getFont(family, size, weight);
        const line = layoutLabel(text, maxWidth, (part) => measure(part, font), 1).lines[0] ?? '';
        return { text: line, width: measure(line, font) };
      }),
  };
}

function keep<Value>(cache: Map<string, Value>, key: string, make: () => Value): Value {
  let value = cache.get(key);
  if (value === undefined) {
    value = make();
    if (cache.size >= maxKept) cache.clear();
    cache.set(key, value);
  }
  return value;
}

export function getFont(family: string, size: number, weight: number): string {
  return `${weight} ${size}px ${family}`;
}
