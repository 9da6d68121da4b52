import type { Bound } from './bound.ts';
import type { Problem } from './problem.ts';

/** Rows that one move may change: a label of several columns takes each from the row that holds it. */
const maxMoved = 16;
const noColumns: readonly number[] = [];

/**
 * Local search: moves a row to another label, the row that holds its column going to the column given up or to none,
 * as long as the value grows. Allocates nothing per move.
 */
export class Improver {
  readonly #problem: Problem;
  readonly #bound: Bound;
  readonly #columnsOf: readonly (readonly number[])[];
  /** The row that holds each column, or -1. */
  readonly #owner: Int32Array;
  /** The label of each row that takes no column. */
  readonly #none: Int32Array;
  readonly #moved = new Int32Array(maxMoved);
  readonly #back = new Int32Array(maxMoved);
  #movedCount = 0;
  readonly #stamp: Int32Array;
  #clock = 0;

  constructor(bound: Bound) {
    const { problem } = bound;
    const { rows, columns, column, rowStart, credit, moreColumns } = problem;
    this.#problem = problem;
    this.#bound = bound;
    this.#columnsOf = Array.from(credit, (_, label) =>
      column[label] === -1 ? noColumns : [column[label]!, ...(moreColumns.get(label) ?? noColumns)],
    );
    this.#owner = new Int32Array(columns);
    this.#stamp = new Int32Array(Math.max(rows, columns));
    this.#none = new Int32Array(rows);
    for (let row = 0; row < rows; row += 1) {
      let none = rowStart[row + 1]! - 1;
      while (column[none] !== -1) none -= 1;
      this.#none[row] = none;
    }
  }

  /** Makes any list of labels a valid choice and betters it, in place. A row that asks for a taken column gets none. */
  improve(choice: Int32Array): void {
    const { rowStart, firstDependent } = this.#problem;
    const owner = this.#owner;
    owner.fill(-1);
    for (let row = 0; row < firstDependent; row += 1) {
      const columns = this.#columnsOf[choice[row]!]!;
      if (columns.some((column) => owner[column] !== -1)) choice[row] = this.#none[row]!;
      else for (const column of columns) owner[column] = row;
    }
    this.#settleDependents(choice);
    for (let changed = true; changed;) {
      changed = false;
      for (let row = 0; row < firstDependent; row += 1)
        for (let label = rowStart[row]!; label < rowStart[row + 1]!; label += 1)
          if (label !== choice[row] && this.#tryMove(choice, row, label)) changed = true;
    }
    this.#settleDependents(choice);
  }

  #tryMove(choice: Int32Array, row: number, label: number): boolean {
    const { column } = this.#problem;
    const owner = this.#owner;
    const moved = this.#moved;
    const back = this.#back;
    const given = column[choice[row]!]!;
    this.#movedCount = 0;
    this.#add(choice, row);
    for (const target of this.#columnsOf[label]!) {
      const holder = owner[target]!;
      if (holder === -1 || this.#isMoved(holder)) continue;
      if (this.#movedCount === maxMoved) return false;
      this.#add(choice, holder);
    }
    const count = this.#movedCount;
    const before = this.#getLocal(choice);
    choice[row] = label;
    for (let index = 1; index < count; index += 1)
      choice[moved[index]!] = given === -1 ? this.#none[moved[index]!]! : this.#findLabel(moved[index]!, given);
    if (this.#getLocal(choice) > before && this.#isValid(choice)) {
      for (let index = 0; index < count; index += 1) for (const old of this.#columnsOf[back[index]!]!) owner[old] = -1;
      for (let index = 0; index < count; index += 1)
        for (const taken of this.#columnsOf[choice[moved[index]!]!]!) owner[taken] = moved[index]!;
      return true;
    }
    for (let index = 0; index < count; index += 1) choice[moved[index]!] = back[index]!;
    return false;
  }

  #add(choice: Int32Array, row: number): void {
    this.#moved[this.#movedCount] = row;
    this.#back[this.#movedCount] = choice[row]!;
    this.#movedCount += 1;
  }

  #isMoved(row: number): boolean {
    for (let index = 0; index < this.#movedCount; index += 1) if (this.#moved[index] === row) return true;
    return false;
  }

  /** The label of a row that takes just this column, or its label without one. */
  #findLabel(row: number, column: number): number {
    const { rowStart } = this.#problem;
    for (let label = rowStart[row]!; label < rowStart[row + 1]!; label += 1) {
      const columns = this.#columnsOf[label]!;
      if (columns.length === 1 && columns[0] === column) return label;
    }
    return this.#none[row]!;
  }

  /** Whether the columns of the moved rows are held by none but them, once each. */
  #isValid(choice: Int32Array): boolean {
    this.#clock += 1;
    for (let index = 0; index < this.#movedCount; index += 1)
      for (const column of this.#columnsOf[choice[this.#moved[index]!]!]!) {
        const holder = this.#owner[column]!;
        if (this.#stamp[column] === this.#clock || (holder !== -1 && !this.#isMoved(holder))) return false;
        this.#stamp[column] = this.#clock;
      }
    return true;
  }

  /** The part of the value that depends on the moved rows, dependent rows answering as best they can. */
  #getLocal(choice: Int32Array): number {
    const { credit, factors, rowStart, firstDependent } = this.#problem;
    const { incident } = this.#bound;
    this.#clock += 1;
    const clock = this.#clock;
    let value = 0;
    for (let index = 0; index < this.#movedCount; index += 1) {
      const row = this.#moved[index]!;
      value += credit[choice[row]!]!;
      this.#stamp[row] = clock;
      for (const side of incident[row]!) {
        const { a, b, width, table } = factors[side >> 1]!;
        const other = (side & 1) === 0 ? b : a;
        if (this.#stamp[other] === clock) continue;
        if (other >= firstDependent) {
          this.#stamp[other] = clock;
          value += this.#answer(choice, other);
        } else value += table[(choice[a]! - rowStart[a]!) * width + choice[b]! - rowStart[b]!]!;
      }
    }
    return value;
  }

  /** Gives a dependent row its best label and returns what it is worth. */
  #answer(choice: Int32Array, row: number): number {
    const { credit, factors, rowStart } = this.#problem;
    let best = -Infinity;
    let bestLabel = -1;
    for (let label = rowStart[row]!; label < rowStart[row + 1]!; label += 1) {
      let value = credit[label]!;
      for (const side of this.#bound.incident[row]!) {
        const { a, b, width, table } = factors[side >> 1]!;
        const i = (side & 1) === 0 ? label : choice[a]!;
        const j = (side & 1) === 0 ? choice[b]! : label;
        value += table[(i - rowStart[a]!) * width + j - rowStart[b]!]!;
      }
      if (value <= best) continue;
      best = value;
      bestLabel = label;
    }
    choice[row] = bestLabel;
    return best;
  }

  #settleDependents(choice: Int32Array): void {
    for (let row = this.#problem.firstDependent; row < this.#problem.rows; row += 1) this.#answer(choice, row);
  }
}
