/** The frame around the drawing, in the order of an interview. */
export const interviewSteps = ['clarify', 'framing', 'data', 'architecture', 'evaluation', 'deployment'] as const;

export type InterviewStepId = (typeof interviewSteps)[number];

/** Minutes for each step of an interview of 45 minutes. */
export const defaultBudgets: Readonly<Record<InterviewStepId, number>> = {
  clarify: 5,
  framing: 4,
  data: 6,
  architecture: 20,
  evaluation: 5,
  deployment: 5,
};

export interface InterviewStep {
  readonly id: InterviewStepId;
  readonly budgetMs: number;
  readonly spentMs: number;
  readonly status: 'open' | 'done' | 'skipped';
  readonly answer: string;
  /** Ids of the points of the model answer that the learner finds in their own; null before the self-check. */
  readonly met: readonly string[] | null;
}

/** Plain data: it can be stored at any moment and continued days later. */
export interface InterviewState {
  readonly steps: readonly InterviewStep[];
  /** The step that is worked on; null when all are done or skipped. */
  readonly current: InterviewStepId | null;
}

export type InterviewEvent =
  /** Time passed on the current step, in milliseconds. Negative time, as after a change of the clock, counts as none. */
  | { readonly type: 'tick'; readonly ms: number }
  | { readonly type: 'answer'; readonly text: string }
  | { readonly type: 'done' }
  | { readonly type: 'skip' }
  /** Also back to a step that was done or skipped. */
  | { readonly type: 'goTo'; readonly step: InterviewStepId }
  | { readonly type: 'check'; readonly step: InterviewStepId; readonly met: readonly string[] };

/** @param scale 1 for 45 minutes, 2 for twice as long; above 0 */
export function createInterview(scale = 1): InterviewState {
  const steps = interviewSteps.map((id): InterviewStep => {
    const budgetMs = defaultBudgets[id] * 60_000 * scale;
    return { id, budgetMs, spentMs: 0, status: 'open', answer: '', met: null };
  });
  return { steps, current: 'clarify' };
}

/** Returns the interview after an event. Events that do not apply change nothing. */
export function reduceInterview(state: InterviewState, event: InterviewEvent): InterviewState {
  switch (event.type) {
    case 'tick':
      return change(state, state.current, (step) => ({ ...step, spentMs: step.spentMs + Math.max(0, event.ms) }));
    case 'answer':
      return change(state, state.current, (step) => ({ ...step, answer: event.text }));
    case 'check':
      return change(state, event.step, (step) => ({ ...step, met: event.met }));
    case 'goTo':
      return { ...change(state, event.step, (step) => ({ ...step, status: 'open' })), current: event.step };
    case 'done':
    case 'skip': {
      const status = event.type === 'done' ? 'done' : 'skipped';
      const steps = change(state, state.current, (step) => ({ ...step, status })).steps;
      const place = interviewSteps.indexOf(state.current ?? 'clarify');
      const isOpen = (step: InterviewStep) => step.status === 'open';
      const next = steps.slice(place + 1).find(isOpen) ?? steps.find(isOpen);
      return { steps, current: next?.id ?? null };
    }
  }
}

function change(
  state: InterviewState,
  id: InterviewStepId | null,
  update: (step: InterviewStep) => InterviewStep,
): InterviewState {
  return { ...state, steps: state.steps.map((step) => (step.id === id ? update(step) : step)) };
}

export interface Budget {
  /** Negative when overrun. */
  readonly remainingMs: number;
  /** `soon` in the last fifth. */
  readonly level: 'fine' | 'soon' | 'over';
}

/** How a time budget stands. */
export function getBudget({ budgetMs, spentMs }: Pick<InterviewStep, 'budgetMs' | 'spentMs'>): Budget {
  const remainingMs = budgetMs - spentMs;
  return { remainingMs, level: remainingMs < 0 ? 'over' : remainingMs < budgetMs / 5 ? 'soon' : 'fine' };
}
