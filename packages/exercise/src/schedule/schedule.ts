import type { AttemptHeader } from '../attempt/types.ts';
import type { CardReview, StudyCard } from './cards.ts';
import { getDueAt, getMemory, getRecallChance, type Memory } from './memory.ts';
import { getDrawingReviews } from './rating.ts';
import { groupBy } from './groupBy.ts';

/** Something to do again, and when. */
export interface ScheduleItem {
  readonly kind: 'drawing' | 'card';
  /** Slug of the exercise, or id of the card. */
  readonly id: string;
  /** When it is due, in milliseconds since 1970. */
  readonly dueAt: number;
  /** Chance of recalling it now, 0 to 1. */
  readonly recallChance: number;
  /** Null for what was traced but never drawn from memory. */
  readonly memory: Memory | null;
}

export interface ScheduleInput {
  readonly attempts: readonly AttemptHeader[];
  readonly cards?: readonly StudyCard[] | undefined;
  readonly reviews?: readonly CardReview[] | undefined;
  readonly now: number;
}

/** After a trace, the first drawing from memory is due a day later. */
const firstRecallMs = 86_400_000;

/** Everything that has been started, by when it is due; what was never met is not in it. */
export function getSchedule({ attempts, cards = [], reviews = [], now }: ScheduleInput): ScheduleItem[] {
  const items: ScheduleItem[] = [];
  const slugs = new Set(attempts.filter(({ result }) => result).map(({ exercise }) => exercise));
  for (const id of slugs) {
    const memory = getMemory(getDrawingReviews(id, attempts));
    if (memory) items.push(createItem('drawing', id, memory, now));
    else {
      const own = attempts.filter(({ exercise }) => exercise === id);
      const traced = Math.min(now, Math.max(...own.map(({ result }) => result?.finishedAt ?? 0)));
      items.push({ kind: 'drawing', id, dueAt: traced + firstRecallMs, recallChance: 0, memory });
    }
  }
  const byCard = groupBy(reviews, ({ card }) => card);
  for (const { id } of cards) {
    const memory = getMemory(byCard.get(id) ?? []);
    if (memory) items.push(createItem('card', id, memory, now));
  }
  return items.sort((a, b) => a.dueAt - b.dueAt || a.recallChance - b.recallChance || (a.id < b.id ? -1 : 1));
}

function createItem(kind: ScheduleItem['kind'], id: string, memory: Memory, now: number): ScheduleItem {
  return { kind, id, dueAt: getDueAt(memory, now), recallChance: getRecallChance(memory, now), memory };
}

/** What is due by the end of the local day, what is most likely forgotten first. */
export function getDueList(schedule: readonly ScheduleItem[], now: number): ScheduleItem[] {
  const end = new Date(now).setHours(24, 0, 0, 0);
  return schedule
    .filter(({ dueAt }) => dueAt < end)
    .sort((a, b) => a.recallChance - b.recallChance || a.dueAt - b.dueAt || (a.id < b.id ? -1 : 1));
}
