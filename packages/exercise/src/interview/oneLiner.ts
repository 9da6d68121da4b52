import type { Exercise } from '../types.ts';
import { checkRubric, type RubricResult } from '@calque/grading/rubric';
import { createRubric } from './rubric.ts';

export interface OneLinerCheck extends RubricResult {
  /** The sentence to have ready, shown after the check; null where only a rubric exists. */
  readonly model: string | null;
  readonly verdict: 'good' | 'partly' | 'missed';
}

/** The nodes on which a sentence is asked for: those with a one-liner or a rubric, in the order of the reference. */
export function getOneLinerNodes({ references: [reference], oneLiners }: Exercise): string[] {
  const named = new Set(oneLiners.map(({ nodeId }) => nodeId));
  return reference.nodes.filter(({ id, rubric }) => named.has(id) || rubric?.length).map(({ id }) => id);
}

/**
 * Checks the sentence written on a node: by its rubric where the author gave one, else by the words of the model sentence.
 * @returns null if the exercise asks nothing of this node
 */
export function checkOneLiner(exercise: Exercise, nodeId: string, text: string): OneLinerCheck | null {
  const model = exercise.oneLiners.find((one) => one.nodeId === nodeId)?.text ?? null;
  const rubric = exercise.references[0].nodes.find(({ id }) => id === nodeId)?.rubric;
  if (model === null && !rubric?.length) return null;
  const byAuthor = rubric !== undefined && rubric.length > 0;
  const result = checkRubric(text, byAuthor ? rubric : createRubric(model ?? ''));
  // A free sentence never repeats the model word for word; an author's criteria are each meant.
  const good = byAuthor ? 1 : 0.5;
  const verdict = result.share >= good ? 'good' : result.share >= good / 2 ? 'partly' : 'missed';
  return { ...result, model, verdict };
}
