import type { AttemptHeader, AttemptResult, PassKind } from '@calque/exercise';
import { expect, test } from 'vitest';
import { getNextPass, getProgress } from './progress.ts';

let started = 0;

function createHeader(pass: PassKind, score: number | null, exercise = 'news-feed'): AttemptHeader {
  started += 1;
  const result = score === null ? null : createResult(score, started + 0.5);
  return { id: `attempt-${started}`, exercise, pass, seed: 1, focus: {}, startedAt: started, result };
}

function createResult(score: number, finishedAt: number): AttemptResult {
  const unused = { overrules: [], selfRating: null, hints: [], mistakes: [], reference: '0', summary: null };
  return { ...unused, finishedAt, durationMs: 1, score, overruledScore: score };
}

const getOne = (...headers: AttemptHeader[]) => getProgress(headers).get('news-feed');

test('each pass keeps its best score, and the last one is the last to be finished', () => {
  const headers = [
    createHeader('trace', 90),
    createHeader('recall', 40),
    createHeader('recall', 70),
    createHeader('recall', 55),
  ];
  for (const order of [headers, headers.toReversed()]) {
    const progress = getOne(...order);
    expect(progress?.passes).toEqual({ trace: 90, recall: 70 });
    expect(progress).toMatchObject({ best: 90, last: 55, attempts: 4 });
  }
});

test('of several drafts the newest is the one to go on with', () => {
  const [older, newer] = [createHeader('trace', null), createHeader('recall', null)];
  expect(getOne(newer, older)?.draft).toMatchObject({ id: newer.id, pass: 'recall' });
  expect(getOne(older, newer)?.draft?.id).toBe(newer.id);
});

test('exercises do not mix', () => {
  const progress = getProgress([createHeader('trace', 50), createHeader('trace', 60, 'typeahead')]);
  expect([...progress.keys()]).toEqual(['news-feed', 'typeahead']);
});

test('the next pass is the draft, else the first not graded yet, else recall again', () => {
  expect(getNextPass(undefined)).toBe('trace');
  expect(getNextPass(getOne(createHeader('trace', 80)))).toBe('complete');
  expect(getNextPass(getOne(createHeader('trace', 80), createHeader('complete', 80)))).toBe('recall');
  expect(getNextPass(getOne(createHeader('trace', 8), createHeader('complete', 8), createHeader('recall', 8)))).toBe(
    'recall',
  );
  expect(getNextPass(getOne(createHeader('trace', null), createHeader('recall', 80)))).toBe('trace');
});
