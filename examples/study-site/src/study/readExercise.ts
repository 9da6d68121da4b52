import type { Exercise } from '@calque/exercise';
import type { FileProblem } from './openedFile.ts';

type Reading =
  | { readonly ok: true; readonly exercise: Exercise }
  | { readonly ok: false; readonly problem: FileProblem };

export function readExercise(text: string): Reading {
  void text;
  return { ok: false, problem: { message: 'is not an exercise.', details: [], mend: 'x' } };
}
