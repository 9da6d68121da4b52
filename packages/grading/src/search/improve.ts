import type { Bound } from './bound.ts';

/** Rows after which the clock is looked at: to read it may take as long as to try a few moves. */
const clockRows = 16;

/**
 * Makes any list of labels a valid choice and betters it in place, until it is a local optimum or `isOver`. A row that
 * asks for a taken column gets none.
 */
export type Improve = (choice: Int32Array, isOver: () => boolean) => void;

/**
 * Local search: moves a row to another label that the bound still allows, the row that holds its column going to the column
 * given up or to none, as long as the value grows. Allocates nothing per move.
 */
export function createImprover({ problem, list, count, incident, endRow, getEntry }: Bound): Improve {
  const { rows, columns, rowStart, credit, taken, firstDependent } = problem;
  /** The row that holds each column, or -1. */
  const owner = new Int32Array(columns);
  /** The label of each row that takes no column. */
  const none = new Int32Array(rows);
  for (let row = 0; row < rows; row += 1)
    for (let label = rowStart[row]!; label < rowStart[row + 1]!; label += 1)
      if (taken[label]!.length === 0) none[row] = label;
  /** Rows that the move at hand changes, and the labels they have otherwise. */
  const moved: number[] = [];
  const others: number[] = [];
  const stamp = new Int32Array(rows);
  let clock = 0;
  let choice: Int32Array = none;

  const swap = (): void => {
    for (let index = 0; index < moved.length; index += 1) {
      const row = moved[index]!;
      const label = choice[row]!;
      choice[row] = others[index]!;
      others[index] = label;
    }
  };

  const release = (): void => {
    for (const row of moved) for (const column of taken[choice[row]!]!) if (owner[column] === row) owner[column] = -1;
  };

  /** Takes the columns of the moved rows; false where one of them is held already. */
  const claim = (): boolean =>
    moved.every((row) =>
      taken[choice[row]!]!.every((column) => {
        if (owner[column] !== -1) return false;
        owner[column] = row;
        return true;
      }),
    );

  /** The label of a row that takes just this column, or its label without one. */
  const findLabel = (row: number, column: number): number => {
    for (let label = rowStart[row]!; label < rowStart[row + 1]!; label += 1)
      if (taken[label]!.length === 1 && taken[label]![0] === column) return label;
    return none[row]!;
  };

  /** Gives a dependent row its best label and returns what it is worth. */
  const answer = (row: number): number => {
    let best = -Infinity;
    for (let label = rowStart[row]!; label < rowStart[row + 1]!; label += 1) {
      let value = credit[label]!;
      for (const end of incident[row]!) value += getEntry(end, label, choice[endRow[end ^ 1]!]!);
      if (value <= best) continue;
      best = value;
      choice[row] = label;
    }
    return best;
  };

  const settleDependents = (): void => {
    for (let row = firstDependent; row < rows; row += 1) answer(row);
  };

  /** The part of the value that depends on the moved rows, dependent rows answering as best they can. */
  const getLocal = (): number => {
    clock += 1;
    let value = 0;
    for (let index = 0; index < moved.length; index += 1) {
      const row = moved[index]!;
      const ends = incident[row]!;
      value += credit[choice[row]!]!;
      stamp[row] = clock;
      for (let place = 0; place < ends.length; place += 1) {
        const other = endRow[ends[place]! ^ 1]!;
        if (stamp[other] === clock) continue;
        if (other < firstDependent) value += getEntry(ends[place]!, choice[row]!, choice[other]!);
        else {
          stamp[other] = clock;
          value += answer(other);
        }
      }
    }
    return value;
  };

  const tryMove = (row: number, label: number): boolean => {
    const given = taken[choice[row]!]![0];
    const columnsTaken = taken[label]!;
    while (moved.length > 1) moved.pop();
    moved[0] = row;
    others[0] = label;
    for (let index = 0; index < columnsTaken.length; index += 1) {
      const holder = owner[columnsTaken[index]!]!;
      if (holder === -1 || moved.includes(holder)) continue;
      others[moved.length] = given === undefined ? none[holder]! : findLabel(holder, given);
      moved.push(holder);
    }
    const before = getLocal();
    swap();
    const isBetter = getLocal() > before;
    swap();
    if (!isBetter) return false;
    release();
    swap();
    if (claim()) return true;
    release();
    swap();
    claim();
    return false;
  };

  return (start, isOver) => {
    choice = start;
    owner.fill(-1);
    for (let row = 0; row < firstDependent; row += 1) {
      if (taken[choice[row]!]!.some((column) => owner[column] !== -1)) choice[row] = none[row]!;
      for (const column of taken[choice[row]!]!) owner[column] = row;
    }
    settleDependents();
    for (let changed = true; changed;) {
      changed = false;
      for (let row = 0; row < firstDependent; row += 1) {
        if (row % clockRows === 0 && isOver()) break;
        for (let place = rowStart[row]!; place < rowStart[row]! + count[row]!; place += 1)
          if (list[place] !== choice[row] && tryMove(row, list[place]!)) changed = true;
      }
    }
    settleDependents();
  };
}
