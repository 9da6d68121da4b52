import { Assignment } from './assignment.ts';
import type { Problem } from './problem.ts';

/** What a bound was at some point of the search, to go back to. */
export type Snapshot = readonly (Int32Array | Float64Array)[];

/**
 * An upper bound on the value of a problem, held as a reparametrisation and tightened by dual ascent.
 *
 * The credit of each factor is split between its two rows: `messages` hold each row's share per label, so that no pair of
 * labels earns more than its two shares. `theta` is a label's credit with its shares, `columnDual` the price of a column.
 * The bound is the sum over rows of the best `theta - price`, plus all prices, whatever the split and the prices. The
 * ascent (sequential message passing in the manner of Kolmogorov's TRW-S 2006 and SRMP 2015) pulls each row's shares
 * down to the least that stays valid, then pushes the slack of its losing labels to the rows not yet visited. An
 * assignment sets the prices. A label whose slack reaches the gap to the threshold is dropped for good.
 *
 * An end is a factor seen from one of its rows: `factor * 2` from row a, `factor * 2 + 1` from row b.
 */
export class Bound {
  readonly problem: Problem;
  /** Labels by row, those still possible first. */
  readonly list: Int32Array;
  readonly count: Int32Array;
  readonly theta: Float64Array;
  readonly messages: Float64Array;
  /** Best `theta - price` of each row. */
  readonly rowDual: Float64Array;
  /** Prices; one more, of 0, for labels without a column. */
  readonly columnDual: Float64Array;
  /** The column that a label pays for, the first it takes. */
  readonly column: Int32Array;
  readonly rowOf: Int32Array;
  /** Labels that take each column. */
  readonly columnLabels: readonly (readonly number[])[];
  /** Ends at each row. */
  readonly incident: readonly (readonly number[])[];
  readonly endRow: Int32Array;
  readonly assignment: Assignment;
  /** Bound of the rows in scope: see `measure`. */
  total = 0;
  /** A row has lost its last label: nothing above the threshold is left. */
  failed = false;
  /** Where the shares of each end start in `messages`, and how far apart its labels are in the table. */
  readonly #share: Int32Array;
  readonly #stride: Int32Array;
  readonly #place: Int32Array;
  readonly #stamp: Int32Array;
  readonly #state: Snapshot;
  #clock = 0;

  constructor(problem: Problem) {
    const { rows, rowStart, credit, factors, taken, columns } = problem;
    const labels = credit.length;
    this.problem = problem;
    this.list = Int32Array.from(credit.keys());
    this.#place = this.list.slice();
    this.count = new Int32Array(rows);
    this.rowOf = new Int32Array(labels);
    for (let row = 0; row < rows; row += 1) this.rowOf.fill(row, rowStart[row], rowStart[row + 1]);
    this.theta = new Float64Array(labels);
    this.columnDual = new Float64Array(columns + 1);
    this.column = Int32Array.from(taken, ([first = columns]) => first);
    this.rowDual = new Float64Array(rows);
    this.#stamp = new Int32Array(columns + 1);
    const columnLabels: number[][] = Array.from({ length: columns + 1 }, () => []);
    for (const [label, list] of taken.entries()) for (const column of list) columnLabels[column]!.push(label);
    this.columnLabels = columnLabels;
    const incident: number[][] = Array.from({ length: rows }, () => []);
    this.endRow = Int32Array.from(factors.flatMap(({ a, b }) => [a, b]));
    this.#stride = Int32Array.from(factors.flatMap(({ width }) => [width, 1]));
    this.#share = new Int32Array(this.endRow.length);
    let size = 0;
    for (const [end, row] of this.endRow.entries()) {
      incident[row]!.push(end);
      this.#share[end] = size;
      size += rowStart[row + 1]! - rowStart[row]!;
    }
    this.incident = incident;
    this.messages = new Float64Array(size);
    this.#state = [this.list, this.count, this.theta, this.messages, this.rowDual, this.columnDual];
    this.assignment = new Assignment(this);
    this.reset();
  }

  /** What a label and one of the row at the other side of an end earn together. */
  getEntry(end: number, label: number, other: number): number {
    const { problem, endRow } = this;
    return problem.factors[end >> 1]!.table[
      (label - problem.rowStart[endRow[end]!]!) * this.#stride[end]! +
        (other - problem.rowStart[endRow[end ^ 1]!]!) * this.#stride[end ^ 1]!
    ]!;
  }

  /** Allows every label again; keeps messages and prices, made valid for all labels. */
  reset(): void {
    const { rows, rowStart, credit } = this.problem;
    this.failed = false;
    this.theta.set(credit);
    for (let row = 0; row < rows; row += 1) this.count[row] = rowStart[row + 1]! - rowStart[row]!;
    for (const [end, row] of this.endRow.entries())
      for (let label = rowStart[row]!; label < rowStart[row + 1]!; label += 1)
        this.theta[label]! += this.messages[this.#share[end]! + label - rowStart[row]!]!;
    for (let row = 0; row < rows; row += 1) {
      this.pull(row);
      this.rowDual[row] = this.#getBest(row);
    }
  }

  save(): Snapshot {
    return this.#state.map((array) => array.slice());
  }

  restore(snapshot: Snapshot): void {
    for (const [index, array] of this.#state.entries()) array.set(snapshot[index]!);
    for (let place = 0; place < this.list.length; place += 1) this.#place[this.list[place]!] = place;
    this.failed = false;
  }

  /** What a label would earn for its row, were it not for its price. */
  getWorth(label: number): number {
    return this.theta[label]! - this.columnDual[this.column[label]!]!;
  }

  allows(label: number): boolean {
    const row = this.rowOf[label]!;
    return this.#place[label]! < this.problem.rowStart[row]! + this.count[row]!;
  }

  /** Sets `total` to the bound of `rows`, whose columns no other row may take, and returns it. */
  measure(rows: ArrayLike<number>): number {
    this.#clock += 1;
    let total = 0;
    for (let index = 0; index < rows.length; index += 1) {
      const row = rows[index]!;
      total += this.rowDual[row]!;
      const start = this.problem.rowStart[row]!;
      for (let place = start; place < start + this.count[row]!; place += 1) {
        const target = this.column[this.list[place]!]!;
        if (this.#stamp[target] === this.#clock) continue;
        this.#stamp[target] = this.#clock;
        total += this.columnDual[target]!;
      }
    }
    this.total = total;
    return total;
  }

  /** Forbids a label; where that leaves its row one label, forbids what conflicts with that one. */
  drop(label: number): void {
    if (!this.allows(label)) return;
    const row = this.rowOf[label]!;
    const start = this.problem.rowStart[row]!;
    const place = this.#place[label]!;
    this.count[row]! -= 1;
    const last = start + this.count[row]!;
    const moved = this.list[last]!;
    this.list[last] = label;
    this.list[place] = moved;
    this.#place[label] = last;
    this.#place[moved] = place;
    if (this.count[row] === 0) this.failed = true;
    else if (this.count[row] === 1) this.#claim(this.list[start]!);
  }

  /** Leaves a row only this label. */
  fix(label: number): void {
    const row = this.rowOf[label]!;
    const start = this.problem.rowStart[row]!;
    for (let place = start + this.count[row]! - 1; place >= start; place -= 1)
      if (this.list[place] !== label && this.count[row]! > 1) this.drop(this.list[place]!);
    if (this.count[row] === 1) this.#claim(this.list[start]!);
  }

  #claim(label: number): void {
    const row = this.rowOf[label]!;
    for (const column of this.problem.taken[label]!)
      for (const other of this.columnLabels[column]!) if (this.rowOf[other] !== row) this.drop(other);
  }

  /**
   * Visits each of `rows`, in order or back, and passes its slack on. Drops labels that cannot be part of a choice
   * worth more than `threshold`. `total` falls, never rises.
   */
  sweep(rows: ArrayLike<number>, backwards: boolean, threshold: number): void {
    for (let index = 0; index < rows.length && !this.failed; index += 1)
      this.#visit(rows[backwards ? rows.length - 1 - index : index]!, backwards, threshold);
  }

  /** Sets the prices of the columns of `rows` to an optimum for the shares as they are. */
  price(rows: ArrayLike<number>): void {
    if (this.assignment.solve(rows)) this.measure(rows);
    else this.failed = true;
  }

  #visit(row: number, backwards: boolean, threshold: number): void {
    const { theta, list, count, messages } = this;
    if (count[row] === 1) return;
    this.pull(row);
    const best = this.#getBest(row);
    this.total += best - this.rowDual[row]!;
    this.rowDual[row] = best;
    const start = this.problem.rowStart[row]!;
    for (let place = start + count[row]! - 1; place >= start && !this.failed; place -= 1)
      if (this.total - best + this.getWorth(list[place]!) <= threshold) this.drop(list[place]!);
    if (this.failed || count[row] === 1) return;
    const incident = this.incident[row]!;
    let onward = 0;
    for (const end of incident) if (this.#isOnward(end, backwards)) onward += 1;
    if (onward === 0) return;
    const parts = Math.max(onward, incident.length - onward) + 1;
    for (let place = start; place < start + count[row]!; place += 1) {
      const label = list[place]!;
      const part = Math.floor((best - this.getWorth(label)) / parts);
      if (part === 0) continue;
      for (const end of incident)
        if (this.#isOnward(end, backwards)) {
          messages[this.#share[end]! + label - start]! += part;
          theta[label]! += part;
        }
    }
  }

  #isOnward(end: number, backwards: boolean): boolean {
    const other = this.endRow[end ^ 1]!;
    return this.count[other]! > 1 && other > this.endRow[end]! !== backwards;
  }

  #getBest(row: number): number {
    const start = this.problem.rowStart[row]!;
    let best = -Infinity;
    for (let place = start; place < start + this.count[row]!; place += 1)
      best = Math.max(best, this.getWorth(this.list[place]!));
    return best;
  }

  /** Lowers the shares of a row to the least that the other rows' shares leave valid. */
  pull(row: number, onlyFixed = false): void {
    const { factors, rowStart } = this.problem;
    const { list, count, messages, theta } = this;
    const start = rowStart[row]!;
    const stop = start + count[row]!;
    for (const end of this.incident[row]!) {
      const other = this.endRow[end ^ 1]!;
      if (onlyFixed && count[other] !== 1) continue;
      const { table } = factors[end >> 1]!;
      const share = this.#share[end]! - start;
      const otherStart = rowStart[other]!;
      const otherShare = this.#share[end ^ 1]! - otherStart;
      const otherStop = otherStart + count[other]!;
      const stride = this.#stride[end]!;
      const step = this.#stride[end ^ 1]!;
      for (let place = start; place < stop; place += 1) {
        const label = list[place]!;
        const offset = (label - start) * stride - otherStart * step;
        let most = -Infinity;
        for (let otherPlace = otherStart; otherPlace < otherStop; otherPlace += 1) {
          const otherLabel = list[otherPlace]!;
          const rest = table[offset + otherLabel * step]! - messages[otherShare + otherLabel]!;
          if (rest > most) most = rest;
        }
        theta[label]! += most - messages[share + label]!;
        messages[share + label] = most;
      }
    }
  }
}
