import type { AttemptHeader } from '../attempt/types.ts';
import type { CardReview } from './cards.ts';
import type { ScheduleItem } from './schedule.ts';
import { groupBy } from './groupBy.ts';

/** `2026-01-31`, in the local time of the learner. */
export type Day = string;

/** The local day of a moment. */
export function getDay(at: number): Day {
  const date = new Date(at);
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
}

/** The day so many days later, or earlier if negative; right also where the clocks change. */
export function addDays(day: Day, days: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return getDay(new Date(year, month - 1, date + days, 12).getTime());
}

export interface CalendarDay {
  readonly day: Day;
  readonly drawings: number;
  readonly cards: number;
  /** Active milliseconds of the drawings. */
  readonly activeMs: number;
  /** Items that fall due; what is overdue falls on today. */
  readonly due: number;
}

export interface CalendarInput {
  readonly attempts: readonly AttemptHeader[];
  readonly reviews?: readonly CardReview[] | undefined;
  readonly schedule?: readonly ScheduleItem[] | undefined;
  readonly now: number;
  /** First day shown. */
  readonly from: Day;
  /** Number of days shown, at least 0. */
  readonly days: number;
}

/** One entry for each day: what was done and what falls due. */
export function getCalendar({ attempts, reviews = [], schedule = [], now, from, days }: CalendarInput): CalendarDay[] {
  const today = getDay(now);
  const finished = attempts.flatMap(({ result }) => (result ? [result] : []));
  const byDay = groupBy(finished, ({ finishedAt }) => getDay(finishedAt));
  const cardsByDay = groupBy(reviews, ({ at }) => getDay(at));
  const dueByDay = groupBy(schedule, ({ dueAt }) => {
    const day = getDay(dueAt);
    return day < today ? today : day;
  });
  return Array.from({ length: days }, (_, index) => {
    const day = addDays(from, index);
    const results = byDay.get(day) ?? [];
    return {
      day,
      drawings: results.length,
      cards: cardsByDay.get(day)?.length ?? 0,
      activeMs: results.reduce((sum, { durationMs }) => sum + durationMs, 0),
      due: dueByDay.get(day)?.length ?? 0,
    };
  });
}

export interface Streak {
  /** Days of practice in the current run; 0 when it has ended. */
  readonly current: number;
  readonly longest: number;
  readonly isTodayDone: boolean;
}

/**
 * Counts days of practice in a row. One day of rest between them is fine and never mentioned: a streak is to please, not to
 * press. Days after `now` (from a clock that was ahead) are left out.
 */
export function getStreak(times: readonly number[], now: number): Streak {
  const today = getDay(now);
  const days = [...new Set(times.map(getDay))].filter((day) => day <= today).sort();
  let run = 0;
  let longest = 0;
  for (const [index, day] of days.entries()) {
    const previous = days[index - 1];
    run = previous !== undefined && joins(previous, day) ? run + 1 : 1;
    longest = Math.max(longest, run);
  }
  const last = days.at(-1);
  const isAlive = last !== undefined && joins(last, today);
  return { current: isAlive ? run : 0, longest, isTodayDone: last === today };
}

/** Whether at most one day of rest lies between. */
function joins(day: Day, next: Day): boolean {
  return addDays(day, 2) >= next;
}
