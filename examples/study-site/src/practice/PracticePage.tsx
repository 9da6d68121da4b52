import { loadExercise, loadLexicon } from '@calque/architectures';
import { type PassKind, passKinds } from '@calque/exercise';
import { useCallback } from 'react';
import { parseRoute } from '../app/router.ts';
import { getNextPass } from '../study/progress.ts';
import { getStudy, refreshWork } from '../study/studyStore.ts';
import { openSheet } from './openSheet.ts';
import { PracticeScreen } from './PracticeScreen.tsx';
import { useSheet } from './useSheet.ts';

/**
 * An exercise of the library, in the pass that the address names, else in the one that comes next. The address is read
 * when a sheet is opened: grading puts the result into it, and starting over takes it out, without a change of page.
 */
export default function PracticePage({ slug }: { readonly slug: string }) {
  const open = useCallback(() => openShipped(slug), [slug]);
  const { sheet, reopen } = useSheet(open);
  if (!sheet) return <p className="page-loading">Laying out the sheet…</p>;
  return <PracticeScreen key={sheet.key} sheet={sheet.value} onReopen={reopen} />;
}

async function openShipped(slug: string) {
  const [exercise, lexicon, study, work] = await Promise.all([
    loadExercise(slug),
    loadLexicon(),
    getStudy(),
    refreshWork(),
  ]);
  const route = parseRoute(window.location.hash);
  const { pass, result } = route.page === 'practice' ? route : { pass: null, result: null };
  const chosen = isPass(pass) ? pass : getNextPass(work.progress.get(slug));
  return openSheet({ exercise, lexicon, study, history: work.results, pass: chosen, result });
}

const isPass = (pass: string | null): pass is PassKind => passKinds.some((kind) => kind === pass);
