import type { AttemptHeader, AttemptResult, PassKind } from '../attempt/types.ts';
import { getIndependentScore } from '../pass/hints.ts';
import type { RecallRating, Review } from './memory.ts';

/** Points by which a self-rating may exceed the score before it tells against the learner. */
const overconfidence = 25;

/**
 * Turns a finished pass into a rating of recall: from the score without help, one lower for who believed to know much
 * more. Never falls as the score rises. With part of the sheet given, it is at most 3.
 */
export function getRecallRating(
  pass: PassKind,
  result: Pick<AttemptResult, 'score' | 'hints' | 'selfRating'>,
): RecallRating {
  const score = getIndependentScore(result);
  const byScore = score >= 92 ? 4 : score >= 75 ? 3 : score >= 50 ? 2 : 1;
  const capped = pass === 'recall' ? byScore : Math.min(3, byScore);
  const isOverconfident = result.selfRating !== null && result.selfRating - result.score > overconfidence;
  return Math.max(1, capped - (isOverconfident ? 1 : 0)) as RecallRating;
}

/** The reviews that the finished attempts of one exercise amount to, oldest first. Tracing is not recalling: it counts for none. */
export function getDrawingReviews(exercise: string, history: readonly AttemptHeader[]): Review[] {
  return history
    .flatMap(({ exercise: slug, pass, startedAt, result }) =>
      slug === exercise && result && pass !== 'trace'
        ? [{ startedAt, at: result.finishedAt, rating: getRecallRating(pass, result) }]
        : [],
    )
    .sort((a, b) => a.at - b.at || a.startedAt - b.startedAt)
    .map(({ at, rating }) => ({ at, rating }));
}
