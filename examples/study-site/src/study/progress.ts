import type { AttemptHeader, PassKind } from '@calque/exercise';

/** What a learner has done with one exercise. */
export interface ExerciseProgress {
  readonly slug: string;
  /** Best score of each pass that was graded. */
  readonly passes: Readonly<Partial<Record<PassKind, number>>>;
  readonly best: number | null;
  readonly last: number | null;
  /** Graded attempts. */
  readonly attempts: number;
  /** Wall time in milliseconds since 1970. */
  readonly lastFinishedAt: number | null;
  /** The newest drawing in progress, if there is one. */
  readonly draft: { readonly id: string; readonly pass: PassKind; readonly startedAt: number } | null;
}

export type ProgressMap = ReadonlyMap<string, ExerciseProgress>;

/** Returns what was done with each exercise that has an attempt. The order of the headers does not matter. */
export function getProgress(headers: readonly AttemptHeader[]): ProgressMap {
  const map = new Map<string, ExerciseProgress>();
  for (const header of headers) {
    const known = map.get(header.exercise) ?? createProgress(header.exercise);
    map.set(header.exercise, addHeader(known, header));
  }
  return map;
}

export function createProgress(slug: string): ExerciseProgress {
  return { slug, passes: {}, best: null, last: null, attempts: 0, lastFinishedAt: null, draft: null };
}

function addHeader(known: ExerciseProgress, { id, pass, startedAt, result }: AttemptHeader): ExerciseProgress {
  if (!result)
    return known.draft && known.draft.startedAt >= startedAt ? known : { ...known, draft: { id, pass, startedAt } };
  const isLast = known.lastFinishedAt === null || result.finishedAt > known.lastFinishedAt;
  return {
    ...known,
    passes: { ...known.passes, [pass]: Math.max(known.passes[pass] ?? 0, result.score) },
    best: Math.max(known.best ?? 0, result.score),
    last: isLast ? result.score : known.last,
    attempts: known.attempts + 1,
    lastFinishedAt: isLast ? result.finishedAt : known.lastFinishedAt,
  };
}

/** Returns the pass to do next: the draft's, else the first one that was not graded yet, else recall. */
export function getNextPass(progress: ExerciseProgress | undefined): PassKind {
  if (progress?.draft) return progress.draft.pass;
  if (progress?.passes.trace === undefined) return 'trace';
  return progress.passes.complete === undefined ? 'complete' : 'recall';
}
