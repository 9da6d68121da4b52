import { layoutLabel, measureText } from '@calque/diagram';
import { escapeXml } from '../svg/escapeXml.ts';
import type { PaperSize } from './types.ts';

/** Lengths of print are in millimetres, type sizes in points. */
export const millimetresPerPoint = 25.4 / 72;

export interface Size {
  readonly width: number;
  readonly height: number;
}

const portraitSizes: Readonly<Record<PaperSize, Size>> = {
  a4: { width: 210, height: 297 },
  letter: { width: 215.9, height: 279.4 },
};

/** Space between the edge of the paper and what is printed: more than any printer leaves out. */
export const margin = 10;

export function getPaperSize(paper: PaperSize, orientation: 'portrait' | 'landscape'): Size {
  const { width, height } = portraitSizes[paper];
  return orientation === 'portrait' ? { width, height } : { width: height, height: width };
}

/** A size of type and what it needs: `line` is the height of a line in millimetres. */
export interface Type {
  readonly points: number;
  readonly line: number;
  readonly weight: 400 | 600;
}

export const types = {
  title: { points: 16, line: 7, weight: 600 },
  heading: { points: 10, line: 5, weight: 600 },
  body: { points: 9, line: 4, weight: 400 },
  strong: { points: 9, line: 4, weight: 600 },
  small: { points: 8, line: 3.5, weight: 400 },
  smallStrong: { points: 8, line: 3.5, weight: 600 },
} as const satisfies Record<string, Type>;

/**
 * Lines are broken here rather than by the browser, so that what fits on a page is known without one. They are broken a little early
 * to leave room for fonts that run wider than ours; `font-size-adjust` keeps the rest of those in bounds.
 */
const caution = { 400: 0.92, 600: 0.84 } as const;

export function breakText(text: string, width: number, type: Type, maxLines = Infinity): readonly string[] {
  const points = (width / millimetresPerPoint) * caution[type.weight];
  return layoutLabel(text, points, (line) => measureText(line, type.points, type.weight), maxLines).lines;
}

/** Returns the width of a text in millimetres. */
export function getTextWidth(text: string, type: Type): number {
  return (measureText(text, type.points, type.weight) * millimetresPerPoint) / caution[type.weight];
}

export function formatLines(lines: readonly string[]): string {
  return lines.map(escapeXml).join('<br>');
}
