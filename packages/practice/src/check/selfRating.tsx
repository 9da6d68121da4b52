import { useEffect, useId, useRef, useState } from 'react';
import type { Translate } from '../messages/translate.ts';

interface SelfRatingProps {
  readonly translate: Translate;
  readonly onRate: (rating: number | null) => void;
  readonly onCancel: () => void;
}

/** Asked before the score: how complete is the drawing? Comparing the answer with the score trains judgement. */
export function SelfRating({ translate, onRate, onCancel }: SelfRatingProps) {
  const [rating, setRating] = useState(70);
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return (
    <dialog ref={dialog} className="calque-p-dialog" aria-labelledby={`${id}-title`} onCancel={onCancel}>
      <form
        method="dialog"
        className="calque-p-rating"
        onSubmit={(event) => {
          event.preventDefault();
          onRate(rating);
        }}
      >
        <h3 id={`${id}-title`}>{translate('rating.title')}</h3>
        <p>{translate('rating.why')}</p>
        <label htmlFor={`${id}-range`} className="calque-p-rating__value">
          {translate('rating.value', { percent: rating })}
        </label>
        <input
          id={`${id}-range`}
          type="range"
          min={0}
          max={100}
          step={5}
          value={rating}
          onChange={(event) => setRating(Number(event.target.value))}
        />
        <div className="calque-p-dialog__actions">
          <button type="button" className="calque-p-button" onClick={onCancel}>
            {translate('rating.cancel')}
          </button>
          <button type="button" className="calque-p-button" onClick={() => onRate(null)}>
            {translate('rating.skip')}
          </button>
          <button type="submit" className="calque-p-button calque-p-button--primary">
            {translate('rating.submit')}
          </button>
        </div>
      </form>
    </dialog>
  );
}
