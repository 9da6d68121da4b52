import { Grading, gradeWithin, type Matching, prepareReferences } from './grading.ts';
import { getNow } from './now.ts';
import type { CompareOptions, Comparison, Diagram, Reference } from './types.ts';
import type { WorkerReply, WorkerRequest } from './worker.ts';

/** What grading needs of a `Worker` that runs the entry `@calque/grading/worker`. */
export interface GradingWorker {
  postMessage(message: unknown, transfer: []): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  terminate(): void;
}

export interface GraderOptions extends CompareOptions {
  /** Milliseconds one call of `grade` may take. Default 12, so that a frame of 16 ms holds it. */
  readonly budgetMs?: number | undefined;
  /** Starts the worker that goes on where the budget ended; called at most once, when first needed. */
  readonly createWorker?: (() => GradingWorker) | undefined;
  /** Receives the proved comparison from the worker, unless the drawing has changed since. */
  readonly onRefine?: ((comparison: Comparison) => void) | undefined;
}

/** Grades a drawing again and again while it changes. */
export interface Grader {
  /**
   * Grades within the budget. Where the matching is not proved by then, `score` is what it is at least and
   * `scoreUpperBound` what it is at most; a worker, if there is one, then reports through `onRefine`.
   */
  grade(trace: Diagram, options?: Pick<CompareOptions, 'decisions'>): Comparison;
  /** Goes on with the last drawing for so many milliseconds; null before the first. */
  refine(budgetMs: number): Comparison | null;
  /** Ends the worker. The grader must not be used afterwards. */
  dispose(): void;
}

const frameBudget = 12;

/**
 * Creates a grader that keeps compiled references, label judgements and the last matching between edits, so that each
 * call only does what the edit made necessary.
 *
 * @throws InvalidReferenceError where a reference contradicts itself
 *
 * @example
 * const grader = createGrader(exercise.references, { labelMatchers: [createWordMatcher(lexicon)] });
 * editor.subscribe(({ state }) => showScore(grader.grade(state.diagram)));
 */
export function createGrader(
  references: Reference | readonly Reference[],
  { createWorker, onRefine, ...options }: GraderOptions = {},
): Grader {
  const now = options.now ?? getNow;
  const prepared = prepareReferences(references, options);
  const words = (options.labelMatchers ?? []).map((matcher) => matcher.words);
  let grading: Grading | null = null;
  let matching: Matching | null = null;
  let worker: GradingWorker | null = null;
  let request = 0;

  const askWorker = (trace: Diagram, decisions: CompareOptions['decisions']): void => {
    if (!createWorker || !onRefine || words.includes(undefined)) return;
    if (!worker) {
      worker = createWorker();
      worker.addEventListener('message', ({ data }) => {
        const { id, comparison } = data as WorkerReply;
        if (id === request) onRefine(comparison);
      });
      const { extras } = options;
      worker.postMessage({ type: 'prepare', references, words, extras } satisfies WorkerRequest, []);
    }
    worker.postMessage({ type: 'grade', id: request, trace, decisions } satisfies WorkerRequest, []);
  };

  return {
    grade(trace, { decisions = options.decisions } = {}) {
      const start = now();
      const settings = { ...options, decisions, budgetMs: options.budgetMs ?? frameBudget };
      request += 1;
      grading = new Grading(trace, prepared, settings, matching);
      gradeWithin(grading, start, settings);
      matching = grading.getMatching();
      const comparison = grading.getComparison();
      if (!comparison.certificate.optimal) askWorker(trace, decisions);
      return comparison;
    },
    refine(budgetMs) {
      if (!grading) return null;
      grading.run(now() + budgetMs);
      matching = grading.getMatching();
      return grading.getComparison();
    },
    dispose() {
      worker?.terminate();
      worker = null;
      request += 1;
    },
  };
}
