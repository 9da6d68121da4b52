import { createRandom } from '../../../diagram/testing/random.ts';
import type { Graph, Grid, Placement } from './types.ts';

const steps = 18_000;

/**
 * Puts each node into a cell of its lane so that arrows are short and straight and rarely cross, by threshold accepting
 * (Dueck and Scheuer 1990) from a random start. Returns the best placement seen and its estimated cost.
 */
export function placeNodes(graph: Graph, grid: Grid, seed: number): { placement: Placement; cost: number } {
  const random = createRandom(seed);
  const pick = (length: number) => Math.floor(random() * length);
  const cells = createCells(graph, grid);
  const lanesColumns = getLaneColumns(grid);
  const placement = createStart(graph, grid, lanesColumns, cells, pick);
  let cost = estimateCost(graph, grid, placement, cells);
  let best = copy(placement);
  let bestCost = cost;
  for (let step = 0; step < steps; step += 1) {
    const threshold = 5 * (1 - step / steps) ** 2;
    const undo = move(graph, grid, lanesColumns, placement, cells, pick);
    const changed = estimateCost(graph, grid, placement, cells);
    if (changed - cost > threshold * random()) undo();
    else cost = changed;
    if (cost < bestCost) {
      bestCost = cost;
      best = copy(placement);
    }
  }
  return { placement: best, cost: bestCost };
}

/** Cost of a placement, in rows' heights: lengths, bends that cannot be avoided, crossings of the straight connections. */
function estimateCost(graph: Graph, grid: Grid, { column, row }: Placement, cells: Int16Array): number {
  let cost = 0;
  const { edges } = graph;
  const count = edges.length;
  for (let index = 0; index < count; index += 1) {
    const { from, to, weight } = edges[index]!;
    const across = column[to]! - column[from]!;
    const down = row[to]! - row[from]!;
    const bends = countBends(grid, cells, column[from]!, row[from]!, across, down);
    cost += (Math.abs(across) * 1.5 + Math.abs(down)) * (0.7 + 0.15 * weight) + bends * (0.8 + 0.2 * weight);
    for (let other = index + 1; other < count; other += 1)
      if (crosses(edges[other]!.from, edges[other]!.to, from, to, column, row)) cost += 2.2;
  }
  return cost;
}

/** 0 for a clear straight line, 1 for a clear corner, else 2 or, around boxes, 3. */
function countBends(grid: Grid, cells: Int16Array, x: number, y: number, across: number, down: number): number {
  if (down === 0) return isClear(grid, cells, x, y, across, 0) ? 0 : 2.6;
  if (across === 0) return isClear(grid, cells, x, y, 0, down) ? 0 : 2.6;
  const turnsAtEnd =
    isEmpty(grid, cells, x + across, y) &&
    isClear(grid, cells, x, y, across, 0) &&
    isClear(grid, cells, x + across, y, 0, down);
  const turnsAtStart =
    isEmpty(grid, cells, x, y + down) &&
    isClear(grid, cells, x, y, 0, down) &&
    isClear(grid, cells, x, y + down, across, 0);
  if (turnsAtEnd || turnsAtStart) return 1.2;
  if (Math.abs(across) === 1 || Math.abs(down) === 1) return 2;
  return isClear(grid, cells, x, y, across, 0) || isClear(grid, cells, x, y + down, across, 0) ? 2.2 : 3.4;
}

const isEmpty = (grid: Grid, cells: Int16Array, x: number, y: number): boolean => cells[x * grid.rows + y] === -1;

/** True if the cells strictly between two cells of one row or column are empty. */
function isClear(grid: Grid, cells: Int16Array, x: number, y: number, across: number, down: number): boolean {
  const length = Math.abs(across || down);
  for (let step = 1; step < length; step += 1)
    if (!isEmpty(grid, cells, x + Math.sign(across) * step, y + Math.sign(down) * step)) return false;
  return true;
}

/** True if the straight connections of two pairs of cells cross, or lie on each other; ends that meet do not count. */
function crosses(a: number, b: number, c: number, d: number, column: number[], row: number[]): boolean {
  if (a === c || a === d || b === c || b === d) return false;
  const side = (p: number, q: number, r: number) =>
    Math.sign((column[q]! - column[p]!) * (row[r]! - row[p]!) - (row[q]! - row[p]!) * (column[r]! - column[p]!));
  const first = side(a, b, c) * side(a, b, d);
  const second = side(c, d, a) * side(c, d, b);
  return first < 0 && second < 0;
}

/** Makes a random small change of the placement and returns what takes it back. */
function move(
  graph: Graph,
  grid: Grid,
  laneColumns: readonly (readonly number[])[],
  placement: Placement,
  cells: Int16Array,
  pick: (length: number) => number,
): () => void {
  const node = pick(graph.nodes);
  const columns = laneColumns[graph.lanes[node]!]!;
  const before = placement.column[node]! * grid.rows + placement.row[node]!;
  const after = columns[pick(columns.length)]! * grid.rows + pick(grid.rows);
  const swap = (from: number, to: number) => {
    const moved = cells[from]!;
    const other = cells[to]!;
    setCell(grid, placement, cells, to, moved);
    setCell(grid, placement, cells, from, other);
  };
  swap(before, after);
  return () => swap(after, before);
}

function setCell({ rows }: Grid, { column, row }: Placement, cells: Int16Array, cell: number, node: number): void {
  cells[cell] = node;
  if (node < 0) return;
  column[node] = Math.floor(cell / rows);
  row[node] = cell % rows;
}

function createStart(
  graph: Graph,
  grid: Grid,
  laneColumns: readonly (readonly number[])[],
  cells: Int16Array,
  pick: (length: number) => number,
): Placement {
  const placement: Placement = { column: [], row: [] };
  for (let node = 0; node < graph.nodes; node += 1) {
    const free = laneColumns[graph.lanes[node]!]!.flatMap((column) =>
      Array.from({ length: grid.rows }, (_, row) => column * grid.rows + row),
    ).filter((cell) => cells[cell] === -1);
    setCell(grid, placement, cells, free[pick(free.length)]!, node);
  }
  return placement;
}

export function createCells(graph: Graph, grid: Grid, placement?: Placement): Int16Array {
  const cells = new Int16Array(grid.columns.length * grid.rows).fill(-1);
  if (placement)
    for (let node = 0; node < graph.nodes; node += 1)
      cells[placement.column[node]! * grid.rows + placement.row[node]!] = node;
  return cells;
}

const getLaneColumns = ({ columns }: Grid): number[][] =>
  Array.from({ length: Math.max(...columns) + 1 }, (_, lane) =>
    columns.flatMap((owner, column) => (owner === lane ? [column] : [])),
  );

const copy = ({ column, row }: Placement): Placement => ({ column: [...column], row: [...row] });
