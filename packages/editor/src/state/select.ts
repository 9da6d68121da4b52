import { nameElements, say } from '../reading/nameElement.ts';
import type { EditorState, Message, Transaction } from '../types.ts';
import { createTransaction } from './transaction.ts';

/** Returns the transaction that selects `ids` and nothing else. */
export function select(state: EditorState, ids: readonly string[], announcement?: Message): Transaction {
  return createTransaction(state, [], {
    userEvent: 'select',
    selection: ids,
    announcement:
      announcement ??
      (ids.length > 0
        ? say('announce.selected', { what: nameElements(state.diagram, ids) })
        : say('announce.selectedNone')),
  });
}
