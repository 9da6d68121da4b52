import { createBound } from './bound.ts';
import { listComponents } from './components.ts';
import { createImprover } from './improve.ts';
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

/** Rounds of the ascent at the root, and at each node of the tree; it ends sooner where a round brings less than a share of the gap. */
const rootRounds = 30;
const nodeRounds = 3;
const rootShare = 1 / 100;
const nodeShare = 1 / 4;

/** Number of labels up to which a round of the ascent takes a fraction of a millisecond. */
const smallProblem = 2000;

const never = (): boolean => false;

export type Search = ReturnType<typeof createSearch>;

/**
 * Depth-first branch and bound over a `Bound`. Rows that no factor and no column joins are searched apart. It runs as a
 * generator that yields after every step, so that the host decides how long it runs and may resume it later.
 *
 * @param unit what a choice must gain to be looked for; what lies below only breaks ties, and is not proved
 */
export function createSearch(problem: Problem, unit: number) {
  const { rowStart, firstDependent } = problem;
  const bound = createBound(problem);
  const improve = createImprover(bound);
  const twins = findTwins(bound);
  const frames: Frame[] = [];
  let rootBound = Infinity;
  let steps: Generator<void, Found | null> | null = null;
  let isOver = never;

  /** What a choice must exceed to be of interest. */
  const getThreshold = (): number => Math.max(search.floor, Math.floor(search.value / unit) * unit + unit - 1);

  /** Tries the best choice with the labels found for some rows and those fixed above them. */
  const take = ({ labels }: Found): void =>
    search.offer(
      search.best.map(
        (label, row) => labels.get(row) ?? (bound.count[row] === 1 ? bound.list[rowStart[row]!]! : label),
      ),
    );

  /** The best choice for `rows` worth more than `threshold`, or null where there is none. */
  function* solve(rows: Int32Array, threshold: number): Generator<void, Found | null> {
    search.nodes += 1;
    yield;
    bound.measure(rows);
    for (let round = 0; round < nodeRounds; round += 1) {
      const before = bound.total;
      bound.sweep(rows, false, threshold);
      bound.sweep(rows, true, threshold);
      if (!bound.failed) bound.price(rows);
      if (bound.failed || bound.total <= threshold) return null;
      if (before - bound.total < (bound.total - threshold) * nodeShare) break;
    }
    const labels = new Map<number, number>();
    let total = 0;
    for (const row of rows) {
      bound.pull(row, true);
      if (bound.count[row] !== 1) continue;
      const label = bound.list[rowStart[row]!]!;
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
      const found = yield* branch(component, bounds[index]!, threshold - rest, rest);
      if (!found) return null;
      for (const [row, label] of found.labels) labels.set(row, label);
      total = rest + found.value;
      if (snapshot) bound.restore(snapshot);
    }
    return total > threshold ? { value: total, labels } : null;
  }

  /** As `solve`, for rows that hang together: tries the labels of one row in turn. */
  function* branch(rows: Int32Array, total: number, threshold: number, addend: number): Generator<void, Found | null> {
    /** Fewest labels left for each undecided neighbour first (Bessière and Régin 1996); what follows from other rows last. */
    const rank = (row: number) => {
      const open = bound.incident[row]!.filter((end) => bound.count[bound.endRow[end ^ 1]!]! > 1);
      return (row >= firstDependent ? 1e6 : 0) + bound.count[row]! / (1 + open.length);
    };
    const row = rows.reduce((best, other) => (rank(other) < rank(best) ? other : best));
    const start = rowStart[row]!;
    const options = Array.from(bound.list.subarray(start, start + bound.count[row]!), (label) => ({
      label,
      limit: total - bound.rowDual[row]! + bound.getWorth(label),
    })).sort((a, b) => b.limit - a.limit || a.label - b.label);
    const snapshot = bound.save();
    const frame: Frame = { current: total, others: -Infinity, addend };
    frames.push(frame);
    let best = null as Found | null;
    const tried = new Set<number>();
    for (const [index, { label, limit }] of options.entries()) {
      const least: number = best?.value ?? threshold;
      if (limit <= least) break;
      const twin = twins[bound.column[label]!]!;
      if (twin !== 0 && tried.has(twin)) continue;
      tried.add(twin);
      frame.current = limit;
      frame.others = Math.max(options[index + 1]?.limit ?? -Infinity, least);
      bound.restore(snapshot);
      bound.fix(label);
      const found: Found | null = bound.failed ? null : yield* solve(rows, least);
      if (!found) continue;
      best = found;
      take(found);
    }
    frames.pop();
    return best;
  }

  function* start(): Generator<void, Found | null> {
    const rows = Int32Array.from({ length: problem.rows }, (_, row) => row);
    bound.price(rows);
    rootBound = Math.min(rootBound, bound.total);
    search.offer(bound.choice);
    // The first rounds lower the bound most. Where they are quick they are not left out, however little time there is.
    const isSmall = bound.theta.length < smallProblem;
    if (!isSmall) yield;
    for (let round = 0; round < rootRounds && bound.total > getThreshold(); round += 1) {
      const before = bound.total;
      for (const isBackwards of [false, true]) {
        bound.sweep(rows, isBackwards, getThreshold());
        if (!isSmall) yield;
      }
      if (!bound.failed) bound.price(rows);
      if (bound.failed) return null;
      rootBound = Math.min(rootBound, bound.total);
      // Local search takes longer than a sweep, and finds less the longer the ascent goes on.
      if (round % 6 === 2) search.offer(bound.choice);
      if (round > 1) yield;
      if (round > 3 && before - bound.total < (bound.total - search.value) * rootShare) break;
    }
    return yield* solve(rows, getThreshold());
  }

  const search = {
    /** The best choice so far and what it is worth. */
    best: new Int32Array(problem.rows) as Int32Array,
    value: -Infinity,
    /** Choices worth no more are not looked for: something elsewhere is as good. */
    floor: -Infinity,
    nodes: 0,
    /** Nothing is left to search: no choice is worth a unit more than `best`. */
    done: false,

    /** No choice is worth more than this. */
    get upperBound(): number {
      if (search.done) return Math.max(search.value, getThreshold());
      let open = frames.length === 0 ? rootBound : -Infinity;
      for (const [depth, { current, others, addend }] of frames.toReversed().entries())
        open = Math.max(depth === 0 ? current : open, others) + addend;
      return Math.max(search.value, Math.min(rootBound, open));
    },

    /** Takes a choice as the best if it is better, after local search. */
    offer(choice: Int32Array): void {
      const copy = choice.slice();
      improve(copy, isOver);
      const value = getValue(problem, copy);
      if (value <= search.value) return;
      search.value = value;
      search.best = copy;
    },

    /** Searches until done or until `mustEnd` says so; it is asked after every step, of which at most `most` are taken. */
    run(mustEnd: () => boolean, most = Infinity): void {
      isOver = mustEnd;
      // The first step is never left out: it is what finds a choice at all.
      for (let step = 0; step < most && !search.done && (!steps || !isOver()); step += 1) {
        steps ??= start();
        const { done, value } = steps.next();
        if (!done) continue;
        search.done = true;
        if (value) take(value);
      }
    },

    /** Once done, starts over to look for what gains less than a unit. What was proved stays so. */
    refine(): void {
      rootBound = search.upperBound;
      unit = 1;
      search.floor = -Infinity;
      search.nodes = 0;
      search.done = false;
      steps = null;
      bound.reset();
    },
  };
  return search;
}
