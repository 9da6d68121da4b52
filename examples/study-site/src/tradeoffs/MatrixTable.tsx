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
  const { rows, titles, hidden, wrong, sort, onMark, onToggle } = props;
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
      <tbody>
        {rows.map((row, index) => {
          const id = getRowId(row);
          const isFirst = sort !== 'system' || rows[index - 1]?.slug !== row.slug;
          return (
            <tr key={id} className={wrong.has(id) ? 'is-wrong' : undefined}>
              <th scope="row" className={isFirst ? undefined : 'is-repeated'}>
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
        })}
      </tbody>
    </table>
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
