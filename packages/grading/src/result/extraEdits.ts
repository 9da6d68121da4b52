import type { Message } from '../types.ts';
import { joinDirectly } from './direct.ts';
import type { Draft, EditList } from './editList.ts';

/**
 * What is too much: lines first, then boxes. Where extras would cost more than was earned, the score stops at 0; then
 * the surplus is one edit, which everything else requires, so that each edit still gains exactly its points.
 */
export function addExtraEdits(list: EditList): void {
  const { outcome } = list;
  const { scene, boxNodes, groupRows, lineUsed, extraUnits, forbiddenUnits } = outcome;
  const { drawing } = scene;
  const extras: Draft[] = [];
  for (const [line, { source, from, to }] of drawing.lines.entries()) {
    if (lineUsed[line] || list.rerouted.has(line)) continue;
    const params = { from: drawing.boxes[from]?.label ?? '', to: drawing.boxes[to]?.label ?? '' };
    const isDangling = from === -1 || to === -1;
    extras.push({
      id: `extra:${source.id}`,
      kind: 'extra',
      element: 'edge',
      units: scene.chargesLine[line] ? extraUnits : 0,
      reference: [],
      trace: [source.id],
      message: { key: isDangling ? 'edge.extra.dangling' : 'edge.extra', params },
      requires: [],
      changes: [{ collection: 'edges', id: source.id, apply: () => null }],
    });
  }
  for (const [box, drawn] of drawing.boxes.entries()) {
    if (boxNodes[box]!.length > 0 || scene.fairBox[box]) continue;
    const ban = scene.forbidden.get(box);
    const id = `extra:${drawn.id}`;
    const { changes, requires, between } = removeBox(list, box, id);
    extras.push({
      id,
      kind: 'extra',
      element: 'node',
      units: ban ? forbiddenUnits : scene.chargesBox[box] ? extraUnits : 0,
      reference: [],
      trace: [drawn.id],
      message: ban
        ? { key: 'node.forbidden', params: { label: drawn.label, why: ban.why } }
        : describeExtra(drawn.label, between),
      requires,
      changes,
    });
  }
  addWithinScore(list, extras);
  if (scene.hasGroups)
    for (const [group, drawn] of drawing.groups.entries())
      if (groupRows[group]!.length === 0)
        list.add({
          id: `extra:${drawn.id}`,
          kind: 'extra',
          element: 'group',
          units: 0,
          reference: [],
          trace: [drawn.id],
          message: { key: 'group.extra', params: { label: drawn.label } },
          requires: [],
          changes: [{ collection: 'groups', id: drawn.id, apply: () => null }],
        });
}

/** Takes a box away with its lines; arrows that ran through it join their ends directly. */
function removeBox(list: EditList, box: number, edit: string) {
  const { scene, lineUsed } = list.outcome;
  const { drawing } = scene;
  const direct = joinDirectly(list, box, edit);
  const changes = [...direct.changes];
  const requires = new Set(direct.requires);
  for (const [line, { source, from, to }] of drawing.lines.entries()) {
    if (from !== box && to !== box) continue;
    if (!lineUsed[line] && scene.chargesLine[line]) requires.add(`extra:${source.id}`);
    else changes.push({ collection: 'edges', id: source.id, apply: () => null });
  }
  const { id } = drawing.boxes[box]!;
  for (const { line, edit } of list.lines.values())
    if (edit !== null && requires.has(edit) && (line.from === id || line.to === id))
      changes.push({ collection: 'edges', id: line.id, apply: () => null });
  changes.push({ collection: 'nodes', id, apply: () => null });
  return { changes, requires: [...requires], between: direct.between };
}

function describeExtra(label: string, between: { from: string; to: string } | null): Message {
  if (between) return { key: 'node.extra.between', params: { label, ...between } };
  return { key: label.trim() === '' ? 'node.extra.unlabelled' : 'node.extra', params: { label } };
}

function addWithinScore(list: EditList, extras: readonly Draft[]): void {
  const lost = list.drafts.reduce((sum, { units }) => sum + units, 0);
  const cost = extras.reduce((sum, { units }) => sum + units, 0);
  const earned = list.outcome.total - lost;
  if (cost <= earned) {
    for (const extra of extras) list.add(extra);
    return;
  }
  let left = cost;
  const members = new Set<string>();
  for (const extra of extras) {
    if (left <= earned) break;
    if (extra.units === 0) continue;
    for (const id of [extra.id, ...extra.requires]) {
      const member = members.has(id) ? undefined : extras.find((other) => other.id === id);
      if (!member) continue;
      members.add(id);
      left -= member.units;
    }
  }
  const surplus = extras.filter(({ id }) => members.has(id));
  const rest = extras.filter(({ id }) => !members.has(id));
  const id = `extra:${surplus.map(({ trace }) => trace[0]).join('+')}`;
  const combined: Draft = {
    id,
    kind: 'extra',
    element: surplus.at(-1)!.element,
    units: earned - left,
    reference: [],
    trace: surplus.flatMap(({ trace }) => trace),
    message: { key: 'extra.surplus', params: { count: surplus.length } },
    requires: [],
    changes: surplus.flatMap(({ changes }) => changes),
  };
  const behind = (draft: Draft): Draft => ({
    ...draft,
    requires: [id, ...draft.requires.filter((required) => !members.has(required))],
  });
  list.drafts.splice(0, list.drafts.length, combined, ...list.drafts.map(behind), ...rest.map(behind));
}
