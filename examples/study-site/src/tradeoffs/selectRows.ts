import type { TradeoffRow } from '@calque/architectures';

export const columns = ['decision', 'optionA', 'chooseAWhen', 'optionB', 'chooseBWhen'] as const;

export type Column = (typeof columns)[number];

export const columnNames: Record<Column, string> = {
  decision: 'Decision',
  optionA: 'Option A',
  chooseAWhen: 'Choose A when',
  optionB: 'Option B',
  chooseBWhen: 'Choose B when',
};

export interface MatrixFilter {
  readonly query: string;
  /** Slug of one exercise; empty: all. */
  readonly slug: string;
  /** Only rows marked as wrong. */
  readonly onlyWrong: boolean;
  readonly sort: 'system' | 'decision' | 'shuffled';
}

/** Names a row in storage. Stays the same when rows are added or reworded elsewhere. */
export const getRowId = ({ slug, decision }: TradeoffRow): string => `${slug}/${decision}`;

export const getCellId = (row: TradeoffRow, column: Column): string => `${getRowId(row)}/${column}`;

/** Returns the rows that the filter lets through, in its order. */
export function selectRows(
  rows: readonly TradeoffRow[],
  filter: MatrixFilter,
  titles: ReadonlyMap<string, string>,
  wrong: ReadonlySet<string>,
  seed: number,
): readonly TradeoffRow[] {
  const words = filter.query.toLowerCase().split(/\s+/).filter(Boolean);
  const chosen = rows.filter((row) => {
    if (filter.slug !== '' && row.slug !== filter.slug) return false;
    if (filter.onlyWrong && !wrong.has(getRowId(row))) return false;
    const text = `${titles.get(row.slug) ?? ''} ${columns.map((column) => row[column]).join(' ')}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  if (filter.sort === 'shuffled') return chosen.toSorted((a, b) => getPlace(a, seed) - getPlace(b, seed));
  const getKey = (row: TradeoffRow) => (filter.sort === 'system' ? (titles.get(row.slug) ?? row.slug) : row.decision);
  return chosen.toSorted((a, b) => getKey(a).localeCompare(getKey(b), 'en'));
}

/** A place that depends on the row and the seed only, so that a filter does not shuffle anew (FNV-1a). */
function getPlace(row: TradeoffRow, seed: number): number {
  let hash = 0x811c9dc5 ^ seed;
  for (const letter of getRowId(row)) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193);
  return hash >>> 0;
}
