import type { Diagram } from '@calque/diagram';
import type { Exercise } from '@calque/exercise';
import { type Comparison, compare, type Decision, type ExtrasPolicy, type Lexicon } from '@calque/grading';
import { useEffect, useMemo, useRef, useState } from 'react';

export interface GradeOptions {
  readonly exercise: Exercise;
  readonly lexicon?: Lexicon | undefined;
  readonly extras?: ExtrasPolicy | undefined;
}

export type Grade = (diagram: Diagram, decisions: readonly Decision[], budgetMs?: number) => Comparison;

/** Returns the function that grades a drawing against the exercise. */
export function useGrade({ exercise, lexicon, extras }: GradeOptions): Grade {
  return useMemo(
    () => (diagram, decisions, budgetMs) =>
      compare(diagram, exercise.references, {
        lexicon,
        extras,
        decisions,
        ...(budgetMs !== undefined && { budgetMs }),
      }),
    [exercise, lexicon, extras],
  );
}

/** Pause after a change before the drawing is graded again, so that typing a label is one grading, in milliseconds. */
const settleMs = 150;
/** The search's share of a frame; a result that is not proved by then is good enough for a hint. */
const liveBudgetMs = 12;

/**
 * Grades the drawing shortly after each change while `isOn`. Returns null until then.
 * A drawing that cannot be graded live keeps the last comparison; Check reports the error.
 */
export function useLiveComparison(
  diagram: Diagram,
  decisions: readonly Decision[],
  grade: Grade,
  isOn: boolean,
): Comparison | null {
  const [comparison, setComparison] = useState<Comparison | null>(null);
  const isFirst = useRef(true);
  useEffect(() => {
    if (!isOn) return undefined;
    const delay = isFirst.current ? 0 : settleMs;
    isFirst.current = false;
    const timer = setTimeout(() => {
      try {
        setComparison(grade(diagram, decisions, liveBudgetMs));
      } catch {
        setComparison((previous) => previous);
      }
    }, delay);
    return () => clearTimeout(timer);
  }, [diagram, decisions, grade, isOn]);
  return isOn ? comparison : null;
}
