import type { Exercise } from '@calque/exercise';

export interface FileProblem {
  readonly message: string;
  readonly details: readonly { readonly path: string; readonly message: string }[];
  readonly mend: string;
}

/** No exercise comes near this size; a larger file is something else, and reading it would only freeze the page. */
const maxFileBytes = 2 * 1024 * 1024;

let opened: Exercise | null = null;

/** The exercise the user opened last from a file; from storage after a reload. */
export async function restoreOpenedExercise(): Promise<Exercise | null> {
  if (opened) return opened;
  const [{ readExercise }, { loadOpenedText }] = await Promise.all([
    import('./readExercise.ts'),
    import('./openedText.ts'),
  ]);
  const text = await loadOpenedText();
  const result = text === null ? null : readExercise(text);
  opened = result?.ok ? result.exercise : null;
  return opened;
}

/** Reads a file the user chose. What is wrong with it is described, never thrown; the exercise open before stays. */
export async function openExerciseFile(file: File): Promise<{ ok: true } | { ok: false; problem: FileProblem }> {
  if (file.size > maxFileBytes)
    return refuse(
      `“${file.name}” is ${formatBytes(file.size)}, and an exercise may have ${formatBytes(maxFileBytes)} at most.`,
      'Check that it is an exercise file. Pictures belong beside it, not inside.',
    );
  const text = await file.text();
  const [{ readExercise }, { saveOpenedText }] = await Promise.all([
    import('./readExercise.ts'),
    import('./openedText.ts'),
  ]);
  const result = readExercise(text);
  if (result.ok) {
    opened = result.exercise;
    void saveOpenedText(text);
    return { ok: true };
  }
  return { ok: false, problem: { ...result.problem, message: `“${file.name}” ${result.problem.message}` } };
}

function refuse(message: string, mend: string): { ok: false; problem: FileProblem } {
  return { ok: false, problem: { message, mend, details: [] } };
}

function formatBytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(bytes < 10 * 1024 * 1024 ? 1 : 0)} MB`;
}
