import { Grading, gradeWithin, prepareReferences } from './grading.ts';
import { getNow } from './now.ts';
import type { CompareOptions, Comparison, Diagram, Reference } from './types.ts';

/**
 * Compares a drawing with one reference or several, of which the one it fits best is taken.
 *
 * @returns a comparison whose edits' points sum to `100 - score` exactly
 * @throws InvalidReferenceError where a reference contradicts itself; a trace is never refused
 *
 * @example compare(trace, reference).edits.map(({ message }) => formatMessage(message, en))
 */
export function compare(
  trace: Diagram,
  references: Reference | readonly Reference[],
  options: CompareOptions = {},
): Comparison {
  const prepared = prepareReferences(references, options);
  const start = (options.now ?? getNow)();
  const grading = new Grading(trace, prepared, options);
  gradeWithin(grading, start, options);
  return grading.getComparison();
}
