import { createAssignment } from './assignment.ts';
import type { Problem } from './problem.ts';

/** What a bound was at some point of the search, to go back to. */
type Snapshot = readonly (Int32Array | Float64Array)[];

export type Bound = ReturnType<typeof createBound>;

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
export function createBound(problem: Problem) {
  const { rows, rowStart, credit, factors, taken, columns } = problem;
  const labels = credit.length;
  /** Labels by row, those still possible first; how many those are; where each label stands. */
  const list = Int32Array.from(credit.keys());
  const count = new Int32Array(rows);
  const places = list.slice();
  const rowOf = new Int32Array(labels);
  for (let row = 0; row < rows; row += 1) rowOf.fill(row, rowStart[row], rowStart[row + 1]);
  const theta = new Float64Array(labels);
  /** Best `theta - price` of each row. */
  const rowDual = new Float64Array(rows);
  /** Prices; one more, of 0, for labels without a column. */
  const columnDual = new Float64Array(columns + 1);
  /** The column that a label pays for, the first it takes. */
  const column = Int32Array.from(taken, ([first = columns]) => first);
  /** Labels that take each column. */
  const columnLabels: number[][] = Array.from({ length: columns + 1 }, () => []);
  for (const [label, own] of taken.entries()) for (const target of own) columnLabels[target]!.push(label);
  /** Ends at each row, and the row of each end. */
  const incident: number[][] = Array.from({ length: rows }, () => []);
  const endRow = Int32Array.from(factors.flatMap(({ a, b }) => [a, b]));
  /** Where the shares of each end start in `messages`, and how far apart its labels are in the table. */
  const shares = new Int32Array(endRow.length);
  const strides = Int32Array.from(factors.flatMap(({ width }) => [width, 1]));
  let size = 0;
  for (const [end, row] of endRow.entries()) {
    incident[row]!.push(end);
    shares[end] = size;
    size += rowStart[row + 1]! - rowStart[row]!;
  }
  const messages = new Float64Array(size);
  const state = [list, count, theta, messages, rowDual, columnDual];
  const stamp = new Int32Array(columns + 1);
  /** Ends of the row at hand that lead to rows not yet visited. */
  const onward = new Int32Array(endRow.length);
  let clock = 0;

  /** What a label and one of the row at the other side of an end earn together. */
  const getEntry = (end: number, label: number, other: number): number =>
    factors[end >> 1]!.table[
      (label - rowStart[endRow[end]!]!) * strides[end]! + (other - rowStart[endRow[end ^ 1]!]!) * strides[end ^ 1]!
    ]!;

  /** What a label would earn for its row, were it not for its price. */
  const getWorth = (label: number): number => theta[label]! - columnDual[column[label]!]!;

  const getBest = (row: number): number => {
    let best = -Infinity;
    for (let place = rowStart[row]!; place < rowStart[row]! + count[row]!; place += 1)
      best = Math.max(best, getWorth(list[place]!));
    return best;
  };

  const allows = (label: number): boolean => places[label]! < rowStart[rowOf[label]!]! + count[rowOf[label]!]!;

  /** Lowers the shares of a row to the least that the other rows' shares leave valid. */
  const pull = (row: number, onlyFixed = false): void => {
    const start = rowStart[row]!;
    const stop = start + count[row]!;
    for (const end of incident[row]!) {
      const other = endRow[end ^ 1]!;
      if (onlyFixed && count[other] !== 1) continue;
      const { table } = factors[end >> 1]!;
      const share = shares[end]! - start;
      const otherStart = rowStart[other]!;
      const otherShare = shares[end ^ 1]! - otherStart;
      const otherStop = otherStart + count[other]!;
      const stride = strides[end]!;
      const step = strides[end ^ 1]!;
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
  };

  /** Forbids what conflicts with a label that is the last of its row. */
  const claim = (label: number): void => {
    for (const target of taken[label]!)
      for (const other of columnLabels[target]!) if (rowOf[other] !== rowOf[label]) drop(other);
  };

  /** Forbids a label; where that leaves its row one label, forbids what conflicts with that one. */
  const drop = (label: number): void => {
    if (!allows(label)) return;
    const row = rowOf[label]!;
    const start = rowStart[row]!;
    const place = places[label]!;
    count[row]! -= 1;
    const last = start + count[row]!;
    const moved = list[last]!;
    list[last] = label;
    list[place] = moved;
    places[label] = last;
    places[moved] = place;
    if (count[row] === 0) bound.failed = true;
    else if (count[row] === 1) claim(list[start]!);
  };

  const visit = (row: number, backwards: boolean, threshold: number): void => {
    if (count[row] === 1) return;
    pull(row);
    const best = getBest(row);
    bound.total += best - rowDual[row]!;
    rowDual[row] = best;
    const start = rowStart[row]!;
    for (let place = start + count[row]! - 1; place >= start && !bound.failed; place -= 1)
      if (bound.total - best + getWorth(list[place]!) <= threshold) drop(list[place]!);
    if (bound.failed || count[row] === 1) return;
    let steps = 0;
    const ends = incident[row]!;
    for (let index = 0; index < ends.length; index += 1) {
      const other = endRow[ends[index]! ^ 1]!;
      if (count[other] === 1 || other > row === backwards) continue;
      onward[steps] = ends[index]!;
      steps += 1;
    }
    if (steps === 0) return;
    const parts = Math.max(steps, ends.length - steps) + 1;
    for (let place = start; place < start + count[row]!; place += 1) {
      const label = list[place]!;
      const part = Math.floor((best - getWorth(label)) / parts);
      theta[label]! += part * steps;
      for (let step = 0; step < steps; step += 1) messages[shares[onward[step]!]! + label - start]! += part;
    }
  };

  const bound = {
    problem,
    list,
    count,
    theta,
    rowDual,
    columnDual,
    column,
    rowOf,
    columnLabels,
    incident,
    endRow,
    /** Bound of the rows in scope: see `measure`. */
    total: 0,
    /** A row has lost its last label: nothing above the threshold is left. */
    failed: false,
    /** Labels of the assignment that set the prices last, by row. */
    choice: new Int32Array() as Int32Array,
    getEntry,
    getWorth,
    allows,
    pull,

    /** Allows every label again; keeps messages and prices, made valid for all labels. */
    reset(): void {
      bound.failed = false;
      theta.set(credit);
      for (let row = 0; row < rows; row += 1) count[row] = rowStart[row + 1]! - rowStart[row]!;
      for (const [end, row] of endRow.entries())
        for (let label = rowStart[row]!; label < rowStart[row + 1]!; label += 1)
          theta[label]! += messages[shares[end]! + label - rowStart[row]!]!;
      for (let row = 0; row < rows; row += 1) {
        pull(row);
        rowDual[row] = getBest(row);
      }
    },

    save: (): Snapshot => state.map((array) => array.slice()),

    restore(snapshot: Snapshot): void {
      for (const [index, array] of state.entries()) array.set(snapshot[index]!);
      for (let place = 0; place < labels; place += 1) places[list[place]!] = place;
      bound.failed = false;
    },

    /** Sets `total` to the bound of `scope`, rows whose columns no other row may take, and returns it. */
    measure(scope: Int32Array): number {
      clock += 1;
      bound.total = 0;
      for (const row of scope) {
        bound.total += rowDual[row]!;
        for (let place = rowStart[row]!; place < rowStart[row]! + count[row]!; place += 1) {
          const target = column[list[place]!]!;
          if (stamp[target] === clock) continue;
          stamp[target] = clock;
          bound.total += columnDual[target]!;
        }
      }
      return bound.total;
    },

    /** Leaves a row only this label. */
    fix(label: number): void {
      const row = rowOf[label]!;
      const start = rowStart[row]!;
      for (let place = start + count[row]! - 1; place >= start; place -= 1)
        if (list[place] !== label && count[row]! > 1) drop(list[place]!);
      if (count[row] === 1) claim(list[start]!);
    },

    /**
     * Visits each row of `scope`, in order or back, and passes its slack on. Drops labels that cannot be part of a choice
     * worth more than `threshold`. `total` falls, never rises.
     */
    sweep(scope: Int32Array, backwards: boolean, threshold: number): void {
      for (let index = 0; index < scope.length && !bound.failed; index += 1)
        visit(scope[backwards ? scope.length - 1 - index : index]!, backwards, threshold);
    },

    /** Sets the prices of the columns of `scope` to an optimum for the shares as they are. */
    price(scope: Int32Array): void {
      if (assignment.solve(scope)) bound.measure(scope);
      else bound.failed = true;
    },
  };
  const assignment = createAssignment(bound);
  bound.choice = assignment.choice;
  bound.reset();
  return bound;
}
