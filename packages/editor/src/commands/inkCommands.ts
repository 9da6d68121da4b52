import { getStroke, getStrokeColour, strokeColours } from '@calque/diagram';
import { changeElements } from '../document/patches.ts';
import { say } from '../reading/nameElement.ts';
import { createTransaction } from '../state/transaction.ts';
import type { EditorContext } from '../tools/types.ts';
import { getIds } from './args.ts';
import { edit } from './command.ts';
import type { Command, CommandArgs, CommandResult } from './types.ts';

/** The next colour for the selected strokes, or else for the pen; what is drawn next has it in either case. */
function nextColour(context: EditorContext, args: CommandArgs): CommandResult {
  const { state, session } = context;
  const strokes = getIds(context, args).flatMap((id) => getStroke(state.diagram, id) ?? []);
  const free = strokes.filter(({ locked }) => !locked);
  const now = free[0] ? getStrokeColour(free[0]) : session.inkColour;
  const inkColour = strokeColours[(strokeColours.indexOf(now) + 1) % strokeColours.length]!;
  const ids = free.map(({ id }) => id);
  const colour = inkColour === 'ink' ? undefined : inkColour;
  return {
    session: { inkColour },
    transaction: createTransaction(
      state,
      changeElements(state.diagram, 'strokes', ids, () => ({ colour })),
      { userEvent: 'ink.colour', announcement: say('announce.inkColour', { colour: inkColour }) },
    ),
  };
}

const isAboutInk = ({ state, session }: EditorContext) =>
  session.tool === 'draw' || state.selection.some((id) => getStroke(state.diagram, id));

export const inkCommands: readonly Command[] = [edit('ink.nextColour', 'command.inkColour', isAboutInk, nextColour)];
