import { getBudget, type InterviewEvent, type InterviewState, reduceInterview } from '@calque/exercise';
import { useCallback, useEffect, useRef, useState } from 'react';

/** How often the running clock is handed to the host, in milliseconds. */
const reportMs = 15_000;
const tickMs = 1_000;

/**
 * Runs the interview: time passes on the current step while the page is in view. Answers are reported at once, the clock
 * now and then. `onOverrun` is called once for each step whose budget runs out.
 */
export function useInterviewClock(
  initial: InterviewState,
  isOn: boolean,
  onChange: (state: InterviewState) => void,
  onOverrun: (step: NonNullable<InterviewState['current']>) => void,
): [InterviewState, (event: InterviewEvent) => void] {
  const [state, setState] = useState(initial);
  const latest = useRef(state);
  const handlers = useRef({ onChange, onOverrun });
  useEffect(() => {
    handlers.current = { onChange, onOverrun };
  });

  const send = useCallback((event: InterviewEvent) => {
    const before = latest.current;
    latest.current = reduceInterview(before, event);
    setState(latest.current);
    if (event.type !== 'tick') handlers.current.onChange(latest.current);
    else if (isOver(latest.current) && !isOver(before) && before.current) handlers.current.onOverrun(before.current);
  }, []);

  useEffect(() => {
    if (!isOn) return undefined;
    let last = performance.now();
    let reported = last;
    const timer = setInterval(() => {
      const now = performance.now();
      if (document.visibilityState === 'visible') send({ type: 'tick', ms: now - last });
      last = now;
      if (now - reported < reportMs) return;
      reported = now;
      handlers.current.onChange(latest.current);
    }, tickMs);
    return () => clearInterval(timer);
  }, [isOn, send]);

  return [state, send];
}

function isOver({ steps, current }: InterviewState): boolean {
  const step = steps.find(({ id }) => id === current);
  return step !== undefined && getBudget(step).level === 'over';
}
