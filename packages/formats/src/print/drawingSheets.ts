import { type DiagramNode, formatNumber } from '@calque/diagram';
import { type Painter, createPainter } from '../svg/renderContent.ts';
import type { ElementStyle } from '../svg/renderElements.ts';
import { inkPalette, renderDots, renderDrawing } from './drawing.ts';
import { type SheetContext, getBody, placeBody, renderHeader } from './frame.ts';
import { breakText, formatLines, getTextWidth, types } from './paper.ts';
import type { PrintExercise } from './types.ts';

interface DrawingPageOptions {
  readonly fields?: boolean;
  readonly palette?: typeof inkPalette;
  readonly blank?: ReadonlySet<string>;
}

export function renderDrawingPage(
  exercise: PrintExercise,
  sheet: string,
  context: SheetContext,
  { fields = false, palette = inkPalette, blank }: DrawingPageOptions,
): string {
  const header = renderHeader(exercise.title, sheet, { summary: exercise.summary, fields }, context);
  const body = getBody(header.height, context);
  const drawing = renderDrawing(exercise.diagram, body, {
    palette,
    title: exercise.title,
    fontFamily: context.fontFamily,
    createPainter: blank && ((style) => createBlankingPainter(blank, style)),
  });
  return header.markup + placeBody(body.top, body.height, drawing, 'center');
}

/** Leaves the named parts blank: an empty dotted box stands for a node, nothing for an edge. */
function createBlankingPainter(blank: ReadonlySet<string>, style: ElementStyle): Painter {
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
  const bank = words.length > 0 ? `<h2>${context.strings.wordBank}</h2><ul class="words">${list}</ul>` : '';
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
