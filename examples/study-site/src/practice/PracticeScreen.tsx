import type { Diagram } from '@calque/diagram';
import { PracticeCanvas, type PracticeCanvasHandle } from '@calque/practice';
import '@calque/practice/style.css';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { Banner } from '../app/Banners.tsx';
import { downloadText } from '../app/download.ts';
import { PageHeading } from '../app/Page.tsx';
import { formatRoute } from '../app/router.ts';
import { useThemeChoice } from '../app/theme.ts';
import { passNames } from '../gallery/ExerciseCard.tsx';
import { BackIcon } from '../icons/icons.tsx';
import { SessionBar } from '../session/SessionBar.tsx';
import { refreshWork } from '../study/studyStore.ts';
import { AfterResult } from './AfterResult.tsx';
import type { OpenedSheet } from './openSheet.ts';
import './practice.css';
import { asksForGuess, usePracticeOptions } from './practiceOptions.ts';
import { getStashStorage, stashUnsaved } from './stash.ts';
import { SaveState } from './SaveState.tsx';
import { SheetMenu } from './SheetMenu.tsx';

interface PracticeScreenProps {
  readonly sheet: OpenedSheet;
  /** Lays out the stored state again, or a new sheet where there is none. */
  readonly onReopen: () => void;
  /** False for an exercise from a file, which has no address of its own. */
  readonly hasAddress?: boolean;
}

/** The practice page: the drawing surface with everything that keeps the work. */
export function PracticeScreen({ sheet, onReopen, hasAddress = true }: PracticeScreenProps) {
  const { exercise, lexicon, plan, recorder } = sheet;
  const theme = useThemeChoice();
  const [options, changeOptions] = usePracticeOptions();
  const canvas = useRef<PracticeCanvasHandle>(null);
  const before = useRef<Diagram>(sheet.diagram);
  const state = useSyncExternalStore(recorder.subscribe, () => recorder.getAttempt().getState());
  const [isTaking, setIsTaking] = useState(false);
  const title = `${exercise.title}, ${passNames[plan.pass].toLowerCase()} pass`;

  useEffect(() => {
    if (sheet.isGraded) canvas.current?.check();
    const stash = () => stashUnsaved(recorder.getAttempt(), getStashStorage());
    const pause = () => {
      recorder.setPaused(document.visibilityState === 'hidden');
      if (document.visibilityState === 'hidden') stash();
    };
    pause();
    document.addEventListener('visibilitychange', pause);
    window.addEventListener('pagehide', stash);
    return () => {
      document.removeEventListener('visibilitychange', pause);
      window.removeEventListener('pagehide', stash);
    };
  }, [sheet, recorder]);

  const isUnsaved = sheet.isInMemory || state.save.state === 'failed';
  useEffect(() => {
    if (!isUnsaved) return;
    const ask = (event: BeforeUnloadEvent) => {
      if (recorder.getAttempt().getEntries().length > 0) event.preventDefault();
    };
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isUnsaved, recorder]);

  async function takeOver() {
    setIsTaking(true);
    await recorder.getAttempt().takeOver();
    onReopen();
  }

  async function startOver() {
    await recorder.discard();
    if (hasAddress) keepAddress(exercise.slug, plan.pass, null);
    onReopen();
  }

  const isElsewhere = state.access === 'read' && !state.header.result;
  return (
    <div className="practice">
      <title>{`${title} · Calque`}</title>
      <PageHeading className="visually-hidden">{title}</PageHeading>
      <SessionBar exercise={exercise.slug} pass={plan.pass} attempt={recorder.getGraded()} />
      {isElsewhere && (
        <div className="practice-notice" role="alert">
          <Banner tone="warning">
            {'You have this exercise open in another tab. What you draw there is saved; this tab only looks on. '}
            <button type="button" className="button" disabled={isTaking} onClick={() => void takeOver()}>
              Draw here instead
            </button>
          </Banner>
        </div>
      )}
      {state.isDeleted && (
        <div className="practice-notice">
          <Banner tone="warning">
            {'This drawing was deleted in another tab. You still see it here. '}
            <button type="button" className="button" disabled={isTaking} onClick={() => void takeOver()}>
              Keep it after all
            </button>
          </Banner>
        </div>
      )}
      {state.copy && (
        <Banner tone="warning">
          Another tab took this drawing over before everything was saved. Your version is kept as a draft of its own.
        </Banner>
      )}
      {sheet.damaged > 0 && (
        <Banner tone="warning">
          {'A part of this drawing could not be read and was put aside. You see the last state that is whole. '}
          <a href="#/data">See what was put aside</a>
        </Banner>
      )}
      <div className="practice-sheet">
        <PracticeCanvas
          ref={canvas}
          exercise={exercise}
          lexicon={lexicon}
          plan={plan}
          defaultDiagram={sheet.diagram}
          defaultRecord={sheet.record}
          hints={options.hints}
          wordBank={options.wordBank}
          interview={options.interview}
          oneLiners={options.oneLiners}
          selfRating={asksForGuess(options, plan.pass)}
          readOnly={isElsewhere}
          theme={theme}
          onChange={(diagram, transaction) => {
            recorder.record(transaction, before.current);
            before.current = diagram;
          }}
          onRecordChange={(record, event) => recorder.note(record, event)}
          onGrade={(comparison, _diagram, record) => {
            void recorder.grade(comparison, record).then((header) => {
              if (!header) return;
              if (hasAddress) keepAddress(exercise.slug, plan.pass, header.id);
              void refreshWork();
            });
          }}
          leading={
            <a className="icon-button" href="#/" aria-label="Back to all exercises" title="All exercises">
              <BackIcon />
            </a>
          }
          trailing={
            <>
              <SaveState save={state.save} />
              <SheetMenu
                exercise={exercise}
                pass={plan.pass}
                hasAddress={hasAddress}
                options={options}
                onOptions={changeOptions}
                onStartOver={() => void startOver()}
                onExport={() => exportDrawing(exercise.slug, canvas.current?.getDiagram() ?? sheet.diagram)}
              />
            </>
          }
          afterResult={
            <AfterResult
              slug={exercise.slug}
              pass={plan.pass}
              attempt={recorder.getAttempt()}
              hasAddress={hasAddress}
              onAgain={() => void startOver()}
            />
          }
        />
      </div>
    </div>
  );
}

/** Puts the result's address in place without opening it again: a reload shows the same result. */
function keepAddress(slug: string, pass: string, result: string | null): void {
  window.history.replaceState(null, '', formatRoute({ page: 'practice', slug, pass, result }));
}

function exportDrawing(slug: string, diagram: Diagram): void {
  downloadText(`${slug}.calque.json`, `${JSON.stringify(diagram, null, 2)}\n`);
}
