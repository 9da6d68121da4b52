import type { Box } from '@calque/diagram';
import type { Guide } from '../types.ts';

interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * Returns how far a box is from standing at equal distances: between its two neighbours in a row, or as far from one as
 * that is from the next. `row` are the boxes that share some of its height (for axis `y`, of its width). Null beyond
 * `tolerance`. O(row log row).
 */
export function findGap(box: Box, row: readonly Box[], axis: 'x' | 'y', tolerance: number) {
  const toSpan = (other: Box): Span =>
    axis === 'x' ? { from: other.x, to: other.x + other.width } : { from: other.y, to: other.y + other.height };
  const own = toSpan(box);
  const spans = row.map(toSpan);
  const before = spans.filter(({ to }) => to <= own.from + tolerance).sort((a, b) => b.to - a.to);
  const after = spans.filter(({ from }) => from >= own.to - tolerance).sort((a, b) => a.from - b.from);
  const left = before[0];
  const right = after[0];
  const beyondLeft = left && before.find(({ to }) => to <= left.from);
  const beyondRight = right && after.find(({ from }) => from >= right.to);

  const candidates: { readonly offset: number; readonly gaps: readonly Span[] }[] = [];
  const add = (offset: number, ...gaps: Span[]) => {
    if (Math.abs(offset) <= tolerance && gaps.every(({ from, to }) => to > from)) candidates.push({ offset, gaps });
  };
  if (left && right) {
    const offset = (right.from - own.to - (own.from - left.to)) / 2;
    add(offset, { from: left.to, to: own.from + offset }, { from: own.to + offset, to: right.from });
  }
  if (left && beyondLeft) {
    const offset = left.to + (left.from - beyondLeft.to) - own.from;
    add(offset, { from: beyondLeft.to, to: left.from }, { from: left.to, to: own.from + offset });
  }
  if (right && beyondRight) {
    const offset = right.from - (beyondRight.from - right.to) - own.to;
    add(offset, { from: own.to + offset, to: right.from }, { from: right.to, to: beyondRight.from });
  }
  const best = candidates.sort((a, b) => Math.abs(a.offset) - Math.abs(b.offset))[0];
  if (!best) return null;
  const position = axis === 'x' ? box.y + box.height / 2 : box.x + box.width / 2;
  return { offset: best.offset, guides: best.gaps.map((gap): Guide => ({ type: 'gap', axis, position, ...gap })) };
}
