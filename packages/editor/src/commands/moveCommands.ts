import { type Box, type DiagramPatch, getGroup } from '@calque/diagram';
import { moveElements } from '../document/move.ts';
import { getLabel, nameElements, say } from '../reading/nameElement.ts';
import type { EditorContext } from '../tools/types.ts';
import type { Message } from '../types.ts';
import { getIds, getNumber } from './args.ts';
import { commit, edit, hasBox } from './command.ts';
import type { Command, CommandArgs, CommandResult } from './types.ts';

function move(context: EditorContext, args: CommandArgs, dx: number, dy: number): CommandResult | null {
  const { diagram } = context.state;
  const ids = getIds(context, args);
  const patches = moveElements(diagram, ids, dx, dy);
  return commit(context, patches, {
    userEvent: 'move',
    history: 'merge',
    announcement: announceMove(context, patches),
  });
}

/** One element says where it is now, or which group it came into. */
function announceMove({ state: { diagram } }: EditorContext, patches: readonly DiagramPatch[]): Message {
  const ids = patches.flatMap((patch) => (patch.collection === 'title' ? [] : patch.id));
  const what = nameElements(diagram, ids);
  const [only] = patches;
  if (patches.length !== 1 || !only?.after || !('x' in Object(only.after))) return say('announce.moved', { what });
  const before = only.before as Box & { readonly parent?: string };
  const after = only.after as unknown as Box & { readonly parent?: string };
  if (after.parent !== undefined && after.parent !== before.parent && getGroup(diagram, after.parent))
    return say('announce.entered', { what, group: getLabel(diagram, after.parent) });
  return say('announce.movedTo', { what, x: after.x, y: after.y });
}

const nudge = (x: number, y: number) => (context: EditorContext, args: CommandArgs) => {
  const step = (context.session.grid || 1) * (getNumber(args, 'by') ?? 1);
  return move(context, args, x * step, y * step);
};

export const moveCommands: readonly Command[] = [
  edit('move.left', 'command.moveLeft', hasBox, nudge(-1, 0)),
  edit('move.right', 'command.moveRight', hasBox, nudge(1, 0)),
  edit('move.up', 'command.moveUp', hasBox, nudge(0, -1)),
  edit('move.down', 'command.moveDown', hasBox, nudge(0, 1)),
  edit('move.by', 'command.moveBy', hasBox, (context, args) =>
    move(context, args, getNumber(args, 'dx') ?? 0, getNumber(args, 'dy') ?? 0),
  ),
];
