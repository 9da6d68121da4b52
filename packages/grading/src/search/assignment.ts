import type { Bound } from './bound.ts';

export interface Assignment {
  /** Label chosen by each row of the last call. */
  readonly choice: Int32Array;
  /**
   * Maximises the sum of `theta` over `rows`, and writes the optimal prices into the bound's `rowDual` and
   * `columnDual`. Returns false where the rows cannot all have a label.
   */
  solve(rows: Int32Array): boolean;
}

/**
 * Linear assignment of rows to columns by shortest augmenting paths (Jonker and Volgenant 1987), sparse, where rows may
 * have labels that take no column. Works on the labels that a `Bound` still allows; buffers are allocated once.
 */
export function createAssignment({
  problem,
  list,
  count,
  theta,
  rowDual,
  columnDual,
  column,
  rowOf,
}: Bound): Assignment {
  const { rowStart, columns: none } = problem;
  const choice = new Int32Array(problem.rows);
  const owner = new Int32Array(none + 1);
  const distance = new Float64Array(none);
  /** The label that reaches each column, plus one. */
  const via = new Int32Array(none);
  const scanned = new Uint8Array(none);
  const touched = new Int32Array(none);

  /** Hands columns along the path that ends at the free column `end`, or at the row of `nullLabel`, back to `free`. */
  const flip = (free: number, end: number, nullLabel: number): void => {
    let label = end === -1 ? nullLabel : via[end]! - 1;
    for (;;) {
      const row = rowOf[label]!;
      const previous = choice[row]!;
      choice[row] = label;
      owner[column[label]!] = row;
      if (row === free) return;
      label = via[column[previous]!]! - 1;
    }
  };

  const augment = (free: number): boolean => {
    let touchedCount = 0;
    let row = free;
    let base = 0;
    let nullDistance = Infinity;
    let nullLabel = -1;
    let end = -1;
    for (;;) {
      const start = rowStart[row]!;
      const reach = base + rowDual[row]!;
      for (let place = start; place < start + count[row]!; place += 1) {
        const label = list[place]!;
        const target = column[label]!;
        const reached = reach + columnDual[target]! - theta[label]!;
        if (target === none) {
          if (reached < nullDistance) {
            nullDistance = reached;
            nullLabel = label;
          }
          continue;
        }
        if (scanned[target] === 1) continue;
        if (via[target] === 0) {
          touched[touchedCount] = target;
          touchedCount += 1;
        } else if (reached >= distance[target]!) continue;
        distance[target] = reached;
        via[target] = label + 1;
      }
      let next = -1;
      base = nullDistance;
      for (let index = 0; index < touchedCount; index += 1) {
        const target = touched[index]!;
        if (scanned[target] === 0 && distance[target]! < base) {
          base = distance[target]!;
          next = target;
        }
      }
      if (next === -1) break;
      if (owner[next] === -1) {
        end = next;
        break;
      }
      scanned[next] = 1;
      row = owner[next]!;
    }
    const isFound = base !== Infinity;
    if (isFound) rowDual[free]! -= base;
    for (let index = 0; index < touchedCount; index += 1) {
      const target = touched[index]!;
      if (isFound && scanned[target] === 1) {
        const change = base - distance[target]!;
        columnDual[target]! += change;
        rowDual[owner[target]!]! -= change;
      }
    }
    if (isFound) flip(free, end, nullLabel);
    for (let index = 0; index < touchedCount; index += 1) {
      scanned[touched[index]!] = 0;
      via[touched[index]!] = 0;
    }
    return isFound;
  };

  return {
    choice,
    solve(rows) {
      for (const row of rows)
        for (let place = rowStart[row]!; place < rowStart[row]! + count[row]!; place += 1) {
          const target = column[list[place]!]!;
          owner[target] = -1;
          columnDual[target] = 0;
        }
      for (const row of rows) {
        let best = -Infinity;
        let bestLabel = -1;
        for (let place = rowStart[row]!; place < rowStart[row]! + count[row]!; place += 1) {
          const label = list[place]!;
          if (theta[label]! > best) {
            best = theta[label]!;
            bestLabel = label;
          }
        }
        rowDual[row] = best;
        const target = column[bestLabel]!;
        const isFree = target === none || owner[target] === -1;
        choice[row] = isFree ? bestLabel : -1;
        if (isFree) owner[target] = row;
      }
      return rows.every((row) => choice[row] !== -1 || augment(row));
    },
  };
}
