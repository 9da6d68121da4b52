import type { Factor, Problem } from './search/problem.ts';
import { solve } from './search/solve.ts';

/** An undirected graph without loops or parallel edges; edges join indexes of `labels`. */
export interface LabelledGraph {
  readonly labels: readonly string[];
  readonly edges: readonly (readonly [number, number])[];
}

export interface EditDistance {
  /** Least known number of operations that turn one graph into the other. */
  readonly distance: number;
  /** No sequence of operations is shorter. Equal to `distance` when that is proved optimal. */
  readonly lowerBound: number;
  readonly optimal: boolean;
  /** For each node of the first graph its node in the second, or null where it is deleted. */
  readonly matching: readonly (number | null)[];
}

/** Fine enough that dual ascent can share an operation out. */
const unit = 2 ** 12;

/**
 * Graph edit distance with six operations of cost 1: insert, delete or relabel a node, insert or delete an edge (a
 * relabelled edge does not occur). It shares the search of `compare`: a kept node saves a deletion and an insertion,
 * less a relabelling, and so does a kept edge; the distance is the size of both graphs less the greatest saving.
 *
 * @param isOver asked now and then whether to stop; by default the search runs until the distance is proved
 *
 * @example graphEditDistance({ labels: ['A', 'B'], edges: [[0, 1]] }, { labels: ['A'], edges: [] }).distance // 2
 */
export function graphEditDistance(
  first: LabelledGraph,
  second: LabelledGraph,
  isOver: () => boolean = () => false,
): EditDistance {
  const problem = createProblem(first, second);
  const { choice, value, upperBound } = solve(problem, unit, isOver);
  const size = (graph: LabelledGraph) => graph.labels.length + graph.edges.length;
  const total = size(first) + size(second);
  const distance = total - Math.floor(value / unit);
  const lowerBound = Math.max(0, total - Math.floor(upperBound / unit));
  return {
    distance,
    lowerBound,
    optimal: distance === lowerBound,
    matching: Array.from(choice, (label) => problem.taken[label]![0] ?? null),
  };
}

function createProblem(first: LabelledGraph, second: LabelledGraph): Problem {
  const rows = first.labels.length;
  const columns = second.labels.length;
  const width = columns + 1;
  const rowStart = Int32Array.from({ length: rows + 1 }, (_, row) => row * width);
  const credit = new Float64Array(rows * width);
  const taken: (readonly number[])[] = [];
  for (let row = 0; row < rows; row += 1)
    for (let target = 0; target <= columns; target += 1) {
      const label = row * width + target;
      taken[label] = target === columns ? [] : [target];
      if (target < columns) credit[label] = (first.labels[row] === second.labels[target] ? 2 : 1) * unit;
    }
  const table = new Float64Array(width * width);
  for (const [from, to] of second.edges) {
    table[from * width + to] = 2 * unit;
    table[to * width + from] = 2 * unit;
  }
  const factors = first.edges.map(([a, b]): Factor => ({ a, b, width, table }));
  return { rows, columns, rowStart, credit, taken, factors, firstDependent: rows };
}
