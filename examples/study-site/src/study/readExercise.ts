import { parseExercise, type Exercise } from '@calque/exercise';
import type { FileProblem } from './openedFile.ts';

export type ExerciseReading =
  | { readonly ok: true; readonly exercise: Exercise }
  | { readonly ok: false; readonly problem: FileProblem };

/** How many faults a person wants to read at once. */
const shownIssues = 8;

/** Reads the text of an exercise file; its faults are told in the words of the library, each with its place and mend. */
export function readExercise(text: string): ExerciseReading {
  const result = parseExercise(text);
  if (result.ok) return { ok: true, exercise: { ...result.exercise, slug: `file-${result.exercise.slug}` } };
  const { issues } = result;
  const rest = issues.length - shownIssues;
  return {
    ok: false,
    problem: {
      message: issues.length === 1 ? 'has one fault.' : `has ${issues.length} faults.`,
      details: issues.slice(0, shownIssues).map(({ path, message, mend }) => ({ path, message: `${message} ${mend}` })),
      mend:
        rest > 0
          ? `Mend these first; ${rest} more follow.`
          : 'Mend the file and open it again. Your work is untouched.',
    },
  };
}
