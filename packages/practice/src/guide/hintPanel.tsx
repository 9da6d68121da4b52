import type { Hint, HintStep } from '@calque/exercise';
import type { Translate } from '../messages/translate.ts';

interface HintPanelProps {
  /** Hints taken so far, oldest first. */
  readonly taken: readonly Hint[];
  /** The next one, or null when nothing is missing or everything was shown. */
  readonly next: HintStep | null;
  readonly translate: Translate;
  readonly onTake: (step: HintStep) => void;
}

/** Help in steps, weakest first. Each says what it costs before it is taken. */
export function HintPanel({ taken, next, translate, onTake }: HintPanelProps) {
  return (
    <div className="calque-p-hints">
      <p className="calque-p-panel__empty">{translate('hint.intro')}</p>
      <ol className="calque-p-hints__list" aria-live="polite">
        {taken.map((hint, index) => (
          // Hints are only ever appended, so their place names them.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index}>{describeHint(hint, translate)}</li>
        ))}
      </ol>
      {next ? (
        <button type="button" className="calque-p-button" onClick={() => onTake(next)}>
          {translate(`hint.take.${next.hint.kind}`, { count: next.use.cost })}
        </button>
      ) : (
        <p>{translate('hint.none')}</p>
      )}
    </div>
  );
}

function describeHint(hint: Hint, translate: Translate): string {
  switch (hint.kind) {
    case 'count':
      return translate('hint.count', {
        nodes: translate('hint.nodes', { count: hint.nodes }),
        edges: translate('hint.edges', { count: hint.edges }),
      });
    case 'stage':
      return hint.stage === null ? translate('hint.noStage') : translate('hint.stage', { stage: hint.stage });
    case 'letter':
      return translate('hint.letter', { letter: hint.letter, count: hint.words });
    case 'ghost':
      return translate('hint.ghost', { label: hint.node.label });
    case 'edge':
      return translate('hint.edge', { from: hint.from });
    case 'ghost-edge':
      return translate('hint.ghostEdge', { from: hint.from, to: hint.to });
  }
}
