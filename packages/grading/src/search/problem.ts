/**
 * The combinatorial problem behind every comparison. Each row (an element of the reference) takes exactly one of its
 * labels (what it becomes in the trace, or nothing); each column (a drawn element) serves at most one label. The value
 * of a choice is the sum of the credits of the chosen labels and of one table entry per factor (a pair of related
 * rows). Everything is an integer held in a double, so sums are exact below 2^53.
 */
export interface Problem {
  readonly rows: number;
  readonly columns: number;
  /** Labels of row `r` are `rowStart[r]` to `rowStart[r + 1] - 1`. Every row has a label that takes no column. */
  readonly rowStart: Int32Array;
  readonly credit: Float64Array;
  /** The columns each label takes: none, one, or several where it stands for several drawn elements. */
  readonly taken: readonly (readonly number[])[];
  readonly factors: readonly Factor[];
  /** Rows from here on take no columns and share no factor with each other: they follow from the rows before. */
  readonly firstDependent: number;
}

/** What a pair of rows earns together: `table[i * width + j]` for label `i` of row `a` and `j` of row `b`. */
export interface Factor {
  readonly a: number;
  readonly b: number;
  readonly width: number;
  readonly table: Float64Array;
}

/** Table entry of a pair of labels that exclude each other. */
export const excluded = -(2 ** 40);

/** Returns the exact value of a choice of one label (by its number over all rows) per row. */
export function getValue({ credit, factors, rowStart }: Problem, choice: Int32Array): number {
  let value = 0;
  for (const label of choice) value += credit[label]!;
  for (const { a, b, width, table } of factors)
    value += table[(choice[a]! - rowStart[a]!) * width + choice[b]! - rowStart[b]!]!;
  return value;
}
