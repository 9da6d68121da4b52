import { type DiagramNode, getElement, getNode, getStroke } from '@calque/diagram';
import { type AddedNode, addNodeAt } from '../document/addNode.ts';
import { changeElements } from '../document/patches.ts';
import { placeConnectedNode, placeNode } from '../document/placeNode.ts';
import type { Direction } from '../navigation/getNearestNode.ts';
import { getCameraShowing } from '../navigation/camera.ts';
import { getLabel, say } from '../reading/nameElement.ts';
import type { EditorContext } from '../tools/types.ts';
import type { Transaction } from '../types.ts';
import { getIds, getOneOf, getPoint, getString } from './args.ts';
import { always, commit, edit, hasNode } from './command.ts';
import type { Command, CommandArgs, CommandResult } from './types.ts';

const directions = ['left', 'right', 'up', 'down'] as const;

/** The label and kind asked for; without a label, typing it comes next. */
function readNode(context: EditorContext, args: CommandArgs): Partial<DiagramNode> {
  const kind = getString(args, 'kind');
  const note = getString(args, 'note');
  return {
    label: getString(args, 'label') ?? '',
    kind: kind ?? context.session.kind,
    ...(note && { note }),
  };
}

function toResult({ session, state, index }: EditorContext, added: AddedNode, args: CommandArgs): CommandResult {
  const { id, transaction } = added;
  const node = transaction.patches.find((patch) => patch.collection === 'nodes')!.after as DiagramNode;
  const camera = getCameraShowing(session, { ...state.diagram, nodes: [node] }, index, id);
  const typed = getString(args, 'label') === undefined;
  return { transaction, tool: 'select', session: { camera, offer: null, editing: typed ? id : null } };
}

function add(context: EditorContext, args: CommandArgs): CommandResult {
  const node = readNode(context, args);
  const point = getPoint(args);
  return toResult(context, point ? addNodeAt(context, point, node) : placeNode(context, node), args);
}

function addConnected(context: EditorContext, args: CommandArgs): CommandResult | null {
  const { state, session } = context;
  const from = getNode(state.diagram, getString(args, 'from') ?? session.offer?.from ?? state.selection.at(-1) ?? '');
  if (!from) return null;
  const node = readNode(context, args);
  const direction = getOneOf(args, 'direction', directions);
  const point = getPoint(args) ?? (direction ? undefined : session.offer?.point);
  const added = point
    ? addNodeAt(context, point, node, { from: from.id })
    : placeConnectedNode(context, from, direction ?? 'right', node);
  return toResult(context, added, args);
}

const quickAdd = (direction: Direction) => (context: EditorContext, args: CommandArgs) =>
  addConnected(context, { ...args, direction });

/** With an `id` it may be called while one types; without, it is for what is being typed, and ends that. */
function setLabel(context: EditorContext, args: CommandArgs): CommandResult | null {
  const { state, session } = context;
  const asked = getString(args, 'id');
  const id = asked ?? session.editing ?? state.selection[0];
  const label = getString(args, 'label')?.trim();
  const element = id === undefined ? undefined : getElement(state.diagram, id);
  if (id === undefined || label === undefined || !element || element.locked || getStroke(state.diagram, id))
    return null;
  const before = getLabel(state.diagram, id);
  const change = () => ({ label });
  const patches = [
    ...changeElements(state.diagram, 'nodes', [id], change),
    ...changeElements(state.diagram, 'groups', [id], change),
    // An edge without a label has none at all, rather than an empty one.
    ...changeElements(state.diagram, 'edges', [id], () => ({ label: label || undefined })),
  ];
  const made = getMaking(state.history.done.at(-1), id);
  const result = commit(context, patches, {
    userEvent: made ?? 'label.set',
    history: made !== undefined || session.editing === id ? 'merge' : 'commit',
    announcement: before ? say('announce.renamed', { from: before, to: label }) : say('announce.named', { label }),
  });
  return { ...result, session: asked === undefined ? { editing: null } : {} };
}

/** The user event that just made an element: naming it is part of making it, and undone with it. */
function getMaking(last: Transaction | undefined, id: string): string | undefined {
  const made = last?.patches.some((patch) => patch.collection !== 'title' && patch.id === id && patch.before === null);
  return made ? last?.userEvent : undefined;
}

/** Ink has none. */
const hasLabel = ({ state }: EditorContext) => state.selection.some((id) => !getStroke(state.diagram, id));

export const nodeCommands: readonly Command[] = [
  edit('node.add', 'command.addNode', always, add),
  edit('node.addConnected', 'command.addConnected', hasNode, addConnected),
  edit('node.quickAddLeft', 'command.quickAddLeft', hasNode, quickAdd('left')),
  edit('node.quickAddRight', 'command.quickAddRight', hasNode, quickAdd('right')),
  edit('node.quickAddUp', 'command.quickAddUp', hasNode, quickAdd('up')),
  edit('node.quickAddDown', 'command.quickAddDown', hasNode, quickAdd('down')),
  edit('label.set', 'command.setLabel', hasLabel, setLabel),
  edit('label.edit', 'command.editLabel', hasLabel, (context, args) => {
    const id = getIds(context, args).find((candidate) => {
      const element = getElement(context.state.diagram, candidate);
      return element && !element.locked && !getStroke(context.state.diagram, candidate);
    });
    return id === undefined ? null : { session: { editing: id } };
  }),
];
