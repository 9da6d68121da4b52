import { formatNumber } from '@calque/diagram';
import { type Type, breakText, formatLines, types } from './paper.ts';

interface Column {
  /** Empty: without a heading. */
  readonly title: string;
  /** Width in millimetres. */
  readonly width: number;
  readonly type?: Type | undefined;
  readonly align?: 'end' | undefined;
}

/** Text that is broken to the width of its column, or markup of at most one line's height. */
type Cell = string | { readonly markup: string };

/** Space above and below the lines of a row, and beside them, in millimetres. */
const padding = 1.25;
const gap = 1.5;

interface BrokenRow {
  readonly cells: readonly (readonly string[] | { readonly markup: string })[];
  readonly lines: number;
}

/** The hairline below each row: browsers lay it out as one pixel. */
const rule = 0.27;

const line = types.body.line;
const getRowHeight = (lines: number) => lines * line + 2 * padding + rule;

export interface Table {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
}

/** Returns the height of a table on one page, in millimetres. */
export function getTableHeight({ columns, rows }: Table): number {
  const heights = rows.map((row) => getRowHeight(breakRow(columns, row).lines));
  return heights.reduce((sum, height) => sum + height, hasHead(columns) ? getRowHeight(1) : 0);
}

function hasHead(columns: readonly Column[]): boolean {
  return columns.some((column) => column.title !== '');
}

/**
 * Lays rows out on pages: a table each, with its heading repeated. A row stays whole unless it is higher than a page of its own.
 * `height` is the millimetres for the table on each page.
 */
export function paginateTable({ columns, rows }: Table, height: number): string[] {
  const headHeight = hasHead(columns) ? getRowHeight(1) : 0;
  const waiting = rows.map((row) => breakRow(columns, row));
  const pages: string[] = [];
  let page: BrokenRow[] = [];
  const fullRoom = height - headHeight;
  let room = fullRoom;
  const turnPage = () => {
    pages.push(renderTable(columns, page));
    page = [];
    room = fullRoom;
  };
  for (let row = waiting.shift(); row; row = waiting.shift()) {
    const needed = getRowHeight(row.lines);
    if (needed <= room) {
      page.push(row);
      room -= needed;
    } else if (needed <= fullRoom) {
      turnPage();
      waiting.unshift(row);
    } else {
      const fitting = Math.floor((room - 2 * padding) / line);
      if (fitting >= 2 || page.length === 0) {
        const [head, rest] = splitRow(row, Math.max(1, fitting));
        page.push(head);
        waiting.unshift(rest);
      } else waiting.unshift(row);
      turnPage();
    }
  }
  if (page.length > 0 || pages.length === 0) pages.push(renderTable(columns, page));
  return pages;
}

function breakRow(columns: readonly Column[], row: readonly Cell[]): BrokenRow {
  const cells = columns.map((column, index) => {
    const cell = row[index] ?? '';
    return typeof cell === 'string' ? breakText(cell, column.width - 2 * gap, column.type ?? types.body) : cell;
  });
  return { cells, lines: Math.max(...cells.map((cell) => ('markup' in cell ? 1 : cell.length))) };
}

function splitRow({ cells, lines }: BrokenRow, at: number): [BrokenRow, BrokenRow] {
  return [
    { cells: cells.map((cell) => ('markup' in cell ? cell : cell.slice(0, at))), lines: at },
    { cells: cells.map((cell) => ('markup' in cell ? { markup: '' } : cell.slice(at))), lines: lines - at },
  ];
}

function renderTable(columns: readonly Column[], rows: readonly BrokenRow[]): string {
  const total = columns.reduce((sum, { width }) => sum + width, 0);
  const widths = columns.map(({ width }) => `<col width="${formatNumber((width / total) * 100)}%">`).join('');
  const head = columns.map(
    ({ title, align, width }) =>
      `<th scope="col"${getClass(undefined, align)}>${formatLines(breakText(title, width - 2 * gap, types.strong, 1))}</th>`,
  );
  const body = rows.map(({ cells }) => {
    const data = cells.map((cell, index) => {
      const { type, align } = columns[index]!;
      return `<td${getClass(type, align)}>${'markup' in cell ? cell.markup : formatLines(cell)}</td>`;
    });
    return `<tr>${data.join('')}</tr>`;
  });
  return `<table><colgroup>${widths}</colgroup>${hasHead(columns) ? `<thead><tr>${head.join('')}</tr></thead>` : ''}<tbody>${body.join('')}</tbody></table>`;
}

function getClass(type: Type | undefined, align: 'end' | undefined): string {
  const names = [type?.weight === 600 ? 'strong' : '', align === 'end' ? 'end' : ''].filter(Boolean);
  return names.length > 0 ? ` class="${names.join(' ')}"` : '';
}
