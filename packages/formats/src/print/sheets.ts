import { renderAttempt } from './attemptSheet.ts';
import { faintPalette } from './drawing.ts';
import { renderBlankPage, renderDrawingPage } from './drawingSheets.ts';
import type { Page, SheetContext } from './frame.ts';
import { renderAnswers, renderTradeoffs } from './tableSheets.ts';
import type { PrintSheet } from './types.ts';

export function renderSheet(sheet: PrintSheet, context: SheetContext): Page[] {
  const name = context.strings[sheet.type];
  if (sheet.type === 'tradeoffs') return renderTradeoffs(sheet.title, name, sheet.rows, context);
  const { exercise } = sheet;
  const page = (markup: string): Page => ({ title: exercise.title, sheet: name, markup });
  switch (sheet.type) {
    case 'reference':
      return [page(renderDrawingPage(exercise, name, context, {}))];
    case 'tracing':
      return [page(renderDrawingPage(exercise, name, context, { fields: true, palette: faintPalette }))];
    case 'partial': {
      const blank = new Set(sheet.blank);
      return [page(renderDrawingPage(exercise, name, context, { fields: true, blank }))];
    }
    case 'blank':
      return [page(renderBlankPage(exercise, name, sheet.withWords ?? true, context))];
    case 'answer':
      return [
        page(renderDrawingPage(exercise, name, context, {})),
        ...renderAnswers(exercise, name, context).map(page),
      ];
    case 'attempt':
      return renderAttempt(exercise, name, sheet.attempt, context).map(page);
  }
}
