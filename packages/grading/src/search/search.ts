import { Bound } from './bound.ts';
import { Improver } from './improve.ts';
import { getValue, type Problem } from './problem.ts';

interface Found {
  readonly value: number;
  readonly rows: Int32Array;
  readonly labels: Int32Array;
}

/** A row whose labels are being tried. */
interface Frame {
  /** Bound of the label being tried, and of all others: those done and those to come. */
  current: number;
  others: number;
  /** What the rows outside this part of the problem add at most. */
  readonly addend: number;
}

export interface SearchSettings {
  /** Ties are settled only if this is 1; otherwise a choice must gain a whole unit of this size to be looked for. */
  readonly unit: number;
  /** Sweeps at the root, and at each node of the tree. */
  readonly rootSweeps: number;
  readonly nodeSweeps: number;
}

/** Number of labels up to which a round of the ascent takes a fraction of a millisecond. */
const smallProblem = 2000;

/**
 * Depth-first branch and bound over a `Bound`. Rows that no factor and no column joins are searched apart. It runs as a
 * generator that yields after every node, so that the host decides how long it runs and may resume it later.
 */
export class Search {
  readonly problem: Problem;
  readonly bound: Bound;
  /** The best choice so far and what it is worth. */
  readonly best: Int32Array;
  value = -Infinity;
  /** Choices worth no more are not looked for: something elsewhere is as good. */
  floor = -Infinity;
  nodes = 0;
  /** Nothing is left to search: no choice is worth a unit more than `best`. */
  done = false;
  readonly #settings: SearchSettings;
  readonly #improver: Improver;
  readonly #frames: Frame[] = [];
  readonly #twin: Int32Array;
  readonly #component: Int32Array;
  readonly #columnComponent: Int32Array;
  #rootBound = Infinity;
  #run: Generator<void, void> | null = null;

  constructor(problem: Problem, settings: SearchSettings) {
    this.problem = problem;
    this.#settings = settings;
    this.bound = new Bound(problem);
    this.#improver = new Improver(this.bound);
    this.best = new Int32Array(problem.rows);
    this.#twin = findTwins(problem, this.bound);
    this.#component = new Int32Array(problem.rows);
    this.#columnComponent = new Int32Array(problem.columns);
  }

  /** No choice is worth more than this. */
  get upperBound(): number {
    const ceiling = this.done ? this.#threshold : this.#rootBound;
    let open = -Infinity;
    for (const [depth, frame] of this.#frames.toReversed().entries())
      open = Math.max(depth === 0 ? frame.current : open, frame.others) + frame.addend;
    const limit = this.done || this.#frames.length === 0 ? ceiling : Math.min(ceiling, open);
    return Math.max(this.value, limit);
  }

  /** What a choice must exceed to be of interest. */
  get #threshold(): number {
    const { unit } = this.#settings;
    return Math.max(this.floor, Math.floor(this.value / unit) * unit + unit - 1);
  }

  /** Takes a choice as incumbent if it is better, after local search. */
  offer(choice: Int32Array): void {
    const copy = choice.slice();
    this.#improver.improve(copy);
    const value = getValue(this.problem, copy);
    if (value <= this.value) return;
    this.value = value;
    this.best.set(copy);
  }

  /** Searches until done or until `isOver` says so; it is asked after every node. */
  run(isOver: () => boolean): void {
    // The first step is never left out: it is what finds a choice at all.
    let first = this.#run === null;
    this.#run ??= this.#search();
    while (!this.done && (first || !isOver())) {
      first = false;
      if (this.#run.next().done) this.done = true;
    }
  }

  *#search(): Generator<void, void> {
    const { bound } = this;
    const rows = Int32Array.from({ length: this.problem.rows }, (_, row) => row);
    bound.price(rows);
    this.#rootBound = bound.total;
    this.offer(bound.assignment.choice);
    // The first rounds lower the bound most. Where they are quick they are not left out, however little time there is.
    const isSmall = bound.theta.length < smallProblem;
    if (!isSmall) yield;
    let before = bound.total;
    for (let round = 0; round < this.#settings.rootSweeps && bound.total > this.#threshold; round += 1) {
      bound.sweep(rows, false, this.#threshold);
      if (bound.failed) return;
      bound.sweep(rows, true, this.#threshold);
      if (bound.failed) return;
      bound.price(rows);
      if (bound.failed) return;
      this.#rootBound = Math.min(this.#rootBound, bound.total);
      // Local search takes longer than a sweep, and finds less the longer the ascent goes on.
      if ((round & (round - 1)) === 0) this.offer(bound.assignment.choice);
      if (round > 1 || !isSmall) yield;
      if (round > 3 && before - bound.total < (bound.total - this.value) / 100) break;
      before = bound.total;
    }
    const found = yield* this.#solve(rows, this.#threshold);
    if (found) this.#take(found);
  }

  /** The best choice for `rows` worth more than `threshold`, or null where there is none. */
  *#solve(rows: Int32Array, threshold: number): Generator<void, Found | null> {
    const { bound } = this;
    this.nodes += 1;
    yield;
    bound.measure(rows);
    for (let round = 0; round < this.#settings.nodeSweeps; round += 1) {
      const before = bound.total;
      bound.sweep(rows, false, threshold);
      if (!bound.failed) bound.sweep(rows, true, threshold);
      if (!bound.failed) bound.price(rows);
      if (bound.failed || bound.total <= threshold) return null;
      if (before - bound.total < (bound.total - threshold) / 8) break;
    }
    let fixed = 0;
    for (const row of rows) {
      bound.pull(row, true);
      if (bound.count[row] === 1) fixed += bound.theta[bound.list[this.problem.rowStart[row]!]!]!;
    }
    const components = this.#split(rows);
    if (components.length === 0) return fixed > threshold ? this.#collect(rows, fixed, []) : null;
    bound.price(rows);
    if (bound.failed) return null;
    const bounds = components.map((component) => bound.measure(component));
    let total = fixed + bounds.reduce((a, b) => a + b, 0);
    const founds: Found[] = [];
    for (const [index, component] of components.entries()) {
      if (total <= threshold) return null;
      const rest = total - bounds[index]!;
      const snapshot = index < components.length - 1 ? bound.save() : null;
      const found = yield* this.#branch(component, bounds[index]!, threshold - rest, rest);
      if (!found) return null;
      founds.push(found);
      total += found.value - bounds[index]!;
      if (snapshot) bound.restore(snapshot);
    }
    return total > threshold ? this.#collect(rows, total, founds) : null;
  }

  /** As `#solve`, for rows that hang together: tries the labels of one row in turn. */
  *#branch(rows: Int32Array, total: number, threshold: number, addend: number): Generator<void, Found | null> {
    const { bound } = this;
    const { rowStart, column } = this.problem;
    const row = this.#pick(rows);
    const start = rowStart[row]!;
    const options = Array.from(bound.list.subarray(start, start + bound.count[row]!), (label) => {
      const price = column[label] === -1 ? 0 : bound.columnDual[column[label]!]!;
      return { label, limit: total - (bound.rowDual[row]! - bound.theta[label]! + price) };
    }).sort((a, b) => b.limit - a.limit || a.label - b.label);
    const snapshot = bound.save();
    const frame: Frame = { current: total, others: -Infinity, addend };
    this.#frames.push(frame);
    let best = null as Found | null;
    const tried = new Set<number>();
    for (const [index, { label, limit }] of options.entries()) {
      const least: number = best?.value ?? threshold;
      if (limit <= least) break;
      const twin = column[label] === -1 ? 0 : this.#twin[column[label]!]!;
      if (twin !== 0 && tried.has(twin)) continue;
      tried.add(twin);
      frame.current = limit;
      frame.others = Math.max(options[index + 1]?.limit ?? -Infinity, least);
      if (index > 0) bound.restore(snapshot);
      bound.fix(label);
      if (bound.failed) continue;
      const found: Found | null = yield* this.#solve(rows, least);
      if (found) {
        best = found;
        this.#overlay(found);
      }
    }
    this.#frames.pop();
    return best;
  }

  /** The row with the fewest labels left, of those the one with most factors that are open. */
  #pick(rows: Int32Array): number {
    const { count, incident } = this.bound;
    const { firstDependent } = this.problem;
    let best = -1;
    let bestRank = Infinity;
    for (const row of rows) {
      if (count[row] === 1) continue;
      const rank = (row >= firstDependent ? 1e6 : 0) + count[row]! * 1000 - incident[row]!.length;
      if (rank < bestRank) {
        bestRank = rank;
        best = row;
      }
    }
    return best;
  }

  /** Rows with a choice left, in groups that no factor and no column joins. */
  #split(rows: Int32Array): Int32Array[] {
    const { count, incident, list, columnLabels, rowOf } = this.bound;
    const { factors, rowStart, column, moreColumns } = this.problem;
    const component = this.#component;
    const columnComponent = this.#columnComponent;
    for (const row of rows) {
      component[row] = count[row] === 1 ? -1 : 0;
      const start = rowStart[row]!;
      for (let place = start; place < start + count[row]!; place += 1) {
        const label = list[place]!;
        if (column[label] !== -1) columnComponent[column[label]!] = 0;
        for (const more of moreColumns.get(label) ?? []) columnComponent[more] = 0;
      }
    }
    const groups: Int32Array[] = [];
    const stack: number[] = [];
    for (const first of rows) {
      if (component[first] !== 0) continue;
      const group: number[] = [];
      const number = groups.length + 1;
      component[first] = number;
      stack.push(first);
      const join = (taken: number) => {
        if (columnComponent[taken] === number) return;
        columnComponent[taken] = number;
        for (const other of columnLabels[taken]!) {
          const row = rowOf[other]!;
          if (component[row] !== 0 || count[row] === 1 || !this.#allows(other)) continue;
          component[row] = number;
          stack.push(row);
        }
      };
      for (let row = stack.pop(); row !== undefined; row = stack.pop()) {
        group.push(row);
        for (const side of incident[row]!) {
          const { a, b } = factors[side >> 1]!;
          const other = (side & 1) === 0 ? b : a;
          if (count[other] === 1 || component[other] !== 0) continue;
          component[other] = number;
          stack.push(other);
        }
        const start = rowStart[row]!;
        for (let place = start; place < start + count[row]!; place += 1) {
          const label = list[place]!;
          if (column[label] === -1) continue;
          join(column[label]!);
          for (const more of moreColumns.get(label) ?? []) join(more);
        }
      }
      groups.push(Int32Array.from(group).sort());
    }
    return groups;
  }

  #allows(label: number): boolean {
    const row = this.bound.rowOf[label]!;
    const start = this.problem.rowStart[row]!;
    for (let place = start; place < start + this.bound.count[row]!; place += 1)
      if (this.bound.list[place] === label) return true;
    return false;
  }

  #collect(rows: Int32Array, value: number, founds: readonly Found[]): Found {
    const labels = new Int32Array(rows.length);
    for (const [index, row] of rows.entries()) labels[index] = this.bound.list[this.problem.rowStart[row]!]!;
    const place = new Map(Array.from(rows, (row, index) => [row, index]));
    for (const found of founds)
      for (const [index, row] of found.rows.entries()) labels[place.get(row)!] = found.labels[index]!;
    return { value, rows, labels };
  }

  /** Tries the incumbent with the labels found for some rows and those fixed above them. */
  #overlay(found: Found): void {
    const choice = this.best.slice();
    for (let row = 0; row < this.problem.rows; row += 1)
      if (this.bound.count[row] === 1) choice[row] = this.bound.list[this.problem.rowStart[row]!]!;
    for (const [index, row] of found.rows.entries()) choice[row] = found.labels[index]!;
    this.offer(choice);
  }

  #take(found: Found): void {
    const choice = this.best.slice();
    for (const [index, row] of found.rows.entries()) choice[row] = found.labels[index]!;
    this.offer(choice);
  }
}

/** Numbers columns that can be exchanged without any difference alike, from 1; 0 for the others. */
function findTwins(problem: Problem, { columnLabels, rowOf, incident }: Bound): Int32Array {
  const { columns, credit, rowStart, factors, moreColumns } = problem;
  const twin = new Int32Array(columns);
  const isSingle = (column: number) => columnLabels[column]!.every((label) => !moreColumns.has(label));
  const buckets = new Map<string, number[]>();
  for (let column = 0; column < columns; column += 1) {
    if (!isSingle(column)) continue;
    const key = Array.from(columnLabels[column]!, (label) => `${rowOf[label]}:${credit[label]}`).join();
    const bucket = buckets.get(key);
    if (bucket) bucket.push(column);
    else buckets.set(key, [column]);
  }
  const isAlike = (first: number, second: number): boolean =>
    columnLabels[first]!.every((label, index) => {
      const other = columnLabels[second]![index]!;
      const row = rowOf[label]!;
      return incident[row]!.every((side) => {
        const { width, table } = factors[side >> 1]!;
        const isA = (side & 1) === 0;
        const height = table.length / width;
        const step = isA ? 1 : width;
        const start = rowStart[row]!;
        const x = (label - start) * (isA ? width : 1);
        const y = (other - start) * (isA ? width : 1);
        for (let k = 0; k < (isA ? width : height); k += 1)
          if (table[x + k * step] !== table[y + k * step]) return false;
        return true;
      });
    });
  let number = 0;
  for (const bucket of buckets.values())
    for (const [index, column] of bucket.entries()) {
      if (twin[column] !== 0) continue;
      for (const other of bucket.slice(index + 1))
        if (twin[other] === 0 && isAlike(column, other)) {
          if (twin[column] === 0) {
            number += 1;
            twin[column] = number;
          }
          twin[other] = twin[column]!;
        }
    }
  return twin;
}
