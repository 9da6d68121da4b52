import { formatNumber } from '@calque/diagram';
import { createMarkPainter, markDiagram } from './attempt.ts';
import { inkPalette, renderDrawing } from './drawing.ts';
import { type SheetContext, getBody, placeBody, renderHeader } from './frame.ts';
import { renderLineSample, renderSign } from './marks.ts';
import { formatLines } from './paper.ts';
import { fillIn } from './strings.ts';
import type { Column } from './table.ts';
import { renderTablePages } from './tableSheets.ts';
import type { PrintAttempt, PrintExercise, PrintMark } from './types.ts';

const marks: readonly PrintMark[] = ['matched', 'close', 'missing', 'extra', 'reversed'];

export function renderAttempt(
  exercise: PrintExercise,
  sheet: string,
  attempt: PrintAttempt,
  context: SheetContext,
): string[] {
  const { strings } = context;
  const score = attempt.score === undefined ? '' : fillIn(strings.scoreOf, { score: formatNumber(attempt.score) });
  const header = renderHeader(exercise.title, sheet, { score }, context);
  const body = getBody(header.height, context);
  const marked = markDiagram(attempt);
  const legend = marks
    .map((mark) => `<li>${renderSign(mark)}${renderLineSample(mark)}${formatLines([strings[mark]])}</li>`)
    .join('');
  const legendHeight = 6;
  const area = { width: body.width, height: body.height - legendHeight };
  const drawing = renderDrawing(marked.diagram, area, {
    palette: inkPalette,
    title: exercise.title,
    fontFamily: context.fontFamily,
    createPainter: (style) => createMarkPainter(marked, style),
  });
  const first = [
    header.markup,
    placeBody(body.top, area.height, drawing, 'center'),
    placeBody(body.top + area.height, legendHeight, `<ul class="legend">${legend}</ul>`),
  ].join('');
  if (!attempt.findings?.length) return [first];
  const columns = (width: number): Column[] => [
    { title: '', width: 8 },
    { title: strings.findings, width: width - 28 },
    { title: strings.points, width: 20, align: 'end' },
  ];
  const rows = attempt.findings.map(({ mark, text, points }) => [{ markup: renderSign(mark) }, text, points ?? '']);
  return [first, ...renderTablePages(exercise.title, sheet, columns, rows, context)];
}
