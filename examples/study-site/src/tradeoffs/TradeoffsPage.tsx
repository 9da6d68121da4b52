import { catalogue, loadTradeoffMatrix, type TradeoffRow } from '@calque/architectures';
import { useEffect, useMemo, useState } from 'react';
import { Page } from '../app/Page.tsx';
import { EyeIcon, EyeOffIcon, PrintIcon, SearchIcon } from '../icons/icons.tsx';
import { MatrixTable } from './MatrixTable.tsx';
import { type Column, type MatrixFilter, getCellId, selectRows } from './selectRows.ts';
import './tradeoffs.css';
import { useWrongRows } from './wrongRows.ts';

const titles = new Map(catalogue.map(({ slug, title }) => [slug, title]));

/** What to ask oneself: which columns are covered. */
const quizzes: readonly { readonly name: string; readonly hidden: readonly Column[] }[] = [
  { name: 'Show everything', hidden: [] },
  { name: 'Cover when to choose', hidden: ['chooseAWhen', 'chooseBWhen'] },
  { name: 'Cover the options', hidden: ['optionA', 'optionB'] },
  { name: 'Cover option B and when', hidden: ['optionB', 'chooseBWhen'] },
];

export default function TradeoffsPage() {
  const rows = useRows();
  const [filter, setFilter] = useState<MatrixFilter>({ query: '', slug: '', onlyWrong: false, sort: 'system' });
  const [seed, setSeed] = useState(1);
  const [hidden, setHidden] = useState<ReadonlySet<Column>>(new Set());
  const [revealed, setRevealed] = useState<ReadonlySet<string>>(new Set());
  const [wrong, mark] = useWrongRows();
  const shown = useMemo(() => selectRows(rows ?? [], filter, titles, wrong, seed), [rows, filter, wrong, seed]);
  const change = (part: Partial<MatrixFilter>) => setFilter({ ...filter, ...part });

  function cover(columns: readonly Column[]) {
    setHidden(new Set(columns));
    setRevealed(new Set());
  }

  return (
    <Page
      className="page-matrix"
      title="Trade-offs"
      lead={
        <span className="no-print">
          {
            'Two defensible choices for each decision, and when to take which. Cover a column, say the answer aloud, then look.'
          }
        </span>
      }
      actions={
        <button type="button" className="button no-print" onClick={() => window.print()}>
          <PrintIcon size={18} />
          Print the matrix
        </button>
      }
    >
      <search className="matrix-filters no-print">
        <label className="filter-search">
          <span className="visually-hidden">Search trade-offs</span>
          <SearchIcon size={18} />
          <input
            className="field"
            type="search"
            placeholder="Search trade-offs"
            value={filter.query}
            onChange={(event) => change({ query: event.target.value })}
          />
        </label>
        <label>
          <span className="visually-hidden">System</span>
          <select className="field" value={filter.slug} onChange={(event) => change({ slug: event.target.value })}>
            <option value="">All systems</option>
            {catalogue.map(({ slug, title }) => (
              <option key={slug} value={slug}>
                {title}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span className="visually-hidden">Order</span>
          <select
            className="field"
            value={filter.sort}
            onChange={(event) => {
              setSeed(Math.floor(Math.random() * 2 ** 31));
              change({ sort: event.target.value as MatrixFilter['sort'] });
            }}
          >
            <option value="system">By system</option>
            <option value="decision">By decision</option>
            <option value="shuffled">Shuffled</option>
          </select>
        </label>
        <label>
          <span className="visually-hidden">Quiz</span>
          <select
            className="field"
            value={quizzes.findIndex((quiz) => isSame(quiz.hidden, hidden))}
            onChange={(event) => cover(quizzes[Number(event.target.value)]?.hidden ?? [])}
          >
            {quizzes.map(({ name }, index) => (
              <option key={name} value={index}>
                {name}
              </option>
            ))}
            {!quizzes.some((quiz) => isSame(quiz.hidden, hidden)) && <option value={-1}>Own choice of columns</option>}
          </select>
        </label>
        <label className="check">
          <input
            type="checkbox"
            checked={filter.onlyWrong}
            onChange={(event) => change({ onlyWrong: event.target.checked })}
          />
          {`Only what I got wrong (${wrong.size})`}
        </label>
      </search>
      <div className="matrix-state no-print">
        <output>{rows ? `${shown.length} of ${rows.length} trade-offs` : 'Loading…'}</output>
        {hidden.size > 0 && (
          <span className="button-row">
            <button
              type="button"
              className="button button-quiet"
              onClick={() =>
                setRevealed(new Set(shown.flatMap((row) => [...hidden].map((column) => getCellId(row, column)))))
              }
            >
              <EyeIcon size={18} />
              Reveal all
            </button>
            <button type="button" className="button button-quiet" onClick={() => setRevealed(new Set())}>
              <EyeOffIcon size={18} />
              Cover all
            </button>
          </span>
        )}
      </div>
      {rows && shown.length === 0 ? (
        <div className="empty">
          <h2>{filter.onlyWrong && wrong.size === 0 ? 'Nothing is marked' : 'Nothing matches'}</h2>
          <p>
            {filter.onlyWrong && wrong.size === 0
              ? 'Quiz yourself, and mark the rows you got wrong. They gather here.'
              : 'No trade-off fits your search and filters together.'}
          </p>
          <button
            type="button"
            className="button"
            onClick={() => setFilter({ ...filter, query: '', slug: '', onlyWrong: false })}
          >
            Show all trade-offs
          </button>
        </div>
      ) : (
        <MatrixTable
          rows={shown}
          titles={titles}
          hidden={hidden}
          revealed={revealed}
          wrong={wrong}
          sort={filter.sort}
          onReveal={(cell) => setRevealed(new Set([...revealed, cell]))}
          onMark={mark}
          onToggle={(column) =>
            cover(hidden.has(column) ? [...hidden].filter((other) => other !== column) : [...hidden, column])
          }
        />
      )}
    </Page>
  );
}

const isSame = (columns: readonly Column[], hidden: ReadonlySet<Column>) =>
  columns.length === hidden.size && columns.every((column) => hidden.has(column));

function useRows(): readonly TradeoffRow[] | null {
  const [rows, setRows] = useState<readonly TradeoffRow[] | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  useEffect(() => {
    let isCurrent = true;
    loadTradeoffMatrix().then(
      (loaded) => isCurrent && setRows(loaded),
      (error: unknown) => isCurrent && setFailure(error),
    );
    return () => {
      isCurrent = false;
    };
  }, []);
  if (failure) throw failure;
  return rows;
}
