import type { Box } from '@calque/diagram';
import { resizeElement } from '../../document/resize.ts';
import { nameElement, say } from '../../reading/nameElement.ts';
import { createTransaction } from '../../state/transaction.ts';
import type { EditorInput, Modifiers } from '../../types.ts';
import type { EditorContext } from '../types.ts';
import { type Resizing, type SelectStep, idle } from './states.ts';

/** The smallest box a hand may make, in diagram units: its corners stay apart under a finger. */
export const minSize = { width: 32, height: 24 } as const;

export function reduceResizing(state: Resizing, input: EditorInput, context: EditorContext): SelectStep {
  const { state: editorState } = context;
  if (input.type === 'pointerUp')
    return {
      state: idle,
      session: { preview: null },
      transaction: createTransaction(editorState, resizeElement(editorState.diagram, state.id, state.resized), {
        userEvent: 'resize',
        announcement: say('announce.resized', {
          what: nameElement(editorState.diagram, state.id),
          width: state.resized.width,
          height: state.resized.height,
        }),
      }),
    };
  if (input.type !== 'pointerMove') return null;
  const dx = Math.round(input.point.x - state.origin.x);
  const dy = Math.round(input.point.y - state.origin.y);
  const wanted = dragCorner(state, dx, dy, input.modifiers);
  const exact = input.modifiers.mod || input.modifiers.shift || input.modifiers.alt;
  const snapped = exact ? { dx: 0, dy: 0, guides: [] } : state.snapper.snapCorner(wanted, state.corner);
  const resized =
    snapped.dx || snapped.dy ? dragCorner(state, dx + snapped.dx, dy + snapped.dy, input.modifiers) : wanted;
  return {
    state: { ...state, resized },
    session: { preview: { type: 'resize', id: state.id, box: resized, guides: snapped.guides } },
  };
}

/** Shift keeps the proportions, alt the centre. */
function dragCorner({ box, corner }: Resizing, dx: number, dy: number, { shift, alt }: Modifiers): Box {
  const sideX = corner.includes('w') ? -1 : corner.includes('e') ? 1 : 0;
  const sideY = corner.includes('n') ? -1 : corner.includes('s') ? 1 : 0;
  const times = alt ? 2 : 1;
  let width = Math.max(minSize.width, box.width + sideX * dx * times);
  let height = Math.max(minSize.height, box.height + sideY * dy * times);
  if (shift) {
    const scale = Math.max(sideX ? width / box.width : 0, sideY ? height / box.height : 0);
    width = Math.round(box.width * scale);
    height = Math.round(box.height * scale);
  }
  const place = (start: number, size: number, grown: number, side: number) =>
    alt || side === 0 ? start + (size - grown) / 2 : side < 0 ? start + size - grown : start;
  return {
    x: place(box.x, box.width, width, sideX),
    y: place(box.y, box.height, height, sideY),
    width,
    height,
  };
}
