import type { Exercise, Metrics } from '../types.ts';
import { checkRubric, getStems } from '@calque/grading/rubric';
import { createRubric } from './rubric.ts';
import type { InterviewStepId } from './interview.ts';

/** One thing that a good answer says. */
export interface ModelPoint {
  readonly id: string;
  readonly text: string;
}

/** The model answer to a step, point by point, for the learner to tick off. `architecture` is answered by the drawing. */
export function getModelAnswer({ prompts }: Exercise, step: InterviewStepId): ModelPoint[] {
  const texts: Readonly<Record<InterviewStepId, readonly string[]>> = {
    clarify: [prompts.goal, ...prompts.clarify],
    framing: splitClauses(prompts.framing),
    data: splitClauses(prompts.dataAndFeatures),
    architecture: splitClauses(prompts.architecture),
    evaluation: splitClauses(prompts.evaluation),
    deployment: [...splitClauses(prompts.deployment), ...splitClauses(prompts.monitoring)],
  };
  return texts[step].map((text, index) => ({ id: `${step}-${index}`, text }));
}

/** Ids of the points that the answer seems to make: at least half of the words that carry meaning. A suggestion only. */
export function suggestPoints(points: readonly ModelPoint[], answer: string): string[] {
  return points.filter(({ text }) => checkRubric(answer, createRubric(text)).share >= 0.5).map(({ id }) => id);
}

function splitClauses(text: string): string[] {
  return text
    .split(/[;.]\s+|[;.]$/)
    .map((clause) => clause.trim())
    .filter((clause) => clause !== '');
}

export interface MetricChoice {
  readonly offline: readonly string[];
  readonly online: readonly string[];
}

export interface MetricCheck {
  readonly offline: MetricTally;
  readonly online: MetricTally;
}

export interface MetricTally {
  /** Metrics of the model answer that were chosen, and that were not, as the exercise writes them. */
  readonly chosen: readonly string[];
  readonly missed: readonly string[];
  /** Chosen beyond the model answer: to be defended, not wrong in itself. */
  readonly others: readonly string[];
  /** Chosen here, but they belong to the other list. */
  readonly misplaced: readonly string[];
}

/** Compares the metrics that the learner picked with those of the exercise. */
export function checkMetrics({ offline, online }: Metrics, choice: MetricChoice): MetricCheck {
  return {
    offline: tallyMetrics(offline, online, choice.offline),
    online: tallyMetrics(online, offline, choice.online),
  };
}

function tallyMetrics(own: readonly string[], other: readonly string[], choice: readonly string[]): MetricTally {
  const chosen = new Set(choice.flatMap((metric) => findMetric(own, metric) ?? []));
  const foreign = choice.filter((metric) => !findMetric(own, metric));
  return {
    chosen: own.filter((metric) => chosen.has(metric)),
    missed: own.filter((metric) => !chosen.has(metric)),
    misplaced: foreign.filter((metric) => findMetric(other, metric)),
    others: foreign.filter((metric) => !findMetric(other, metric)),
  };
}

/** `NDCG` is `NDCG@k`, `CVR` is `conversion rate (CVR)`, `log loss` is one of `AUC / log loss`. */
function isSameMetric(model: string, written: string): boolean {
  const wanted = getStems(written).join(' ');
  if (wanted === '') return false;
  const names = [model, ...model.split(/\s\/\s|[()]/), model.replace(/@\w+|\([^)]*\)/g, '')];
  return names.some((name) => getStems(name).join(' ') === wanted);
}

function findMetric(metrics: readonly string[], written: string): string | undefined {
  return metrics.find((metric) => isSameMetric(metric, written));
}
