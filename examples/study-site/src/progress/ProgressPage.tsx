import { catalogue, loadExercise } from '@calque/architectures';
import {
  type AttemptHeader,
  type CardReview,
  type Exercise,
  type ScheduleItem,
  getCards,
  getDueList,
  getForgottenComponents,
  getSchedule,
  getStreak,
  getTopicProgress,
  listCardReviews,
} from '@calque/exercise';
import { useEffect, useMemo, useState } from 'react';
import { formatAgo, formatDay, formatDaysAway } from '../app/format.ts';
import { Page } from '../app/Page.tsx';
import { passNames } from '../gallery/ExerciseCard.tsx';
import { clock } from '../study/clock.ts';
import { getStudy, useWork } from '../study/studyStore.ts';
import { Calendar } from './Calendar.tsx';
import { HeatMap } from './HeatMap.tsx';
import './progress.css';

const titles = new Map(catalogue.map(({ slug, title }) => [slug, title]));
const shipped = (slug: string) => titles.has(slug);

/** What is due, what was done, and what keeps being forgotten. */
export default function ProgressPage() {
  const work = useWork();
  const started = useStarted(work?.results ?? null);
  const now = useMemo(() => clock.now(), []);
  if (!work || !started) return <p className="page-loading">Reading your work…</p>;
  const attempts = work.results.filter(({ exercise }) => shipped(exercise));
  if (attempts.length === 0)
    return (
      <Page title="Your progress">
        <div className="empty">
          <h2>Nothing graded yet</h2>
          <p>Draw one exercise and check it. From then on you find here what is due and what you keep forgetting.</p>
          <a className="button button-primary" href="#/">
            Choose an exercise
          </a>
        </div>
      </Page>
    );
  const { exercises, reviews } = started;
  const cards = exercises.flatMap(getCards);
  const schedule = getSchedule({ attempts, cards, reviews, now });
  const times = [...attempts.flatMap(({ result }) => result?.finishedAt ?? []), ...reviews.map(({ at }) => at)];
  const streak = getStreak(times, now);
  const due = getDueList(schedule, now);
  return (
    <Page
      title="Your progress"
      lead={getLead(due.filter(({ kind }) => kind === 'drawing').length, streak.current)}
      actions={
        <a className="button button-primary" href="#/session">
          Plan a session
        </a>
      }
    >
      <div className="progress-grid">
        <section aria-labelledby="due-title">
          <h2 id="due-title">Due</h2>
          <DueList schedule={schedule} due={due} now={now} />
        </section>
        <section aria-labelledby="calendar-title">
          <h2 id="calendar-title">Calendar</h2>
          <Calendar attempts={attempts} reviews={reviews} schedule={schedule} now={now} />
          <p className="small quiet streak">
            {`Days in a row: ${streak.current}. Longest: ${streak.longest}. A day of rest in between is fine.`}
          </p>
        </section>
        <section aria-labelledby="topics-title">
          <h2 id="topics-title">By topic</h2>
          <Topics attempts={attempts} />
        </section>
        <section aria-labelledby="last-title">
          <h2 id="last-title">Last results</h2>
          <LastResults attempts={attempts} now={now} />
        </section>
      </div>
      <section aria-labelledby="forgotten-title" className="progress-wide">
        <h2 id="forgotten-title">What you forget</h2>
        <HeatMap components={getForgottenComponents(exercises, attempts)} titles={titles} />
      </section>
    </Page>
  );
}

function getLead(due: number, streak: number): string {
  const list = due === 0 ? 'Nothing is due today.' : `${due} ${due === 1 ? 'drawing is' : 'drawings are'} due.`;
  return streak > 1 ? `${list} You have practised ${streak} days in a row.` : list;
}

interface DueListProps {
  readonly schedule: readonly ScheduleItem[];
  readonly due: readonly ScheduleItem[];
  readonly now: number;
}

function DueList({ schedule, due, now }: DueListProps) {
  const drawings = due.filter(({ kind }) => kind === 'drawing');
  const cards = due.filter(({ kind }) => kind === 'card').length;
  const later = schedule.filter((item) => item.kind === 'drawing' && !due.includes(item)).slice(0, 5);
  return (
    <>
      {drawings.length === 0 && <p className="quiet">Nothing to draw today.</p>}
      <ul className="plain due-list">
        {drawings.map(({ id, recallChance, memory }) => (
          <li key={id}>
            <a href={`#/practice/${id}?pass=recall`}>{titles.get(id) ?? id}</a>
            <span className="quiet">
              {memory
                ? `You recall it with a chance of ${Math.round(recallChance * 100)} %`
                : 'Not drawn from memory yet'}
            </span>
          </li>
        ))}
      </ul>
      <p className="due-cards">
        <a href="#/cards">
          {cards === 0 ? 'Look through your cards' : `Review ${cards} ${cards === 1 ? 'card' : 'cards'}`}
        </a>
      </p>
      {later.length > 0 && (
        <>
          <h3>Next</h3>
          <ul className="plain due-list due-later">
            {later.map(({ id, dueAt }) => (
              <li key={id}>
                <a href={`#/practice/${id}?pass=recall`}>{titles.get(id) ?? id}</a>
                <span className="quiet">{`${formatDay(dueAt)}, ${formatDaysAway(dueAt, now)}`}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function Topics({ attempts }: { readonly attempts: readonly AttemptHeader[] }) {
  const topics = getTopicProgress(catalogue, attempts).toSorted((a, b) => b.tried - a.tried);
  return (
    <table className="topics">
      <thead>
        <tr>
          <th scope="col">Topic</th>
          <th scope="col">Drawn</th>
          <th scope="col">Known by heart</th>
          <th scope="col">Mean best</th>
        </tr>
      </thead>
      <tbody>
        {topics.map(({ topic, exercises, tried, mastered, meanBest }) => (
          <tr key={topic} className={tried === 0 ? 'is-untried' : undefined}>
            <th scope="row">{topic}</th>
            <td>
              <span className="tabular">{`${tried} of ${exercises}`}</span>
              <svg aria-hidden="true" className="bar" viewBox="0 0 100 6" preserveAspectRatio="none">
                <rect className="bar-back" width="100" height="6" />
                <rect className="bar-tried" width={(tried / exercises) * 100} height="6" />
                <rect className="bar-mastered" width={(mastered / exercises) * 100} height="6" />
              </svg>
            </td>
            <td className="tabular">{mastered}</td>
            <td className="tabular">{meanBest === null ? '–' : Math.round(meanBest)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function LastResults({ attempts, now }: { readonly attempts: readonly AttemptHeader[]; readonly now: number }) {
  const latest = attempts
    .flatMap(({ id, exercise, pass, result }) => (result ? [{ id, exercise, pass, result }] : []))
    .sort((a, b) => b.result.finishedAt - a.result.finishedAt)
    .slice(0, 8);
  return (
    <ul className="plain last-results">
      {latest.map(({ id, exercise, pass, result }) => (
        <li key={id}>
          <strong className="tabular">{Math.floor(result.score)}</strong>
          <a href={`#/practice/${exercise}?pass=${pass}&result=${encodeURIComponent(id)}`}>{titles.get(exercise)}</a>
          <span className="quiet">{`${passNames[pass]}, ${formatAgo(result.finishedAt, now)}`}</span>
        </li>
      ))}
    </ul>
  );
}

interface Started {
  readonly exercises: readonly Exercise[];
  readonly reviews: readonly CardReview[];
}

/** The exercises that were drawn, in full, and the reviews of their cards. */
function useStarted(attempts: readonly AttemptHeader[] | null): Started | null {
  const [started, setStarted] = useState<Started | null>(null);
  useEffect(() => {
    if (!attempts) return;
    let isCurrent = true;
    const slugs = [...new Set(attempts.map(({ exercise }) => exercise))].filter(shipped);
    void Promise.all([
      Promise.all(slugs.map(loadExercise)),
      getStudy().then(({ documents }) => listCardReviews(documents)),
    ]).then(([exercises, reviews]) => isCurrent && setStarted({ exercises, reviews }));
    return () => {
      isCurrent = false;
    };
  }, [attempts]);
  return started;
}
