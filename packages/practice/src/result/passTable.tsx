import { type AttemptHeader, comparePasses } from '@calque/exercise';
import { useMemo } from 'react';
import { formatClock } from '../interview/formatClock.ts';
import { createTranslate } from '../messages/translate.ts';

export interface PassTableProps {
  /** Slug of the exercise. */
  readonly exercise: string;
  /** Finished attempts; those of other exercises are passed over. */
  readonly history: readonly AttemptHeader[];
  readonly locale?: string | undefined;
}

/** Score, time, hints and mistakes of the passes over one exercise, side by side. */
export function PassTable({ exercise, history, locale = 'en' }: PassTableProps) {
  const translate = useMemo(() => createTranslate(locale), [locale]);
  const { rows } = useMemo(() => comparePasses(exercise, history), [exercise, history]);
  if (rows.length === 0) return <p className="calque-p-panel__empty">{translate('passes.empty')}</p>;
  const columns = ['pass', 'score', 'independent', 'time', 'hints', 'mistakes', 'rating'] as const;
  return (
    <div className="calque-p-passes" role="region" aria-label={translate('passes.label')} tabIndex={0}>
      <table>
        <caption className="calque-p-visually-hidden">{translate('passes.label')}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {translate(`passes.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.attempt}>
              <th scope="row">{translate(`pass.${row.pass}`)}</th>
              <td>{translate('result.number', { score: row.score })}</td>
              <td>{translate('result.number', { score: row.independentScore })}</td>
              <td>{formatClock(row.durationMs)}</td>
              <td>{row.hints}</td>
              <td>{row.mistakes}</td>
              <td>{row.selfRating ?? '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
