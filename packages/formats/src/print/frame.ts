import { formatNumber } from '@calque/diagram';
import { type Size, breakText, formatLines, getTextWidth, margin, types } from './paper.ts';
import type { PrintStrings } from './strings.ts';

/** A page before it is numbered. */
export interface Page {
  readonly title: string;
  readonly sheet: string;
  /** Header and content. */
  readonly markup: string;
}

export interface SheetContext {
  readonly paper: Size;
  readonly strings: PrintStrings;
  readonly fontFamily: string | undefined;
}

/** Room at the bottom for the footer, and between header and content, in millimetres. */
const footerHeight = 4;
const headerGap = 3;

export interface HeaderOptions {
  readonly summary?: string;
  /** Lines to write name, date, time and score on. */
  readonly fields?: boolean;
  readonly score?: string;
}

/** Returns the header and how high it is. */
export function renderHeader(title: string, sheet: string, options: HeaderOptions, { paper, strings }: SheetContext) {
  const width = paper.width - 2 * margin;
  const side = options.score ? `${sheet} · ${options.score}` : sheet;
  const titleLines = breakText(title, width - getTextWidth(side, types.body) - 6, types.title, 2);
  const summary = options.summary ? breakText(options.summary, width, types.body, 4) : [];
  const fields = options.fields
    ? `<div class="fields">${[strings.name, strings.date, strings.time, strings.score].map(renderField).join('')}</div>`
    : '';
  const markup = [
    `<header><h1>${formatLines(titleLines)}</h1><p class="sheet">${formatLines([side])}</p></header>`,
    summary.length > 0 ? `<p>${formatLines(summary)}</p>` : '',
    fields,
  ].join('');
  const height =
    titleLines.length * types.title.line + summary.length * types.body.line + (options.fields ? 9 : 0) + headerGap;
  return { markup, height };
}

function renderField(label: string): string {
  return `${formatLines([label])}<span></span>`;
}

/** The area between header and footer. */
export function getBody(headerHeight: number, { paper }: SheetContext): Size & { readonly top: number } {
  const top = margin + headerHeight;
  return { top, width: paper.width - 2 * margin, height: paper.height - top - margin - footerHeight };
}

/** Returns content that stands `top` millimetres below the edge of the paper; `getPlaceStyles` puts it there. */
export function placeBody(top: number, height: number, content: string, className = ''): string {
  const place = `${formatNumber(top)} ${formatNumber(height)}`;
  return `<div class="body${className && ` ${className}`}" data-place="${place}">${content}</div>`;
}

/** Returns a rule for each place that occurs on the pages, so that they need no inline styles, which many policies forbid. */
export function getPlaceStyles(pages: readonly Page[]): string {
  const places = new Set(
    pages.flatMap(({ markup }) => Array.from(markup.matchAll(/data-place="([^"]+)"/g), ([, place]) => place!)),
  );
  return Array.from(places, (place) => {
    const [top, height] = place.split(' ');
    return `.calque-print [data-place="${place}"]{top:${top}mm;height:${height}mm}`;
  }).join('\n');
}
