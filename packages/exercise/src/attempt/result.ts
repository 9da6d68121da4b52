import type { Comparison, Decision } from '@calque/grading';
import type { AttemptHeader, AttemptResult, ExerciseResults, HintUse, Mistake } from './types.ts';

/** Returns what a later pass needs to know of each edit that cost points. */
export function getMistakes(comparison: Comparison): Mistake[] {
  return comparison.edits
    .filter((edit) => edit.points > 0)
    .map(({ kind, element, reference, points }) => ({ kind, element, reference: [...reference], points }));
}

export interface ResultParts {
  /** The automatic comparison, without the learner's decisions. */
  readonly comparison: Comparison;
  /** The comparison with them; absent when there are none. */
  readonly overruled?: Comparison | undefined;
  readonly overrules?: readonly Decision[] | undefined;
  readonly selfRating?: number | null | undefined;
  readonly hints?: readonly HintUse[] | undefined;
  /** Active milliseconds, without pauses. */
  readonly durationMs: number;
  /** Wall time in milliseconds since 1970. */
  readonly finishedAt: number;
}

/** Returns the record of a finished attempt. Overrules stand beside the automatic score and never change it. */
export function createResult(parts: ResultParts): AttemptResult {
  const { comparison, overruled = comparison } = parts;
  return {
    finishedAt: parts.finishedAt,
    durationMs: Math.max(0, parts.durationMs),
    score: comparison.score,
    overruledScore: overruled.score,
    overrules: parts.overrules ?? [],
    selfRating: parts.selfRating ?? null,
    hints: parts.hints ?? [],
    mistakes: getMistakes(overruled),
    reference: comparison.reference,
    summary: comparison.summary,
  };
}

/** Returns best, last and count for every exercise that has an attempt. Later means finished later, then started later. */
export function getExerciseResults(headers: readonly AttemptHeader[]): Map<string, ExerciseResults> {
  const byExercise = new Map<string, ExerciseResults>();
  const empty = { count: 0, best: null, last: null, lastFinishedAt: null, draft: null };
  for (const { id, exercise, result } of headers.toSorted(compareHeaders)) {
    const known = byExercise.get(exercise) ?? { exercise, ...empty };
    byExercise.set(
      exercise,
      result
        ? {
            ...known,
            count: known.count + 1,
            best: Math.max(known.best ?? 0, result.score),
            last: result.score,
            lastFinishedAt: result.finishedAt,
          }
        : { ...known, draft: id },
    );
  }
  return byExercise;
}

function compareHeaders(a: AttemptHeader, b: AttemptHeader): number {
  const finished = (a.result?.finishedAt ?? Infinity) - (b.result?.finishedAt ?? Infinity);
  return (Number.isNaN(finished) ? 0 : finished) || a.startedAt - b.startedAt || (a.id < b.id ? -1 : 1);
}
