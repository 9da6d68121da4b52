import { type Diagram, type DiagramNode, formatNumber } from '@calque/diagram';
import type { Palette } from '../svg/palette.ts';
import { type Painter, createPainter } from '../svg/renderContent.ts';
import type { ElementStyle } from '../svg/renderElements.ts';
import { inkPalette, renderDots, renderDrawing } from './drawing.ts';
import { type HeaderOptions, type SheetContext, getBody, placeBody, renderHeader } from './frame.ts';
import { breakText, formatLines, getTextWidth, types } from './paper.ts';
import { type Table, getTableHeight, paginateTable } from './table.ts';
import { renderTablePages } from './tableSheets.ts';
import type { PrintExercise } from './types.ts';

interface DrawingSheet {
  readonly exercise: PrintExercise;
  readonly sheet: string;
  readonly header: HeaderOptions;
  readonly diagram: Diagram;
  readonly palette?: Palette | undefined;
  readonly createPainter?: ((style: ElementStyle) => Painter) | undefined;
  readonly padding?: number | undefined;
  /** Markup of one line below the drawing. */
  readonly legend?: string | undefined;
  /** A table that goes below the drawing if there is room, else on pages of its own. */
  readonly getTable?: ((width: number) => Table) | undefined;
}

const legendHeight = 6;
const tableGap = 3;

/** A drawing is made smaller for a table below it down to this share of its size. */
const leastShrink = 0.8;

/** Returns the pages of a sheet with a drawing: one, and more if a table does not fit below it. */
export function renderDrawingSheet(parts: DrawingSheet, context: SheetContext): string[] {
  const { exercise, sheet, legend = '', getTable } = parts;
  const header = renderHeader(exercise.title, sheet, parts.header, context);
  const body = getBody(header.height, context);
  const room = body.height - (legend === '' ? 0 : legendHeight);
  const draw = (height: number) =>
    renderDrawing(
      parts.diagram,
      { width: body.width, height },
      {
        palette: parts.palette ?? inkPalette,
        title: exercise.title,
        fontFamily: context.fontFamily,
        padding: parts.padding,
        createPainter: parts.createPainter,
      },
    );
  const table = getTable?.(body.width);
  const tableHeight = table ? getTableHeight(table) + tableGap : 0;
  const largest = draw(room);
  const fits = table !== undefined && room - tableHeight >= largest.height * leastShrink;
  const drawing = fits ? draw(room - tableHeight) : largest;
  const height = fits ? room - tableHeight : room;
  const first = [
    header.markup,
    placeBody(body.top, height, drawing.markup, 'center'),
    legend && placeBody(body.top + height, legendHeight, legend),
  ].join('');
  if (!table || !getTable) return [first];
  if (!fits) return [first, ...renderTablePages(exercise.title, sheet, getTable, context)];
  const top = body.top + body.height - tableHeight + tableGap;
  const [below] = paginateTable(table, body.height);
  return [first + placeBody(top, tableHeight - tableGap, below!)];
}

/** Paints all but the named parts: an empty dotted box stands for a node, nothing for an edge. */
export function createBlankingPainter(blank: ReadonlySet<string>, style: ElementStyle): Painter {
  const plain = createPainter(style);
  return {
    ...plain,
    node: (node) => (blank.has(node.id) ? renderBlankNode(node, style) : plain.node(node)),
    edge: (drawn) => (blank.has(drawn.edge.id) ? '' : plain.edge(drawn)),
    label: (drawn, isInGroup) => (blank.has(drawn.edge.id) ? '' : plain.label(drawn, isInGroup)),
  };
}

function renderBlankNode({ x, y, width, height }: DiagramNode, { strokeWidth }: ElementStyle): string {
  const [left, top, across, down] = [x, y, width, height].map(formatNumber);
  return `<rect x="${left}" y="${top}" width="${across}" height="${down}" rx="6" fill="#FFF" stroke="#555" stroke-width="${formatNumber(strokeWidth)}" stroke-dasharray="1 5"/>`;
}

export function renderBlankPage(
  exercise: PrintExercise,
  sheet: string,
  withWords: boolean,
  context: SheetContext,
): string {
  const header = renderHeader(exercise.title, sheet, { summary: exercise.summary, fields: true }, context);
  const body = getBody(header.height, context);
  const words = withWords ? listWords(exercise) : [];
  const heading = words.length > 0 ? types.heading.line : 0;
  const rows = countRows(words, body.width);
  // However many words there are, half of the sheet is for drawing.
  const wordsHeight = Math.min(heading + rows * 6, body.height / 2);
  const list = words.map((word) => `<li>${formatLines(breakText(word, body.width - 6, types.body, 1))}</li>`).join('');
  const bank =
    words.length > 0 ? `<h2>${formatLines([context.strings.wordBank])}</h2><ul class="words">${list}</ul>` : '';
  const gap = words.length > 0 ? 2 : 0;
  const area = { width: body.width, height: body.height - wordsHeight - gap };
  return [
    header.markup,
    placeBody(body.top, area.height, renderDots(area)),
    bank && placeBody(body.top + area.height + gap, wordsHeight, bank),
  ].join('');
}

const sortKey = (word: string) => word.toLowerCase();

function listWords(exercise: PrintExercise): readonly string[] {
  const words = exercise.wordBank ?? exercise.diagram.nodes.map((node) => node.label.trim());
  return [...new Set(words)]
    .filter((word) => word !== '')
    .toSorted((a, b) => (sortKey(a) < sortKey(b) ? -1 : sortKey(a) > sortKey(b) ? 1 : 0));
}

/** Counts the rows that words take side by side, 5 mm apart. */
function countRows(words: readonly string[], width: number): number {
  let rows = words.length > 0 ? 1 : 0;
  let used = 0;
  for (const word of words) {
    const needed = Math.min(width, getTextWidth(word, types.body) + 5);
    if (used + needed > width) {
      rows++;
      used = 0;
    }
    used += needed;
  }
  return rows;
}
