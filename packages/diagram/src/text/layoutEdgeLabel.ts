import type { DiagramEdge } from '../document/types.ts';
import { layoutLabel } from './layoutLabel.ts';
import { measureText } from './measureText.ts';

/** Type of the labels of edges and groups, in diagram units. */
export const smallFont = { size: 12, lineHeight: 15 } as const;

/** What a label of an edge takes up at most with its margin, in diagram units. */
export const edgeLabelLimit = { width: 150, height: 33 } as const;

const margin = { x: 5, y: 1.5 } as const;

export interface EdgeLabelLayout {
  readonly lines: readonly string[];
  /** With a margin. */
  readonly width: number;
  readonly height: number;
}

const layouts = new WeakMap<Pick<DiagramEdge, 'label'>, EdgeLabelLayout>();

/** Returns the lines of an edge's label, two at most, and what they take up; null without a label. Kept for each edge object. */
export function layoutEdgeLabel(edge: Pick<DiagramEdge, 'label'>): EdgeLabelLayout | null {
  if (!edge.label?.trim()) return null;
  let layout = layouts.get(edge);
  if (!layout) layouts.set(edge, (layout = layOut(edge.label)));
  return layout;
}

function layOut(label: string): EdgeLabelLayout {
  const measure = (text: string) => measureText(text, smallFont.size);
  const { lines } = layoutLabel(label, edgeLabelLimit.width - 2 * margin.x, measure, 2);
  return {
    lines,
    width: Math.max(...lines.map(measure)) + 2 * margin.x,
    height: lines.length * smallFont.lineHeight + 2 * margin.y,
  };
}
