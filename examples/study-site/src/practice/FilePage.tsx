import { loadLexicon } from '@calque/architectures';
import { Header } from '../app/Header.tsx';
import { Page } from '../app/Page.tsx';
import { OpenFileButton } from '../gallery/OpenFileButton.tsx';
import { restoreOpenedExercise } from '../study/openedFile.ts';
import { getStudy, refreshWork } from '../study/studyStore.ts';
import { openSheet } from './openSheet.ts';
import { PracticeScreen } from './PracticeScreen.tsx';
import { useSheet } from './useSheet.ts';

/** The exercise that the user opened from a file. It is kept on this device, so that a reload shows it again. */
export default function FilePage() {
  const { sheet, reopen } = useSheet(openFromFile);
  if (!sheet) return <p className="page-loading">Laying out the sheet…</p>;
  if (!sheet.value)
    return (
      <>
        <Header page="file" />
        <Page
          title="No exercise file is open"
          lead="Choose one, and you can draw and check it like any other exercise."
        >
          <OpenFileButton />
        </Page>
      </>
    );
  return <PracticeScreen key={sheet.key} sheet={sheet.value} onReopen={reopen} hasAddress={false} />;
}

async function openFromFile() {
  const exercise = await restoreOpenedExercise();
  if (!exercise) return null;
  const [lexicon, study, work] = await Promise.all([loadLexicon(), getStudy(), refreshWork()]);
  return openSheet({ exercise, lexicon, study, history: work.results, pass: 'recall', result: null });
}
