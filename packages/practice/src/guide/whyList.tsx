import type { Why } from '@calque/exercise';
import type { Translate } from '../messages/translate.ts';

interface WhyListProps {
  /** Newest first. */
  readonly whys: readonly (Why & { readonly title: string })[];
  readonly translate: Translate;
}

/** Why each part is there, told as it is traced. */
export function WhyList({ whys, translate }: WhyListProps) {
  if (whys.length === 0) return <p className="calque-p-panel__empty">{translate('why.empty')}</p>;
  return (
    <ol className="calque-p-whys" aria-live="polite" aria-relevant="additions">
      {whys.map(({ id, title, why }) => (
        <li key={id} className="calque-p-why">
          <strong>{title}</strong>
          <p>{why}</p>
        </li>
      ))}
    </ol>
  );
}
