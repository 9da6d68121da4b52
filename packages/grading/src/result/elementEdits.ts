import type { Message } from '../types.ts';
import { createDraft, type Draft, type Findings, say } from './findings.ts';

/** A node or group that is missing, that needs a name, that shares a box with others, or that has several. */
export function listElementEdits(findings: Findings, row: number): Draft[] {
  const { reference, drawing, units, labels, earned, rowsOf } = findings;
  const { elements, nodeCount } = reference;
  const { id, label: name } = elements[row]!;
  const type = row < nodeCount ? 'node' : 'group';
  const label = labels[row];
  if (!label) return listMissing(findings, row);
  const [box] = label.boxes as [number];
  const drawn = drawing.elements[box]!;
  const trace = label.boxes.map((one) => drawing.elements[one]!.id);
  if (label.share === 'part') {
    const rows = rowsOf[box]!;
    if (!findings.isSplit(box) || rows[0] !== row) return [];
    const params = { label: drawn.label, count: rows.length, node: elements[rows[1] ?? row]!.label };
    const message = say(rows.length > 1 ? 'node.split' : 'node.rename', params);
    return [
      createDraft('split', type, drawn.id, findings.getLost(box), message, {
        reference: rows.map((part) => elements[part]!.id),
        trace,
      }),
    ];
  }
  const lost = units.elements[row]! - earned[row]!;
  if (lost === 0) return [];
  if (label.share === 'split') {
    const message = say('node.merge', { node: name, count: trace.length });
    return [createDraft('merge', type, id, lost, message, { reference: [id], trace })];
  }
  const isBlank = type === 'node' && label.match!.tier === 'unlabelled';
  const message = say(isBlank ? 'node.unlabelled.rename' : `${type}.rename`, { [type]: name, label: drawn.label });
  const requires = findings.listEndNeeds(box);
  return [createDraft('rename', type, id, lost, message, { reference: [id], trace, requires })];
}

function listMissing(findings: Findings, row: number): Draft[] {
  const { reference, units } = findings;
  const { id, label } = reference.elements[row]!;
  const isNode = row < reference.nodeCount;
  if (units.elements[row] === 0) return [];
  const worth = units.elements[row]! + (findings.isInside(row) ? units.parents[row]! : 0);
  const message = isNode ? describeMissing(findings, row) : say('group.missing', { group: label });
  return [createDraft('missing', isNode ? 'node' : 'group', id, worth, message, { reference: [id] })];
}

function describeMissing({ reference: { edges, elements } }: Findings, row: number): Message {
  const from = edges.find((edge) => edge.to === row && edge.from !== row);
  const to = edges.find((edge) => edge.from === row && edge.to !== row);
  const key = from && to ? '.between' : to ? '.feeds' : from ? '.fed' : '';
  return say(`node.missing${key}`, {
    node: elements[row]!.label,
    ...(from && { from: elements[from.from]!.label }),
    ...(to && { to: elements[to.to]!.label }),
  });
}

/** A node or group that is not in the group it belongs in; a missing one is added inside its group at once. */
export function listReparentEdits(findings: Findings, row: number): Draft[] {
  const { reference, units, labels, parents, needs } = findings;
  const lost = units.parents[row]! - parents[row]!;
  if (lost === 0 || findings.isInside(row)) return [];
  const parent = reference.parent[row]!;
  const { id, label } = reference.elements[row]!;
  const group = reference.elements[parent]!;
  const box = labels[row]?.boxes[0];
  const message = say('group.reparent', { node: label, group: group.label });
  return [
    createDraft('reparent', row < reference.nodeCount ? 'node' : 'group', id, lost, message, {
      reference: [id, group.id],
      trace: box === undefined ? [] : [findings.idOf(box)],
      requires: [...needs(parent), ...needs(row)],
    }),
  ];
}
