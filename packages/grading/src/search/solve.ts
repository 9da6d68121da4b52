import type { Problem } from './problem.ts';
import { Search } from './search.ts';

export interface Solution {
  /** The label each row takes. */
  readonly choice: Int32Array;
  readonly value: number;
  /** No choice is worth more. */
  readonly upperBound: number;
  readonly nodes: number;
}

export interface SolveOptions {
  /** Size of a unit of the value: what lies below it only breaks ties. */
  readonly unit: number;
  /** Asked now and then whether to stop. */
  readonly isOver: () => boolean;
  /** Choices to start from, such as the matching before the last edit. */
  readonly starts?: readonly Int32Array[];
}

/** Maximises the value of a problem; certified as far as time allows. */
export function solve(problem: Problem, { unit, isOver, starts = [] }: SolveOptions): Solution {
  const search = new Search(problem, { unit, rootSweeps: 30, nodeSweeps: 3 });
  for (const start of starts) search.offer(start);
  search.run(isOver);
  return { choice: search.best, value: search.value, upperBound: search.upperBound, nodes: search.nodes };
}
