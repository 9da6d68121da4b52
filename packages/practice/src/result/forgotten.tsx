import type { Essential } from '@calque/exercise';
import type { Translate } from '../messages/translate.ts';

/** What people often leave out, called out where it was neither drawn nor said. */
export function Forgotten({
  essentials,
  translate,
}: {
  readonly essentials: readonly Essential[];
  readonly translate: Translate;
}) {
  if (essentials.length === 0) return null;
  return (
    <section className="calque-p-forgotten">
      <h3 className="calque-p-result__heading">{translate('forgotten.title')}</h3>
      <ul>
        {essentials.map(({ topic, reminder }) => (
          <li key={topic}>{reminder}</li>
        ))}
      </ul>
    </section>
  );
}
