import type { TradeoffRow } from '@calque/architectures';
import { EyeIcon, EyeOffIcon } from '../icons/icons.tsx';
import { type Column, columnNames, columns, getCellId, getRowId } from './selectRows.ts';

interface MatrixTableProps {
  readonly rows: readonly TradeoffRow[];
  readonly titles: ReadonlyMap<string, string>;
  readonly hidden: ReadonlySet<Column>;
  /** Ids of covered cells that were uncovered. */
  readonly revealed: ReadonlySet<string>;
  /** Ids of rows the learner got wrong. */
  readonly wrong: ReadonlySet<string>;
  readonly sort: string;
  readonly onReveal: (cell: string) => void;
  readonly onMark: (row: string, isWrong: boolean) => void;
  readonly onToggle: (column: Column) => void;
}

export function MatrixTable(props: MatrixTableProps) {
  const { rows, hidden, sort, onToggle } = props;
  return (
    <table className="matrix">
      <caption className="visually-hidden">Trade-off matrix</caption>
      <thead>
        <tr>
          <th scope="col" aria-sort={sort === 'system' ? 'ascending' : undefined}>
            System
          </th>
          {columns.map((column) => (
            <th key={column} scope="col" aria-sort={sort === column ? 'ascending' : undefined}>
              <span>{columnNames[column]}</span>
              <button
                type="button"
                className="cover-button no-print"
                aria-pressed={hidden.has(column)}
                aria-label={`Cover the column ${columnNames[column]}`}
                title={hidden.has(column) ? 'Uncover this column' : 'Cover this column'}
                onClick={() => onToggle(column)}
              >
                {hidden.has(column) ? <EyeOffIcon size={16} /> : <EyeIcon size={16} />}
              </button>
            </th>
          ))}
          <th scope="col" className="no-print">
            Wrong
          </th>
        </tr>
      </thead>
      {getGroups(rows, sort).map((group) => (
        <tbody key={getRowId(group[0])}>
          {group.map((row, index) => (
            <MatrixRow key={getRowId(row)} {...props} row={row} isRepeated={sort === 'system' && index > 0} />
          ))}
        </tbody>
      ))}
    </table>
  );
}

/** The rows of one system belong together, also on paper; in another order each row stands for itself. */
function getGroups(rows: readonly TradeoffRow[], sort: string): readonly (readonly [TradeoffRow, ...TradeoffRow[]])[] {
  const groups: [TradeoffRow, ...TradeoffRow[]][] = [];
  for (const row of rows) {
    const last = groups.at(-1);
    if (last && (sort !== 'system' || last[0].slug === row.slug)) last.push(row);
    else groups.push([row]);
  }
  return groups;
}

interface MatrixRowProps extends MatrixTableProps {
  readonly row: TradeoffRow;
  /** The row before is of the same system, which then stands there. */
  readonly isRepeated: boolean;
}

function MatrixRow(props: MatrixRowProps) {
  const { row, titles, wrong, isRepeated, onMark } = props;
  const id = getRowId(row);
  return (
    <tr className={wrong.has(id) ? 'is-wrong' : undefined}>
      <th scope="row" className={isRepeated ? 'is-repeated' : undefined}>
        <a href={`#/practice/${row.slug}`}>{titles.get(row.slug) ?? row.slug}</a>
      </th>
      {columns.map((column) => (
        <td key={column} data-label={columnNames[column]} className={`column-${column}`}>
          <Cell {...props} row={row} column={column} />
        </td>
      ))}
      <td className="matrix-mark no-print" data-label="Wrong">
        <input
          type="checkbox"
          aria-label={`I got this wrong: ${row.decision}, ${titles.get(row.slug) ?? row.slug}`}
          checked={wrong.has(id)}
          onChange={(event) => onMark(id, event.target.checked)}
        />
      </td>
    </tr>
  );
}

interface CellProps extends MatrixTableProps {
  readonly row: TradeoffRow;
  readonly column: Column;
}

function Cell({ row, column, hidden, revealed, onReveal }: CellProps) {
  const id = getCellId(row, column);
  if (!hidden.has(column) || revealed.has(id)) return row[column];
  return (
    <>
      <button type="button" className="cover no-print" onClick={() => onReveal(id)}>
        <span className="visually-hidden">{`Reveal ${columnNames[column]} for ${row.decision}`}</span>
      </button>
      <span className="print-blank" aria-hidden="true" />
    </>
  );
}
