import { getBoxed } from '../document/lookup.ts';
import { resizeElement } from '../document/resize.ts';
import { nameElement, say } from '../reading/nameElement.ts';
import { minSize } from '../tools/select/resizing.ts';
import type { EditorContext } from '../tools/types.ts';
import { getIds, getNumber } from './args.ts';
import { commit, edit, hasBox } from './command.ts';
import type { Command, CommandArgs, CommandResult } from './types.ts';

/** A step of a resize by key, in diagram units, where there is no grid. */
const resizeStep = 8;

function resize(context: EditorContext, args: CommandArgs, width: number, height: number): CommandResult | null {
  const { diagram } = context.state;
  const id = getIds(context, args).find((candidate) => getBoxed(diagram, candidate)?.locked !== true);
  const box = id === undefined ? undefined : getBoxed(diagram, id);
  if (id === undefined || !box) return null;
  const resized = {
    x: box.x,
    y: box.y,
    width: Math.max(minSize.width, width + box.width),
    height: Math.max(minSize.height, height + box.height),
  };
  const announcement = say('announce.resized', { what: nameElement(diagram, id), ...resized });
  return commit(context, resizeElement(diagram, id, resized), { userEvent: 'resize', history: 'merge', announcement });
}

const grow = (x: number, y: number) => (context: EditorContext, args: CommandArgs) => {
  const step = (context.session.grid || resizeStep) * (getNumber(args, 'by') ?? 1);
  return resize(context, args, x * step, y * step);
};

export const resizeCommands: readonly Command[] = [
  edit('resize.narrower', 'command.narrower', hasBox, grow(-1, 0)),
  edit('resize.wider', 'command.wider', hasBox, grow(1, 0)),
  edit('resize.shorter', 'command.shorter', hasBox, grow(0, -1)),
  edit('resize.taller', 'command.taller', hasBox, grow(0, 1)),
  edit('resize.to', 'command.resizeTo', hasBox, (context, args) => {
    const [id] = getIds(context, args);
    const box = id === undefined ? undefined : getBoxed(context.state.diagram, id);
    if (!box) return null;
    const width = getNumber(args, 'width') ?? box.width;
    const height = getNumber(args, 'height') ?? box.height;
    return resize(context, args, width - box.width, height - box.height);
  }),
];
