import { Assignment } from './assignment.ts';
import { getValue, type Problem } from './problem.ts';

export interface Solution {
  /** The label each row takes. */
  readonly choice: Int32Array;
  readonly value: number;
  /** No choice is worth more. Equal to `value` when it is proved optimal. */
  readonly upperBound: number;
}

/** Assignment on the credit of each label plus half of the best its factors can give, then swaps while they help. */
export function solve(problem: Problem): Solution {
  const profit = Float64Array.from(problem.credit);
  for (const { a, b, width, table } of problem.factors) {
    const startA = problem.rowStart[a]!;
    const startB = problem.rowStart[b]!;
    const height = table.length / width;
    const best = new Float64Array(width);
    for (let i = 0; i < height; i += 1) {
      let most = 0;
      for (let j = 0; j < width; j += 1) {
        const value = table[i * width + j]!;
        if (value > most) most = value;
        if (value > best[j]!) best[j] = value;
      }
      profit[startA + i]! += most / 2;
    }
    for (let j = 0; j < width; j += 1) profit[startB + j]! += best[j]! / 2;
  }
  const assignment = new Assignment(problem);
  const bound = Math.floor(assignment.solve(profit, new Uint8Array(profit.length).fill(1)));
  const choice = assignment.choice.slice();
  const value = improve(problem, choice);
  return { choice, value, upperBound: Math.max(bound, value) };
}

/** Moves one row to another label, taking its column from the row that holds it, as long as the value grows. */
function improve(problem: Problem, choice: Int32Array): number {
  const { rows, rowStart, column } = problem;
  let value = getValue(problem, choice);
  for (let changed = true; changed;) {
    changed = false;
    for (let row = 0; row < rows; row += 1)
      for (let label = rowStart[row]!; label < rowStart[row + 1]!; label += 1) {
        const trial = choice.slice();
        const target = column[label]!;
        const holder = target === -1 ? -1 : choice.findIndex((other) => column[other] === target);
        trial[row] = label;
        if (holder !== -1 && holder !== row) {
          trial[holder] = rowStart[holder + 1]! - 1;
          for (let other = rowStart[holder]!; other < rowStart[holder + 1]!; other += 1)
            if (column[other] === column[choice[row]!]) trial[holder] = other;
        }
        const trialValue = getValue(problem, trial);
        if (trialValue > value) {
          value = trialValue;
          choice.set(trial);
          changed = true;
        }
      }
  }
  return value;
}
