import { formatNumber } from '@calque/diagram';
import { createMarkPainter, markDiagram } from './attempt.ts';
import { renderDrawingSheet } from './drawingSheets.ts';
import type { SheetContext } from './frame.ts';
import { badgeRadius, renderLineSample, renderSign } from './marks.ts';
import { formatLines } from './paper.ts';
import { fillIn } from './strings.ts';
import type { Table } from './table.ts';
import type { PrintAttempt, PrintExercise, PrintMark } from './types.ts';

const marks: readonly PrintMark[] = ['matched', 'close', 'missing', 'extra', 'reversed'];

export function renderAttempt(
  exercise: PrintExercise,
  sheet: string,
  attempt: PrintAttempt,
  context: SheetContext,
): string[] {
  const { strings } = context;
  const marked = markDiagram(attempt);
  const legend = marks
    .map((mark) => `<li>${renderSign(mark)}${renderLineSample(mark)}${formatLines([strings[mark]])}</li>`)
    .join('');
  const findings = attempt.findings ?? [];
  const getTable = (width: number): Table => ({
    columns: [
      { title: '', width: 8 },
      { title: strings.findings, width: width - 28 },
      { title: strings.points, width: 20, align: 'end' },
    ],
    rows: findings.map(({ mark, text, points }) => [{ markup: renderSign(mark) }, text, points ?? '']),
  });
  const score = attempt.score === undefined ? '' : fillIn(strings.scoreOf, { score: formatNumber(attempt.score) });
  return renderDrawingSheet(
    {
      exercise,
      sheet,
      header: { score },
      diagram: marked.diagram,
      createPainter: (style) => createMarkPainter(marked, style),
      padding: 2 * badgeRadius + 4,
      legend: `<ul class="legend">${legend}</ul>`,
      getTable: findings.length > 0 ? getTable : undefined,
    },
    context,
  );
}
