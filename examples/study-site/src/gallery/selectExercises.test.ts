import { catalogue } from '@calque/architectures';
import { expect, test } from 'vitest';
import { createProgress, type ExerciseProgress, type ProgressMap } from '../study/progress.ts';
import { getStatus, getTopics, noFilter, selectExercises } from './selectExercises.ts';

const nothingDone: ProgressMap = new Map();
const done = (slug: string, change: Partial<ExerciseProgress>): [string, ExerciseProgress] => [
  slug,
  { ...createProgress(slug), ...change },
];
const slugsOf = (change: Partial<typeof noFilter>, progress = nothingDone) =>
  selectExercises(catalogue, { ...noFilter, ...change }, progress).map(({ slug }) => slug);

test('no filter lets every exercise through, with the backbone first', () => {
  expect(slugsOf({})).toHaveLength(catalogue.length);
  expect(slugsOf({})[0]).toBe('recommender-funnel');
});

test('every word of the search must occur, in any order and case', () => {
  expect(slugsOf({ query: 'FEED news' })).toEqual(['news-feed']);
  expect(slugsOf({ query: 'feed nothing-like-it' })).toEqual([]);
});

test('topic and difficulty narrow the choice together', () => {
  const chosen = selectExercises(catalogue, { ...noFilter, topic: 'Vision', difficulty: 3 }, nothingDone);
  expect(chosen.length).toBeGreaterThan(0);
  expect(chosen.every((entry) => entry.topics.includes('Vision') && entry.difficulty === 3)).toBe(true);
});

test('an exercise is done when all three passes were graded, and started before that', () => {
  const progress = new Map([
    done('news-feed', { attempts: 3, passes: { trace: 100, complete: 90, recall: 80 } }),
    done('typeahead', { draft: { id: 'a', pass: 'trace', startedAt: 5 } }),
  ]);
  expect(getStatus(progress, 'news-feed')).toBe('done');
  expect(getStatus(progress, 'typeahead')).toBe('started');
  expect(getStatus(progress, 'url-shortener')).toBe('new');
  expect(slugsOf({ status: 'started' }, progress)).toEqual(['typeahead']);
});

test('a drawing in progress is suggested before all else', () => {
  const progress = new Map([done('visual-search', { draft: { id: 'b', pass: 'recall', startedAt: 9 } })]);
  expect(slugsOf({}, progress)[0]).toBe('visual-search');
});

test('sorting by score puts the weakest first and the untried last', () => {
  const progress = new Map([done('news-feed', { best: 90 }), done('typeahead', { best: 40 })]);
  expect(slugsOf({ sort: 'score' }, progress).slice(0, 2)).toEqual(['typeahead', 'news-feed']);
});

test('topics are counted, the most frequent first', () => {
  const topics = getTopics(catalogue);
  expect(topics[0]!.count).toBeGreaterThanOrEqual(topics.at(-1)!.count);
});
