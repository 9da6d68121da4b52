import {
  type Box,
  type DiagramGroup,
  type DiagramPatch,
  containsPoint,
  createGroup,
  getCenter,
  getChildren,
  getDiagramBox,
  getGroup,
  groupHeaderHeight,
  unionBoxes,
} from '@calque/diagram';
import { findFreePlace } from '../document/addNode.ts';
import { getGroupBox, groupPadding } from '../document/fitGroups.ts';
import { getAncestors, getBoxed } from '../document/lookup.ts';
import { getMoveSet, moveEach } from '../document/move.ts';
import { appendElements, changeElements, removeElements } from '../document/patches.ts';
import { getViewCenter } from '../navigation/camera.ts';
import { getLabel, nameElement, say } from '../reading/nameElement.ts';
import { createTransaction } from '../state/transaction.ts';
import type { EditorContext } from '../tools/types.ts';
import { getIds, getString } from './args.ts';
import { always, commit, edit, hasBox } from './command.ts';
import type { Command, CommandArgs, CommandResult } from './types.ts';

const laneSize = { width: 240, height: 480 } as const;

function group(context: EditorContext, args: CommandArgs): CommandResult | null {
  const { state } = context;
  const { diagram } = state;
  const roots = getMoveSet(diagram, getIds(context, args)).roots.filter((id) => getBoxed(diagram, id));
  const around = unionBoxes(roots.map((id) => getBoxed(diagram, id)!));
  if (!around) return null;
  const parents = new Set(roots.map((id) => getBoxed(diagram, id)!.parent));
  const [parent] = parents.size === 1 ? parents : [];
  const made: DiagramGroup = createGroup({
    id: context.createId(),
    label: getString(args, 'label') ?? '',
    ...getGroupBox(around),
    ...(parent !== undefined && { parent }),
  });
  const change = () => ({ parent: made.id });
  // Below the groups that it holds, so that they can still be seen and grabbed.
  const inner = new Set(roots);
  const below = diagram.groups.findIndex(({ id }) => inner.has(id));
  const to = below < 0 ? diagram.groups.length : below;
  return finish(context, args, made, [
    ...changeElements(diagram, 'nodes', roots, change),
    ...changeElements(diagram, 'groups', roots, change),
    { collection: 'groups', id: made.id, before: null, after: made, from: -1, to },
  ]);
}

/** The lane stands to the right of the last one, or of everything; the first thing of all in the middle of the view. */
function addLane(context: EditorContext, args: CommandArgs): CommandResult | null {
  const { diagram } = context.state;
  const lanes = diagram.groups.filter(({ kind }) => kind === 'lane');
  const last = lanes.toSorted((a, b) => a.x + a.width - b.x - b.width).at(-1);
  const all = getDiagramBox(diagram);
  const middle = getViewCenter(context.session);
  const lane = createGroup({
    ...laneSize,
    ...(last && { width: last.width, height: last.height }),
    id: context.createId(),
    kind: 'lane',
    label: getString(args, 'label') ?? '',
    x: last ? last.x + last.width : all ? all.x + all.width + groupPadding : Math.round(middle.x - laneSize.width / 2),
    y: last?.y ?? all?.y ?? Math.round(middle.y - laneSize.height / 2),
  });
  return finish(context, args, lane, appendElements(diagram, 'groups', [lane]));
}

function finish(
  { state }: EditorContext,
  args: CommandArgs,
  made: DiagramGroup,
  patches: readonly DiagramPatch[],
): CommandResult {
  return {
    session: getString(args, 'label') === undefined ? { editing: made.id } : {},
    transaction: createTransaction(state, patches, {
      userEvent: 'group.add',
      selection: [made.id],
      announcement:
        patches.length > 1
          ? say('announce.grouped', { count: patches.length - 1 })
          : say('announce.addedGroup', { label: made.label, group: made.kind }),
    }),
  };
}

function ungroup(context: EditorContext, args: CommandArgs): CommandResult | null {
  const { diagram } = context.state;
  const groups = getIds(context, args).filter((id) => getGroup(diagram, id) && !getGroup(diagram, id)!.locked);
  const gone = new Set(groups);
  const children = groups
    .flatMap((id) => getChildren(diagram, id).map((child) => child.id))
    .filter((id) => !gone.has(id));
  const change = ({ id }: { readonly id: string }) => ({
    parent: getAncestors(diagram, id).find((ancestor) => !gone.has(ancestor)),
  });
  const patches = [
    ...changeElements(diagram, 'nodes', children, change),
    ...changeElements(diagram, 'groups', children, change),
    ...removeElements(diagram, 'groups', groups),
  ];
  return commit(context, patches, {
    userEvent: 'group.remove',
    selection: children,
    announcement: say('announce.ungrouped', { label: getLabel(diagram, groups[0] ?? '') }),
  });
}

/** Moves elements into a group, or out of all with `parent` null: what dragging does, without a pointer. */
function setParent(context: EditorContext, args: CommandArgs): CommandResult | null {
  const { diagram } = context.state;
  const parent = getString(args, 'parent');
  const target = parent === undefined ? undefined : getGroup(diagram, parent);
  if (parent !== undefined ? !target : args['parent'] !== null) return null;
  const { roots, boxes } = getMoveSet(diagram, getIds(context, args));
  const ids = roots.filter((id) => getBoxed(diagram, id) && getBoxed(diagram, id)!.parent !== parent);
  const [first] = ids;
  if (first === undefined || (parent !== undefined && boxes.has(parent))) return null;
  const around = unionBoxes(ids.map((id) => getBoxed(diagram, id)!))!;
  const place = target ? getPlaceIn(context, target, around) : getPlaceBeside(context, first, around);
  const vector = { x: place.x - around.x, y: place.y - around.y };
  const moved = moveEach(diagram, new Map(ids.map((id) => [id, vector])));
  const patches = moved.map((patch): DiagramPatch => {
    const isBoxed = patch.collection === 'nodes' || patch.collection === 'groups';
    if (!isBoxed || !ids.includes(patch.id) || !patch.after) return patch;
    const { parent: _, ...after } = patch.after;
    return { ...patch, after: parent === undefined ? after : { ...after, parent } } as DiagramPatch;
  });
  const still = new Set(ids.filter((id) => !moved.some((patch) => patch.collection !== 'title' && patch.id === id)));
  const all = [
    ...patches,
    ...changeElements(diagram, 'nodes', still, () => ({ parent })),
    ...changeElements(diagram, 'groups', still, () => ({ parent })),
  ];
  const what = nameElement(diagram, first);
  return commit(context, all, {
    userEvent: 'group.setParent',
    announcement: target ? say('announce.entered', { what, group: target.label }) : say('announce.moved', { what }),
  });
}

function getPlaceIn(context: EditorContext, target: DiagramGroup, box: Box): Box {
  if (containsPoint(target, getCenter(box))) return box;
  return findFreePlace(context, {
    ...box,
    x: target.x + groupPadding,
    y: target.y + groupHeaderHeight + groupPadding / 2,
  });
}

/** To the right of the outermost group that an element lies in. */
function getPlaceBeside(context: EditorContext, id: string, box: Box): Box {
  const { diagram } = context.state;
  const outermost = getAncestors(diagram, id).at(-1);
  const around = outermost === undefined ? undefined : getGroup(diagram, outermost);
  if (!around || !containsPoint(around, getCenter(box))) return box;
  return findFreePlace(context, { ...box, x: around.x + around.width + groupPadding });
}

const hasGroup = ({ state }: EditorContext) => state.selection.some((id) => getGroup(state.diagram, id));

export const groupCommands: readonly Command[] = [
  edit('group.add', 'command.group', hasBox, group),
  edit('group.remove', 'command.ungroup', hasGroup, ungroup),
  edit('group.addLane', 'command.addLane', always, addLane),
  edit('group.setParent', 'command.setParent', hasBox, setParent),
];
