import type { ForgottenComponent } from '@calque/exercise';

interface HeatMapProps {
  readonly components: readonly ForgottenComponent[];
  readonly titles: ReadonlyMap<string, string>;
}

const shownComponents = 60;

/** Every component that was asked for from memory: the more often it was forgotten, the darker. The numbers say the same. */
export function HeatMap({ components, titles }: HeatMapProps) {
  if (components.length === 0)
    return <p className="quiet">Complete or recall a drawing, and you see here which components you leave out.</p>;
  const forgotten = components.filter((component) => component.forgotten > 0);
  if (forgotten.length === 0) return <p className="quiet">You have left nothing out so far.</p>;
  const kept = components.length - forgotten.length;
  return (
    <>
      <ul className="plain heat-map">
        {forgotten.slice(0, shownComponents).map(({ concept, label, exercises, asked, forgotten: times, rate }) => (
          <li key={concept} className={`heat-${Math.max(1, Math.ceil(rate * 4))}`}>
            <span className="heat-label">{label}</span>
            <span className="tabular heat-count">{`${times} of ${asked}`}</span>
            <span className="visually-hidden">{` forgotten, in ${exercises.map((slug) => titles.get(slug)).join(', ')}`}</span>
          </li>
        ))}
      </ul>
      <p className="small quiet">{`${kept} other components you have never forgotten.`}</p>
    </>
  );
}
