import type { ReferenceNode } from '@calque/grading';
import type { AttemptHeader } from '../attempt/types.ts';
import type { Exercise } from '../types.ts';
import { groupBy } from './groupBy.ts';

export interface TopicProgress {
  readonly topic: string;
  readonly exercises: number;
  readonly tried: number;
  /** Exercises whose newest recall scored at least 90. */
  readonly mastered: number;
  /** Mean of the best scores of those tried; null if none was. */
  readonly meanBest: number | null;
}

/** Score of a recall from which an exercise counts as mastered. */
const masteredScore = 90;

/** How far the learner is in each topic, in the order in which the topics appear. */
export function getTopicProgress(
  exercises: readonly Pick<Exercise, 'slug' | 'topics'>[],
  attempts: readonly AttemptHeader[],
): TopicProgress[] {
  const topics = [...new Set(exercises.flatMap((exercise) => exercise.topics))];
  const results = groupBy(
    attempts.filter(({ result }) => result).toSorted((a, b) => a.result!.finishedAt - b.result!.finishedAt),
    ({ exercise }) => exercise,
  );
  return topics.map((topic) => {
    const slugs = exercises.filter((exercise) => exercise.topics.includes(topic)).map(({ slug }) => slug);
    const tried = slugs.flatMap((slug) => results.get(slug) ?? []);
    const best = new Map<string, number>();
    for (const { exercise, result } of tried) best.set(exercise, Math.max(best.get(exercise) ?? 0, result!.score));
    const scores = [...best.values()];
    return {
      topic,
      exercises: slugs.length,
      tried: best.size,
      mastered: slugs.filter((slug) => isMastered(results.get(slug) ?? [])).length,
      meanBest: scores.length === 0 ? null : scores.reduce((sum, score) => sum + score, 0) / scores.length,
    };
  });
}

/** How often a component was forgotten, in one exercise or over all. */
export interface ForgottenComponent {
  /** Concept of the lexicon, or the label where a node names none. */
  readonly concept: string;
  readonly label: string;
  /** Exercises that hold it. */
  readonly exercises: readonly string[];
  /** Finished passes in which it could have been forgotten, and in which it was. */
  readonly asked: number;
  readonly forgotten: number;
  /** forgotten / asked, 0 to 1. */
  readonly rate: number;
}

/** The heat map: every component that was asked at least once, most forgotten first. Tracing asks nothing. */
export function getForgottenComponents(
  exercises: readonly Pick<Exercise, 'slug' | 'references'>[],
  attempts: readonly AttemptHeader[],
): ForgottenComponent[] {
  const components = new Map<string, Omit<ForgottenComponent, 'rate'>>();
  for (const { slug, references } of exercises) {
    const own = attempts.filter(({ exercise, pass, result }) => exercise === slug && pass !== 'trace' && result);
    if (own.length === 0) continue;
    for (const node of references[0].nodes) {
      const forgotten = own.filter(({ result }) => result!.mistakes.some((one) => isForgotten(one, node))).length;
      const concept = node.concept ?? node.label;
      const known = components.get(concept) ?? { concept, label: node.label, exercises: [], asked: 0, forgotten: 0 };
      components.set(concept, {
        ...known,
        exercises: [...new Set([...known.exercises, slug])],
        asked: known.asked + own.length,
        forgotten: known.forgotten + forgotten,
      });
    }
  }
  return [...components.values()]
    .map((component) => ({ ...component, rate: component.forgotten / component.asked }))
    .sort((a, b) => b.rate - a.rate || b.forgotten - a.forgotten || (a.concept < b.concept ? -1 : 1));
}

function isForgotten(
  {
    kind,
    element,
    reference,
  }: { readonly kind: string; readonly element: string; readonly reference: readonly string[] },
  { id }: ReferenceNode,
): boolean {
  return kind === 'missing' && element === 'node' && reference.includes(id);
}

function isMastered(attempts: readonly AttemptHeader[]): boolean {
  const recall = attempts.findLast(({ pass }) => pass === 'recall');
  return (recall?.result?.score ?? 0) >= masteredScore;
}
