import type { Tally } from '@calque/grading';
import type { Translate } from '../messages/translate.ts';

interface TallyBarProps {
  readonly title: string;
  readonly tally: Tally;
  readonly translate: Translate;
}

/** How many components (or connections) were found, missed and added: a bar in three patterns, and the same in words. */
export function TallyBar({ title, tally, translate }: TallyBarProps) {
  const { matched, missing, extra, recall, precision } = tally;
  return (
    <div className="calque-p-tally">
      <p className="calque-p-tally__head">
        <strong>{title}</strong>
        <span>{translate('result.tally', { matched, total: matched + missing, missing, extra })}</span>
      </p>
      <div className="calque-p-tally__bar" aria-hidden="true">
        <Part count={matched} kind="matched" />
        <Part count={missing} kind="missing" />
        <Part count={extra} kind="extra" />
      </div>
      <p className="calque-p-tally__rates">
        <span>{translate('result.recall', { percent: formatShare(recall) })}</span>
        <span>{translate('result.precision', { percent: formatShare(precision) })}</span>
      </p>
    </div>
  );
}

function Part({ count, kind }: { readonly count: number; readonly kind: 'matched' | 'missing' | 'extra' }) {
  return count > 0 ? (
    <span className={`calque-p-tally__part calque-p-tally__part--${kind}`} style={{ flexGrow: count }} />
  ) : null;
}

const formatShare = (share: number) => `${Math.round(share * 100)} %`;
