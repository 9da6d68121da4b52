import { Judgements } from './judgements.ts';
import { compileDrawing } from './drawing.ts';
import { createModel, type Label, type Model, tieScale } from './model.ts';
import { getNow } from './now.ts';
import { type CompiledReference, compileReference, getUnits, type Units } from './reference/compileReference.ts';
import { getEdits } from './result/edits.ts';
import { getOutcome } from './result/outcome.ts';
import { getSummary } from './result/summary.ts';
import { getEdgeVerdicts, getGroupVerdicts, getNodeVerdicts } from './result/verdicts.ts';
import { createScene, type Scene } from './scene.ts';
import { createSearch, type Search } from './search/search.ts';
import type { CompareOptions, Comparison, Diagram, Reference } from './types.ts';
import { fullScore } from './units.ts';

/** A reference with all that does not change from one drawing to the next. */
export interface PreparedReference {
  readonly reference: CompiledReference;
  readonly judge: Judgements;
  readonly units: Map<string, Units>;
}

/**
 * @throws InvalidReferenceError where a reference contradicts itself
 * @throws RangeError where there is none
 */
export function prepareReferences(
  references: Reference | readonly Reference[],
  { labelMatchers }: CompareOptions,
): PreparedReference[] {
  const list = 'nodes' in references ? [references] : references;
  if (list.length === 0) throw new RangeError('There is no reference to compare with.');
  return list.map((source, index) => {
    const reference = compileReference(source, source.id ?? String(index), list.length > 1 ? `/${index}` : '');
    return { reference, judge: new Judgements(reference, labelMatchers), units: new Map() };
  });
}

/** One reading of one reference: a problem of its own, the best of which is taken. */
interface Attempt {
  readonly scene: Scene;
  readonly units: Units;
  readonly model: Model;
  readonly search: Search;
  /** Score of a choice worth nothing, in units. */
  readonly base: number;
}

/** Which boxes stood for each node: `reference node id → box ids`. */
export type Matching = ReadonlyMap<string, readonly string[]>;

const defaultBudget = 600;
const tieNodes = 200;

/**
 * The grading of one drawing, which may stop when its time is over and go on later. References and their variants are
 * searched in the order of their root bounds, each only for what beats the best so far.
 */
export class Grading {
  readonly #attempts: Attempt[];
  readonly #now: () => number;
  #tiesSettled = false;

  constructor(
    trace: Diagram,
    prepared: readonly PreparedReference[],
    options: CompareOptions,
    previous: Matching | null = null,
  ) {
    this.#now = options.now ?? getNow;
    const drawing = compileDrawing(trace);
    this.#attempts = prepared.flatMap(({ reference, judge, units }) => {
      const scene = createScene(reference, drawing, judge, options.decisions ?? []);
      return reference.variants.map((variant, index): Attempt => {
        const key = `${index}:${scene.hasGroups}`;
        const shares = units.get(key) ?? getUnits(reference, variant, scene.hasGroups);
        units.set(key, shares);
        const model = createModel(scene, shares, options.extras === 'penalise');
        const search = createSearch(model.problem, tieScale);
        if (previous) search.offer(recall(previous, scene, model));
        return { scene, units: shares, model, search, base: fullScore - shares.required + model.constant };
      });
    });
  }

  /** Best score so far in units, and the most it can be. */
  get score(): number {
    return Math.max(0, getWorth(this.#best));
  }

  get upperBound(): number {
    return this.#attempts.reduce((most, { base, search, scene }) => {
      const bound = scene.isTruncated ? fullScore : base + Math.floor(search.upperBound / tieScale);
      return Math.max(most, Math.min(bound, fullScore));
    }, this.score);
  }

  get #best(): Attempt {
    return this.#attempts.reduce((best, attempt) => (getWorth(attempt) > getWorth(best) ? attempt : best));
  }

  /** Searches until the clock reaches `deadline` or the best matching is proved. */
  run(deadline: number): void {
    const isOver = () => this.#now() >= deadline;
    for (const [index, { search }] of this.#attempts.entries()) {
      // Without a first step there is no bound: at least one attempt takes it, however late it is.
      if (index > 0 && isOver()) break;
      search.run(isOver, 1);
    }
    const bounds = new Map(
      this.#attempts.map((attempt) => [attempt, attempt.base * tieScale + attempt.search.upperBound]),
    );
    const order = this.#attempts.toSorted((a, b) => bounds.get(b)! - bounds.get(a)!);
    for (const attempt of order) {
      if (isOver() && getWorth(this.#best) > -Infinity) break;
      attempt.search.floor = (getWorth(this.#best) - attempt.base) * tieScale + tieScale - 1;
      attempt.search.run(isOver);
    }
    if (!isOver() && !this.#tiesSettled) this.#settleTies(isOver);
  }

  /** Among equally good matchings prefers the closer labels, as far as a short search shows. */
  #settleTies(isOver: () => boolean): void {
    const { search } = this.#best;
    this.#tiesSettled = true;
    if (!search.done) return;
    search.refine();
    search.run(() => search.nodes > tieNodes || isOver());
  }

  /** The boxes that stand for the elements of the best reference. */
  getMatching(): Matching {
    const { scene, model, search } = this.#best;
    return new Map(
      scene.reference.elements.map(({ id }, row) => [id, listBoxIds(scene, model.labels[search.best[row]!]!)]),
    );
  }

  getComparison(): Comparison {
    const { scene, units, model, search } = this.#best;
    const { score, upperBound } = this;
    const outcome = getOutcome(scene, units, model, search.best);
    return {
      score: score / 100,
      scoreUpperBound: upperBound / 100,
      reference: scene.reference.name,
      certificate: { optimal: score === upperBound, score, upperBound },
      nodes: getNodeVerdicts(outcome),
      edges: getEdgeVerdicts(outcome),
      groups: getGroupVerdicts(outcome),
      edits: getEdits(outcome),
      summary: getSummary(outcome),
    };
  }
}

/** Units of the best choice so far, below 0 where extras cost more than was earned; -Infinity before the first. */
const getWorth = ({ base, search }: Attempt): number => base + Math.floor(search.value / tieScale);

const listBoxIds = ({ drawing }: Scene, label: Label | null): string[] =>
  (label?.boxes ?? []).map((box) => drawing.elements[box]!.id);

/** The choice of labels that comes closest to an earlier matching. */
function recall(previous: Matching, scene: Scene, { problem, labels }: Model): Int32Array {
  return Int32Array.from({ length: problem.rows }, (_, row) => {
    const start = problem.rowStart[row]!;
    const own = labels.slice(start, problem.rowStart[row + 1]);
    const boxes = previous.get(scene.reference.elements[row]?.id ?? '')?.join() ?? '';
    const place = own.findIndex((label) => listBoxIds(scene, label).join() === boxes);
    return start + (place === -1 ? own.indexOf(null) : place);
  });
}

/** Grades within `options.budgetMs`, counted from `start`, which leaves time for writing the result down. */
export function gradeWithin(grading: Grading, start: number, { budgetMs, now = getNow }: CompareOptions): void {
  const budget = budgetMs ?? defaultBudget;
  // Writing the result down takes about half as long as setting the problem up, and garbage may be collected meanwhile.
  const reserve = Math.min(budget / 2, 2 + 0.75 * (now() - start));
  grading.run(start + budget - reserve);
}
