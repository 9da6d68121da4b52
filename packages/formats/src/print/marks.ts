import { type Point, formatNumber } from '@calque/diagram';
import type { PrintMark } from './types.ts';

/** Signs drawn around the origin, within 5 units of it, to be stroked. */
const signs: Readonly<Record<PrintMark, string>> = {
  matched: 'M-4 .5L-1.25 3.25L4-3',
  missing: 'M-4 0H4M0-4V4',
  extra: 'M-2.25-2C-2.25-3.5-1.25-4.25 0-4.25S2.25-3.5 2.25-2.25C2.25-.5 0-.5 0 1.25M0 4V4.1',
  reversed: 'M-4-1.75H1.75A2.5 2.5 0 0 1 1.75 3.25H-1.5M-1.75-4L-4-1.75L-1.75.5',
  close: 'M-4 1C-3-1.5-1.5-1.5 0 0S3 1.5 4-1',
};

/** Dashes of nodes and edges by verdict, in diagram units; matched ones keep the line of their kind. */
export const dashes: Readonly<Record<PrintMark, string | undefined>> = {
  matched: undefined,
  missing: '7 5',
  extra: '1 4',
  reversed: '10 4 1 4',
  close: undefined,
};

/** Radius of the disc around a sign, in diagram units. */
export const badgeRadius = 8;

/** Returns a sign on a white disc, centred on a point. */
export function renderBadge(mark: PrintMark, center: Point, strokeWidth: number): string {
  const at = `${formatNumber(center.x)} ${formatNumber(center.y)}`;
  return `<g transform="translate(${at})" fill="none" stroke="#000" stroke-width="${formatNumber(strokeWidth)}"><circle r="${badgeRadius}" fill="#FFF"/><path d="${signs[mark]}" stroke-width="${formatNumber(strokeWidth * 1.6)}"/></g>`;
}

/** Returns the sign as a picture of its own, 4 mm wide, for lists and legends. */
export function renderSign(mark: PrintMark): string {
  return `<svg class="sign" viewBox="-9 -9 18 18" aria-hidden="true">${renderBadge(mark, { x: 0, y: 0 }, 1)}</svg>`;
}

/** Returns a sample of the line of a verdict, 10 mm wide. */
export function renderLineSample(mark: PrintMark): string {
  const dash = dashes[mark] ? ` stroke-dasharray="${dashes[mark]}"` : '';
  return `<svg class="line" viewBox="0 -2 40 4" aria-hidden="true"><path d="M2 0H38" stroke="#000" stroke-width="2" stroke-linecap="round"${dash}/></svg>`;
}
