import type { AttemptHeader } from '../attempt/types.ts';

/** How well the learner knew how much they knew. */
export interface Calibration {
  /** Self-rating less score: positive is overconfident. -100 to 100. */
  readonly difference: number;
  readonly verdict: 'accurate' | 'overconfident' | 'underconfident';
}

/** Points within which a self-rating counts as accurate. */
const tolerance = 10;

/** Compares the completeness that was claimed before the score with the score; both 0 to 100. */
export function getCalibration(selfRating: number, score: number): Calibration {
  const difference = selfRating - score;
  if (Math.abs(difference) <= tolerance) return { difference, verdict: 'accurate' };
  return { difference, verdict: difference > 0 ? 'overconfident' : 'underconfident' };
}

export interface CalibrationTrend {
  readonly count: number;
  /** Mean of the differences: the direction of the misjudgement. */
  readonly bias: number;
  /** Mean of their sizes: how far off, whatever the direction. */
  readonly error: number;
}

/** Calibration over all rated attempts; null when none was rated. */
export function getCalibrationTrend(history: readonly AttemptHeader[]): CalibrationTrend | null {
  const differences = history.flatMap(({ result }) =>
    result && result.selfRating !== null ? [result.selfRating - result.score] : [],
  );
  if (differences.length === 0) return null;
  return { count: differences.length, bias: mean(differences), error: mean(differences.map(Math.abs)) };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
