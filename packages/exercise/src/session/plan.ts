import type { AttemptHeader, PassKind } from '../attempt/types.ts';
import { getDueList, type ScheduleItem } from '../schedule/schedule.ts';
import type { Exercise } from '../types.ts';

export type SessionItem =
  | {
      readonly type: 'pass';
      readonly exercise: string;
      readonly pass: PassKind;
      readonly budgetMs: number;
    }
  | { readonly type: 'break'; readonly budgetMs: number };

export interface SessionPlan {
  readonly lengthMs: number;
  readonly items: readonly SessionItem[];
}

export interface SessionOptions {
  /** Default two hours. */
  readonly lengthMs?: number | undefined;
  /** Work between two breaks. Default 50 minutes. */
  readonly breakEveryMs?: number | undefined;
  /** Default 5 minutes; 0 for none. */
  readonly breakMs?: number | undefined;
}

const minute = 60_000;

/** How the time of an exercise is shared among its passes: tracing is slow, recall is fast but needs thought. */
const shares: Readonly<Record<PassKind, number>> = { trace: 0.36, complete: 0.3, recall: 0.34 };

/** Exercises that are worked on side by side. Three put two other passes between each pass and the next of the same exercise. */
const waveSize = 3;

/**
 * Plans a session over exercises that are drawn three times each. Passes are interleaved, so that the third drawing of
 * each comes after a gap: other passes, or a break where there is only one exercise (interleaving and spacing beat massed
 * practice: Rohrer and Taylor 2007). The budgets and breaks add up to the length.
 */
export function createSessionPlan(exercises: readonly string[], options: SessionOptions = {}): SessionPlan {
  const { lengthMs = 120 * minute, breakEveryMs = 50 * minute, breakMs = 5 * minute } = options;
  const slugs = [...new Set(exercises)];
  if (slugs.length === 0) return { lengthMs, items: [] };
  const order = orderPasses(slugs);
  const wanted = breakMs <= 0 ? 0 : Math.max(slugs.length === 1 ? 1 : 0, Math.ceil(lengthMs / breakEveryMs) - 1);
  const breaks = Math.min(order.length - 1, wanted);
  // Breaks never take more than a quarter of a short session.
  const pauseMs = breaks === 0 ? 0 : Math.min(breakMs, lengthMs / 4 / breaks);
  const workMs = lengthMs - breaks * pauseMs;
  const breakBefore = new Set(
    Array.from({ length: breaks }, (_, index) => Math.round(((index + 1) * order.length) / (breaks + 1))),
  );
  const items = order.flatMap(({ exercise, pass }, index): SessionItem[] => {
    const item = { type: 'pass' as const, exercise, pass, budgetMs: (workMs / slugs.length) * shares[pass] };
    return breakBefore.has(index) ? [{ type: 'break', budgetMs: pauseMs }, item] : [item];
  });
  return { lengthMs, items };
}

function orderPasses(slugs: readonly string[]): { readonly exercise: string; readonly pass: PassKind }[] {
  const waves = Math.ceil(slugs.length / waveSize);
  return Array.from({ length: waves }, (_, wave) => {
    // Even waves: four exercises make two and two, not three and a lonely one.
    const from = Math.floor((wave * slugs.length) / waves);
    const own = slugs.slice(from, Math.floor(((wave + 1) * slugs.length) / waves));
    return (['trace', 'complete', 'recall'] as const).flatMap((pass) => own.map((exercise) => ({ exercise, pass })));
  }).flat();
}

export interface ChoiceInput {
  readonly exercises: readonly Pick<Exercise, 'slug' | 'topics' | 'difficulty'>[];
  readonly attempts: readonly AttemptHeader[];
  readonly schedule: readonly ScheduleItem[];
  readonly now: number;
  /** Default two hours. */
  readonly lengthMs?: number | undefined;
}

export interface ChosenExercise {
  readonly slug: string;
  readonly reason: 'due' | 'weak' | 'new';
}

/** Time that three passes of one exercise take. */
const exerciseMs = 40 * minute;

/**
 * Chooses exercises for a session: first what is due, most likely forgotten first; then what was drawn worst; then new
 * ones, easiest first, of topics not met yet. As many as fit the length with 40 minutes each, at least one.
 */
export function chooseExercises(input: ChoiceInput): ChosenExercise[] {
  const { exercises, attempts, schedule, now, lengthMs = 120 * minute } = input;
  const known = new Map(exercises.map((exercise) => [exercise.slug, exercise]));
  const last = new Map<string, { readonly at: number; readonly score: number }>();
  for (const { exercise, result } of attempts)
    if (result && result.finishedAt >= (last.get(exercise)?.at ?? 0))
      last.set(exercise, { at: result.finishedAt, score: result.score });
  const due = getDueList(schedule, now).filter(({ kind, id }) => kind === 'drawing' && known.has(id));
  const weak = [...last]
    .filter(([slug, { score }]) => known.has(slug) && score < 90)
    .sort(([a, one], [b, other]) => one.score - other.score || (a < b ? -1 : 1));
  const metTopics = new Set([...last.keys()].flatMap((slug) => known.get(slug)?.topics ?? []));
  const isFamiliar = (topics: readonly string[]) => Number(topics.every((topic) => metTopics.has(topic)));
  const fresh = exercises
    .filter(({ slug }) => !last.has(slug))
    .toSorted((a, b) => isFamiliar(a.topics) - isFamiliar(b.topics) || a.difficulty - b.difficulty);
  const choice: ChosenExercise[] = [
    ...due.map(({ id }) => ({ slug: id, reason: 'due' as const })),
    ...weak.map(([slug]) => ({ slug, reason: 'weak' as const })),
    ...fresh.map(({ slug }) => ({ slug, reason: 'new' as const })),
  ];
  const unique = choice.filter(({ slug }, index) => choice.findIndex((one) => one.slug === slug) === index);
  return unique.slice(0, Math.max(1, Math.floor(lengthMs / exerciseMs)));
}
