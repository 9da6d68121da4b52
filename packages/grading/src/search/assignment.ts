import type { Bound } from './bound.ts';

/**
 * Linear assignment of rows to columns by shortest augmenting paths (Jonker and Volgenant 1987), sparse, where rows may
 * have labels that take no column. Works on the labels that a `Bound` still allows; buffers are allocated once.
 */
export class Assignment {
  /** Label chosen by each row of the last call. */
  readonly choice: Int32Array;
  readonly #bound: Bound;
  /** The column of labels that take none. */
  readonly #none: number;
  readonly #owner: Int32Array;
  readonly #distance: Float64Array;
  readonly #via: Int32Array;
  readonly #scanned: Uint8Array;
  readonly #touched: Int32Array;

  constructor(bound: Bound) {
    const { rows, columns } = bound.problem;
    this.#none = columns;
    this.#bound = bound;
    this.choice = new Int32Array(rows);
    this.#owner = new Int32Array(columns + 1);
    this.#distance = new Float64Array(columns);
    this.#via = new Int32Array(columns);
    this.#scanned = new Uint8Array(columns);
    this.#touched = new Int32Array(columns);
  }

  /**
   * Maximises the sum of `theta` over `rows`, and writes the optimal prices into the bound's `rowDual` and
   * `columnDual`. Returns false where the rows cannot all have a label.
   */
  solve(rows: ArrayLike<number>): boolean {
    const { problem, list, count, theta, rowDual, columnDual, column } = this.#bound;
    const { rowStart } = problem;
    const { choice } = this;
    const owner = this.#owner;
    for (let index = 0; index < rows.length; index += 1) {
      const row = rows[index]!;
      const start = rowStart[row]!;
      for (let place = start; place < start + count[row]!; place += 1) {
        const target = column[list[place]!]!;
        owner[target] = -1;
        columnDual[target] = 0;
      }
    }
    for (let index = 0; index < rows.length; index += 1) {
      const row = rows[index]!;
      const start = rowStart[row]!;
      let best = -Infinity;
      let bestLabel = -1;
      for (let place = start; place < start + count[row]!; place += 1) {
        const label = list[place]!;
        if (theta[label]! > best) {
          best = theta[label]!;
          bestLabel = label;
        }
      }
      rowDual[row] = best;
      const target = column[bestLabel]!;
      const isFree = target === this.#none || owner[target] === -1;
      choice[row] = isFree ? bestLabel : -1;
      if (isFree) owner[target] = row;
    }
    for (let index = 0; index < rows.length; index += 1)
      if (choice[rows[index]!] === -1 && !this.#augment(rows[index]!)) return false;
    return true;
  }

  #augment(free: number): boolean {
    const { problem, list, count, theta, rowDual, columnDual, column } = this.#bound;
    const { rowStart } = problem;
    const owner = this.#owner;
    const distance = this.#distance;
    const via = this.#via;
    const scanned = this.#scanned;
    const touched = this.#touched;
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
        if (target === this.#none) {
          const reached = reach - theta[label]!;
          if (reached < nullDistance) {
            nullDistance = reached;
            nullLabel = label;
          }
          continue;
        }
        if (scanned[target] === 1) continue;
        const reached = reach + columnDual[target]! - theta[label]!;
        if (via[target] === 0) {
          touched[touchedCount] = target;
          touchedCount += 1;
        } else if (reached >= distance[target]!) continue;
        distance[target] = reached;
        via[target] = label + 1;
      }
      let next = -1;
      let least = nullDistance;
      for (let index = 0; index < touchedCount; index += 1) {
        const target = touched[index]!;
        if (scanned[target] === 0 && distance[target]! < least) {
          least = distance[target]!;
          next = target;
        }
      }
      base = least;
      if (next === -1) break;
      if (owner[next] === -1) {
        end = next;
        break;
      }
      scanned[next] = 1;
      row = owner[next]!;
    }
    const found = base !== Infinity;
    if (found) {
      rowDual[free]! -= base;
      for (let index = 0; index < touchedCount; index += 1) {
        const target = touched[index]!;
        if (scanned[target] === 0) continue;
        const change = base - distance[target]!;
        columnDual[target]! += change;
        rowDual[owner[target]!]! -= change;
      }
      this.#flip(free, end, nullLabel);
    }
    for (let index = 0; index < touchedCount; index += 1) {
      scanned[touched[index]!] = 0;
      via[touched[index]!] = 0;
    }
    return found;
  }

  /** Hands columns along the path that ends at the free column `end`, or at the row of `nullLabel`, back to `free`. */
  #flip(free: number, end: number, nullLabel: number): void {
    const { rowOf, column } = this.#bound;
    const { choice } = this;
    let label = end === -1 ? nullLabel : this.#via[end]! - 1;
    for (;;) {
      const row = rowOf[label]!;
      const previous = choice[row]!;
      choice[row] = label;
      this.#owner[column[label]!] = row;
      if (row === free) return;
      label = this.#via[column[previous]!]! - 1;
    }
  }
}
