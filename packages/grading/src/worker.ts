import { Grading, prepareReferences, type PreparedReference } from './grading.ts';
import { createWordMatcher } from './labels/index.ts';
import { getNow } from './now.ts';
import type { Comparison, Decision, Diagram, ExtrasPolicy, LabelMatcher, Reference } from './types.ts';

/** What `createGrader` sends to the worker. */
export type WorkerRequest =
  | {
      readonly type: 'prepare';
      readonly references: Reference | readonly Reference[];
      /** Of each label matcher. */
      readonly words: readonly LabelMatcher['words'][];
      readonly extras: ExtrasPolicy | undefined;
    }
  | {
      readonly type: 'grade';
      readonly id: number;
      readonly trace: Diagram;
      readonly decisions: readonly Decision[] | undefined;
    };

export interface WorkerReply {
  readonly id: number;
  readonly comparison: Comparison;
}

/** Milliseconds after which even a worker answers with what it has. */
const budget = 5000;

/**
 * Answers requests: each `grade` with one reply. Apart from the worker's own scope, so that it runs in Node too.
 */
export function createResponder(reply: (message: WorkerReply) => void): (request: WorkerRequest) => void {
  let prepared: PreparedReference[] = [];
  let extras: ExtrasPolicy | undefined;
  return (request) => {
    if (request.type === 'prepare') {
      extras = request.extras;
      const labelMatchers = request.words.map((words) => createWordMatcher(words?.lexicon));
      prepared = prepareReferences(request.references, { labelMatchers });
      return;
    }
    const grading = new Grading(request.trace, prepared, { extras, decisions: request.decisions });
    grading.run(getNow() + budget);
    reply({ id: request.id, comparison: grading.getComparison() });
  };
}

interface WorkerScope {
  addEventListener(type: 'message', listener: (event: { readonly data: WorkerRequest }) => void): void;
  postMessage(message: WorkerReply, transfer: []): void;
}

if ('WorkerGlobalScope' in globalThis) {
  const scope = globalThis as unknown as WorkerScope;
  const respond = createResponder((message) => scope.postMessage(message, []));
  scope.addEventListener('message', ({ data }) => respond(data));
}
