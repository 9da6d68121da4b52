import { type AttemptHeader, type CardReview, type ScheduleItem, addDays, getCalendar, getDay } from '@calque/exercise';
import { useState } from 'react';
import { formatDuration } from '../app/format.ts';

interface CalendarProps {
  readonly attempts: readonly AttemptHeader[];
  readonly reviews: readonly CardReview[];
  readonly schedule: readonly ScheduleItem[];
  readonly now: number;
}

const monthName = new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric' });
const dayName = new Intl.DateTimeFormat('en', { weekday: 'long', day: 'numeric', month: 'long' });
const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/** One month: what was done each day, and what falls due. */
export function Calendar({ attempts, reviews, schedule, now }: CalendarProps) {
  const [offset, setOffset] = useState(0);
  const today = new Date(now);
  const first = new Date(today.getFullYear(), today.getMonth() + offset, 1, 12);
  const next = new Date(first.getFullYear(), first.getMonth() + 1, 1, 12);
  // A week starts on Monday.
  const lead = (first.getDay() + 6) % 7;
  const weeks = Math.ceil((lead + Math.round((next.getTime() - first.getTime()) / 86_400_000)) / 7);
  const from = addDays(getDay(first.getTime()), -lead);
  const days = getCalendar({ attempts, reviews, schedule, now, from, days: weeks * 7 });
  const month = getDay(first.getTime()).slice(0, 7);
  return (
    <div className="calendar">
      <div className="calendar-head">
        <button type="button" className="button button-quiet" onClick={() => setOffset(offset - 1)}>
          <span className="visually-hidden">Month before</span>
          <span aria-hidden="true">‹</span>
        </button>
        <p aria-live="polite">{monthName.format(first)}</p>
        <button type="button" className="button button-quiet" onClick={() => setOffset(offset + 1)}>
          <span className="visually-hidden">Month after</span>
          <span aria-hidden="true">›</span>
        </button>
      </div>
      <table>
        <thead>
          <tr>
            {weekdays.map((weekday) => (
              <th key={weekday} scope="col" abbr={weekday}>
                {weekday.slice(0, 2)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: weeks }, (_, week) => (
            <tr key={days[week * 7]?.day}>
              {days.slice(week * 7, week * 7 + 7).map((day) => {
                const text = describe(day);
                const classes = [
                  day.day.startsWith(month) ? '' : 'is-outside',
                  day.day === getDay(now) ? 'is-today' : '',
                  day.drawings + day.cards > 0 ? `is-done level-${Math.min(3, day.drawings || 1)}` : '',
                  day.due > 0 ? 'has-due' : '',
                ];
                return (
                  <td key={day.day} className={classes.filter(Boolean).join(' ')} title={text}>
                    <span aria-hidden="true">{Number(day.day.slice(8))}</span>
                    <span className="visually-hidden">
                      {`${dayName.format(new Date(`${day.day}T12:00`))}: ${text}`}
                    </span>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <p className="small quiet calendar-key" aria-hidden="true">
        <span className="key-done" /> practised <span className="key-due" /> due
      </p>
    </div>
  );
}

function describe({ drawings, cards, activeMs, due }: ReturnType<typeof getCalendar>[number]): string {
  const parts = [
    drawings > 0 && `${drawings} ${drawings === 1 ? 'drawing' : 'drawings'} in ${formatDuration(activeMs)}`,
    cards > 0 && `${cards} ${cards === 1 ? 'card' : 'cards'}`,
    due > 0 && `${due} due`,
  ].filter(Boolean);
  return parts.length === 0 ? 'nothing' : parts.join(', ');
}
