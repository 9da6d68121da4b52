import type { Candidate } from '../candidates.ts';
import { type Drawing, getArcs } from '../drawing.ts';
import { getNodeUnits, type Model } from '../model.ts';
import { getReversedUnits, pairEdges } from '../pairing.ts';
import type { CompiledReference, Units } from '../reference/compileReference.ts';
import type { EdgeVerdict } from '../types.ts';

/** What a matching says about every element, by index, with the units each earns. */
export interface Outcome {
  readonly reference: CompiledReference;
  readonly drawing: Drawing;
  readonly units: Units;
  readonly nodes: readonly NodeOutcome[];
  readonly edges: readonly EdgeOutcome[];
  /** Nodes that each box stands for. */
  readonly boxNodes: readonly (readonly number[])[];
  /** Whether each line stands for something. */
  readonly lineUsed: readonly boolean[];
}

export interface NodeOutcome {
  /** The box that stands for the node, or null. */
  readonly match: Candidate | null;
  readonly earned: number;
}

export interface EdgeOutcome {
  readonly verdict: Exclude<EdgeVerdict['verdict'], 'extra'>;
  readonly lines: readonly number[];
  readonly earned: number;
}

/** Reads the verdicts off a choice of labels. */
export function getOutcome(
  reference: CompiledReference,
  drawing: Drawing,
  units: Units,
  model: Model,
  choice: Int32Array,
): Outcome {
  const nodes = reference.nodes.map((_, row): NodeOutcome => {
    const match = model.candidates[choice[row]!]!;
    return { match, earned: match ? getNodeUnits(units.nodes[row]!, match.tier) : 0 };
  });
  const boxNodes: number[][] = drawing.boxes.map(() => []);
  for (const [row, { match }] of nodes.entries()) if (match) boxNodes[match.box]!.push(row);
  const lineUsed = drawing.lines.map(() => false);
  const edges: EdgeOutcome[] = reference.edges.map((_, edge) => ({
    verdict: units.edges[edge] === 0 ? 'optional' : 'missing',
    lines: [],
    earned: 0,
  }));
  for (const { a, b, wanted } of model.pairs) {
    const from = nodes[a]!.match;
    const to = nodes[b]!.match;
    if (!from || !to) continue;
    const arcs = getArcs(drawing, from.box, to.box);
    for (const { wanted: edge, drawn, verdict } of pairEdges(wanted, arcs)) {
      const full = units.edges[edge]!;
      edges[edge] = { verdict, lines: [drawn.edge], earned: verdict === 'present' ? full : getReversedUnits(full) };
      lineUsed[drawn.edge] = true;
    }
  }
  return { reference, drawing, units, nodes, edges, boxNodes, lineUsed };
}
