import { getCalibration } from '@calque/exercise';
import type { Translate } from '../messages/translate.ts';

interface CalibrationNoteProps {
  readonly selfRating: number;
  readonly score: number;
  readonly translate: Translate;
}

/** What the learner believed next to what it was. */
export function CalibrationNote({ selfRating, score, translate }: CalibrationNoteProps) {
  const { difference, verdict } = getCalibration(selfRating, score);
  return (
    <p className="calque-p-calibration">
      {translate(`calibration.${verdict}`, { rating: selfRating, count: Math.round(Math.abs(difference)) })}
    </p>
  );
}
