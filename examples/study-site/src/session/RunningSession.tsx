import { catalogue } from '@calque/architectures';
import { type SessionState, type SessionStep, getSessionClock } from '@calque/exercise';
import { formatDuration } from '../app/format.ts';
import { formatRoute } from '../app/router.ts';
import { passNames } from '../gallery/ExerciseCard.tsx';
import { TickIcon } from '../icons/icons.tsx';
import { sendSession } from './activeSession.ts';
import { SessionTime } from './SessionTime.tsx';
import './sessionBar.css';

const titles = new Map(catalogue.map(({ slug, title }) => [slug, title]));
const getName = ({ item }: SessionStep) =>
  item.type === 'break'
    ? 'Break'
    : `${titles.get(item.exercise) ?? item.exercise}, ${passNames[item.pass].toLowerCase()}`;

/** The steps of the session in progress, with the one to do now on top. */
export function RunningSession({ session }: { readonly session: SessionState }) {
  const step = session.current === null ? undefined : session.steps[session.current];
  const { elapsed, settled } = getSessionClock(session);
  const isPaused = session.phase === 'paused';
  return (
    <div className="running">
      <section className="now" aria-labelledby="now-title">
        <div className="now-bar" aria-hidden="true">
          <span style={{ width: `${elapsed * 100}%` }} />
        </div>
        <p className="small quiet">{`${settled} of ${session.steps.length} steps behind you`}</p>
        <h2 id="now-title">{step ? getName(step) : 'Every step is done'}</h2>
        <SessionTime session={session} />
        {isPaused && session.leaves > 0 && (
          <p className="small quiet">
            {`You left the session ${session.leaves} ${session.leaves === 1 ? 'time' : 'times'}. The clock stood still.`}
          </p>
        )}
        <div className="button-row">
          {isPaused && (
            <button type="button" className="button button-primary" onClick={() => sendSession({ type: 'resume' })}>
              Go on
            </button>
          )}
          {!isPaused && step && <StepActions step={step} />}
          {!isPaused && (
            <button type="button" className="button" onClick={() => sendSession({ type: 'pause' })}>
              Pause
            </button>
          )}
          <button type="button" className="button button-quiet" onClick={() => sendSession({ type: 'finish' })}>
            Finish the session
          </button>
        </div>
      </section>
      <section aria-labelledby="steps-title">
        <h2 id="steps-title">Steps</h2>
        <ol className="steps">
          {session.steps.map((one, index) => (
            // Steps keep their places for as long as the session lasts.
            // oxlint-disable-next-line react/no-array-index-key
            <li
              key={index}
              className={`step step-${one.item.type} is-${one.status}`}
              aria-current={index === session.current ? 'step' : undefined}
            >
              <span>{one.item.type === 'break' ? 'Break' : (titles.get(one.item.exercise) ?? one.item.exercise)}</span>
              {one.item.type === 'pass' && <span className="step-pass">{passNames[one.item.pass]}</span>}
              <span className="quiet tabular">
                {one.status === 'open' ? formatDuration(one.item.budgetMs) : formatDuration(one.spentMs)}
              </span>
              {one.status === 'done' && (
                <span className="step-done">
                  <TickIcon size={16} />
                  <span className="visually-hidden">done</span>
                </span>
              )}
              {one.status === 'skipped' && <span className="small quiet">skipped</span>}
              {index !== session.current && (
                <button
                  type="button"
                  className="link-button small"
                  aria-label={`Go to ${getName(one)}`}
                  onClick={() => sendSession({ type: 'goTo', step: index })}
                >
                  Go to
                </button>
              )}
            </li>
          ))}
        </ol>
      </section>
    </div>
  );
}

function StepActions({ step }: { readonly step: SessionStep }) {
  const { item } = step;
  if (item.type === 'break')
    return (
      <button type="button" className="button button-primary" onClick={() => sendSession({ type: 'done' })}>
        End the break
      </button>
    );
  return (
    <>
      <a
        className="button button-primary"
        href={formatRoute({ page: 'practice', slug: item.exercise, pass: item.pass, result: null })}
      >
        Draw it
      </a>
      <button type="button" className="button button-quiet" onClick={() => sendSession({ type: 'skip' })}>
        Skip
      </button>
    </>
  );
}
