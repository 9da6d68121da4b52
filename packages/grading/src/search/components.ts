import type { Bound } from './bound.ts';

/** Those of `rows` that have a choice left, in groups that no factor and no column joins, each in order. */
export function listComponents(bound: Bound, rows: Int32Array): Int32Array[] {
  const { problem, count, incident, endRow, list, columnLabels, rowOf } = bound;
  const left = new Set(rows.filter((row) => count[row]! > 1));
  const seen = new Set<number>();
  const groups: Int32Array[] = [];
  for (const first of left) {
    const group = [first];
    left.delete(first);
    const reach = (row: number) => {
      if (left.delete(row)) group.push(row);
    };
    // Grows while it is read.
    for (const row of group) {
      for (const end of incident[row]!) reach(endRow[end ^ 1]!);
      const start = problem.rowStart[row]!;
      for (let place = start; place < start + count[row]!; place += 1)
        for (const column of problem.taken[list[place]!]!) {
          if (seen.has(column)) continue;
          seen.add(column);
          for (const other of columnLabels[column]!) if (bound.allows(other)) reach(rowOf[other]!);
        }
    }
    groups.push(Int32Array.from(group).sort());
  }
  return groups;
}
