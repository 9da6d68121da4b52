import type { Candidate } from './candidates.ts';
import { type Drawing, getArcs } from './drawing.ts';
import { type DrawnArc, getReversedUnits, type PairedEdge, pairEdges, type WantedEdge } from './pairing.ts';
import type { CompiledReference, Units } from './reference/compileReference.ts';
import type { Factor, Problem } from './search/problem.ts';

/** A comparison as a combinatorial problem, with what each label and factor of it means. */
export interface Model {
  readonly problem: Problem;
  /** What each label stands for; null: the row stays unmatched. */
  readonly candidates: readonly (Candidate | null)[];
  readonly pairs: readonly RowPair[];
}

/** Two rows that reference edges join, with those edges seen from row `a`. */
export interface RowPair {
  readonly a: number;
  readonly b: number;
  readonly wanted: readonly WantedEdge[];
}

/**
 * Credits are `units * tieScale + tie`: units of the score decide, label strength and equal kinds break ties. Ties sum
 * to less than one unit up to some 5000 elements.
 */
export const tieScale = 2 ** 20;

const closeShare = 0.5;
const unlabelledShare = 0.25;

export const getNodeUnits = (units: number, tier: Candidate['tier']): number =>
  tier === 'same' ? units : Math.floor(units * (tier === 'close' ? closeShare : unlabelledShare));

export function createModel(
  reference: CompiledReference,
  drawing: Drawing,
  candidates: readonly (readonly Candidate[])[],
  units: Units,
): Model {
  const rows = reference.nodes.length;
  const pairs = listRowPairs(reference, units);
  const loops = pairs.filter(({ a, b }) => a === b);
  const rowStart = new Int32Array(rows + 1);
  const labels: (Candidate | null)[] = [];
  const credits: number[] = [];
  for (const [row, node] of reference.nodes.entries()) {
    rowStart[row] = labels.length;
    const loop = loops.find(({ a }) => a === row);
    for (const candidate of candidates[row]!) {
      const { box, tier, strength } = candidate;
      labels.push(candidate);
      const kindTie = drawing.boxes[box]!.kind === node.kind ? 1 : 0;
      const loopCredit = loop ? getPairCredit(loop.wanted, getArcs(drawing, box, box)) : 0;
      credits.push(getNodeUnits(units.nodes[row]!, tier) * tieScale + strength * 2 + 1 + kindTie + loopCredit);
    }
    labels.push(null);
    credits.push(0);
  }
  rowStart[rows] = labels.length;
  const column = Int32Array.from(labels, (label) => label?.box ?? -1);
  const factors: Factor[] = [];
  for (const pair of pairs) {
    if (pair.a === pair.b) continue;
    const factor = createFactor(pair, drawing, rowStart, column);
    if (factor) factors.push(factor);
  }
  return {
    problem: {
      rows,
      columns: drawing.boxes.length,
      rowStart,
      credit: Float64Array.from(credits),
      column,
      moreColumns: new Map(),
      factors,
      firstDependent: rows,
    },
    candidates: labels,
    pairs,
  };
}

function createFactor(
  { a, b, wanted }: RowPair,
  drawing: Drawing,
  rowStart: Int32Array,
  column: Int32Array,
): Factor | null {
  const height = rowStart[a + 1]! - rowStart[a]!;
  const width = rowStart[b + 1]! - rowStart[b]!;
  const table = new Float64Array(height * width);
  let some = false;
  for (let i = 0; i < height; i += 1) {
    const from = column[rowStart[a]! + i]!;
    if (from === -1) continue;
    for (let j = 0; j < width; j += 1) {
      const to = column[rowStart[b]! + j]!;
      if (to === -1 || to === from) continue;
      const arcs = getArcs(drawing, from, to);
      if (arcs.length === 0) continue;
      table[i * width + j] = getPairCredit(wanted, arcs);
      some = true;
    }
  }
  return some ? { a, b, width, table } : null;
}

function getPairCredit(wanted: readonly WantedEdge[], arcs: readonly DrawnArc[]): number {
  let credit = 0;
  const pairs: readonly PairedEdge[] = arcs.length === 0 ? [] : pairEdges(wanted, arcs);
  for (const { wanted: edge, verdict } of pairs) {
    const units = wanted.find((candidate) => candidate.edge === edge)!.units;
    credit += (verdict === 'present' ? units : getReversedUnits(units)) * tieScale + (verdict === 'present' ? 2 : 1);
  }
  return credit;
}

function listRowPairs({ edges }: CompiledReference, units: Units): RowPair[] {
  const pairs = new Map<string, { a: number; b: number; wanted: WantedEdge[] }>();
  for (const [edge, { from, to, either }] of edges.entries()) {
    const a = Math.min(from, to);
    const b = Math.max(from, to);
    const key = `${a},${b}`;
    const pair = pairs.get(key) ?? { a, b, wanted: [] };
    pairs.set(key, pair);
    pair.wanted.push({ edge, arc: either ? 'either' : from === a ? 'forward' : 'backward', units: units.edges[edge]! });
  }
  return [...pairs.values()].sort((x, y) => x.a - y.a || x.b - y.b);
}
