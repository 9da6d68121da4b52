import { say } from '../reading/nameElement.ts';
import { createTransaction } from '../state/transaction.ts';
import type { EditorContext } from '../tools/types.ts';
import type { Transaction } from '../types.ts';
import { type Fragment, getFragment, insertFragment } from './clipboard.ts';

/** Returns the transaction that adds copies of elements, moved by (dx, dy), and selects them; null if none can be copied. */
export function duplicateElements(
  context: EditorContext,
  ids: readonly string[],
  dx: number,
  dy: number,
): Transaction | null {
  return pasteFragment(context, getFragment(context.state.diagram, ids), dx, dy, 'input.duplicate');
}

/** Returns the transaction that adds a copy of a fragment, moved by (dx, dy), and selects all of it but its edges. */
export function pasteFragment(
  { state, createId }: EditorContext,
  fragment: Fragment,
  dx: number,
  dy: number,
  userEvent: 'input.paste' | 'input.duplicate',
): Transaction | null {
  const movable = [...fragment.groups, ...fragment.nodes, ...fragment.strokes];
  if (movable.length === 0) return null;
  const { patches, ids } = insertFragment(state.diagram, fragment, dx, dy, createId);
  const count = movable.length + fragment.edges.length;
  return createTransaction(state, patches, {
    userEvent,
    selection: movable.map(({ id }) => ids.get(id)!),
    announcement: say(userEvent === 'input.paste' ? 'announce.pasted' : 'announce.duplicated', { count }),
  });
}
