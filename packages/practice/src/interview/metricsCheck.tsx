import { checkMetrics, type Metrics } from '@calque/exercise';
import type { Translate } from '../messages/translate.ts';

interface MetricsCheckProps {
  readonly metrics: Metrics;
  /** The learner's own words, in which metrics are named with commas, semicolons or line breaks between them. */
  readonly answer: string;
  readonly translate: Translate;
}

/** Which metrics of the model answer were named, offline and online apart. */
export function MetricsCheck({ metrics, answer, translate }: MetricsCheckProps) {
  const named = answer
    .split(/[,;.\n]|\band\b/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const check = checkMetrics(metrics, { offline: named, online: named });
  return (
    <dl className="calque-p-metrics">
      {(['offline', 'online'] as const).map((kind) => (
        <div key={kind}>
          <dt>{translate(`interview.metrics.${kind}`)}</dt>
          {check[kind].chosen.map((metric) => (
            <dd key={metric}>{translate('interview.metrics.chosen', { metric })}</dd>
          ))}
          {check[kind].missed.map((metric) => (
            <dd key={metric}>{translate('interview.metrics.missed', { metric })}</dd>
          ))}
        </div>
      ))}
    </dl>
  );
}
