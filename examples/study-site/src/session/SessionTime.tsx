import { type SessionState, getSessionClock } from '@calque/exercise';
import { useEffect, useReducer } from 'react';
import { formatClock } from '../app/format.ts';
import { clock } from '../study/clock.ts';

/** The time that is left of the session and of its step. It moves each second and never calls for attention. */
export function SessionTime({ session }: { readonly session: SessionState }) {
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const isRunning = session.phase === 'running';
  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(redraw, 1000);
    return () => clearInterval(timer);
  }, [isRunning]);
  const since = isRunning ? Math.max(0, clock.now() - session.lastAt) : 0;
  const left = getSessionClock(session).remainingMs - since;
  const step = session.current === null ? undefined : session.steps[session.current];
  const stepLeft = step ? step.item.budgetMs - step.spentMs - since : 0;
  return (
    <p className="session-time tabular" role="timer">
      <span className={stepLeft < 0 ? 'is-over' : undefined}>{formatLeft(stepLeft, 'in this step')}</span>
      <span className="quiet">{formatLeft(left, 'in all')}</span>
      {session.phase === 'paused' && <strong>Paused</strong>}
    </p>
  );
}

function formatLeft(ms: number, what: string): string {
  return ms < 0 ? `${formatClock(-ms)} over ${what}` : `${formatClock(ms)} left ${what}`;
}
