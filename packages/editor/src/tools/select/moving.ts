import { getGroup } from '@calque/diagram';
import { getBoxed } from '../../document/lookup.ts';
import { getContainerAt, moveElements } from '../../document/move.ts';
import { announceMove } from '../../reading/announceMove.ts';
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
  const { diagram } = context.state;
  const least = state.ids.length === 1 ? getGroup(diagram, state.ids[0]!) : undefined;
  const isInk = !state.ids.some((id) => getBoxed(diagram, id));
  const into = isInk ? null : (getContainerAt(diagram, middle, new Set(moved), least) ?? null);
  return {
    state: { ...state, dx, dy, copy },
    session: { preview: { type: 'move', ids: moved, dx, dy, guides: snapped.guides, copy, into } },
  };
}

function drop({ ids, dx, dy, copy }: Moving, { state }: EditorContext): SelectStep {
  const session = { preview: null };
  if (copy) return { state: idle, session, command: { id: 'edit.duplicate', args: { ids, dx, dy } } };
  const patches = moveElements(state.diagram, ids, dx, dy);
  const announcement = announceMove(state.diagram, ids, patches);
  return { state: idle, session, transaction: createTransaction(state, patches, { userEvent: 'move', announcement }) };
}
