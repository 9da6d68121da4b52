import type { SessionItem, SessionPlan } from './plan.ts';

export interface SessionStep {
  readonly item: SessionItem;
  readonly spentMs: number;
  readonly status: 'open' | 'done' | 'skipped';
  /** Id of the attempt that was made of it. */
  readonly attempt: string | null;
}

/** Plain data, complete at any moment: stored after each event, it continues days later as if nothing had happened. */
export interface SessionState {
  readonly id: string;
  readonly phase: 'ready' | 'running' | 'paused' | 'finished';
  readonly lengthMs: number;
  readonly steps: readonly SessionStep[];
  /** Index of the step that is worked on; null before the start and when every step is done or skipped. */
  readonly current: number | null;
  /** Milliseconds of work, of breaks, and of absence. */
  readonly workMs: number;
  readonly breakMs: number;
  readonly awayMs: number;
  /** How often the learner left the tab or the device slept. */
  readonly leaves: number;
  readonly startedAt: number | null;
  readonly finishedAt: number | null;
  /** Wall time of the last event. */
  readonly lastAt: number;
}

/** Each event carries the wall time at which it happened. Events that do not apply change nothing but the clock. */
export type SessionEvent = { readonly at: number } & (
  | { readonly type: 'start' }
  /** Time passes. Send one every few seconds, and one before the page closes. */
  | { readonly type: 'tick' }
  | { readonly type: 'pause' }
  /** The tab was hidden: pauses, and is counted. */
  | { readonly type: 'leave' }
  | { readonly type: 'resume' }
  | { readonly type: 'done'; readonly attempt?: string | undefined }
  | { readonly type: 'skip' }
  | { readonly type: 'goTo'; readonly step: number }
  | { readonly type: 'finish' }
);

/** A longer silence is absence, not work: the device slept, or the page was killed. In milliseconds. */
const maxSilenceMs = 90_000;

/** @param id names the session in storage */
export function createSession(id: string, plan: SessionPlan, now: number): SessionState {
  const steps = plan.items.map((item): SessionStep => ({ item, spentMs: 0, status: 'open', attempt: null }));
  return {
    id,
    phase: 'ready',
    lengthMs: plan.lengthMs,
    steps,
    current: null,
    workMs: 0,
    breakMs: 0,
    awayMs: 0,
    leaves: 0,
    startedAt: null,
    finishedAt: null,
    lastAt: now,
  };
}

/** Returns the session after an event. Time only ever adds up: a clock that is set back adds none. */
export function reduceSession(before: SessionState, event: SessionEvent): SessionState {
  const state = passTime(before, event.at);
  const { phase, current } = state;
  switch (event.type) {
    case 'start':
      return phase === 'ready' ? openNext({ ...state, phase: 'running', startedAt: event.at }, 0) : state;
    case 'tick':
      return state;
    case 'pause':
      return phase === 'running' ? { ...state, phase: 'paused' } : state;
    case 'leave':
      // The silence before it may have been counted already: it is one absence.
      return phase === 'running' ? { ...state, phase: 'paused', leaves: before.leaves + 1 } : state;
    case 'resume':
      return phase === 'paused' ? { ...state, phase: 'running' } : state;
    case 'done':
    case 'skip': {
      if (current === null || phase === 'finished') return state;
      const status = event.type === 'done' ? 'done' : 'skipped';
      const attempt = event.type === 'done' ? (event.attempt ?? null) : null;
      return openNext(
        withStep(state, current, (step) => ({ ...step, status, attempt })),
        current + 1,
      );
    }
    case 'goTo':
      if (phase === 'ready' || phase === 'finished' || !state.steps[event.step]) return state;
      return { ...withStep(state, event.step, (step) => ({ ...step, status: 'open' })), current: event.step };
    case 'finish':
      return phase === 'finished' ? state : { ...state, phase: 'finished', current: null, finishedAt: event.at };
  }
}

/** Adds the time since the last event to what it was spent on. */
function passTime(state: SessionState, at: number): SessionState {
  const passed = Math.max(0, at - state.lastAt);
  const moved = { ...state, lastAt: at };
  if (state.phase === 'ready' || state.phase === 'finished') return moved;
  if (state.phase === 'paused') return { ...moved, awayMs: state.awayMs + passed };
  if (passed > maxSilenceMs) return { ...moved, awayMs: state.awayMs + passed, leaves: state.leaves + 1 };
  if (state.current === null) return moved;
  const spent = withStep(moved, state.current, (step) => ({ ...step, spentMs: step.spentMs + passed }));
  return state.steps[state.current]?.item.type === 'break'
    ? { ...spent, breakMs: state.breakMs + passed }
    : { ...spent, workMs: state.workMs + passed };
}

/** Opens the first open step from `from` on, else the first open one at all. */
function openNext(state: SessionState, from: number): SessionState {
  const isOpen = (step: SessionStep, index: number) => step.status === 'open' && index >= from;
  const next = state.steps.findIndex(isOpen);
  const current = next >= 0 ? next : state.steps.findIndex((step) => step.status === 'open');
  return { ...state, current: current < 0 ? null : current };
}

function withStep(state: SessionState, index: number, update: (step: SessionStep) => SessionStep): SessionState {
  return { ...state, steps: state.steps.map((step, place) => (place === index ? update(step) : step)) };
}

export interface SessionClock {
  /** Of the length, breaks included; negative when overrun. */
  readonly remainingMs: number;
  /** Share of the length that has passed, 0 to 1. */
  readonly elapsed: number;
  /** Steps that are done or skipped. */
  readonly settled: number;
}

/** What the quiet clock shows. */
export function getSessionClock({ lengthMs, workMs, breakMs, steps }: SessionState): SessionClock {
  const passed = workMs + breakMs;
  return {
    remainingMs: lengthMs - passed,
    elapsed: lengthMs <= 0 ? 1 : Math.min(1, passed / lengthMs),
    settled: steps.filter(({ status }) => status !== 'open').length,
  };
}
