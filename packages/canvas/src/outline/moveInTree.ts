import type { Row } from './rows.ts';

const keys = new Set(['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End']);

interface Key {
  readonly key: string;
  readonly altKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
}

/** Keys of the tree pattern of the ARIA authoring guide; with a modifier they are commands of the editor. */
export function isTreeKey(event: Key): boolean {
  return keys.has(event.key) && !event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey;
}

/** Keys of the editor that go on to another element: after them arrows go through the outline again. */
export function leavesElement({ key, altKey, shiftKey }: Key): boolean {
  return key === 'PageDown' || key === 'PageUp' || key === '.' || key === ',' || (altKey && !shiftKey && keys.has(key));
}

export type TreeStep =
  | { readonly type: 'go'; readonly index: number }
  | { readonly type: 'expand' | 'collapse' | 'follow'; readonly id: string };

/**
 * What a key does at a row: up and down go through what is shown; right opens the connections, goes to the first, and
 * from a connection to the component at its other end; left goes back to the component and closes it.
 */
export function moveInTree(key: string, rows: readonly Row[], current: number): TreeStep {
  const row = rows[current];
  const go = (index: number): TreeStep => ({ type: 'go', index: Math.min(rows.length - 1, Math.max(0, index)) });
  if (key === 'Home') return go(0);
  if (key === 'End') return go(rows.length - 1);
  if (key === 'ArrowUp' || !row) return go(current - 1);
  if (key === 'ArrowDown') return go(current + 1);
  if (key === 'ArrowRight') {
    if (row.type === 'edge') return { type: 'follow', id: row.other };
    if (row.type === 'element' && row.isExpanded === false) return { type: 'expand', id: row.id };
    return go(row.type === 'element' && row.isExpanded ? current + 1 : current);
  }
  if (row.type === 'element' && row.isExpanded && rows[current + 1]?.type === 'edge')
    return { type: 'collapse', id: row.id };
  const parent = rows.slice(0, current).findLastIndex(({ level }) => level < row.level);
  return go(parent < 0 ? current : parent);
}
