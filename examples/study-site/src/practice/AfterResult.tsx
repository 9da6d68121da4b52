import type { Attempt, PassKind } from '@calque/exercise';
import { PassTable, ReplayView } from '@calque/practice';
import { useRef, useState } from 'react';
import { formatRoute } from '../app/router.ts';
import { useThemeChoice } from '../app/theme.ts';
import { passNames } from '../gallery/ExerciseCard.tsx';
import { CloseIcon } from '../icons/icons.tsx';
import { useWork } from '../study/studyStore.ts';

interface AfterResultProps {
  readonly slug: string;
  readonly pass: PassKind;
  readonly attempt: Attempt;
  readonly hasAddress: boolean;
  readonly onAgain: () => void;
}

const nextPass: Record<PassKind, PassKind> = { trace: 'complete', complete: 'recall', recall: 'recall' };

/** What follows a result: the passes side by side, the replay, and the next pass. */
export function AfterResult({ slug, pass, attempt, hasAddress, onAgain }: AfterResultProps) {
  const work = useWork();
  const theme = useThemeChoice();
  const dialog = useRef<HTMLDialogElement>(null);
  const [isReplaying, setIsReplaying] = useState(false);
  const next = nextPass[pass];
  return (
    <section className="after-result" aria-label="What next">
      <h3>Your passes</h3>
      <PassTable exercise={slug} history={work?.results ?? []} />
      <div className="button-row">
        {hasAddress && next !== pass && (
          <a className="button button-primary" href={formatRoute({ page: 'practice', slug, pass: next, result: null })}>
            {`Go on to ${passNames[next].toLowerCase()}`}
          </a>
        )}
        <button type="button" className="button" onClick={onAgain}>
          {`Draw the ${passNames[pass].toLowerCase()} pass again`}
        </button>
        <button
          type="button"
          className="button"
          onClick={() => {
            setIsReplaying(true);
            dialog.current?.showModal();
          }}
        >
          Replay
        </button>
      </div>
      <dialog
        ref={dialog}
        className="dialog replay-dialog"
        aria-labelledby="replay-title"
        onClose={() => setIsReplaying(false)}
      >
        <header className="replay-head">
          <h2 id="replay-title">How you drew it</h2>
          <button
            type="button"
            className="icon-button"
            aria-label="Close the replay"
            onClick={() => dialog.current?.close()}
          >
            <CloseIcon />
          </button>
        </header>
        {isReplaying && (
          <div className="replay-stage">
            <ReplayView entries={attempt.getEntries()} snapshots={attempt.getSnapshots()} theme={theme} />
          </div>
        )}
      </dialog>
    </section>
  );
}
