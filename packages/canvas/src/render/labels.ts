import { type DiagramNode, type NodeLayout, labelFont, layoutLabel, layoutNode } from '@calque/diagram';

export interface LineLabel {
  readonly text: string;
  readonly width: number;
}

/** A node's layout and the size of type it was made with. */
export interface SizedLayout extends NodeLayout {
  readonly fontSize: number;
}

/** Sizes that a label is tried in, largest first: smaller type before a word is broken. */
const sizes = [labelFont.size, 13, 12];

/** Measures and breaks labels in one font: each text is measured and laid out once for as long as it is in use. */
export interface LabelCache {
  readonly family: string;
  layoutNode(node: DiagramNode): SizedLayout;
  /** One line of a smaller size, cut with an ellipsis where it is wider than `maxWidth`. */
  layoutLine(text: string, maxWidth: number, size: number, weight: number): LineLabel;
}

const maxKept = 20_000;

export function createLabelCache(context: CanvasRenderingContext2D, family: string): LabelCache {
  const widths = new Map<string, number>();
  const nodes = new Map<string, SizedLayout>();
  const lines = new Map<string, LineLabel>();

  function measure(text: string, font: string): number {
    const key = font + text;
    return keep(widths, key, () => {
      context.font = font;
      return context.measureText(text).width;
    });
  }

  function layoutInSize(node: DiagramNode, fontSize: number): SizedLayout {
    const font = getFont(family, fontSize, labelFont.weight);
    return { ...layoutNode(node, (text) => measure(text, font)), fontSize };
  }

  function layoutSized(node: DiagramNode): SizedLayout {
    const first = layoutInSize(node, labelFont.size);
    if (!breaksWord(node.label, first)) return first;
    for (const size of sizes.slice(1)) {
      const smaller = layoutInSize(node, size);
      if (!breaksWord(node.label, smaller)) return smaller;
    }
    return first;
  }

  return {
    family,
    layoutNode: (node) =>
      keep(nodes, `${node.kind} ${node.width} ${node.height} ${node.label}`, () => layoutSized(node)),
    layoutLine: (text, maxWidth, size, weight) =>
      keep(lines, `${maxWidth} ${size} ${weight} ${text}`, () => {
        const font = getFont(family, size, weight);
        const line = layoutLabel(text, maxWidth, (part) => measure(part, font), 1).lines[0] ?? '';
        return { text: line, width: measure(line, font) };
      }),
  };
}

/** Whether a line ends inside a word. What an ellipsis cuts off is not broken, only short. */
function breaksWord(label: string, { lines, truncated }: NodeLayout): boolean {
  const words = new Set(label.split(/[\s\-/‐–—]+/));
  const ends = lines
    .slice(0, truncated ? -1 : undefined)
    .map(({ text }) => text.split(/[\s\-/‐–—]+/).findLast(Boolean) ?? '');
  return ends.some((word) => word !== '' && !words.has(word) && /^\p{Script=Latin}/u.test(word));
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
