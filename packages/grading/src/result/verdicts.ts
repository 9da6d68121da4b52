import type { Criterion, CriterionVerdict, EdgeVerdict, GroupVerdict, NodeVerdict } from '../types.ts';
import type { Outcome } from './outcome.ts';

/** Verdicts on nodes: those of the reference in its own order, then what was drawn beside it. */
export function getNodeVerdicts({ scene, nodes, boxNodes, units }: Outcome): NodeVerdict[] {
  const { reference, drawing, forbidden, fairBox } = scene;
  const row = new Map(reference.nodes.map(({ id }, index) => [id, index]));
  const verdicts = reference.source.nodes.map(({ id }): NodeVerdict => {
    const { label } = nodes[row.get(id)!]!;
    if (!label) {
      const verdict = units.nodes[row.get(id)!] === 0 ? 'optional' : 'missing';
      return { verdict, reference: id, trace: [], reason: null };
    }
    const trace = label.boxes.map((box) => drawing.boxes[box]!.id);
    const verdict = getShareVerdict(label.share) ?? (label.match!.tier === 'same' ? 'same' : 'close');
    return { verdict, reference: id, trace, reason: label.match!.reason };
  });
  for (const [box, { id }] of drawing.boxes.entries()) {
    if (boxNodes[box]!.length > 0) continue;
    const ban = forbidden.get(box);
    verdicts.push({
      verdict: ban ? 'forbidden' : fairBox[box] ? 'optional' : 'extra',
      reference: null,
      trace: [id],
      reason: ban ? { key: 'node.forbidden', params: { label: ban.label, why: ban.why } } : null,
    });
  }
  return verdicts;
}

const getShareVerdict = (share: 'whole' | 'part' | 'split') =>
  share === 'part' ? 'merged' : share === 'split' ? 'split' : null;

/** Verdicts on edges: those of the reference in its own order, then what was drawn beside it. */
export function getEdgeVerdicts({ scene, edges, lineUsed }: Outcome): EdgeVerdict[] {
  const { reference, drawing } = scene;
  const index = new Map(reference.edges.map(({ source }, edge) => [source.id, edge]));
  const verdicts = reference.source.edges.map(({ id }): EdgeVerdict => {
    const { verdict, lines } = edges[index.get(id)!]!;
    return { verdict, reference: id, trace: lines.map((line) => drawing.lines[line]!.source.id) };
  });
  for (const [line, { source }] of drawing.lines.entries())
    if (!lineUsed[line]) verdicts.push({ verdict: 'extra', reference: null, trace: [source.id] });
  return verdicts;
}

/** Verdicts on groups; none where the drawing has no group of the reference's, since then groups are not graded. */
export function getGroupVerdicts({ scene, groups, groupRows }: Outcome): GroupVerdict[] {
  const { reference, drawing } = scene;
  if (!scene.hasGroups) return [];
  const row = new Map(reference.groups.map(({ id }, index) => [id, index]));
  const verdicts = reference.source.groups.map(({ id }): GroupVerdict => {
    const { label } = groups[row.get(id)!]!;
    if (!label) return { verdict: 'missing', reference: id, trace: null };
    const trace = drawing.groups[label.boxes[0]!]!.id;
    return { verdict: label.match!.tier === 'same' ? 'same' : 'close', reference: id, trace };
  });
  for (const [group, { id }] of drawing.groups.entries())
    if (groupRows[group]!.length === 0) verdicts.push({ verdict: 'extra', reference: null, trace: id });
  return verdicts;
}

/** Whether the notes on the boxes of each node say what its rubric asks for. */
export function getCriterionVerdicts({ scene, nodes }: Outcome): CriterionVerdict[] {
  const { reference, drawing } = scene;
  return reference.nodes.flatMap(({ id, rubric }, row) => {
    const boxes = nodes[row]!.label?.boxes ?? [];
    const note = boxes.map((box) => drawing.boxes[box]!.note ?? '').join('\n');
    return (rubric ?? []).map((criterion) => ({
      node: id,
      criterion: criterion.id,
      label: criterion.label,
      met: isMet(criterion, note),
    }));
  });
}

const getWords = (text: string): string =>
  ` ${text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}%]+/gu, ' ')
    .trim()} `;

/** Keywords match as whole words; a keyword like `%` or `days` that ends a number, as in “5%”, counts too. */
function isMet({ require }: Criterion, note: string): boolean {
  const text = getWords(note).replace(/(\p{N})(?=[^\p{N}\s])/gu, '$1 ');
  return require.every((keywords) => keywords.some((keyword) => text.includes(getWords(keyword))));
}
