import type { AttemptHeader, Mistake } from '../attempt/types.ts';
import { comparePasses, type RecurringMistake } from '../pass/comparePasses.ts';
import { getSchedule } from '../schedule/schedule.ts';
import type { SessionState } from './session.ts';

export interface ExerciseSummary {
  readonly exercise: string;
  /** Scores of this session's passes, in the order they were finished. */
  readonly scores: readonly number[];
  /** Best score before this session; null if it is new. */
  readonly bestBefore: number | null;
  /** Newest score less the one it is to be measured by: the best before, else the first of this session. Null for fewer. */
  readonly gain: number | null;
  /** Mistakes that the last pass of this session no longer had. */
  readonly mended: readonly Mistake[];
  /** Mistakes that it still had and that were made before. */
  readonly recurring: readonly RecurringMistake[];
  /** When to draw it again, in milliseconds since 1970. */
  readonly redrawAt: number | null;
}

export interface SessionSummary {
  readonly workMs: number;
  readonly breakMs: number;
  readonly awayMs: number;
  readonly leaves: number;
  readonly done: number;
  readonly skipped: number;
  readonly open: number;
  /** What improved comes first. */
  readonly exercises: readonly ExerciseSummary[];
}

/** Sums up a session from its steps and from all attempts of the learner: what improved, what to redraw and when. */
export function getSessionSummary(
  state: SessionState,
  attempts: readonly AttemptHeader[],
  now: number,
): SessionSummary {
  const own = new Set(state.steps.flatMap(({ attempt }) => attempt ?? []));
  const slugs = new Set(state.steps.flatMap(({ item }) => (item.type === 'pass' ? [item.exercise] : [])));
  const redraw = new Map(getSchedule({ attempts, now }).map(({ id, dueAt }) => [id, dueAt]));
  const passes = state.steps.filter(({ item }) => item.type === 'pass');
  const count = (status: string) => passes.filter((step) => step.status === status).length;
  const { workMs, breakMs, awayMs, leaves } = state;
  return {
    workMs,
    breakMs,
    awayMs,
    leaves,
    done: count('done'),
    skipped: count('skipped'),
    open: count('open'),
    exercises: [...slugs]
      .map((slug) => summariseExercise(slug, own, attempts, redraw.get(slug) ?? null))
      .sort((a, b) => (b.gain ?? -Infinity) - (a.gain ?? -Infinity) || (a.exercise < b.exercise ? -1 : 1)),
  };
}

function summariseExercise(
  exercise: string,
  own: ReadonlySet<string>,
  attempts: readonly AttemptHeader[],
  redrawAt: number | null,
): ExerciseSummary {
  const { rows, mended, recurring } = comparePasses(exercise, attempts);
  const scores = rows.filter(({ attempt }) => own.has(attempt)).map(({ score }) => score);
  const before = rows.filter(({ attempt }) => !own.has(attempt)).map(({ score }) => score);
  const bestBefore = before.length === 0 ? null : Math.max(...before);
  const measure = bestBefore ?? (scores.length > 1 ? scores[0]! : null);
  const newest = scores.at(-1);
  const gain = newest === undefined || measure === null ? null : newest - measure;
  return { exercise, scores, bestBefore, gain, mended, recurring: recurring.filter(({ isOpen }) => isOpen), redrawAt };
}
