import { escapeXml } from '../svg/escapeXml.ts';
import { getPaperSize } from './paper.ts';
import { type Page, type SheetContext, getPlaceStyles } from './frame.ts';
import { renderSheet } from './sheets.ts';
import { englishStrings, fillIn } from './strings.ts';
import { getPrintStyles } from './styles.ts';
import { renderContents } from './tableSheets.ts';
import type { PrintOptions, PrintSheet } from './types.ts';

export interface PrintedPages {
  /** A style sheet for a document that holds nothing but the pages, in an element of class `calque-print`. */
  readonly css: string;
  /** One `<section class="page">` each, as markup. */
  readonly pages: readonly string[];
}

/**
 * Lays sheets out on pages. Lines and pages are broken here, not by the browser: the same input gives the same pages everywhere, and
 * nothing runs out of them. The pages need no inline style or script: where a policy forbids those, adopt `css` as a constructed
 * style sheet. Its `@page` rule counts only in the document itself, not in a shadow root.
 */
export function renderPrintPages(sheets: readonly PrintSheet[], options: PrintOptions = {}): PrintedPages {
  const paper = getPaperSize(options.paper ?? 'a4', options.orientation ?? 'landscape');
  const strings = { ...englishStrings, ...options.strings };
  const context: SheetContext = { paper, strings, fontFamily: options.fontFamily };
  const rendered = sheets.map((sheet) => renderSheet(sheet, context));
  const contents = options.contents ? numberContents(rendered, getTitle(sheets, options), context) : [];
  const all = [...contents, ...rendered.flat()];
  return {
    css: `${getPrintStyles(paper, options.fontFamily)}\n${getPlaceStyles(all)}`,
    pages: all.map(({ title, sheet, markup }, index) => {
      const number = fillIn(strings.page, { page: index + 1, pages: all.length });
      const footer = `<footer><span>${escapeXml(`${title} · ${sheet}`)}</span><span>${escapeXml(number)}</span></footer>`;
      return `<section class="page" aria-label="${escapeXml(`${title}, ${sheet}, ${number}`)}">${markup}${footer}</section>`;
    }),
  };
}

/** Returns a whole HTML document of the pages, which a browser prints or saves as PDF as they are. */
export function renderPrint(sheets: readonly PrintSheet[], options: PrintOptions = {}): string {
  const { css, pages } = renderPrintPages(sheets, options);
  const title = escapeXml(getTitle(sheets, options));
  const language = escapeXml(options.language ?? 'en');
  const direction = rightToLeft.test(language) ? 'rtl' : 'ltr';
  return `<!doctype html><html lang="${language}" dir="${direction}"><head><meta charset="utf-8"><title>${title}</title><style>${css}</style></head><body class="calque-print">${pages.join('')}</body></html>`;
}

const rightToLeft = /^(?:ar|fa|he|ps|sd|ur|yi)\b/i;

function getTitle(sheets: readonly PrintSheet[], options: PrintOptions): string {
  const [first] = sheets;
  return options.title ?? (first ? ('title' in first ? first.title : first.exercise.title) : '');
}

/** The contents come first, so their own length moves the numbers that they show; it depends on the number of lines only. */
function numberContents(sheets: readonly (readonly Page[])[], title: string, context: SheetContext): Page[] {
  const list = (offset: number) => {
    let page = offset + 1;
    return sheets.map((pages) => {
      const entry = { title: pages[0]!.title, sheet: pages[0]!.sheet, page };
      page += pages.length;
      return entry;
    });
  };
  const { length } = renderContents(title, list(0), context);
  return renderContents(title, list(length), context);
}
