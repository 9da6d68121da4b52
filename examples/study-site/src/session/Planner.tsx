import { catalogue } from '@calque/architectures';
import { type ChosenExercise, chooseExercises, createSessionPlan, getSchedule } from '@calque/exercise';
import { useMemo, useState } from 'react';
import { formatDuration } from '../app/format.ts';
import { passNames } from '../gallery/ExerciseCard.tsx';
import { clock } from '../study/clock.ts';
import type { Work } from '../study/studyStore.ts';
import { beginSession } from './activeSession.ts';

const titles = new Map(catalogue.map(({ slug, title }) => [slug, title]));
const lengths = [30, 45, 60, 90, 120, 150, 180] as const;
const reasons: Record<ChosenExercise['reason'], string> = { due: 'due', weak: 'weak', new: 'new' };

/** Which systems, and how long. The proposal can be changed; the steps are laid out as they will come. */
export function Planner({ work }: { readonly work: Work }) {
  const [minutes, setMinutes] = useState(120);
  const [chosen, setChosen] = useState<readonly string[] | null>(null);
  const [isFullScreen, setIsFullScreen] = useState(false);
  const proposal = useMemo(() => {
    const now = clock.now();
    const attempts = work.results;
    const schedule = getSchedule({ attempts, now });
    return chooseExercises({ exercises: catalogue, attempts, schedule, now, lengthMs: minutes * 60_000 });
  }, [work, minutes]);
  /** What is proposed stands first; a choice does not move the list under the pointer. */
  const inOrder = [...catalogue].sort((a, b) => getPlace(a.slug) - getPlace(b.slug));
  const slugs = chosen ?? proposal.map(({ slug }) => slug);
  const plan = createSessionPlan(slugs, { lengthMs: minutes * 60_000 });

  function getPlace(slug: string): number {
    const place = proposal.findIndex((one) => one.slug === slug);
    return place < 0 ? proposal.length : place;
  }

  function start() {
    if (isFullScreen) void document.documentElement.requestFullscreen?.().catch(() => undefined);
    beginSession(plan);
  }

  return (
    <div className="planner">
      <div className="planner-choice">
        <label className="planner-length">
          <span>Length</span>
          <select className="field" value={minutes} onChange={(event) => setMinutes(Number(event.target.value))}>
            {lengths.map((length) => (
              <option key={length} value={length}>
                {formatDuration(length * 60_000)}
              </option>
            ))}
          </select>
        </label>
        <fieldset className="planner-exercises">
          <legend>
            Systems
            {chosen && (
              <button type="button" className="link-button small" onClick={() => setChosen(null)}>
                Choose for me
              </button>
            )}
          </legend>
          <ul className="plain">
            {inOrder.map(({ slug, title }) => {
              const reason = proposal.find((one) => one.slug === slug)?.reason;
              return (
                <li key={slug}>
                  <label>
                    <input
                      type="checkbox"
                      checked={slugs.includes(slug)}
                      onChange={(event) =>
                        setChosen(event.target.checked ? [...slugs, slug] : slugs.filter((one) => one !== slug))
                      }
                    />
                    <span>{title}</span>
                    {reason && <span className="reason">{reasons[reason]}</span>}
                  </label>
                </li>
              );
            })}
          </ul>
        </fieldset>
      </div>
      <section className="planner-plan" aria-labelledby="plan-title">
        <h2 id="plan-title">{`${slugs.length} ${slugs.length === 1 ? 'system' : 'systems'} in ${formatDuration(plan.lengthMs)}`}</h2>
        {plan.items.length === 0 ? (
          <p className="quiet">Choose at least one system.</p>
        ) : (
          <ol className="steps">
            {plan.items.map((item, index) => (
              // A plan is made anew with each choice: a step has no name but its place.
              // oxlint-disable-next-line react/no-array-index-key
              <li key={index} className={`step step-${item.type}`}>
                <span>{item.type === 'break' ? 'Break' : (titles.get(item.exercise) ?? item.exercise)}</span>
                {item.type === 'pass' && <span className="step-pass">{passNames[item.pass]}</span>}
                <span className="quiet tabular">{formatDuration(item.budgetMs)}</span>
              </li>
            ))}
          </ol>
        )}
        <label className="check">
          <input type="checkbox" checked={isFullScreen} onChange={(event) => setIsFullScreen(event.target.checked)} />
          Fill the screen
        </label>
        <p className="phone-note">
          Turn your phone off now, or leave it in another room. Leaving this tab pauses the session.
        </p>
        <button type="button" className="button button-primary" disabled={plan.items.length === 0} onClick={start}>
          Start the session
        </button>
      </section>
    </div>
  );
}
