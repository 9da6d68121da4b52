import type { MarkKind } from '../types.ts';

/** The sign of each verdict on a grid of `signSize`, stroked 1.75 wide with round caps: tick, plus, question mark, turn arrow, tilde. */
export const markSigns: Readonly<Record<MarkKind, string>> = {
  matched: 'M3.5 8.5l3 3L12.5 5',
  missing: 'M8 3.5v9M3.5 8h9',
  extra: 'M5.5 6.25a2.5 2.5 0 1 1 3.7 2.2c-.8.45-1.2.9-1.2 1.8M8 12.6v.15',
  reversed: 'M4 12V8.75A3.25 3.25 0 0 1 7.25 5.5H12.5M10 2.75l2.75 2.75L10 8.25',
  close: 'M3.25 9.25c1-2.4 2.8-2.4 4.75-1.25s3.75 1.15 4.75-1.25',
};

export const signSize = 16;

/** Dash pattern of the line that each verdict is drawn with, in CSS pixels; null for a solid line. */
export const markDashes: Readonly<Record<MarkKind, readonly number[] | null>> = {
  matched: null,
  missing: [7, 5],
  extra: [1.5, 4],
  reversed: [12, 4],
  close: [8, 4, 2, 4],
};
