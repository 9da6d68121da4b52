import { moveElements } from '../document/move.ts';
import { announceMove } from '../reading/announceMove.ts';
import type { EditorContext } from '../tools/types.ts';
import { getIds, getNumber } from './args.ts';
import { commit, edit, hasMovable } from './command.ts';
import type { Command, CommandArgs, CommandResult } from './types.ts';

function move(context: EditorContext, args: CommandArgs, dx: number, dy: number): CommandResult | null {
  const { diagram } = context.state;
  const ids = getIds(context, args);
  const patches = moveElements(diagram, ids, dx, dy);
  return commit(context, patches, {
    userEvent: 'move',
    history: 'merge',
    announcement: announceMove(diagram, ids, patches),
  });
}

const nudge = (x: number, y: number) => (context: EditorContext, args: CommandArgs) => {
  const step = (context.session.grid || 1) * (getNumber(args, 'by') ?? 1);
  return move(context, args, x * step, y * step);
};

export const moveCommands: readonly Command[] = [
  edit('move.left', 'command.moveLeft', hasMovable, nudge(-1, 0)),
  edit('move.right', 'command.moveRight', hasMovable, nudge(1, 0)),
  edit('move.up', 'command.moveUp', hasMovable, nudge(0, -1)),
  edit('move.down', 'command.moveDown', hasMovable, nudge(0, 1)),
  edit('move.by', 'command.moveBy', hasMovable, (context, args) =>
    move(context, args, getNumber(args, 'dx') ?? 0, getNumber(args, 'dy') ?? 0),
  ),
];
