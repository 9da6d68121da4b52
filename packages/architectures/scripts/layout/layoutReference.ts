import type { Reference } from '@calque/grading';
import { applyDrawing, createGraph, drawPlacement } from './drawReference.ts';
import type { Drawing } from './geometry.ts';
import { getCost, measureDrawing, type Measures } from './measure.ts';
import { createCells, placeNodes } from './place.ts';
import type { Graph, Grid, Placement } from './types.ts';

const seeds = 7;
/** Placements that are routed, of those estimated to be the best. */
const routed = 20;
/** Of those, the ones that are improved with the true cost. */
const improved = 4;

interface Candidate {
  readonly grid: Grid;
  readonly placement: Placement;
  readonly drawing: Drawing;
  readonly measures: Measures;
  readonly cost: number;
}

/**
 * Places the nodes of a reference in their lanes and routes its edges: layered from left to right, one lane a stage, in
 * the lanes' order. The result depends on ids, lanes, edges, labels and importance only, not on positions so far.
 */
export function layoutReference(reference: Reference): { reference: Reference; measures: Measures } {
  const graph = createGraph(reference);
  const labels = reference.edges.map(({ label }) => label);
  const evaluate = (grid: Grid, placement: Placement): Candidate => {
    const drawn = drawPlacement(graph, grid, placement, labels);
    const measures = measureDrawing(graph, drawn.drawing);
    return { ...drawn, measures, cost: getCost(measures) };
  };
  const candidates = listGrids(graph)
    .flatMap((grid) => Array.from({ length: seeds }, (_, seed) => ({ grid, ...placeNodes(graph, grid, seed + 1) })))
    .sort((a, b) => a.cost - b.cost)
    .slice(0, routed)
    .map(({ grid, placement }) => evaluate(grid, placement))
    .sort((a, b) => a.cost - b.cost)
    .slice(0, improved)
    .map((candidate) => improve(graph, candidate, evaluate));
  const best = candidates.reduce((a, b) => (b.cost < a.cost ? b : a));
  return { reference: applyDrawing(reference, best.drawing), measures: best.measures };
}

/** Moves single nodes, or exchanges two, to any cell of their lane for as long as that makes the drawing better. */
function improve(graph: Graph, start: Candidate, evaluate: (grid: Grid, placement: Placement) => Candidate): Candidate {
  let best = start;
  for (let changed = true; changed;) {
    changed = false;
    for (let node = 0; node < graph.nodes; node += 1) {
      for (const moved of listMoves(graph, best, node)) {
        const candidate = evaluate(moved.grid, moved.placement);
        if (candidate.cost >= best.cost - 1e-6) continue;
        best = candidate;
        changed = true;
        break;
      }
    }
  }
  return best;
}

/** The placements with a node in another cell of its lane, one row above and below the others included. */
function listMoves(graph: Graph, { grid, placement }: Candidate, node: number): { grid: Grid; placement: Placement }[] {
  const rows = Math.min(grid.rows + 2, 8);
  const shift = rows > grid.rows ? 1 : 0;
  const taller: Grid = { ...grid, rows };
  const shifted: Placement = { column: placement.column, row: placement.row.map((row) => row + shift) };
  const cells = createCells(graph, taller, shifted);
  const from = { column: shifted.column[node]!, row: shifted.row[node]! };
  return grid.columns.flatMap((lane, column) => {
    if (lane !== graph.lanes[node]) return [];
    return Array.from({ length: rows }, (_, row) => row)
      .filter((row) => row !== from.row || column !== from.column)
      .map((row) => {
        const moved: Placement = { column: [...shifted.column], row: [...shifted.row] };
        const other = cells[column * rows + row]!;
        if (other >= 0) {
          moved.column[other] = from.column;
          moved.row[other] = from.row;
        }
        moved.column[node] = column;
        moved.row[node] = row;
        return { grid: taller, placement: moved };
      });
  });
}

/** Grids of 4 to 7 rows; a lane with more nodes than rows gets more columns. */
function listGrids({ lanes }: Graph): Grid[] {
  const sizes = Array.from(
    { length: Math.max(...lanes) + 1 },
    (_, lane) => lanes.filter((other) => other === lane).length,
  );
  return [4, 5, 6, 7].map((rows) => ({
    rows,
    columns: sizes.flatMap((size, lane) => Array.from({ length: Math.ceil(size / rows) }, () => lane)),
  }));
}
