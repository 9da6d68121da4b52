import {
  type Exercise,
  getBudget,
  getModelAnswer,
  type InterviewEvent,
  type InterviewState,
  type InterviewStep,
  suggestPoints,
} from '@calque/exercise';
import { useId } from 'react';
import type { Translate } from '../messages/translate.ts';
import { formatClock } from './formatClock.ts';
import { MetricsCheck } from './metricsCheck.tsx';

interface InterviewPanelProps {
  readonly exercise: Exercise;
  readonly state: InterviewState;
  readonly translate: Translate;
  readonly onEvent: (event: InterviewEvent) => void;
}

/** The frame around the drawing: six short steps in the order of an interview, each with its own time budget. */
export function InterviewPanel({ exercise, state, translate, onEvent }: InterviewPanelProps) {
  return (
    <ol className="calque-p-interview">
      {state.steps.map((step) => (
        <li
          key={step.id}
          className="calque-p-step"
          data-status={step.status}
          data-current={step.id === state.current || undefined}
        >
          <button
            type="button"
            className="calque-p-step__head"
            aria-expanded={step.id === state.current}
            aria-current={step.id === state.current ? 'step' : undefined}
            onClick={() => onEvent({ type: 'goTo', step: step.id })}
          >
            <span className="calque-p-step__title">{translate(`interview.${step.id}`)}</span>
            <span className="calque-p-step__status">{translate(`interview.status.${step.status}`)}</span>
            <StepClock step={step} translate={translate} />
          </button>
          {step.id === state.current ? (
            <CurrentStep exercise={exercise} step={step} translate={translate} onEvent={onEvent} />
          ) : null}
        </li>
      ))}
    </ol>
  );
}

function StepClock({ step, translate }: { readonly step: InterviewStep; readonly translate: Translate }) {
  const { level } = getBudget(step);
  const times = { spent: formatClock(step.spentMs), budget: formatClock(step.budgetMs) };
  return (
    <span className="calque-p-step__clock" data-level={level}>
      {translate(level === 'over' ? 'interview.clockOver' : 'interview.clock', times)}
    </span>
  );
}

interface CurrentStepProps {
  readonly exercise: Exercise;
  readonly step: InterviewStep;
  readonly translate: Translate;
  readonly onEvent: (event: InterviewEvent) => void;
}

function CurrentStep({ exercise, step, translate, onEvent }: CurrentStepProps) {
  const id = useId();
  const points = getModelAnswer(exercise, step.id);
  const isChecked = step.met !== null;
  return (
    <div className="calque-p-step__body">
      <p id={`${id}-question`}>{translate(`interview.question.${step.id}`)}</p>
      <textarea
        aria-labelledby={`${id}-question`}
        rows={4}
        value={step.answer}
        onChange={(event) => onEvent({ type: 'answer', text: event.target.value })}
      />
      {step.id === 'evaluation' && isChecked ? (
        <MetricsCheck metrics={exercise.metrics} answer={step.answer} translate={translate} />
      ) : null}
      {isChecked ? (
        <fieldset className="calque-p-step__model">
          <legend>{translate('interview.model')}</legend>
          {points.map((point) => (
            <label key={point.id} className="calque-p-step__point">
              <input
                type="checkbox"
                checked={step.met?.includes(point.id) ?? false}
                onChange={(event) => {
                  const others = step.met?.filter((one) => one !== point.id) ?? [];
                  onEvent({ type: 'check', step: step.id, met: event.target.checked ? [...others, point.id] : others });
                }}
              />
              {point.text}
            </label>
          ))}
        </fieldset>
      ) : null}
      <div className="calque-p-step__actions">
        {isChecked ? null : (
          <button
            type="button"
            className="calque-p-button"
            onClick={() => onEvent({ type: 'check', step: step.id, met: suggestPoints(points, step.answer) })}
          >
            {translate('interview.compare')}
          </button>
        )}
        <button type="button" className="calque-p-button" onClick={() => onEvent({ type: 'skip' })}>
          {translate('interview.skip')}
        </button>
        <button
          type="button"
          className="calque-p-button calque-p-button--primary"
          onClick={() => onEvent({ type: 'done' })}
        >
          {translate('interview.done')}
        </button>
      </div>
    </div>
  );
}
