import type { Comparison } from '@calque/grading';
import { getTraced } from '../pass/traced.ts';
import type { Essential, Exercise } from '../types.ts';
import { checkRubric, getStems, mentions } from '@calque/grading/rubric';
import { createRubric } from './rubric.ts';

/** How people say it, where it is said in words rather than drawn. */
const keywords: Readonly<Record<string, readonly string[]>> = {
  labels: ['label', 'ground truth', 'annotation', 'annotate', 'chargeback', 'human review', 'feedback'],
  monitoring: ['monitor', 'alert', 'drift', 'observability', 'dashboard'],
  'shadow-deployment': ['shadow', 'dark launch', 'silent mode', 'mirror traffic', 'mirrored traffic'],
  'ab-test': ['A/B', 'AB test', 'experiment', 'split test', 'champion challenger', 'interleaving', 'canary'],
  rollback: ['rollback', 'roll back', 'revert', 'kill switch', 'blue green', 'previous version', 'automatic stop'],
};

/**
 * Returns the essentials of the exercise that are neither drawn nor said.
 * @param texts what the learner wrote: answers of the interview, notes, one-liners
 */
export function getForgottenEssentials(
  exercise: Pick<Exercise, 'essentials'>,
  comparison: Comparison,
  texts: readonly string[],
): Essential[] {
  const traced = getTraced(comparison);
  const stems = texts.map(getStems);
  return (exercise.essentials ?? []).filter(({ topic, nodeIds, reminder }) => {
    if (nodeIds.some((id) => traced.has(id))) return false;
    if ((keywords[topic] ?? [topic]).some((keyword) => stems.some((one) => mentions(one, keyword)))) return false;
    return !texts.some((text) => checkRubric(text, createRubric(reminder)).share >= 0.5);
  });
}
