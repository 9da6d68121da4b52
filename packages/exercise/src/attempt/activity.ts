import type { LogEntry } from './types.ts';

/** Notes that stop and restart the clock of an attempt. */
export const pauseEvent = 'attempt.pause';
export const resumeEvent = 'attempt.resume';

export interface Activity {
  /** Milliseconds without pauses. */
  readonly activeMs: number;
  /** How often it was paused, as by leaving the tab. */
  readonly pauses: number;
  readonly isPaused: boolean;
}

/**
 * Returns how long the learner worked. Any entry other than a second pause ends a pause, so that a lost resume note costs nothing.
 * @param openMs milliseconds that the attempt has been open by now; default: until the last entry
 */
export function getActivity(entries: readonly LogEntry[], openMs = entries.at(-1)?.at ?? 0): Activity {
  let activeMs = 0;
  let pauses = 0;
  let isPaused = false;
  let last = 0;
  for (const { at, userEvent } of entries) {
    if (!isPaused) activeMs += at - last;
    last = at;
    const pausesNow = userEvent === pauseEvent;
    if (pausesNow && !isPaused) pauses += 1;
    isPaused = pausesNow;
  }
  if (!isPaused) activeMs += Math.max(0, openMs - last);
  return { activeMs, pauses, isPaused };
}
