import { createInterview, type HintUse, type InterviewState } from '@calque/exercise';
import type { Decision } from '@calque/grading';

/** What the learner does beside drawing. Plain data: the host stores it with the attempt and hands it back. */
export interface PracticeRecord {
  readonly hints: readonly HintUse[];
  readonly interview: InterviewState;
  /** Sentences to have ready, by id of the reference node. */
  readonly oneLiners: Readonly<Record<string, string>>;
  /** How complete the learner believed the drawing to be at the last check, 0 to 100; null if not said. */
  readonly selfRating: number | null;
  /** "I meant this" and "this is a fair extra": kept apart from the automatic score. */
  readonly overrules: readonly Decision[];
}

/** Returns the record of an attempt that has just begun. */
export function createPracticeRecord(): PracticeRecord {
  return { hints: [], interview: createInterview(), oneLiners: {}, selfRating: null, overrules: [] };
}
