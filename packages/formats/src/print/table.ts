import { formatNumber } from '@calque/diagram';
import { type Type, breakText, formatLines, types } from './paper.ts';

interface Column {
  /** Empty: without a heading. */
  readonly title: string;
  /** Width in millimetres. */
  readonly width: number;
  readonly strong?: boolean | undefined;
  readonly align?: 'end' | undefined;
}

/** Text that is broken to the width of its column, or markup of at most one line's height. */
type Cell = string | { readonly markup: string };

/** How close the rows of a table are: `padding` is above and below the lines of a row, in millimetres. */
interface Density {
  readonly body: Type;
  readonly strong: Type;
  readonly padding: number;
}

const normal: Density = { body: types.body, strong: types.strong, padding: 1.25 };
const dense: Density = { body: types.small, strong: types.smallStrong, padding: 0.8 };

/** Space beside the lines of a cell, in millimetres. */
const gap = 1.5;

interface BrokenRow {
  readonly cells: readonly (readonly string[] | { readonly markup: string })[];
  readonly lines: number;
}

/** The hairline below each row: browsers lay it out as one pixel. */
const rule = 0.27;

const getRowHeight = ({ body, padding }: Density, lines: number) => lines * body.line + 2 * padding + rule;

export interface Table {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  /** Small type and close rows, for long tables. */
  readonly isDense?: boolean | undefined;
}

const getDensity = ({ isDense }: Table): Density => (isDense ? dense : normal);

/** Returns the height of a table on one page, in millimetres. */
export function getTableHeight(table: Table): number {
  const density = getDensity(table);
  const heights = table.rows.map((row) => getRowHeight(density, breakRow(table, row).lines));
  return heights.reduce((sum, height) => sum + height, hasHead(table) ? getRowHeight(density, 1) : 0);
}

function hasHead({ columns }: Table): boolean {
  return columns.some((column) => column.title !== '');
}

/**
 * Lays rows out on pages: a table each, with its heading repeated. A row stays whole unless it is higher than a page of its own.
 * `height` is the millimetres for the table on each page.
 */
export function paginateTable(table: Table, height: number): string[] {
  const density = getDensity(table);
  const headHeight = hasHead(table) ? getRowHeight(density, 1) : 0;
  const waiting = table.rows.map((row) => breakRow(table, row));
  const pages: string[] = [];
  let page: BrokenRow[] = [];
  const fullRoom = height - headHeight;
  let room = fullRoom;
  const turnPage = () => {
    pages.push(renderTable(table, page));
    page = [];
    room = fullRoom;
  };
  for (let row = waiting.shift(); row; row = waiting.shift()) {
    const needed = getRowHeight(density, row.lines);
    if (needed <= room) {
      page.push(row);
      room -= needed;
    } else if (needed <= fullRoom) {
      turnPage();
      waiting.unshift(row);
    } else {
      const fitting = Math.floor((room - getRowHeight(density, 0)) / density.body.line);
      if (fitting >= 2 || page.length === 0) {
        const [head, rest] = splitRow(row, Math.max(1, fitting));
        page.push(head);
        waiting.unshift(rest);
      } else waiting.unshift(row);
      turnPage();
    }
  }
  if (page.length > 0 || pages.length === 0) pages.push(renderTable(table, page));
  return pages;
}

function breakRow(table: Table, row: readonly Cell[]): BrokenRow {
  const { body, strong } = getDensity(table);
  const cells = table.columns.map((column, index) => {
    const cell = row[index] ?? '';
    return typeof cell === 'string' ? breakText(cell, column.width - 2 * gap, column.strong ? strong : body) : cell;
  });
  return { cells, lines: Math.max(...cells.map((cell) => ('markup' in cell ? 1 : cell.length))) };
}

function splitRow({ cells, lines }: BrokenRow, at: number): [BrokenRow, BrokenRow] {
  return [
    { cells: cells.map((cell) => ('markup' in cell ? cell : cell.slice(0, at))), lines: at },
    { cells: cells.map((cell) => ('markup' in cell ? { markup: '' } : cell.slice(at))), lines: lines - at },
  ];
}

function renderTable(table: Table, rows: readonly BrokenRow[]): string {
  const { columns } = table;
  const total = columns.reduce((sum, { width }) => sum + width, 0);
  const widths = columns.map(({ width }) => `<col width="${formatNumber((width / total) * 100)}%">`).join('');
  const head = columns.map(
    ({ title, align, width }) =>
      `<th scope="col"${getClass(false, align)}>${formatLines(breakText(title, width - 2 * gap, getDensity(table).strong, 1))}</th>`,
  );
  const body = rows.map(({ cells }) => {
    const data = cells.map((cell, index) => {
      const { strong = false, align } = columns[index]!;
      return `<td${getClass(strong, align)}>${'markup' in cell ? cell.markup : formatLines(cell)}</td>`;
    });
    return `<tr>${data.join('')}</tr>`;
  });
  return `<table${table.isDense ? ' class="dense"' : ''}><colgroup>${widths}</colgroup>${hasHead(table) ? `<thead><tr>${head.join('')}</tr></thead>` : ''}<tbody>${body.join('')}</tbody></table>`;
}

function getClass(strong: boolean, align: 'end' | undefined): string {
  const names = [strong ? 'strong' : '', align === 'end' ? 'end' : ''].filter(Boolean);
  return names.length > 0 ? ` class="${names.join(' ')}"` : '';
}
