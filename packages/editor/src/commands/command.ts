import { type DiagramPatch, getEdge, getNode } from '@calque/diagram';
import { getBoxed, getMovable } from '../document/lookup.ts';
import type { MessageKey } from '../messages/en.ts';
import { type TransactionOptions, createTransaction } from '../state/transaction.ts';
import type { EditorContext } from '../tools/types.ts';
import type { Command, CommandResult } from './types.ts';

type Condition = (context: EditorContext) => boolean;

export const always: Condition = () => true;
export const hasSelection: Condition = ({ state }) => state.selection.length > 0;
export const hasNode: Condition = ({ state }) => state.selection.some((id) => getNode(state.diagram, id));
export const hasEdge: Condition = ({ state }) => state.selection.some((id) => getEdge(state.diagram, id));
export const hasBox: Condition = ({ state }) => state.selection.some((id) => getBoxed(state.diagram, id));
export const hasMovable: Condition = (context) => hasMovables(context, 1);

/** Whether so many nodes, groups and strokes are selected. */
export const hasMovables = ({ state }: EditorContext, count: number): boolean =>
  state.selection.filter((id) => getMovable(state.diagram, id)).length >= count;

/** A command that changes the document. */
export function edit(id: string, title: MessageKey, canRun: Condition, run: Command['run']): Command {
  return { id, title, writes: true, canRun, run };
}

/** A command that changes the selection or the session alone. */
export function view(id: string, title: MessageKey, canRun: Condition, run: Command['run']): Command {
  return { id, title, writes: false, canRun, run };
}

/** The result that applies patches; null if there are none. */
export function commit(
  { state }: EditorContext,
  patches: readonly DiagramPatch[],
  options: TransactionOptions,
): CommandResult | null {
  return patches.length > 0 ? { transaction: createTransaction(state, patches, options) } : null;
}
