import type { Reference } from '@calque/grading';
import type { AttemptHeader, AttemptResult, Mistake } from '../attempt/types.ts';
import type { Exercise } from '../types.ts';

/** Weights of reference elements by id: the higher, the more a pass should stress it. */
export type Focus = Readonly<Record<string, number>>;

/** What one thing counts in the newest attempt; each attempt further back counts half. */
const weights = { mistake: 4, ghost: 3, letter: 2, stage: 1, oftenForgotten: 2 } as const;

/**
 * Returns what the learner should meet again: what went wrong or was hinted at in finished attempts, and what people
 * often forget. Depends on nothing else, so the same history gives the same sheet.
 */
export function getFocus(
  exercise: Pick<Exercise, 'slug' | 'oftenForgotten' | 'references'>,
  history: readonly AttemptHeader[],
): Focus {
  const focus = new Map<string, number>();
  const add = (id: string, weight: number) => focus.set(id, (focus.get(id) ?? 0) + weight);
  for (const id of exercise.oftenForgotten) add(id, weights.oftenForgotten);
  for (const { mistakes, hints, share } of getLessons(exercise, history)) {
    for (const mistake of mistakes) for (const id of mistake.reference) add(id, weights.mistake * share);
    for (const { kind, node } of hints) if (node && kind !== 'count') add(node, weights[kind] * share);
  }
  return Object.fromEntries(focus);
}

export interface Lesson extends Pick<AttemptResult, 'hints'> {
  /** What went wrong in itself, without what only follows from it. */
  readonly mistakes: readonly Mistake[];
  /** 1 for the newest attempt, half for each one further back. */
  readonly share: number;
}

/** What the finished attempts of an exercise teach, newest first. */
export function getLessons(
  { slug, references: [reference] }: Pick<Exercise, 'slug' | 'references'>,
  history: readonly AttemptHeader[],
): Lesson[] {
  return history
    .filter(({ exercise, result }) => exercise === slug && result)
    .sort((a, b) => b.result!.finishedAt - a.result!.finishedAt || b.startedAt - a.startedAt)
    .map(({ result }, age) => ({
      hints: result!.hints,
      mistakes: getOwnMistakes(result!.mistakes, reference),
      share: 0.5 ** age,
    }));
}

/** An arrow that is missing because its box is says nothing about arrows. */
function getOwnMistakes(mistakes: readonly Mistake[], { edges }: Reference): Mistake[] {
  const missing = new Set(
    mistakes.flatMap(({ kind, element, reference }) => (kind === 'missing' && element === 'node' ? reference : [])),
  );
  const implied = new Set(edges.filter(({ from, to }) => missing.has(from) || missing.has(to)).map(({ id }) => id));
  return mistakes.filter(({ element, reference }) => element !== 'edge' || !reference.some((id) => implied.has(id)));
}
