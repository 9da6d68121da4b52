import { fullScore } from '../units.ts';
import { createDraft, type Draft, type Findings, say } from './findings.ts';

/** What is too much and may cost points: lines, then boxes. */
export function listExtraEdits(findings: Findings): Draft[] {
  const { reference, drawing, rowsOf, lineUsed, extraUnits, chargesBox, chargesLine } = findings;
  const getLabel = (box: number) => drawing.elements[box]?.label ?? '';
  const lines = drawing.lines.flatMap(({ source: { id }, from, to }, line): Draft[] => {
    if (lineUsed[line] || findings.isRerouted.has(line)) return [];
    const key = from === -1 || to === -1 ? 'edge.extra.dangling' : 'edge.extra';
    const message = say(key, { from: getLabel(from), to: getLabel(to) });
    return [createDraft('extra', 'edge', id, chargesLine[line] ? extraUnits : 0, message, { trace: [id] })];
  });
  const boxes = drawing.elements.slice(0, drawing.nodeCount).flatMap(({ id, label }, box): Draft[] => {
    if (rowsOf[box]!.length > 0 || findings.fairBox[box]) return [];
    const ban = findings.forbidden.get(box);
    const [through] = findings.through[box]!;
    const ends = through === undefined ? null : reference.edges[through]!;
    const key = ban ? 'forbidden' : ends ? 'extra.between' : label.trim() === '' ? 'extra.unlabelled' : 'extra';
    const message = say(`node.${key}`, {
      label,
      ...(ban
        ? { why: ban.why }
        : ends && { from: reference.elements[ends.from]!.label, to: reference.elements[ends.to]!.label }),
    });
    const charged = drawing.lines.flatMap(({ source, from, to }, line) =>
      (from === box || to === box) && !lineUsed[line] && chargesLine[line] ? [`extra:${source.id}`] : [],
    );
    const worth = ban ? findings.forbiddenUnits : chargesBox[box] ? extraUnits : 0;
    const requires = [...charged, ...findings.listEndNeeds(box)];
    return [createDraft('extra', 'node', id, worth, message, { trace: [id], requires })];
  });
  return [...lines, ...boxes];
}

/** Groups that the reference lacks, where groups are graded. */
export const listExtraGroups = ({ drawing, hasGroups, rowsOf }: Findings): Draft[] =>
  drawing.elements.flatMap(({ id, label }, box) => {
    if (!hasGroups || box < drawing.nodeCount || rowsOf[box]!.length > 0) return [];
    return [createDraft('extra', 'group', id, 0, say('group.extra', { label }), { trace: [id] })];
  });

const sum = (drafts: Iterable<Draft>): number => [...drafts].reduce((total, { units }) => total + units, 0);

/**
 * Adds what is too much. Where it would cost more than was earned, the score stops at 0; then the surplus is one edit,
 * which everything else requires, so that each edit still gains exactly its points.
 */
export function limitCost(drafts: readonly Draft[], extras: readonly Draft[]): Draft[] {
  const earned = fullScore - sum(drafts);
  const surplus = new Set<Draft>();
  const getLeft = () => sum(extras) - sum(surplus);
  if (getLeft() <= earned) return [...drafts, ...extras];
  for (const extra of extras) {
    if (getLeft() <= earned) break;
    if (extra.units === 0) continue;
    for (const other of extras) if (other === extra || extra.requires.includes(other.id)) surplus.add(other);
  }
  const members = [...surplus];
  const covered = members.map(({ id }) => id);
  const id = `extra:${members.map(({ trace }) => trace[0]).join('+')}`;
  const combined: Draft = {
    id,
    kind: 'extra',
    element: members.at(-1)!.element,
    units: earned - getLeft(),
    reference: [],
    trace: members.flatMap(({ trace }) => trace),
    message: { key: 'extra.surplus', params: { count: members.length } },
    requires: [],
  };
  const rest = [...drafts, ...extras.filter((extra) => !surplus.has(extra))].map((draft) => ({
    ...draft,
    requires: [id, ...draft.requires.filter((required) => !covered.includes(required))],
  }));
  return [combined, ...rest];
}
