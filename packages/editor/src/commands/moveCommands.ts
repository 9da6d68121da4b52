import { getEdge } from '@calque/diagram';
import { moveBends } from '../document/bends.ts';
import { moveElements } from '../document/move.ts';
import { announceMove } from '../reading/announceMove.ts';
import type { EditorContext } from '../tools/types.ts';
import { getIds, getNumber } from './args.ts';
import { commit, edit, hasMovable } from './command.ts';
import type { Command, CommandArgs, CommandResult } from './types.ts';

function move(context: EditorContext, args: CommandArgs, dx: number, dy: number): CommandResult | null {
  const { diagram } = context.state;
  const ids = getIds(context, args);
  const moved = moveElements(diagram, ids, dx, dy);
  // An edge by itself lies where its nodes are: its bends can be moved.
  const patches = moved.length > 0 ? moved : moveBends(diagram, ids, dx, dy);
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

const canMove = (context: EditorContext) =>
  hasMovable(context) ||
  context.state.selection.some((id) => getEdge(context.state.diagram, id)?.waypoints?.length !== undefined);

export const moveCommands: readonly Command[] = [
  edit('move.left', 'command.moveLeft', canMove, nudge(-1, 0)),
  edit('move.right', 'command.moveRight', canMove, nudge(1, 0)),
  edit('move.up', 'command.moveUp', canMove, nudge(0, -1)),
  edit('move.down', 'command.moveDown', canMove, nudge(0, 1)),
  edit('move.by', 'command.moveBy', canMove, (context, args) =>
    move(context, args, getNumber(args, 'dx') ?? 0, getNumber(args, 'dy') ?? 0),
  ),
];
