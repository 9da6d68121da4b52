import { loadExercise, loadLexicon } from '@calque/architectures';
import { type PassKind, passKinds } from '@calque/exercise';
import { useCallback } from 'react';
import { getNextPass } from '../study/progress.ts';
import { getStudy, refreshWork } from '../study/studyStore.ts';
import { openSheet } from './openSheet.ts';
import { PracticeScreen } from './PracticeScreen.tsx';
import { useSheet } from './useSheet.ts';

interface PracticePageProps {
  readonly slug: string;
  readonly pass: string | null;
  readonly result: string | null;
}

/** An exercise of the library, in the pass that the address names, else in the one that comes next. */
export default function PracticePage({ slug, pass, result }: PracticePageProps) {
  const open = useCallback(() => openShipped(slug, pass, result), [slug, pass, result]);
  const { sheet, reopen } = useSheet(open);
  if (!sheet) return <p className="page-loading">Laying out the sheet…</p>;
  return <PracticeScreen key={sheet.key} sheet={sheet.value} onReopen={reopen} />;
}

async function openShipped(slug: string, pass: string | null, result: string | null) {
  const [exercise, lexicon, study, work] = await Promise.all([
    loadExercise(slug),
    loadLexicon(),
    getStudy(),
    refreshWork(),
  ]);
  const chosen = isPass(pass) ? pass : getNextPass(work.progress.get(slug));
  return openSheet({ exercise, lexicon, study, history: work.results, pass: chosen, result });
}

export const isPass = (pass: string | null): pass is PassKind => passKinds.some((kind) => kind === pass);
