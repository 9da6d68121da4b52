import { checkOneLiner, type Exercise, getOneLinerNodes } from '@calque/exercise';
import { useId, useState } from 'react';
import type { Translate } from '../messages/translate.ts';

interface OneLinerPanelProps {
  readonly exercise: Exercise;
  readonly texts: Readonly<Record<string, string>>;
  readonly translate: Translate;
  readonly onWrite: (nodeId: string, text: string) => void;
}

/** The sentence to have ready for each marked component, checked by its rubric. */
export function OneLinerPanel({ exercise, texts, translate, onWrite }: OneLinerPanelProps) {
  const [reference] = exercise.references;
  const labels = new Map(reference.nodes.map(({ id, label }) => [id, label]));
  return (
    <div className="calque-p-one-liners">
      <p className="calque-p-panel__empty">{translate('oneLiner.intro')}</p>
      {getOneLinerNodes(exercise).map((nodeId) => (
        <OneLinerField
          key={nodeId}
          exercise={exercise}
          nodeId={nodeId}
          label={labels.get(nodeId) ?? nodeId}
          text={texts[nodeId] ?? ''}
          translate={translate}
          onWrite={(text) => onWrite(nodeId, text)}
        />
      ))}
    </div>
  );
}

interface OneLinerFieldProps {
  readonly exercise: Exercise;
  readonly nodeId: string;
  readonly label: string;
  readonly text: string;
  readonly translate: Translate;
  readonly onWrite: (text: string) => void;
}

function OneLinerField({ exercise, nodeId, label, text, translate, onWrite }: OneLinerFieldProps) {
  const id = useId();
  const [isChecked, setIsChecked] = useState(false);
  const check = isChecked ? checkOneLiner(exercise, nodeId, text) : null;
  return (
    <div className="calque-p-one-liner">
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        rows={2}
        value={text}
        aria-describedby={`${id}-result`}
        onChange={(event) => {
          setIsChecked(false);
          onWrite(event.target.value);
        }}
      />
      <button type="button" className="calque-p-button calque-p-button--small" onClick={() => setIsChecked(true)}>
        {translate('oneLiner.check')}
      </button>
      <div id={`${id}-result`} role="status" className="calque-p-one-liner__result" data-verdict={check?.verdict}>
        {check ? (
          <>
            <p>{translate(`oneLiner.${check.verdict}`)}</p>
            {exercise.references[0].nodes.find((node) => node.id === nodeId)?.rubric?.length ? (
              <ul>
                {check.results.map(({ criterion, met }) => (
                  <li key={criterion.id}>
                    {translate(met ? 'oneLiner.met' : 'oneLiner.unmet', { criterion: criterion.label })}
                  </li>
                ))}
              </ul>
            ) : null}
            {check.model ? <blockquote>{check.model}</blockquote> : null}
          </>
        ) : null}
      </div>
    </div>
  );
}
