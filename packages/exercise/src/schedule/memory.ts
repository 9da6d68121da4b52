import { createEmptyCard, fsrs, type Card, type Grade } from 'ts-fsrs';

/** 1 forgotten, 2 with effort, 3 known, 4 at once. */
export type RecallRating = 1 | 2 | 3 | 4;

/** One look back at something that is to be remembered. */
export interface Review {
  /** Wall time in milliseconds since 1970. */
  readonly at: number;
  readonly rating: RecallRating;
}

/** What the scheduler knows about one thing that was reviewed at least once. */
export interface Memory {
  /** When it should be met again, in milliseconds since 1970. */
  readonly dueAt: number;
  readonly lastAt: number;
  /** Days after which nine of ten are still recalled. */
  readonly stability: number;
  /** 1 easy to 10 hard. */
  readonly difficulty: number;
  readonly reviews: number;
  /** How often it was forgotten after it had been known. */
  readonly lapses: number;
}

const dayMs = 86_400_000;

/** No fuzz: the same reviews give the same day. No minute steps: a drawing is redrawn another day, not in ten minutes. */
const scheduler = fsrs({ request_retention: 0.9, maximum_interval: 365, enable_fuzz: false, enable_short_term: false });

/**
 * Returns what is remembered after the reviews, by FSRS 6 (J. Ye et al., open-spaced-repetition). A pure fold over the
 * record: nothing else is stored, so two devices with the same reviews agree. A review that is dated before the one that was
 * recorded ahead of it (the clock was set back) counts as of the same moment.
 * @returns null without reviews
 */
export function getMemory(reviews: readonly Review[]): Memory | null {
  const [first] = reviews;
  if (!first) return null;
  let card: Card = createEmptyCard(first.at);
  let last = first.at;
  for (const { at, rating } of reviews) {
    last = Math.max(last, at);
    card = scheduler.next(card, last, rating as Grade).card;
  }
  const { stability, difficulty, lapses } = card;
  return { dueAt: card.due.getTime(), lastAt: last, stability, difficulty, reviews: reviews.length, lapses };
}

/** Chance of recalling it now, 0 to 1. A clock behind the last review counts as no time passed. */
export function getRecallChance({ stability, lastAt }: Memory, now: number): number {
  return scheduler.forgetting_curve(Math.max(0, now - lastAt) / dayMs, stability);
}

/**
 * When it is due as seen from `now`. Where the clock was ahead when it was reviewed, the interval counts from now on, so
 * that nothing disappears for years.
 */
export function getDueAt({ dueAt, lastAt }: Memory, now: number): number {
  return lastAt > now ? now + (dueAt - lastAt) : dueAt;
}
