import { getElement } from '@calque/diagram';
import { deleteElements } from '../document/deleteElements.ts';
import { nameElements, say } from '../reading/nameElement.ts';
import { createTransaction, getRedo, getUndo } from '../state/transaction.ts';
import type { EditorContext } from '../tools/types.ts';
import type { Transaction } from '../types.ts';
import { getIds } from './args.ts';
import { edit, hasSelection } from './command.ts';
import type { Command, CommandArgs, CommandResult } from './types.ts';

export const toResult = (transaction: Transaction | null): CommandResult | null => transaction && { transaction };

export function remove(context: EditorContext, args: CommandArgs, userEvent: string): Transaction | null {
  const { state } = context;
  const ids = getIds(context, args);
  const { patches, count } = deleteElements(state.diagram, ids);
  if (patches.length === 0) return null;
  const named = ids.filter((id) => getElement(state.diagram, id));
  const announcement = say('announce.deleted', { count, what: nameElements(state.diagram, named) });
  return createTransaction(state, patches, { userEvent, announcement });
}

export const editCommands: readonly Command[] = [
  edit(
    'edit.undo',
    'command.undo',
    ({ state }) => state.history.done.length > 0,
    ({ state }) => toResult(getUndo(state)),
  ),
  edit(
    'edit.redo',
    'command.redo',
    ({ state }) => state.history.undone.length > 0,
    ({ state }) => toResult(getRedo(state)),
  ),
  edit('edit.delete', 'command.delete', hasSelection, (context, args) => toResult(remove(context, args, 'delete'))),
];
