import type { EdgeVerdict, GroupVerdict, NodeVerdict } from '../types.ts';
import type { Outcome } from './outcome.ts';

/** Verdicts on nodes: those of the reference in its own order, then what was drawn beside it. */
export function getNodeVerdicts({ scene, labels, rowsOf, units }: Outcome): NodeVerdict[] {
  const { reference, drawing, forbidden, fairBox } = scene;
  const rows = getPlaces(reference.elements);
  return [
    ...reference.source.nodes.map(({ id }): NodeVerdict => {
      const row = rows.get(id)!;
      const label = labels[row];
      if (!label)
        return { verdict: units.elements[row] === 0 ? 'optional' : 'missing', reference: id, trace: [], reason: null };
      const { share, match, boxes } = label;
      const whole = match!.tier === 'same' ? 'same' : 'close';
      return {
        verdict: share === 'part' ? 'merged' : share === 'split' ? 'split' : whole,
        reference: id,
        trace: boxes.map((box) => drawing.elements[box]!.id),
        reason: match!.reason,
      };
    }),
    ...drawing.elements.slice(0, drawing.nodeCount).flatMap(({ id }, box): NodeVerdict[] => {
      if (rowsOf[box]!.length > 0) return [];
      const ban = forbidden.get(box);
      const reason = ban ? { key: 'node.forbidden', params: { label: ban.label, why: ban.why } } : null;
      return [
        { verdict: ban ? 'forbidden' : fairBox[box] ? 'optional' : 'extra', reference: null, trace: [id], reason },
      ];
    }),
  ];
}

/** Verdicts on edges: those of the reference in its own order, then what was drawn beside it. */
export function getEdgeVerdicts({ scene, edges, lineUsed }: Outcome): EdgeVerdict[] {
  const { reference, drawing } = scene;
  const places = getPlaces(reference.edges.map(({ source }) => source));
  const idOf = (line: number) => drawing.lines[line]!.source.id;
  return [
    ...reference.source.edges.map(({ id }): EdgeVerdict => {
      const { verdict, lines } = edges[places.get(id)!]!;
      return { verdict, reference: id, trace: lines.map(idOf) };
    }),
    ...lineUsed.flatMap((isUsed, line): EdgeVerdict[] =>
      isUsed ? [] : [{ verdict: 'extra', reference: null, trace: [idOf(line)] }],
    ),
  ];
}

/** Verdicts on groups; none where the drawing has no group of the reference's, since then groups are not graded. */
export function getGroupVerdicts({ scene, labels, rowsOf }: Outcome): GroupVerdict[] {
  const { reference, drawing, hasGroups } = scene;
  if (!hasGroups) return [];
  const rows = getPlaces(reference.elements);
  return [
    ...reference.source.groups.map(({ id }): GroupVerdict => {
      const label = labels[rows.get(id)!];
      if (!label) return { verdict: 'missing', reference: id, trace: null };
      const trace = drawing.elements[label.boxes[0]!]!.id;
      return { verdict: label.match!.tier === 'same' ? 'same' : 'close', reference: id, trace };
    }),
    ...drawing.elements.flatMap(({ id }, box): GroupVerdict[] =>
      box < drawing.nodeCount || rowsOf[box]!.length > 0 ? [] : [{ verdict: 'extra', reference: null, trace: id }],
    ),
  ];
}

const getPlaces = (elements: readonly { readonly id: string }[]): ReadonlyMap<string, number> =>
  new Map(elements.map(({ id }, place) => [id, place]));
