import { catalogue, loadTradeoffMatrix } from '@calque/architectures';
import { expect, test } from 'vitest';
import { type MatrixFilter, getRowId, selectRows } from './selectRows.ts';

const rows = await loadTradeoffMatrix();
const titles = new Map(catalogue.map(({ slug, title }) => [slug, title]));
const select = (change: Partial<MatrixFilter>, wrong: ReadonlySet<string> = new Set(), seed = 1) =>
  selectRows(rows, { query: '', slug: '', onlyWrong: false, sort: 'system', ...change }, titles, wrong, seed);

test('the matrix shows all 112 rows, and each has a name of its own', () => {
  expect(select({})).toHaveLength(112);
  expect(new Set(rows.map(getRowId)).size).toBe(112);
});

test('one system shows its own rows only', () => {
  const chosen = select({ slug: 'news-feed' });
  expect(chosen.length).toBeGreaterThan(0);
  expect(chosen.every(({ slug }) => slug === 'news-feed')).toBe(true);
});

test('the search reads every column', () => {
  for (const word of ['negative', 'shadow', 'latency']) expect(select({ query: word }).length).toBeGreaterThan(0);
});

test('only marked rows remain when asked for', () => {
  const wrong = new Set([getRowId(rows[3]!)]);
  expect(select({ onlyWrong: true }, wrong).map(getRowId)).toEqual([...wrong]);
});

test('shuffling keeps every row, and the order of rows that a filter leaves', () => {
  const shuffled = select({ sort: 'shuffled' }, new Set(), 7).map(getRowId);
  expect(new Set(shuffled).size).toBe(112);
  const part = select({ sort: 'shuffled', slug: 'news-feed' }, new Set(), 7).map(getRowId);
  expect(shuffled.filter((id) => part.includes(id))).toEqual(part);
  expect(select({ sort: 'shuffled' }, new Set(), 8).map(getRowId)).not.toEqual(shuffled);
});
