import { getContainerAt, moveElements } from '../../document/move.ts';
import { nameElements, say } from '../../reading/nameElement.ts';
import { createTransaction } from '../../state/transaction.ts';
import type { EditorInput } from '../../types.ts';
import type { EditorContext } from '../types.ts';
import { type Moving, type SelectStep, idle } from './states.ts';

export function reduceMoving(state: Moving, input: EditorInput, context: EditorContext): SelectStep {
  if (input.type === 'pointerUp') return drop(state, context);
  if (input.type !== 'pointerMove') return null;
  const { origin, box, moved } = state;
  const wanted = {
    ...box,
    x: box.x + Math.round(input.point.x - origin.x),
    y: box.y + Math.round(input.point.y - origin.y),
  };
  const snapped = input.modifiers.mod ? { dx: 0, dy: 0, guides: [] } : state.snapper.snapBox(wanted);
  let dx = wanted.x + snapped.dx - box.x;
  let dy = wanted.y + snapped.dy - box.y;
  if (input.modifiers.shift) {
    if (Math.abs(dx) > Math.abs(dy)) dy = 0;
    else dx = 0;
  }
  const copy = input.modifiers.alt;
  const middle = { x: box.x + box.width / 2 + dx, y: box.y + box.height / 2 + dy };
  const into = getContainerAt(context.state.diagram, middle, new Set(moved)) ?? null;
  return {
    state: { ...state, dx, dy, copy },
    session: { preview: { type: 'move', ids: moved, dx, dy, guides: snapped.guides, copy, into } },
  };
}

function drop({ ids, dx, dy, copy }: Moving, { state }: EditorContext): SelectStep {
  const session = { preview: null };
  if (copy) return { state: idle, session, command: { id: 'edit.duplicate', args: { ids, dx, dy } } };
  const transaction = createTransaction(state, moveElements(state.diagram, ids, dx, dy), {
    userEvent: 'move',
    announcement: say('announce.moved', { what: nameElements(state.diagram, ids) }),
  });
  return { state: idle, session, transaction };
}
