import type { AttemptHeader, Mistake, PassKind } from '../attempt/types.ts';
import { getIndependentScore } from './hints.ts';

export interface PassRow {
  readonly attempt: string;
  readonly pass: PassKind;
  readonly finishedAt: number;
  readonly score: number;
  readonly overruledScore: number;
  readonly independentScore: number;
  readonly durationMs: number;
  readonly hints: number;
  readonly mistakes: number;
  readonly selfRating: number | null;
}

export interface RecurringMistake extends Mistake {
  /** In how many of the attempts it was made. */
  readonly times: number;
  /** Whether the newest attempt has it. */
  readonly isOpen: boolean;
}

export interface PassComparison {
  /** One for each finished attempt, oldest first. */
  readonly rows: readonly PassRow[];
  /** Mistakes of the newest attempt that the one before it did not have, and the other way round. */
  readonly added: readonly Mistake[];
  readonly mended: readonly Mistake[];
  /** Made in at least two attempts, most frequent first. */
  readonly recurring: readonly RecurringMistake[];
}

/** Lays the finished attempts of one exercise side by side. */
export function comparePasses(exercise: string, history: readonly AttemptHeader[]): PassComparison {
  const attempts = history
    .flatMap((header) => (header.exercise === exercise && header.result ? [{ ...header, result: header.result }] : []))
    .sort((a, b) => a.result.finishedAt - b.result.finishedAt || a.startedAt - b.startedAt);
  const rows = attempts.map(({ id, pass, result }): PassRow => {
    const { finishedAt, score, overruledScore, durationMs, hints, mistakes, selfRating } = result;
    const independentScore = getIndependentScore(result);
    const counts = { hints: hints.length, mistakes: mistakes.length };
    return {
      attempt: id,
      pass,
      finishedAt,
      score,
      overruledScore,
      independentScore,
      durationMs,
      ...counts,
      selfRating,
    };
  });
  const sets = attempts.map(
    ({ result }) => new Map(result.mistakes.map((mistake) => [getMistakeKey(mistake), mistake])),
  );
  const last = sets.at(-1) ?? new Map<string, Mistake>();
  const previous = sets.at(-2) ?? new Map<string, Mistake>();
  const times = new Map<string, number>();
  for (const set of sets) for (const key of set.keys()) times.set(key, (times.get(key) ?? 0) + 1);
  const newest = new Map(sets.flatMap((set) => [...set]));
  return {
    rows,
    added: [...last].flatMap(([key, mistake]) => (previous.has(key) ? [] : [mistake])),
    mended: [...previous].flatMap(([key, mistake]) => (last.has(key) ? [] : [mistake])),
    recurring: [...newest]
      .flatMap(([key, mistake]) => {
        const count = times.get(key) ?? 0;
        return count > 1 ? [{ ...mistake, times: count, isOpen: last.has(key) }] : [];
      })
      .sort((a, b) => b.times - a.times || b.points - a.points),
  };
}

/**
 * The same for the same mistake in another attempt. What else comes with a missing node depends on what was drawn around
 * it, so only the node counts. Extras have no reference, so all extra nodes count as one.
 */
export function getMistakeKey({ kind, element, reference }: Mistake): string {
  const named = kind === 'missing' ? reference.slice(0, 1) : reference.toSorted();
  return `${kind} ${element} ${named.join(' ')}`;
}
