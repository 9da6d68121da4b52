import type { Problem } from './problem.ts';
import { createSearch } from './search.ts';

export interface Solution {
  /** The label each row takes. */
  readonly choice: Int32Array;
  readonly value: number;
  /** No choice is worth more. */
  readonly upperBound: number;
}

/**
 * Maximises the value of a problem, certified as far as `isOver` lets it.
 *
 * @param unit size of a unit of the value: what lies below it only breaks ties, and is not proved
 */
export function solve(problem: Problem, unit: number, isOver: () => boolean): Solution {
  const search = createSearch(problem, unit);
  search.run(isOver);
  return { choice: search.best, value: search.value, upperBound: search.upperBound };
}
