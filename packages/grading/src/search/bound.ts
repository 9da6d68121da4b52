import { Assignment } from './assignment.ts';
import type { Problem } from './problem.ts';

/** What a bound was at some point of the search, to go back to. */
export interface Snapshot {
  readonly list: Int32Array;
  readonly count: Int32Array;
  readonly theta: Float64Array;
  readonly messages: Float64Array;
  readonly rowDual: Float64Array;
  readonly columnDual: Float64Array;
}

/**
 * An upper bound on the value of a problem, held as a reparametrisation and tightened by dual ascent.
 *
 * The credit of each factor is split between its two rows: `messages` hold each row's share per label, so that no pair of
 * labels earns more than its two shares. `theta` is a label's credit with its shares, `columnDual` the price of a column.
 * The bound is the sum over rows of the best `theta - price`, plus all prices, whatever the split and the prices. The
 * ascent (sequential message passing in the manner of Kolmogorov's TRW-S 2006 and SRMP 2015) pulls each row's shares
 * down to the least that stays valid, then pushes the slack of its losing labels to the rows not yet visited. An
 * assignment sets the prices. A label whose slack reaches the gap to the threshold is dropped for good.
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
  readonly columnDual: Float64Array;
  readonly rowOf: Int32Array;
  /** Labels that take each column. */
  readonly columnLabels: readonly Int32Array[];
  /** Factors at each row: `factor * 2`, plus 1 where the row is side b. */
  readonly incident: readonly Int32Array[];
  readonly assignment: Assignment;
  /** Bound of the rows in scope: see `measure`. */
  total = 0;
  /** A row has lost its last label: nothing above the threshold is left. */
  failed = false;
  readonly #shareA: Int32Array;
  readonly #shareB: Int32Array;
  readonly #place: Int32Array;
  readonly #stamp: Int32Array;
  #clock = 0;

  constructor(problem: Problem) {
    const { rows, rowStart, credit, factors, column, columns, moreColumns } = problem;
    const labels = credit.length;
    this.problem = problem;
    this.list = Int32Array.from({ length: labels }, (_, label) => label);
    this.#place = this.list.slice();
    this.count = new Int32Array(rows);
    this.rowOf = new Int32Array(labels);
    for (let row = 0; row < rows; row += 1) this.rowOf.fill(row, rowStart[row], rowStart[row + 1]);
    this.theta = new Float64Array(labels);
    this.columnDual = new Float64Array(columns);
    this.rowDual = new Float64Array(rows);
    this.#stamp = new Int32Array(columns);
    const columnLabels: number[][] = Array.from({ length: columns }, () => []);
    for (let label = 0; label < labels; label += 1) {
      if (column[label] !== -1) columnLabels[column[label]!]!.push(label);
      for (const other of moreColumns.get(label) ?? []) columnLabels[other]!.push(label);
    }
    this.columnLabels = columnLabels.map((list) => Int32Array.from(list));
    const incident: number[][] = Array.from({ length: rows }, () => []);
    this.#shareA = new Int32Array(factors.length);
    this.#shareB = new Int32Array(factors.length);
    let size = 0;
    for (const [factor, { a, b, width, table }] of factors.entries()) {
      incident[a]!.push(factor * 2);
      incident[b]!.push(factor * 2 + 1);
      this.#shareA[factor] = size;
      size += table.length / width;
      this.#shareB[factor] = size;
      size += width;
    }
    this.incident = incident.map((list) => Int32Array.from(list));
    this.messages = new Float64Array(size);
    this.assignment = new Assignment(this);
    this.reset();
  }

  /** Allows every label again; keeps messages and prices, made valid for all labels. */
  reset(): void {
    const { rows, rowStart, credit } = this.problem;
    this.failed = false;
    this.theta.set(credit);
    for (let row = 0; row < rows; row += 1) this.count[row] = rowStart[row + 1]! - rowStart[row]!;
    for (const [factor, { a, b }] of this.problem.factors.entries()) {
      this.#addShares(a, this.#shareA[factor]!);
      this.#addShares(b, this.#shareB[factor]!);
    }
    for (let row = 0; row < rows; row += 1) {
      this.pull(row);
      this.rowDual[row] = this.#getBest(row);
    }
  }

  save(): Snapshot {
    return {
      list: this.list.slice(),
      count: this.count.slice(),
      theta: this.theta.slice(),
      messages: this.messages.slice(),
      rowDual: this.rowDual.slice(),
      columnDual: this.columnDual.slice(),
    };
  }

  restore(snapshot: Snapshot): void {
    this.list.set(snapshot.list);
    this.count.set(snapshot.count);
    this.theta.set(snapshot.theta);
    this.messages.set(snapshot.messages);
    this.rowDual.set(snapshot.rowDual);
    this.columnDual.set(snapshot.columnDual);
    for (let place = 0; place < this.list.length; place += 1) this.#place[this.list[place]!] = place;
    this.failed = false;
  }

  /** Sets `total` to the bound of `rows`, whose columns no other row may take, and returns it. */
  measure(rows: ArrayLike<number>): number {
    const { rowStart, column } = this.problem;
    this.#clock += 1;
    let total = 0;
    for (let index = 0; index < rows.length; index += 1) {
      const row = rows[index]!;
      total += this.rowDual[row]!;
      const start = rowStart[row]!;
      for (let place = start; place < start + this.count[row]!; place += 1) {
        const target = column[this.list[place]!]!;
        if (target === -1 || this.#stamp[target] === this.#clock) continue;
        this.#stamp[target] = this.#clock;
        total += this.columnDual[target]!;
      }
    }
    this.total = total;
    return total;
  }

  /** Forbids a label; where that leaves its row one label, forbids what conflicts with that one. */
  drop(label: number): void {
    const row = this.rowOf[label]!;
    const start = this.problem.rowStart[row]!;
    const place = this.#place[label]!;
    if (place >= start + this.count[row]!) return;
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
    const { column, moreColumns } = this.problem;
    const row = this.rowOf[label]!;
    if (column[label] === -1) return;
    for (const other of this.columnLabels[column[label]!]!) if (this.rowOf[other] !== row) this.drop(other);
    for (const more of moreColumns.get(label) ?? [])
      for (const other of this.columnLabels[more]!) if (this.rowOf[other] !== row) this.drop(other);
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
    const { rowStart, column } = this.problem;
    const { theta, columnDual, list, count, messages } = this;
    if (count[row] === 1) return;
    this.pull(row);
    const best = this.#getBest(row);
    this.total += best - this.rowDual[row]!;
    this.rowDual[row] = best;
    const start = rowStart[row]!;
    for (let place = start + count[row]! - 1; place >= start; place -= 1) {
      const label = list[place]!;
      const price = column[label] === -1 ? 0 : columnDual[column[label]!]!;
      if (this.total - (best - theta[label]! + price) <= threshold) this.drop(label);
      if (this.failed) return;
    }
    const incident = this.incident[row]!;
    let onward = 0;
    for (const end of incident) if (this.#isOnward(row, end, backwards)) onward += 1;
    if (onward === 0 || count[row] === 1) return;
    const parts = Math.max(onward, incident.length - onward) + 1;
    for (let place = start; place < start + count[row]!; place += 1) {
      const label = list[place]!;
      const price = column[label] === -1 ? 0 : columnDual[column[label]!]!;
      const part = Math.floor((best - theta[label]! + price) / parts);
      if (part === 0) continue;
      for (const end of incident) {
        if (!this.#isOnward(row, end, backwards)) continue;
        const factor = end >> 1;
        const share = (end & 1) === 0 ? this.#shareA[factor]! : this.#shareB[factor]!;
        messages[share + label - start]! += part;
        theta[label]! += part;
      }
    }
  }

  #isOnward(row: number, end: number, backwards: boolean): boolean {
    const { a, b } = this.problem.factors[end >> 1]!;
    const other = (end & 1) === 0 ? b : a;
    return this.count[other]! > 1 && other > row !== backwards;
  }

  #getBest(row: number): number {
    const { rowStart, column } = this.problem;
    const start = rowStart[row]!;
    let best = -Infinity;
    for (let place = start; place < start + this.count[row]!; place += 1) {
      const label = this.list[place]!;
      const price = column[label] === -1 ? 0 : this.columnDual[column[label]!]!;
      if (this.theta[label]! - price > best) best = this.theta[label]! - price;
    }
    return best;
  }

  #addShares(row: number, share: number): void {
    const { rowStart } = this.problem;
    const start = rowStart[row]!;
    for (let label = start; label < rowStart[row + 1]!; label += 1)
      this.theta[label]! += this.messages[share + label - start]!;
  }

  /** Lowers the shares of a row to the least that the other rows' shares leave valid. */
  pull(row: number, onlyFixed = false): void {
    const { factors, rowStart } = this.problem;
    const { list, count, messages, theta } = this;
    const start = rowStart[row]!;
    const end = start + count[row]!;
    for (const side of this.incident[row]!) {
      const factor = side >> 1;
      const { a, b, width, table } = factors[factor]!;
      const isA = (side & 1) === 0;
      const other = isA ? b : a;
      if (onlyFixed && count[other] !== 1) continue;
      const share = isA ? this.#shareA[factor]! : this.#shareB[factor]!;
      const otherStart = rowStart[other]!;
      const otherShare = (isA ? this.#shareB[factor]! : this.#shareA[factor]!) - otherStart;
      const otherEnd = otherStart + count[other]!;
      const step = isA ? 1 : width;
      for (let place = start; place < end; place += 1) {
        const label = list[place]!;
        const offset = (isA ? (label - start) * width : label - start) - otherStart * step;
        let most = -Infinity;
        for (let otherPlace = otherStart; otherPlace < otherEnd; otherPlace += 1) {
          const otherLabel = list[otherPlace]!;
          const rest = table[offset + otherLabel * step]! - messages[otherShare + otherLabel]!;
          if (rest > most) most = rest;
        }
        theta[label]! += most - messages[share + label - start]!;
        messages[share + label - start] = most;
      }
    }
  }
}
