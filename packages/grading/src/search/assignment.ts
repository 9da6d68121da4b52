import type { Problem } from './problem.ts';

/**
 * Linear assignment of rows to columns by shortest augmenting paths (Jonker and Volgenant 1987) on a sparse problem in
 * which every row may also stay without a column. Buffers are allocated once, so one object serves many calls.
 */
export class Assignment {
  /** Label chosen by each row. */
  readonly choice: Int32Array;
  /** Dual of each row and of each column; their sum is the value of the best assignment. */
  readonly rowDual: Float64Array;
  readonly columnDual: Float64Array;
  readonly #problem: Problem;
  readonly #owner: Int32Array;
  readonly #distance: Float64Array;
  readonly #via: Int32Array;
  readonly #scanned: Uint8Array;
  readonly #touched: Int32Array;
  readonly #rowOf: Int32Array;

  constructor(problem: Problem) {
    const { rows, columns, credit, rowStart } = problem;
    this.#problem = problem;
    this.choice = new Int32Array(rows);
    this.rowDual = new Float64Array(rows);
    this.columnDual = new Float64Array(columns);
    this.#owner = new Int32Array(columns);
    this.#distance = new Float64Array(columns);
    this.#via = new Int32Array(columns);
    this.#scanned = new Uint8Array(columns);
    this.#touched = new Int32Array(columns);
    this.#rowOf = new Int32Array(credit.length);
    for (let row = 0; row < rows; row += 1) this.#rowOf.fill(row, rowStart[row]!, rowStart[row + 1]!);
  }

  /** Maximises the sum of `profit` over labels with `alive` set; returns it. */
  solve(profit: Float64Array, alive: Uint8Array): number {
    const { rows, rowStart, column } = this.#problem;
    const { choice, rowDual, columnDual } = this;
    const owner = this.#owner;
    owner.fill(-1);
    columnDual.fill(0);
    choice.fill(-1);
    for (let row = 0; row < rows; row += 1) {
      let best = -Infinity;
      let bestLabel = -1;
      for (let label = rowStart[row]!; label < rowStart[row + 1]!; label += 1)
        if (alive[label] === 1 && profit[label]! > best) {
          best = profit[label]!;
          bestLabel = label;
        }
      rowDual[row] = best;
      const target = column[bestLabel]!;
      if (target === -1) choice[row] = bestLabel;
      else if (owner[target] === -1) {
        owner[target] = row;
        choice[row] = bestLabel;
      }
    }
    for (let row = 0; row < rows; row += 1) if (choice[row] === -1) this.#augment(row, profit, alive);
    let value = 0;
    for (let row = 0; row < rows; row += 1) value += profit[choice[row]!]!;
    return value;
  }

  #augment(free: number, profit: Float64Array, alive: Uint8Array): void {
    const { rowStart, column } = this.#problem;
    const { rowDual, columnDual } = this;
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
      for (let label = rowStart[row]!; label < rowStart[row + 1]!; label += 1) {
        if (alive[label] !== 1) continue;
        const target = column[label]!;
        if (target === -1) {
          const reached = base + rowDual[row]! - profit[label]!;
          if (reached < nullDistance) {
            nullDistance = reached;
            nullLabel = label;
          }
          continue;
        }
        const reached = base + rowDual[row]! + columnDual[target]! - profit[label]!;
        if (via[target] === 0) {
          touched[touchedCount] = target;
          touchedCount += 1;
          distance[target] = reached;
          via[target] = label + 1;
        } else if (scanned[target] === 0 && reached < distance[target]!) {
          distance[target] = reached;
          via[target] = label + 1;
        }
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
    rowDual[free]! -= base;
    for (let index = 0; index < touchedCount; index += 1) {
      const target = touched[index]!;
      if (scanned[target] === 1) {
        const change = base - distance[target]!;
        columnDual[target]! += change;
        rowDual[owner[target]!]! -= change;
      }
    }
    this.#flip(free, end, nullLabel);
    for (let index = 0; index < touchedCount; index += 1) {
      scanned[touched[index]!] = 0;
      via[touched[index]!] = 0;
    }
  }

  /** Hands columns along the path that ends at the free column `end`, or at the row of `nullLabel`, back to `free`. */
  #flip(free: number, end: number, nullLabel: number): void {
    const { column } = this.#problem;
    const { choice } = this;
    const rowOf = this.#rowOf;
    let label = end === -1 ? nullLabel : this.#via[end]! - 1;
    for (;;) {
      const row = rowOf[label]!;
      const previous = choice[row]!;
      choice[row] = label;
      if (column[label] !== -1) this.#owner[column[label]!] = row;
      if (row === free) return;
      label = this.#via[column[previous]!]! - 1;
    }
  }
}
