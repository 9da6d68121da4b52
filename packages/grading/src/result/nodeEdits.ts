import type { DiagramNode } from '@calque/diagram';
import type { Message } from '../types.ts';
import { joinDirectly } from './direct.ts';
import type { EditList } from './editList.ts';
import type { Change } from './fix.ts';
import type { Outcome } from './outcome.ts';
import { placeNode } from './placeNode.ts';
import { createReroutes } from './reroutes.ts';
import { createSeparation } from './separate.ts';

/** Boxes that are missing, that need a name, that stand for several nodes, or that arrows pass by. */
export function addNodeEdits(list: EditList): void {
  const { scene, nodes, units, boxNodes } = list.outcome;
  const { reference, drawing } = scene;
  for (const [row, { label }] of nodes.entries()) {
    const { id } = reference.nodes[row]!;
    const box = label?.boxes[0];
    const isFirst = box === undefined || boxNodes[box]![0] === row || lostTogether(list.outcome, box) === 0;
    list.boxOf[row] = box !== undefined && isFirst ? drawing.boxes[box]!.id : list.takeId(id);
    if (!label && units.nodes[row]! > 0) list.nodeNeeds.set(row, `missing:${id}`);
    if (label?.share === 'part' && lostTogether(list.outcome, box!) > 0)
      list.nodeNeeds.set(row, `split:${drawing.boxes[box!]!.id}`);
  }
  const reroute = createReroutes(list);
  for (const [row, { label, earned }] of nodes.entries()) {
    if (!label) {
      if (units.nodes[row]! > 0) addMissing(list, row, reroute);
    } else if (label.share === 'part') {
      if (boxNodes[label.boxes[0]!]![0] === row) addSeparation(list, label.boxes[0]!);
    } else if (label.share === 'split') {
      if (earned < units.nodes[row]!) addMerge(list, row);
    } else if (label.match!.tier !== 'same') addRename(list, row);
  }
}

/** Units lost because one box stands for several nodes. */
function lostTogether({ nodes, units, boxNodes }: Outcome, box: number): number {
  return boxNodes[box]!.reduce(
    (sum, row) => sum + (nodes[row]!.label!.share === 'part' ? units.nodes[row]! - nodes[row]!.earned : 0),
    0,
  );
}

type Reroute = ReturnType<typeof createReroutes>;

function addMissing(list: EditList, row: number, reroute: Reroute): void {
  const { scene, units, nodeParents } = list.outcome;
  const node = scene.reference.nodes[row]!;
  const parent = scene.reference.nodeParent[row]!;
  const isInside = scene.hasGroups && parent !== -1 && !list.groupNeeds.has(parent) && units.nodeParents[row]! > 0;
  const id = list.boxOf[row]!;
  const place = placeNode(list.outcome, row, list.placed);
  list.placed.push(place);
  const into = isInside ? list.groupOf[parent] : undefined;
  const box: DiagramNode = { id, label: node.label, kind: node.kind, ...place, ...(into && { parent: into }) };
  const { changes, requires } = reroute(row, `missing:${node.id}`);
  const stray = listStrayShortcuts(list.outcome, row);
  list.add({
    id: `missing:${node.id}`,
    kind: 'missing',
    element: 'node',
    units: units.nodes[row]! + (isInside ? units.nodeParents[row]! - nodeParents[row]! : 0),
    reference: [node.id],
    trace: [],
    message: describeMissing(list.outcome, row),
    requires,
    changes: [{ collection: 'nodes', id, apply: () => box }, ...changes, ...stray],
  });
}

/** Lines that might have been shortcuts past the node but stand for nothing: once it is drawn, they would be charged. */
function listStrayShortcuts({ scene, lineUsed, extraUnits }: Outcome, row: number): Change[] {
  if (extraUnits === 0) return [];
  const lines = new Set(scene.shortcuts.flatMap(({ path, line }) => (path.indexOf(row) > 0 ? [line] : [])));
  return [...lines].flatMap((line): Change[] =>
    lineUsed[line] ? [] : [{ collection: 'edges', id: scene.drawing.lines[line]!.source.id, apply: () => null }],
  );
}

function addRename(list: EditList, row: number): void {
  const { scene, units, nodes } = list.outcome;
  const { reference, drawing } = scene;
  const node = reference.nodes[row]!;
  const { label, earned } = nodes[row]!;
  const box = drawing.boxes[label!.boxes[0]!]!;
  const isUnlabelled = label!.match!.tier === 'unlabelled';
  const id = `rename:${node.id}`;
  // Under its new name the box is no stranger any more, through which arrows may run.
  const direct = joinDirectly(list, label!.boxes[0]!, id);
  list.add({
    id,
    kind: 'rename',
    element: 'node',
    units: units.nodes[row]! - earned,
    reference: [node.id],
    trace: [box.id],
    message: {
      key: isUnlabelled ? 'node.unlabelled.rename' : 'node.rename',
      params: { node: node.label, label: box.label },
    },
    requires: direct.requires,
    changes: [
      { collection: 'nodes', id: box.id, apply: (current) => current && { ...current, label: node.label } },
      ...direct.changes,
    ],
  });
}

function addSeparation(list: EditList, box: number): void {
  const { scene, boxNodes } = list.outcome;
  const lost = lostTogether(list.outcome, box);
  if (lost === 0) return;
  const { reference, drawing } = scene;
  const rows = boxNodes[box]!;
  const drawn = drawing.boxes[box]!;
  const others = rows.slice(1).map((row) => reference.nodes[row]!.label);
  list.add({
    id: `split:${drawn.id}`,
    kind: 'split',
    element: 'node',
    units: lost,
    reference: rows.map((row) => reference.nodes[row]!.id),
    trace: [drawn.id],
    message: {
      key: rows.length > 1 ? 'node.split' : 'node.rename',
      params: { label: drawn.label, count: rows.length, node: others[0] ?? reference.nodes[rows[0]!]!.label },
    },
    ...createSeparation(list, box, `split:${drawn.id}`),
  });
}

function addMerge(list: EditList, row: number): void {
  const { scene, units, nodes, edges, lineUsed, nodeParents } = list.outcome;
  const { reference, drawing } = scene;
  const node = reference.nodes[row]!;
  const { label, earned } = nodes[row]!;
  const [kept, ...others] = label!.boxes.map((box) => drawing.boxes[box]!.id);
  const wanted = new Set(edges.flatMap(({ lines, verdict }) => (verdict === 'via-extra' ? lines : lines.slice(0, 1))));
  const changes: Change[] = drawing.lines.flatMap(({ source }, line): Change[] => {
    const id = source.id;
    const from = others.includes(source.from) ? kept! : source.from;
    const to = others.includes(source.to) ? kept! : source.to;
    const touches = from === kept || to === kept;
    if (touches && lineUsed[line] && !wanted.has(line)) return [{ collection: 'edges', id, apply: () => null }];
    if (from === source.from && to === source.to) return [];
    return [{ collection: 'edges', id, apply: (current) => current && { ...current, from, to } }];
  });
  const parent = nodeParents[row]! > 0 ? list.groupOf[reference.nodeParent[row]!] : undefined;
  if (parent !== undefined)
    changes.push({ collection: 'nodes', id: kept!, apply: (current) => current && { ...current, parent } });
  list.add({
    id: `merge:${node.id}`,
    kind: 'merge',
    element: 'node',
    units: units.nodes[row]! - earned,
    reference: [node.id],
    trace: [kept!, ...others],
    message: { key: 'node.merge', params: { node: node.label, count: others.length + 1 } },
    requires: [],
    changes: [...changes, ...others.map((id) => ({ collection: 'nodes' as const, id, apply: () => null }))],
  });
}

function describeMissing({ scene: { reference } }: Outcome, row: number): Message {
  const from = reference.edges.find((edge) => edge.to === row && edge.from !== row);
  const to = reference.edges.find((edge) => edge.from === row && edge.to !== row);
  const params = {
    node: reference.nodes[row]!.label,
    ...(from && { from: reference.nodes[from.from]!.label }),
    ...(to && { to: reference.nodes[to.to]!.label }),
  };
  if (from && to) return { key: 'node.missing.between', params };
  if (to) return { key: 'node.missing.feeds', params };
  return { key: from ? 'node.missing.fed' : 'node.missing', params };
}
