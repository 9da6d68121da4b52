import { type Box, getStrokeBox, inflateBox, unionBoxes } from '@calque/diagram';
import { formatFragment, getFragment } from '../clipboard/clipboard.ts';
import { duplicateElements, pasteFragment } from '../clipboard/duplicate.ts';
import { parseFragment } from '../clipboard/parseFragment.ts';
import { getMovableBox } from '../document/lookup.ts';
import { say } from '../reading/nameElement.ts';
import { createTransaction } from '../state/transaction.ts';
import type { EditorContext } from '../tools/types.ts';
import type { Transaction } from '../types.ts';
import { getIds, getNumber, getPoint, getString } from './args.ts';
import { always, edit, hasMovable, view } from './command.ts';
import { remove, toResult } from './editCommands.ts';
import type { Command, CommandArgs, CommandResult } from './types.ts';

/** How far copies are laid beside what they copy, in diagram units. */
const pasteOffset = 24;

function copy(context: EditorContext, args: CommandArgs): CommandResult | null {
  const fragment = getFragment(context.state.diagram, getIds(context, args));
  const movable = fragment.nodes.length + fragment.groups.length + fragment.strokes.length;
  if (movable === 0) return null;
  return {
    session: { clipboard: formatFragment(fragment) },
    transaction: createTransaction(context.state, [], {
      userEvent: 'input.copy',
      announcement: say('announce.copied', { count: movable + fragment.edges.length }),
    }),
  };
}

/** Pastes beside the originals, each time a little farther while something lies there already, or around `point`. */
function paste(context: EditorContext, args: CommandArgs): Transaction | null {
  const fragment = parseFragment(getString(args, 'text') ?? context.session.clipboard?.json ?? '');
  const boxes = fragment ? [...fragment.nodes, ...fragment.groups, ...fragment.strokes.map(getStrokeBox)] : [];
  const box = unionBoxes(boxes);
  if (!fragment || !box) return null;
  const point = getPoint(args);
  const dx = point ? point.x - box.x - box.width / 2 : 0;
  const dy = point ? point.y - box.y - box.height / 2 : 0;
  const first = boxes[0]!;
  let offset = 0;
  while (isTaken(context, { ...first, x: first.x + dx + offset, y: first.y + dy + offset })) offset += pasteOffset;
  return pasteFragment(context, fragment, dx + offset, dy + offset, 'input.paste');
}

function isTaken({ state, index }: EditorContext, box: Box): boolean {
  const corner = inflateBox({ x: box.x, y: box.y, width: 0, height: 0 }, 1);
  return index.search(corner).some((id) => {
    const other = getMovableBox(state.diagram, id);
    // The box of a stroke is a sum, and not exactly the same at another place.
    return other && Math.abs(other.x - box.x) < 0.5 && Math.abs(other.y - box.y) < 0.5;
  });
}

export const clipboardCommands: readonly Command[] = [
  view('edit.copy', 'command.copy', hasMovable, copy),
  edit('edit.cut', 'command.cut', hasMovable, (context, args) => {
    const copied = copy(context, args);
    const transaction = copied && remove(context, args, 'input.cut');
    return transaction ? { ...copied, transaction } : null;
  }),
  edit('edit.paste', 'command.paste', always, (context, args) => toResult(paste(context, args))),
  edit('edit.duplicate', 'command.duplicate', hasMovable, (context, args) =>
    toResult(
      duplicateElements(
        context,
        getIds(context, args),
        getNumber(args, 'dx') ?? pasteOffset,
        getNumber(args, 'dy') ?? pasteOffset,
      ),
    ),
  ),
];
