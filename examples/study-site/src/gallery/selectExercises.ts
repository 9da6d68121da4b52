import type { CatalogueEntry } from '@calque/architectures';
import type { ProgressMap } from '../study/progress.ts';

export type SortOrder = 'suggested' | 'title' | 'difficulty' | 'recent' | 'score';

export interface GalleryFilter {
  readonly query: string;
  /** Empty: all topics. */
  readonly topic: string;
  /** 0: all. */
  readonly difficulty: 0 | 1 | 2 | 3;
  readonly status: 'all' | 'new' | 'started' | 'done';
  readonly sort: SortOrder;
}

export const noFilter: GalleryFilter = { query: '', topic: '', difficulty: 0, status: 'all', sort: 'suggested' };

/** Returns the exercises that the filter lets through, in its order. Ties keep the order of the catalogue. */
export function selectExercises(
  entries: readonly CatalogueEntry[],
  filter: GalleryFilter,
  progress: ProgressMap,
): readonly CatalogueEntry[] {
  const words = fold(filter.query).split(/\s+/).filter(Boolean);
  return entries
    .filter(
      (entry) =>
        (filter.topic === '' || entry.topics.includes(filter.topic)) &&
        (filter.difficulty === 0 || entry.difficulty === filter.difficulty) &&
        (filter.status === 'all' || getStatus(progress, entry.slug) === filter.status) &&
        matches(entry, words),
    )
    .toSorted(comparators[filter.sort](progress));
}

/** `done` means graded in all three passes. */
export function getStatus(progress: ProgressMap, slug: string): 'new' | 'started' | 'done' {
  const known = progress.get(slug);
  if (!known || (known.attempts === 0 && !known.draft)) return 'new';
  return Object.keys(known.passes).length === 3 ? 'done' : 'started';
}

/** Returns every topic with its number of exercises, the most frequent first. */
export function getTopics(entries: readonly CatalogueEntry[]): readonly { topic: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { topics } of entries) for (const topic of topics) counts.set(topic, (counts.get(topic) ?? 0) + 1);
  return [...counts]
    .map(([topic, count]) => ({ topic, count }))
    .sort((a, b) => b.count - a.count || a.topic.localeCompare(b.topic));
}

type Comparator = (a: CatalogueEntry, b: CatalogueEntry) => number;

const comparators: Record<SortOrder, (progress: ProgressMap) => Comparator> = {
  suggested: (progress) => (a, b) =>
    (progress.get(b.slug)?.draft?.startedAt ?? 0) - (progress.get(a.slug)?.draft?.startedAt ?? 0) ||
    a.difficulty - b.difficulty ||
    Number(b.slug === backbone) - Number(a.slug === backbone),
  title: () => (a, b) => a.title.localeCompare(b.title, 'en'),
  difficulty: () => (a, b) => a.difficulty - b.difficulty || a.nodes + a.edges - b.nodes - b.edges,
  recent: (progress) => (a, b) => getLastWork(progress, b.slug) - getLastWork(progress, a.slug),
  score: (progress) => (a, b) => (progress.get(a.slug)?.best ?? 101) - (progress.get(b.slug)?.best ?? 101),
};

/** The exercise that most others build upon comes first. */
const backbone = 'recommender-funnel';

function getLastWork(progress: ProgressMap, slug: string): number {
  const known = progress.get(slug);
  return Math.max(known?.lastFinishedAt ?? 0, known?.draft?.startedAt ?? 0);
}

function matches(entry: CatalogueEntry, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const text = fold([entry.title, entry.slug, entry.summary, ...entry.topics].join(' '));
  return words.every((word) => text.includes(word));
}

const fold = (text: string) =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{Mark}/gu, '')
    .toLowerCase();
