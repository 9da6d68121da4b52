import { type PassKind, type SessionState, getSessionClock } from '@calque/exercise';
import { navigate } from '../app/router.ts';
import { sendSession, useSession } from './activeSession.ts';
import './sessionBar.css';
import { SessionTime } from './SessionTime.tsx';

interface SessionBarProps {
  readonly exercise: string;
  readonly pass: PassKind;
  /** Id of the graded attempt, once there is one. */
  readonly attempt: string | null;
}

/** The quiet clock over a sheet that belongs to the session in progress, and the way to the next step. */
export function SessionBar({ exercise, pass, attempt }: SessionBarProps) {
  const session = useSession();
  const step = session?.current === null ? undefined : session?.steps[session.current];
  if (!session || step?.item.type !== 'pass' || step.item.exercise !== exercise || step.item.pass !== pass) return null;
  const { settled } = getSessionClock(session);
  const isPaused = session.phase === 'paused';
  return (
    <section className="session-bar" aria-label="Session">
      <p className="session-place">{`Step ${settled + 1} of ${session.steps.length}`}</p>
      <SessionTime session={session} />
      {isPaused ? (
        <button type="button" className="button button-primary" onClick={() => sendSession({ type: 'resume' })}>
          Go on
        </button>
      ) : (
        <button type="button" className="button button-quiet" onClick={() => sendSession({ type: 'pause' })}>
          Pause
        </button>
      )}
      <button
        type="button"
        className={attempt ? 'button button-primary' : 'button button-quiet'}
        onClick={() => goOn(session, attempt ? { type: 'done', attempt } : { type: 'skip' })}
      >
        {attempt ? 'Next step' : 'Skip'}
      </button>
      <a className="session-all" href="#/session">
        All steps
      </a>
    </section>
  );
}

function goOn(session: SessionState, happening: { type: 'done'; attempt: string } | { type: 'skip' }): void {
  sendSession(happening);
  if (session.phase === 'paused') sendSession({ type: 'resume' });
  navigate({ page: 'session' });
}
