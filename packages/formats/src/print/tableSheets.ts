import { type Page, type SheetContext, getBody, placeBody, renderHeader } from './frame.ts';
import { type Table, paginateTable } from './table.ts';
import type { PrintTradeoff } from './types.ts';

/** Returns the pages of a table, each with a header. */
export function renderTablePages(
  title: string,
  sheet: string,
  getTable: (width: number) => Table,
  context: SheetContext,
): string[] {
  const header = renderHeader(title, sheet, {}, context);
  const body = getBody(header.height, context);
  return paginateTable(getTable(body.width), body.height).map(
    (table) => header.markup + placeBody(body.top, body.height, table),
  );
}

export function renderTradeoffs(
  title: string,
  sheet: string,
  rows: readonly PrintTradeoff[],
  context: SheetContext,
): Page[] {
  const { strings } = context;
  const getTable = (width: number): Table => ({
    columns: [
      { title: strings.decision, width: width * 0.16, strong: true },
      { title: strings.optionA, width: width * 0.18 },
      { title: strings.optionB, width: width * 0.18 },
      { title: strings.chooseAWhen, width: width * 0.24 },
      { title: strings.chooseBWhen, width: width * 0.24 },
    ],
    isDense: true,
    rows: rows.map((row) => [row.decision, row.optionA, row.optionB, row.chooseAWhen, row.chooseBWhen]),
  });
  return renderTablePages(title, sheet, getTable, context).map((markup) => ({ title, sheet, markup }));
}

/** Returns the pages of contents: a line for each sheet with the page it starts on. */
export function renderContents(
  title: string,
  entries: readonly { readonly title: string; readonly sheet: string; readonly page: number }[],
  context: SheetContext,
): Page[] {
  const { strings } = context;
  const getTable = (width: number): Table => ({
    columns: [
      { title: '', width: width * 0.6, strong: true },
      { title: '', width: width * 0.4 - 20 },
      { title: '', width: 20, align: 'end' },
    ],
    rows: entries.map((entry) => [entry.title, entry.sheet, String(entry.page)]),
  });
  return renderTablePages(title, strings.contents, getTable, context).map((markup) => ({
    title,
    sheet: strings.contents,
    markup,
  }));
}
