/**
 * A layout is found on a grid: each lane is one or more columns, each node stands in a cell, arrows run along the lines
 * through the cells and along the gutters between them. Grid lines are numbered from 0: even lines are gutters, odd ones
 * run through the middle of a column or row.
 */
export interface Grid {
  /** Lane index of each column, ascending. */
  readonly columns: readonly number[];
  readonly rows: number;
}

export interface Graph {
  readonly nodes: number;
  /** Lane index of each node. */
  readonly lanes: readonly number[];
  readonly edges: readonly GraphEdge[];
}

interface GraphEdge {
  readonly from: number;
  readonly to: number;
  /** 1 to 3: short and straight routes go to the important arrows first. */
  readonly weight: number;
}

/** Column and row of each node. */
export interface Placement {
  readonly column: number[];
  readonly row: number[];
}

/** The corners of an arrow on grid lines, from node to node. */
export type GridRoute = readonly GridPoint[];

export interface GridPoint {
  readonly x: number;
  readonly y: number;
}

export const lineOf = (cell: number): number => 2 * cell + 1;
