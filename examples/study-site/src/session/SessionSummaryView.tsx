import { catalogue } from '@calque/architectures';
import { type AttemptHeader, type SessionState, getSessionSummary } from '@calque/exercise';
import { formatDay, formatDaysAway, formatDuration } from '../app/format.ts';
import { clock } from '../study/clock.ts';
import { closeSession } from './activeSession.ts';

const titles = new Map(catalogue.map(({ slug, title }) => [slug, title]));

interface SessionSummaryViewProps {
  readonly session: SessionState;
  readonly attempts: readonly AttemptHeader[];
}

/** What improved, what to redraw, and when. */
export function SessionSummaryView({ session, attempts }: SessionSummaryViewProps) {
  const now = clock.now();
  const summary = getSessionSummary(session, attempts, now);
  const facts = [
    ['Drawing', formatDuration(summary.workMs)],
    ['Breaks', formatDuration(summary.breakMs)],
    ['Away', `${formatDuration(summary.awayMs)}, left ${summary.leaves} ${summary.leaves === 1 ? 'time' : 'times'}`],
    ['Passes', `${summary.done} done, ${summary.skipped} skipped, ${summary.open} open`],
  ] as const;
  return (
    <>
      <dl className="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="tabular">{value}</dd>
          </div>
        ))}
      </dl>
      <div className="summary-scroll">
        <table className="topics summary-table">
          <thead>
            <tr>
              <th scope="col">System</th>
              <th scope="col">Scores</th>
              <th scope="col">Gain</th>
              <th scope="col">Mended</th>
              <th scope="col">Still wrong</th>
              <th scope="col">Draw again</th>
            </tr>
          </thead>
          <tbody>
            {summary.exercises.map(({ exercise, scores, gain, mended, recurring, redrawAt }) => (
              <tr key={exercise}>
                <th scope="row">
                  <a href={`#/practice/${exercise}?pass=recall`}>{titles.get(exercise) ?? exercise}</a>
                </th>
                <td className="tabular">{scores.length === 0 ? '–' : scores.map(Math.floor).join(', ')}</td>
                <td className="tabular">{gain === null ? '–' : formatGain(gain)}</td>
                <td className="tabular">{mended.length}</td>
                <td className="tabular">{recurring.length}</td>
                <td>{redrawAt === null ? '–' : `${formatDay(redrawAt)}, ${formatDaysAway(redrawAt, now)}`}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div className="button-row">
        <button type="button" className="button button-primary" onClick={closeSession}>
          Plan another session
        </button>
        <a className="button" href="#/progress">
          See your progress
        </a>
      </div>
    </>
  );
}

const formatGain = (gain: number): string => `${gain < 0 ? '−' : '+'}${Math.abs(Math.round(gain))}`;
