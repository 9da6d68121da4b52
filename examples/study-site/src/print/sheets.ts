import { type Exercise, type PassPlan, type StudyStore, createPass } from '@calque/exercise';
import type { PrintExercise, PrintSheet } from '@calque/formats';
import type { Work } from '../study/studyStore.ts';

export const sheetKinds = ['reference', 'tracing', 'partial', 'blank', 'answer', 'attempt'] as const;

export type SheetKind = (typeof sheetKinds)[number];

export const sheetTexts: Readonly<Record<SheetKind, { readonly name: string; readonly help: string }>> = {
  reference: { name: 'Reference', help: 'The architecture, to read.' },
  tracing: { name: 'Tracing', help: 'In faint lines, to draw over.' },
  partial: { name: 'Partly blank', help: 'With gaps where you went wrong before.' },
  blank: { name: 'Blank', help: 'An empty sheet, with or without the word bank.' },
  answer: { name: 'Answer', help: 'The architecture with what to say about it.' },
  attempt: { name: 'Your last result', help: 'Your own drawing with its marks.' },
};

export interface SheetChoice {
  readonly kinds: readonly SheetKind[];
  readonly withWords: boolean;
}

/** Returns the chosen sheets of one exercise, in the order in which they are used. */
export async function createSheets(
  exercise: Exercise,
  { kinds, withWords }: SheetChoice,
  work: Work,
  study: StudyStore,
): Promise<PrintSheet[]> {
  const print = toPrintExercise(exercise);
  const sheets = await Promise.all(
    sheetKinds
      .filter((kind) => kinds.includes(kind))
      .map(async (kind): Promise<PrintSheet | null> => {
        switch (kind) {
          case 'reference':
          case 'tracing':
          case 'answer':
            return { type: kind, exercise: print };
          case 'blank':
            return { type: 'blank', exercise: print, withWords };
          case 'partial':
            return { type: 'partial', exercise: print, blank: getBlanks(exercise, work) };
          case 'attempt': {
            const { createAttemptSheet } = await import('./attemptSheet.ts');
            return createAttemptSheet(exercise, print, work, study);
          }
        }
      }),
  );
  return sheets.filter((sheet) => sheet !== null);
}

function toPrintExercise(exercise: Exercise): PrintExercise {
  const [reference] = exercise.references;
  const labels = new Map(reference.nodes.map(({ id, label }) => [id, label]));
  const { prompts } = exercise;
  return {
    title: exercise.title,
    summary: exercise.summary,
    diagram: reference,
    answers: [
      { heading: 'Goal', text: prompts.goal },
      { heading: 'Evaluation', text: prompts.evaluation },
      { heading: 'Deployment', text: prompts.deployment },
      { heading: 'Monitoring', text: prompts.monitoring },
      ...exercise.oneLiners.map(({ nodeId, text }) => ({ heading: labels.get(nodeId) ?? nodeId, text })),
    ],
  };
}

/** The same gaps as on the screen: what was forgotten before, then what people forget. */
function getBlanks(exercise: Exercise, { results }: Work): readonly string[] {
  const { blanks }: PassPlan = createPass(exercise, 'complete', results, 1, { mode: 'nodes' });
  return [...blanks.nodes, ...blanks.edges];
}
