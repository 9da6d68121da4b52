import type { EdgeVerdict, NodeVerdict } from '../types.ts';
import type { Outcome } from './outcome.ts';

/** Verdicts on nodes: those of the reference in its own order, then what was drawn beside it. */
export function getNodeVerdicts({ reference, drawing, nodes, boxNodes, units }: Outcome): NodeVerdict[] {
  const verdicts = reference.nodes.map((node, row): NodeVerdict => {
    const { match } = nodes[row]!;
    if (!match)
      return {
        verdict: units.nodes[row] === 0 ? 'optional' : 'missing',
        reference: node.id,
        trace: [],
        reason: null,
      };
    return {
      verdict: match.tier === 'same' ? 'same' : 'close',
      reference: node.id,
      trace: [drawing.boxes[match.box]!.id],
      reason: match.reason,
    };
  });
  const place = new Map(reference.source.nodes.map(({ id }, index) => [id, index]));
  verdicts.sort((a, b) => place.get(a.reference!)! - place.get(b.reference!)!);
  const boxPlace = new Map(drawing.boxes.map(({ id }, index) => [id, index]));
  for (const { id } of drawing.source.nodes)
    if (boxNodes[boxPlace.get(id)!]!.length === 0)
      verdicts.push({ verdict: 'extra', reference: null, trace: [id], reason: null });
  return verdicts;
}

/** Verdicts on edges: those of the reference in its own order, then what was drawn beside it. */
export function getEdgeVerdicts({ reference, drawing, edges, lineUsed }: Outcome): EdgeVerdict[] {
  const place = new Map(reference.source.edges.map(({ id }, index) => [id, index]));
  const verdicts = reference.edges.map(({ source }, edge): EdgeVerdict => ({
    verdict: edges[edge]!.verdict,
    reference: source.id,
    trace: edges[edge]!.lines.map((line) => drawing.lines[line]!.source.id),
  }));
  verdicts.sort((a, b) => place.get(a.reference!)! - place.get(b.reference!)!);
  for (const [line, { source }] of drawing.lines.entries())
    if (!lineUsed[line]) verdicts.push({ verdict: 'extra', reference: null, trace: [source.id] });
  return verdicts;
}
