import type { AttemptHeader } from '../attempt/types.ts';
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
  exercise: Pick<Exercise, 'slug' | 'oftenForgotten'>,
  history: readonly AttemptHeader[],
): Focus {
  const focus = new Map<string, number>();
  const add = (id: string, weight: number) => focus.set(id, (focus.get(id) ?? 0) + weight);
  for (const id of exercise.oftenForgotten) add(id, weights.oftenForgotten);
  const finished = history
    .filter(({ exercise: slug, result }) => slug === exercise.slug && result)
    .sort((a, b) => b.result!.finishedAt - a.result!.finishedAt || b.startedAt - a.startedAt);
  for (const [age, { result }] of finished.entries()) {
    const share = 0.5 ** age;
    for (const mistake of result!.mistakes) for (const id of mistake.reference) add(id, weights.mistake * share);
    for (const { kind, node } of result!.hints) if (node && kind !== 'count') add(node, weights[kind] * share);
  }
  return Object.fromEntries(focus);
}
