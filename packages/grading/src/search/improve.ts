import type { Bound } from './bound.ts';

/** Rows after which the clock is looked at: to read it may take as long as to try a few moves. */
const clockRows = 16;

/**
 * Local search: moves a row to another label, the row that holds its column going to the column given up or to none,
 * as long as the value grows. Allocates nothing per move.
 */
export class Improver {
  readonly #bound: Bound;
  /** The row that holds each column, or -1. */
  readonly #owner: Int32Array;
  /** The label of each row that takes no column. */
  readonly #none: Int32Array;
  /** Rows that the move at hand changes, and the labels they have otherwise. */
  readonly #moved: number[] = [];
  readonly #others: number[] = [];
  readonly #stamp: Int32Array;
  #clock = 0;

  constructor(bound: Bound) {
    const { rows, columns, taken, rowStart } = bound.problem;
    this.#bound = bound;
    this.#owner = new Int32Array(columns);
    this.#stamp = new Int32Array(rows);
    this.#none = new Int32Array(rows);
    for (let row = 0; row < rows; row += 1)
      for (let label = rowStart[row]!; label < rowStart[row + 1]!; label += 1)
        if (taken[label]!.length === 0) this.#none[row] = label;
  }

  /**
   * Makes any list of labels a valid choice and betters it in place, until it is a local optimum or `isOver`. A row that
   * asks for a taken column gets none.
   */
  improve(choice: Int32Array, isOver: () => boolean): void {
    const { rowStart, firstDependent, taken } = this.#bound.problem;
    const owner = this.#owner;
    owner.fill(-1);
    for (let row = 0; row < firstDependent; row += 1) {
      if (taken[choice[row]!]!.some((column) => owner[column] !== -1)) choice[row] = this.#none[row]!;
      for (const column of taken[choice[row]!]!) owner[column] = row;
    }
    this.#settleDependents(choice);
    for (let changed = true; changed;) {
      changed = false;
      for (let row = 0; row < firstDependent; row += 1) {
        if (row % clockRows === 0 && isOver()) break;
        for (let label = rowStart[row]!; label < rowStart[row + 1]!; label += 1)
          if (label !== choice[row] && this.#tryMove(choice, row, label)) changed = true;
      }
    }
    this.#settleDependents(choice);
  }

  #tryMove(choice: Int32Array, row: number, label: number): boolean {
    const { taken } = this.#bound.problem;
    const moved = this.#moved;
    const given = taken[choice[row]!]![0];
    while (moved.length > 1) moved.pop();
    moved[0] = row;
    this.#others[0] = label;
    for (const column of taken[label]!) {
      const holder = this.#owner[column]!;
      if (holder === -1 || moved.includes(holder)) continue;
      this.#others[moved.length] = given === undefined ? this.#none[holder]! : this.#findLabel(holder, given);
      moved.push(holder);
    }
    const before = this.#getLocal(choice);
    this.#swap(choice);
    const isBetter = this.#getLocal(choice) > before;
    this.#swap(choice);
    if (!isBetter) return false;
    this.#release(choice);
    this.#swap(choice);
    if (this.#claim(choice)) return true;
    this.#release(choice);
    this.#swap(choice);
    this.#claim(choice);
    return false;
  }

  #swap(choice: Int32Array): void {
    for (let index = 0; index < this.#moved.length; index += 1) {
      const row = this.#moved[index]!;
      const label = choice[row]!;
      choice[row] = this.#others[index]!;
      this.#others[index] = label;
    }
  }

  #release(choice: Int32Array): void {
    for (const row of this.#moved)
      for (const column of this.#bound.problem.taken[choice[row]!]!)
        if (this.#owner[column] === row) this.#owner[column] = -1;
  }

  /** Takes the columns of the moved rows; false where one of them is held already. */
  #claim(choice: Int32Array): boolean {
    for (const row of this.#moved)
      for (const column of this.#bound.problem.taken[choice[row]!]!) {
        if (this.#owner[column] !== -1) return false;
        this.#owner[column] = row;
      }
    return true;
  }

  /** The label of a row that takes just this column, or its label without one. */
  #findLabel(row: number, column: number): number {
    const { rowStart, taken } = this.#bound.problem;
    for (let label = rowStart[row]!; label < rowStart[row + 1]!; label += 1)
      if (taken[label]!.length === 1 && taken[label]![0] === column) return label;
    return this.#none[row]!;
  }

  /** The part of the value that depends on the moved rows, dependent rows answering as best they can. */
  #getLocal(choice: Int32Array): number {
    const { problem, incident, endRow } = this.#bound;
    this.#clock += 1;
    let value = 0;
    for (const row of this.#moved) {
      value += problem.credit[choice[row]!]!;
      this.#stamp[row] = this.#clock;
      for (const end of incident[row]!) {
        const other = endRow[end ^ 1]!;
        if (this.#stamp[other] === this.#clock) continue;
        if (other < problem.firstDependent) value += this.#bound.getEntry(end, choice[row]!, choice[other]!);
        else {
          this.#stamp[other] = this.#clock;
          value += this.#answer(choice, other);
        }
      }
    }
    return value;
  }

  /** Gives a dependent row its best label and returns what it is worth. */
  #answer(choice: Int32Array, row: number): number {
    const { problem, incident, endRow } = this.#bound;
    let best = -Infinity;
    for (let label = problem.rowStart[row]!; label < problem.rowStart[row + 1]!; label += 1) {
      let value = problem.credit[label]!;
      for (const end of incident[row]!) value += this.#bound.getEntry(end, label, choice[endRow[end ^ 1]!]!);
      if (value <= best) continue;
      best = value;
      choice[row] = label;
    }
    return best;
  }

  #settleDependents(choice: Int32Array): void {
    for (let row = this.#bound.problem.firstDependent; row < this.#bound.problem.rows; row += 1)
      this.#answer(choice, row);
  }
}
