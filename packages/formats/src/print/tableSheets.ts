import { type Page, type SheetContext, getBody, placeBody, renderHeader } from './frame.ts';
import { types } from './paper.ts';
import { type Cell, type Column, paginateTable } from './table.ts';
import type { PrintExercise, PrintTradeoff } from './types.ts';

export function renderTablePages(
  title: string,
  sheet: string,
  getColumns: (width: number) => readonly Column[],
  rows: readonly (readonly Cell[])[],
  context: SheetContext,
): string[] {
  const header = renderHeader(title, sheet, {}, context);
  const body = getBody(header.height, context);
  return paginateTable(getColumns(body.width), rows, body.height).map(
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
  const columns = (width: number): Column[] => [
    { title: strings.decision, width: width * 0.18, type: types.strong },
    { title: strings.optionA, width: width * 0.15 },
    { title: strings.optionB, width: width * 0.15 },
    { title: strings.chooseAWhen, width: width * 0.26 },
    { title: strings.chooseBWhen, width: width * 0.26 },
  ];
  const cells = rows.map((row) => [row.decision, row.optionA, row.optionB, row.chooseAWhen, row.chooseBWhen]);
  return renderTablePages(title, sheet, columns, cells, context).map((markup) => ({ title, sheet, markup }));
}

const getAnswerColumns = (width: number): readonly Column[] => [
  { title: '', width: width * 0.25, type: types.strong },
  { title: '', width: width * 0.75 },
];

export function renderAnswers(exercise: PrintExercise, sheet: string, context: SheetContext): string[] {
  if (!exercise.answers?.length) return [];
  const rows = exercise.answers.map(({ heading, text }) => [heading, text]);
  return renderTablePages(exercise.title, sheet, getAnswerColumns, rows, context);
}

const getContentsColumns = (width: number): readonly Column[] => [
  { title: '', width: width * 0.6, type: types.strong },
  { title: '', width: width * 0.4 - 20 },
  { title: '', width: 20, align: 'end' },
];

/** Returns the pages of contents: a line for each sheet with the page it starts on. */
export function renderContents(
  title: string,
  entries: readonly { readonly title: string; readonly sheet: string; readonly page: number }[],
  context: SheetContext,
): Page[] {
  const { strings } = context;
  const rows = entries.map((entry) => [entry.title, entry.sheet, String(entry.page)]);
  return renderTablePages(title, strings.contents, getContentsColumns, rows, context).map((markup) => ({
    title,
    sheet: strings.contents,
    markup,
  }));
}
