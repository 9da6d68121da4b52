import type { Problem } from './problem.ts';

/**
 * Local search: moves a row to another label, the row that holds its column going to the column given up or to none,
 * as long as the value grows. Writes the better choice into `choice` and returns by how much it grew.
 */
export class Improver {
  readonly #problem: Problem;
  readonly #incident: readonly Int32Array[];
  readonly #columnLabels: readonly Int32Array[];
  readonly #owner: Int32Array;
  readonly #rowOf: Int32Array;
  readonly #none: Int32Array;

  constructor(
    problem: Problem,
    bound: { incident: readonly Int32Array[]; columnLabels: readonly Int32Array[]; rowOf: Int32Array },
  ) {
    this.#problem = problem;
    this.#incident = bound.incident;
    this.#columnLabels = bound.columnLabels;
    this.#rowOf = bound.rowOf;
    this.#owner = new Int32Array(problem.columns);
    this.#none = new Int32Array(problem.rows);
    for (let row = 0; row < problem.rows; row += 1) {
      let none = problem.rowStart[row + 1]! - 1;
      while (problem.column[none] !== -1) none -= 1;
      this.#none[row] = none;
    }
  }

  /** Makes any list of labels a valid choice: a row that asks for a column already taken gets none. */
  repair(choice: Int32Array): void {
    const { rows, columns } = this.#problem;
    const owner = this.#owner;
    owner.fill(-1, 0, columns);
    for (let row = 0; row < rows; row += 1) {
      const label = choice[row]!;
      let free = true;
      this.#forColumns(label, (column) => {
        if (owner[column] !== -1) free = false;
      });
      if (free) this.#forColumns(label, (column) => (owner[column] = row));
      else choice[row] = this.#none[row]!;
    }
    this.#settleDependents(choice);
  }

  improve(choice: Int32Array): void {
    const { rowStart, firstDependent } = this.#problem;
    this.repair(choice);
    for (let changed = true; changed;) {
      changed = false;
      for (let row = 0; row < firstDependent; row += 1)
        for (let label = rowStart[row]!; label < rowStart[row + 1]!; label += 1)
          if (label !== choice[row] && this.#tryMove(choice, row, label)) changed = true;
    }
  }

  #tryMove(choice: Int32Array, row: number, label: number): boolean {
    const { column } = this.#problem;
    const owner = this.#owner;
    const from = choice[row]!;
    const moves: [number, number][] = [[row, label]];
    this.#forColumns(label, (target) => {
      const holder = owner[target]!;
      if (holder === -1 || moves.some(([moved]) => moved === holder)) return;
      let next = this.#none[holder]!;
      const given = column[from]!;
      if (given !== -1)
        for (const other of this.#columnLabels[given]!)
          if (this.#rowOf[other] === holder && !this.#problem.moreColumns.has(other)) next = other;
      moves.push([holder, next]);
    });
    const rows = moves.map(([moved]) => moved);
    const back = rows.map((moved) => choice[moved]!);
    const before = this.#getLocal(choice, rows);
    for (const [moved, to] of moves) choice[moved] = to;
    if (this.#getLocal(choice, rows) > before && this.#isFree(moves)) {
      for (const old of back) this.#forColumns(old, (target) => (owner[target] = -1));
      for (const [moved, to] of moves) this.#forColumns(to, (target) => (owner[target] = moved));
      this.#settleDependents(choice);
      return true;
    }
    for (const [index, moved] of rows.entries()) choice[moved] = back[index]!;
    return false;
  }

  /** Whether the columns of the moved rows are held by none but them, once each. */
  #isFree(moves: readonly [number, number][]): boolean {
    const taken = new Set<number>();
    let free = true;
    for (const [, to] of moves)
      this.#forColumns(to, (target) => {
        const holder = this.#owner[target]!;
        if (taken.has(target) || (holder !== -1 && !moves.some(([moved]) => moved === holder))) free = false;
        taken.add(target);
      });
    return free;
  }

  /** The part of the value that depends on `rows`, dependent rows answering as best they can. */
  #getLocal(choice: Int32Array, rows: readonly number[]): number {
    const { credit, factors, rowStart, firstDependent } = this.#problem;
    let value = 0;
    const dependents = new Set<number>();
    for (const [index, row] of rows.entries()) {
      value += credit[choice[row]!]!;
      for (const side of this.#incident[row]!) {
        const { a, b, width, table } = factors[side >> 1]!;
        const other = (side & 1) === 0 ? b : a;
        if (other >= firstDependent) {
          dependents.add(other);
          continue;
        }
        const seen = rows.indexOf(other);
        if (seen !== -1 && seen < index) continue;
        value += table[(choice[a]! - rowStart[a]!) * width + choice[b]! - rowStart[b]!]!;
      }
    }
    for (const row of dependents) value += this.#getAnswer(choice, row).value;
    return value;
  }

  #getAnswer(choice: Int32Array, row: number): { label: number; value: number } {
    const { credit, factors, rowStart } = this.#problem;
    let best = -Infinity;
    let bestLabel = -1;
    for (let label = rowStart[row]!; label < rowStart[row + 1]!; label += 1) {
      let value = credit[label]!;
      for (const side of this.#incident[row]!) {
        const { a, b, width, table } = factors[side >> 1]!;
        const i = (side & 1) === 0 ? label : choice[a]!;
        const j = (side & 1) === 0 ? choice[b]! : label;
        value += table[(i - rowStart[a]!) * width + j - rowStart[b]!]!;
      }
      if (value > best) {
        best = value;
        bestLabel = label;
      }
    }
    return { label: bestLabel, value: best };
  }

  #settleDependents(choice: Int32Array): void {
    for (let row = this.#problem.firstDependent; row < this.#problem.rows; row += 1)
      choice[row] = this.#getAnswer(choice, row).label;
  }

  #forColumns(label: number, visit: (column: number) => void): void {
    const { column, moreColumns } = this.#problem;
    if (column[label] === -1) return;
    visit(column[label]!);
    for (const more of moreColumns.get(label) ?? []) visit(more);
  }
}
