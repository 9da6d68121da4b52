import type { Clock } from '../src/storage/clock.ts';

/** A clock that stands still until it is told to move. */
export interface FakeClock extends Clock {
  /** Moves on and calls what falls due on the way, in order. Negative moves the wall clock back, as a user may. */
  advance(ms: number): void;
}

export function createFakeClock(start = Date.UTC(2026, 0, 5, 9)): FakeClock {
  let now = start;
  let elapsed = 0;
  let timers: { due: number; callback: () => void }[] = [];
  return {
    now: () => now,
    after(ms, callback) {
      const timer = { due: elapsed + ms, callback };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    advance(ms) {
      now += ms;
      elapsed += Math.max(0, ms);
      const due = timers.filter((timer) => timer.due <= elapsed).sort((a, b) => a.due - b.due);
      timers = timers.filter((timer) => timer.due > elapsed);
      for (const timer of due) timer.callback();
    },
  };
}
