import type { Box } from '@calque/diagram';
import type { EditList } from './editList.ts';

const padding = 32;

/** Missing groups and groups to rename. Nothing where the drawing has no group of the reference's. */
export function addGroupEdits(list: EditList): void {
  const { scene, groups, units } = list.outcome;
  if (!scene.hasGroups) return;
  const { reference, drawing } = scene;
  for (const [row, group] of reference.groups.entries()) {
    const { label, earned } = groups[row]!;
    const lost = units.groups[row]! - earned;
    if (label) {
      const drawn = drawing.groups[label.boxes[0]!]!;
      list.groupOf[row] = drawn.id;
      if (label.match!.tier === 'same') continue;
      list.add({
        id: `rename:${group.id}`,
        kind: 'rename',
        element: 'group',
        units: lost,
        reference: [group.id],
        trace: [drawn.id],
        message: { key: 'group.rename', params: { group: group.label, label: drawn.label } },
        requires: [],
        changes: [
          { collection: 'groups', id: drawn.id, apply: (current) => current && { ...current, label: group.label } },
        ],
      });
      continue;
    }
    const id = list.takeId(group.id);
    list.groupOf[row] = id;
    if (lost === 0) continue;
    const edit = `missing:${group.id}`;
    list.groupNeeds.set(row, edit);
    const box = getGroupBox(list, row);
    list.add({
      id: edit,
      kind: 'missing',
      element: 'group',
      units: lost,
      reference: [group.id],
      trace: [],
      message: { key: 'group.missing', params: { group: group.label } },
      requires: [],
      changes: [{ collection: 'groups', id, apply: () => ({ id, label: group.label, kind: group.kind, ...box }) }],
    });
  }
}

/** Around the boxes that belong in the group, or as large as in the reference where none is drawn. */
function getGroupBox({ outcome: { scene, nodes } }: EditList, row: number): Box {
  const { reference, drawing } = scene;
  const inside = reference.nodeParent.flatMap((parent, node) =>
    parent === row ? (nodes[node]!.label?.boxes ?? []).map((box) => drawing.boxes[box]!) : [],
  );
  if (inside.length === 0) {
    const { x, y, width, height } = reference.groups[row]!;
    return { x, y, width, height };
  }
  const x = Math.min(...inside.map((box) => box.x)) - padding;
  const y = Math.min(...inside.map((box) => box.y)) - padding;
  return {
    x,
    y,
    width: Math.max(...inside.map((box) => box.x + box.width)) + padding - x,
    height: Math.max(...inside.map((box) => box.y + box.height)) + padding - y,
  };
}

/** Boxes and groups that are not in the group they belong in; a missing box is added inside its group at once. */
export function addReparentEdits(list: EditList): void {
  const { scene, units, nodeParents, groupParents, nodes } = list.outcome;
  const { reference } = scene;
  for (const [row, node] of reference.nodes.entries()) {
    const parent = reference.nodeParent[row]!;
    const lost = units.nodeParents[row]! - nodeParents[row]!;
    const isAddedInside = nodes[row]!.label === null && units.nodes[row]! > 0 && !list.groupNeeds.has(parent);
    if (lost === 0 || isAddedInside) continue;
    const into = list.groupOf[parent]!;
    const id = list.boxOf[row]!;
    list.add({
      id: `reparent:${node.id}`,
      kind: 'reparent',
      element: 'node',
      units: lost,
      reference: [node.id, reference.groups[parent]!.id],
      trace: nodes[row]!.label ? [id] : [],
      message: { key: 'group.reparent', params: { node: node.label, group: reference.groups[parent]!.label } },
      requires: [list.groupNeeds.get(parent) ?? [], list.nodeNeeds.get(row) ?? []].flat(),
      changes: [{ collection: 'nodes', id, apply: (current) => current && { ...current, parent: into } }],
    });
  }
  for (const [row, group] of reference.groups.entries()) {
    const parent = reference.groupParent[row]!;
    const lost = units.groupParents[row]! - groupParents[row]!;
    if (lost === 0) continue;
    const into = list.groupOf[parent]!;
    const id = list.groupOf[row]!;
    list.add({
      id: `reparent:${group.id}`,
      kind: 'reparent',
      element: 'group',
      units: lost,
      reference: [group.id, reference.groups[parent]!.id],
      trace: list.groupNeeds.has(row) ? [] : [id],
      message: { key: 'group.reparent', params: { node: group.label, group: reference.groups[parent]!.label } },
      requires: [list.groupNeeds.get(parent) ?? [], list.groupNeeds.get(row) ?? []].flat(),
      changes: [{ collection: 'groups', id, apply: (current) => current && { ...current, parent: into } }],
    });
  }
}
