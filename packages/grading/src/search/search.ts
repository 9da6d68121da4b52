import { Bound } from './bound.ts';
import { listComponents } from './components.ts';
import { Improver } from './improve.ts';
import { getValue, type Problem } from './problem.ts';
import { findTwins } from './twins.ts';

/** The best labels for some rows, by row. */
interface Found {
  readonly value: number;
  readonly labels: ReadonlyMap<number, number>;
}

/** A row whose labels are being tried. */
interface Frame {
  /** Bound of the label being tried, and of all others: those done and those to come. */
  current: number;
  others: number;
  /** What the rows outside this part of the problem add at most. */
  readonly addend: number;
}

/** Rounds of the ascent at the root, and at each node of the tree. */
const rootRounds = 30;
const nodeRounds = 3;

/** Number of labels up to which a round of the ascent takes a fraction of a millisecond. */
const smallProblem = 2000;

/**
 * Depth-first branch and bound over a `Bound`. Rows that no factor and no column joins are searched apart. It runs as a
 * generator that yields after every step, so that the host decides how long it runs and may resume it later.
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
  #unit: number;
  readonly #improver: Improver;
  readonly #frames: Frame[] = [];
  readonly #twin: Int32Array;
  #rootBound = Infinity;
  #run: Generator<void, void> | null = null;
  #isOver: () => boolean = () => false;

  /** @param unit what a choice must gain to be looked for; what lies below only breaks ties, and is not proved */
  constructor(problem: Problem, unit: number) {
    this.problem = problem;
    this.#unit = unit;
    this.bound = new Bound(problem);
    this.#improver = new Improver(this.bound);
    this.best = new Int32Array(problem.rows);
    this.#twin = findTwins(this.bound);
  }

  /** No choice is worth more than this. */
  get upperBound(): number {
    if (this.done) return Math.max(this.value, this.#threshold);
    if (this.#frames.length === 0) return Math.max(this.value, this.#rootBound);
    let open = -Infinity;
    for (const [depth, frame] of this.#frames.toReversed().entries())
      open = Math.max(depth === 0 ? frame.current : open, frame.others) + frame.addend;
    return Math.max(this.value, Math.min(this.#rootBound, open));
  }

  /** What a choice must exceed to be of interest. */
  get #threshold(): number {
    return Math.max(this.floor, Math.floor(this.value / this.#unit) * this.#unit + this.#unit - 1);
  }

  /** Takes a choice as incumbent if it is better, after local search. */
  offer(choice: Int32Array): void {
    const copy = choice.slice();
    this.#improver.improve(copy, this.#isOver);
    const value = getValue(this.problem, copy);
    if (value <= this.value) return;
    this.value = value;
    this.best.set(copy);
  }

  /** Searches until done or until `isOver` says so; it is asked after every step, of which at most `steps` are taken. */
  run(isOver: () => boolean, steps = Infinity): void {
    this.#isOver = isOver;
    // The first step is never left out: it is what finds a choice at all.
    for (let step = 0; step < steps && !this.done && (this.#run === null || !isOver()); step += 1) {
      this.#run ??= this.#search();
      if (this.#run.next().done) this.done = true;
    }
  }

  /** Once done, starts over to look for what gains less than a unit. What was proved stays so. */
  refine(): void {
    this.#rootBound = this.upperBound;
    this.#unit = 1;
    this.floor = -Infinity;
    this.nodes = 0;
    this.done = false;
    this.#run = null;
    this.bound.reset();
  }

  *#search(): Generator<void, void> {
    const { bound } = this;
    const rows = Int32Array.from({ length: this.problem.rows }, (_, row) => row);
    bound.price(rows);
    this.#rootBound = Math.min(this.#rootBound, bound.total);
    this.offer(bound.assignment.choice);
    // The first rounds lower the bound most. Where they are quick they are not left out, however little time there is.
    const isSmall = bound.theta.length < smallProblem;
    if (!isSmall) yield;
    for (let round = 0; round < rootRounds && bound.total > this.#threshold; round += 1) {
      const before = bound.total;
      bound.sweep(rows, false, this.#threshold);
      if (!isSmall) yield;
      bound.sweep(rows, true, this.#threshold);
      if (!isSmall) yield;
      if (!bound.failed) bound.price(rows);
      if (bound.failed) return;
      this.#rootBound = Math.min(this.#rootBound, bound.total);
      // Local search takes longer than a sweep, and finds less the longer the ascent goes on.
      if ((round & (round - 1)) === 0) this.offer(bound.assignment.choice);
      if (round > 1 || !isSmall) yield;
      if (round > 3 && before - bound.total < (bound.total - this.value) / 100) break;
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
    for (let round = 0; round < nodeRounds; round += 1) {
      const before = bound.total;
      bound.sweep(rows, false, threshold);
      bound.sweep(rows, true, threshold);
      if (!bound.failed) bound.price(rows);
      if (bound.failed || bound.total <= threshold) return null;
      if (before - bound.total < (bound.total - threshold) / 8) break;
    }
    const labels = new Map<number, number>();
    let total = 0;
    for (const row of rows) {
      bound.pull(row, true);
      if (bound.count[row] !== 1) continue;
      const label = bound.list[this.problem.rowStart[row]!]!;
      labels.set(row, label);
      total += bound.theta[label]!;
    }
    const components = listComponents(bound, rows);
    if (components.length > 0) bound.price(rows);
    if (bound.failed) return null;
    const bounds = components.map((component) => bound.measure(component));
    for (const part of bounds) total += part;
    for (const [index, component] of components.entries()) {
      if (total <= threshold) return null;
      const rest = total - bounds[index]!;
      const snapshot = index < components.length - 1 ? bound.save() : null;
      const found = yield* this.#branch(component, bounds[index]!, threshold - rest, rest);
      if (!found) return null;
      for (const [row, label] of found.labels) labels.set(row, label);
      total = rest + found.value;
      if (snapshot) bound.restore(snapshot);
    }
    return total > threshold ? { value: total, labels } : null;
  }

  /** As `#solve`, for rows that hang together: tries the labels of one row in turn. */
  *#branch(rows: Int32Array, total: number, threshold: number, addend: number): Generator<void, Found | null> {
    const { bound } = this;
    const row = this.#pick(rows);
    const start = this.problem.rowStart[row]!;
    const options = Array.from(bound.list.subarray(start, start + bound.count[row]!), (label) => ({
      label,
      limit: total - bound.rowDual[row]! + bound.getWorth(label),
    })).sort((a, b) => b.limit - a.limit || a.label - b.label);
    const snapshot = bound.save();
    const frame: Frame = { current: total, others: -Infinity, addend };
    this.#frames.push(frame);
    let best = null as Found | null;
    const tried = new Set<number>();
    for (const [index, { label, limit }] of options.entries()) {
      const least: number = best?.value ?? threshold;
      if (limit <= least) break;
      const twin = this.#twin[bound.column[label]!]!;
      if (twin !== 0 && tried.has(twin)) continue;
      tried.add(twin);
      frame.current = limit;
      frame.others = Math.max(options[index + 1]?.limit ?? -Infinity, least);
      if (index > 0) bound.restore(snapshot);
      bound.fix(label);
      if (bound.failed) continue;
      const found: Found | null = yield* this.#solve(rows, least);
      if (!found) continue;
      best = found;
      this.#take(found);
    }
    this.#frames.pop();
    return best;
  }

  /** The row with the fewest labels left, of those the one with most factors that are open. */
  #pick(rows: Int32Array): number {
    const rank = (row: number) =>
      (row >= this.problem.firstDependent ? 1e6 : 0) + this.bound.count[row]! * 1000 - this.bound.incident[row]!.length;
    return rows.reduce((best, row) => (rank(row) < rank(best) ? row : best));
  }

  /** Tries the incumbent with the labels found for some rows and those fixed above them. */
  #take({ labels }: Found): void {
    const { bound, problem } = this;
    const choice = this.best.map((label, row) =>
      bound.count[row] === 1 ? bound.list[problem.rowStart[row]!]! : label,
    );
    for (const [row, label] of labels) choice[row] = label;
    this.offer(choice);
  }
}
