import type { Decision, Reference } from '@calque/grading';
import type { Translate } from '../messages/translate.ts';

interface OverrulesProps {
  readonly decisions: readonly Decision[];
  /** The score with them. */
  readonly score: number;
  readonly reference: Reference;
  /** Labels of the drawn boxes by id. */
  readonly labels: ReadonlyMap<string, string>;
  readonly translate: Translate;
  readonly onUndo: (trace: string) => void;
}

/** The learner's own corrections, apart from the automatic score, each to be taken back. */
export function Overrules({ decisions, score, reference, labels, translate, onUndo }: OverrulesProps) {
  if (decisions.length === 0) return null;
  return (
    <section className="calque-p-overrules">
      <p>
        <strong>{translate('overrule.score', { score })}</strong>
      </p>
      <p>{translate('overrule.list', { count: decisions.length })}</p>
      <ul>
        {decisions.map((decision) => {
          const label = labels.get(decision.trace) ?? decision.trace;
          const node = reference.nodes.find(({ id }) => id === decision.reference);
          return (
            <li key={decision.trace}>
              {node
                ? translate('overrule.asMeant', { label, reference: node.label })
                : translate('overrule.asExtra', { label })}
              <button
                type="button"
                className="calque-p-button calque-p-button--small"
                onClick={() => onUndo(decision.trace)}
                aria-label={translate('overrule.undo', { label })}
              >
                {translate('overrule.takeBack')}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
