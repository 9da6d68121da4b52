import { loadLexicon } from '@calque/architectures';
import type { Exercise, StudyStore } from '@calque/exercise';
import type { PrintExercise, PrintMark, PrintSheet } from '@calque/formats';
import { type Edit, compare, formatMessage } from '@calque/grading';
import { createWordMatcher } from '@calque/grading/labels';
import { en } from '@calque/grading/messages/en';
import { createTranslate, getDecorations } from '@calque/practice';
import type { Work } from '../study/studyStore.ts';

/** The sheet of the newest result of an exercise; null if it has none, or it cannot be read any more. */
export async function createAttemptSheet(
  exercise: Exercise,
  print: PrintExercise,
  { results }: Work,
  study: StudyStore,
): Promise<PrintSheet | null> {
  const own = results.filter((header) => header.exercise === exercise.slug);
  const newest = own.reduce(
    (last, header) => ((header.result?.finishedAt ?? 0) > (last?.result?.finishedAt ?? -1) ? header : last),
    own[0],
  );
  const reading = newest && (await study.attempts.read(newest.id).catch(() => null));
  if (!reading) return null;
  const { diagram } = reading;
  const comparison = compare(diagram, exercise.references, { labelMatchers: [createWordMatcher(await loadLexicon())] });
  const reference =
    exercise.references.find((candidate, index) => (candidate.id ?? String(index)) === comparison.reference) ??
    exercise.references[0];
  return {
    type: 'attempt',
    exercise: print,
    attempt: {
      diagram,
      decorations: getDecorations(comparison, diagram, reference, createTranslate('en')),
      score: comparison.score,
      findings: comparison.edits.map((edit) => ({
        mark: getMark(edit),
        text: formatMessage(edit.message, en),
        ...(edit.points > 0 && { points: `−${edit.points}` }),
      })),
    },
  };
}

function getMark({ kind }: Edit): PrintMark {
  return kind === 'missing' || kind === 'extra' || kind === 'reversed' ? kind : 'close';
}
