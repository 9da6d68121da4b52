import type { Bound } from './bound.ts';

/** Numbers columns that can be exchanged without any difference alike, from 1; 0 for the others. */
export function findTwins(bound: Bound): Int32Array {
  const { problem, columnLabels, rowOf, incident, endRow } = bound;
  const { columns, credit, rowStart, taken } = problem;
  const twin = new Int32Array(columns + 1);
  const isAlike = (first: number, second: number): boolean =>
    columnLabels[first]!.every((label, index) => {
      const other = columnLabels[second]![index]!;
      return incident[rowOf[label]!]!.every((end) => {
        const row = endRow[end ^ 1]!;
        for (let far = rowStart[row]!; far < rowStart[row + 1]!; far += 1)
          if (bound.getEntry(end, label, far) !== bound.getEntry(end, other, far)) return false;
        return true;
      });
    });
  const buckets = new Map<string, number[]>();
  for (let column = 0; column < columns; column += 1) {
    if (columnLabels[column]!.some((label) => taken[label]!.length > 1)) continue;
    const key = columnLabels[column]!.map((label) => `${rowOf[label]}:${credit[label]}`).join();
    const bucket = buckets.get(key) ?? [];
    buckets.set(key, bucket);
    const alike = bucket.find((other) => isAlike(other, column));
    if (alike === undefined) bucket.push(column);
    else twin[column] = twin[alike] = alike + 1;
  }
  return twin;
}
