import type { CatalogueEntry, Thumbnail } from '@calque/architectures';
import { type PassKind, passKinds } from '@calque/exercise';
import { formatAgo } from '../app/format.ts';
import type { ExerciseProgress } from '../study/progress.ts';
import { ThumbnailDrawing } from './ThumbnailDrawing.tsx';

const difficultyNames = { 1: 'Easy', 2: 'Medium', 3: 'Hard' } as const;
export const passNames: Record<PassKind, string> = { trace: 'Trace', complete: 'Complete', recall: 'Recall' };

interface ExerciseCardProps {
  readonly entry: CatalogueEntry;
  readonly thumbnail: Thumbnail | undefined;
  readonly progress: ExerciseProgress | undefined;
}

/** One exercise of the gallery. The whole card is one link; what the learner has done stands at its foot. */
export function ExerciseCard({ entry, thumbnail, progress }: ExerciseCardProps) {
  return (
    <li className="card" data-slug={entry.slug}>
      <div className="card-sheet">{thumbnail && <ThumbnailDrawing thumbnail={thumbnail} />}</div>
      <div className="card-body">
        <h2 className="card-title">
          <a href={`#/practice/${entry.slug}`}>{entry.title}</a>
        </h2>
        <p className="card-summary">{entry.summary}</p>
        <p className="card-facts">
          <Difficulty level={entry.difficulty} />
          <span>{`${entry.nodes} boxes, ${entry.edges} arrows`}</span>
        </p>
        <p className="card-topics">{entry.topics.join(' · ')}</p>
        <CardProgress progress={progress} />
      </div>
    </li>
  );
}

function Difficulty({ level }: { readonly level: 1 | 2 | 3 }) {
  return (
    <span className="difficulty">
      <svg aria-hidden="true" width="17" height="12" viewBox="0 0 17 12">
        {([1, 2, 3] as const).map((bar) => (
          <rect
            key={bar}
            className={bar <= level ? 'is-on' : undefined}
            x={(bar - 1) * 6 + 0.5}
            y={11.5 - bar * 3.5}
            width="4"
            height={bar * 3.5}
          />
        ))}
      </svg>
      {difficultyNames[level]}
    </span>
  );
}

function CardProgress({ progress }: { readonly progress: ExerciseProgress | undefined }) {
  if (!progress || (progress.attempts === 0 && !progress.draft))
    return <p className="card-progress card-progress-new">Not drawn yet</p>;
  return (
    <div className="card-progress">
      <ul className="plain pass-marks" aria-label="Passes">
        {passKinds.map((pass) => (
          <PassMark key={pass} pass={pass} score={progress.passes[pass]} />
        ))}
      </ul>
      {progress.draft ? (
        <p className="card-draft">{`Draft, ${formatAgo(progress.draft.startedAt)}`}</p>
      ) : (
        <p className="card-best">
          <span className="quiet">Best </span>
          <strong className="tabular">{formatBest(progress)}</strong>
        </p>
      )}
    </div>
  );
}

/** Of the hardest pass that was graded: 100 while tracing says little. */
function formatBest({ passes }: ExerciseProgress): string {
  const best = passes.recall ?? passes.complete ?? passes.trace;
  return best === undefined ? '–' : String(Math.floor(best));
}

function PassMark({ pass, score }: { readonly pass: PassKind; readonly score: number | undefined }) {
  const isDone = score !== undefined;
  const text = isDone ? `${passNames[pass]}: best ${Math.floor(score)} of 100` : `${passNames[pass]}: not done`;
  return (
    <li className={isDone ? 'pass-mark is-done' : 'pass-mark'} title={text}>
      <span className="visually-hidden">{text}</span>
      <span aria-hidden="true">{passNames[pass]}</span>
    </li>
  );
}
