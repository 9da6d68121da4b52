import type { Diagram } from '@calque/diagram';
import type { Exercise } from '@calque/exercise';
import { type Comparison, compare, createGrader, type Decision, type ExtrasPolicy } from '@calque/grading';
import { createWordMatcher, type Lexicon } from '@calque/grading/labels';
import { useEffect, useMemo, useRef, useState } from 'react';

export interface GradeOptions {
  readonly exercise: Exercise;
  readonly lexicon?: Lexicon | undefined;
  readonly extras?: ExtrasPolicy | undefined;
}

export type Grade = (diagram: Diagram, decisions: readonly Decision[]) => Comparison;

/** Returns the function that grades a drawing against the exercise, with proof where it can be had within a second. */
export function useGrade({ exercise, lexicon, extras }: GradeOptions): Grade {
  return useMemo(
    () => (diagram, decisions) =>
      compare(diagram, exercise.references, { labelMatchers: [createWordMatcher(lexicon)], extras, decisions }),
    [exercise, lexicon, extras],
  );
}

/** Pause after a change before the drawing is graded again, so that typing a label is one grading, in milliseconds. */
const settleMs = 150;

/**
 * Grades the drawing shortly after each change while `isOn`, within a frame. Returns null until then.
 * A drawing that cannot be graded live keeps the last comparison; Check reports the error.
 */
export function useLiveComparison(
  diagram: Diagram,
  decisions: readonly Decision[],
  { exercise, lexicon, extras }: GradeOptions,
  isOn: boolean,
): Comparison | null {
  const [comparison, setComparison] = useState<Comparison | null>(null);
  const grader = useMemo(
    () => (isOn ? createGrader(exercise.references, { labelMatchers: [createWordMatcher(lexicon)], extras }) : null),
    [exercise, lexicon, extras, isOn],
  );
  useEffect(() => () => grader?.dispose(), [grader]);
  const isFirst = useRef(true);
  useEffect(() => {
    if (!grader) return undefined;
    const delay = isFirst.current ? 0 : settleMs;
    isFirst.current = false;
    const timer = setTimeout(() => {
      try {
        setComparison(grader.grade(diagram, { decisions }));
      } catch {
        setComparison((previous) => previous);
      }
    }, delay);
    return () => clearTimeout(timer);
  }, [diagram, decisions, grader]);
  return isOn ? comparison : null;
}
