import { renderAttempt } from './attemptSheet.ts';
import { faintPalette } from './drawing.ts';
import { createBlankingPainter, renderBlankPage, renderDrawingSheet } from './drawingSheets.ts';
import type { Page, SheetContext } from './frame.ts';
import type { Table } from './table.ts';
import { renderTradeoffs } from './tableSheets.ts';
import type { PrintAnswer, PrintExercise, PrintSheet } from './types.ts';

export function renderSheet(sheet: PrintSheet, context: SheetContext): Page[] {
  const name = context.strings[sheet.type];
  if (sheet.type === 'tradeoffs') return renderTradeoffs(sheet.title, name, sheet.rows, context);
  const { title } = sheet.exercise;
  return renderExerciseSheet(sheet, name, context).map((markup) => ({ title, sheet: name, markup }));
}

function renderExerciseSheet(
  sheet: Exclude<PrintSheet, { readonly type: 'tradeoffs' }>,
  name: string,
  context: SheetContext,
): string[] {
  const { exercise } = sheet;
  const parts = { exercise, sheet: name, diagram: exercise.diagram, header: { summary: exercise.summary } };
  const onPaper = { ...parts, header: { summary: exercise.summary, fields: true } };
  switch (sheet.type) {
    case 'reference':
      return renderDrawingSheet(parts, context);
    case 'tracing':
      return renderDrawingSheet({ ...onPaper, palette: faintPalette }, context);
    case 'partial': {
      const blank = new Set(sheet.blank);
      return renderDrawingSheet({ ...onPaper, createPainter: (style) => createBlankingPainter(blank, style) }, context);
    }
    case 'blank':
      return [renderBlankPage(exercise, name, sheet.withWords ?? true, context)];
    case 'answer':
      return renderDrawingSheet({ ...parts, getTable: createAnswerTable(exercise) }, context);
    case 'attempt':
      return renderAttempt(exercise, name, sheet.attempt, context);
  }
}

function createAnswerTable({ answers }: PrintExercise): ((width: number) => Table) | undefined {
  if (!answers?.length) return undefined;
  return (width) => ({
    columns: [
      { title: '', width: width * 0.25, strong: true },
      { title: '', width: width * 0.75 },
    ],
    rows: answers.map(({ heading, text }: PrintAnswer) => [heading, text]),
  });
}
