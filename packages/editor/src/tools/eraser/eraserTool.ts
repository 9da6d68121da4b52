import { eraserButton, isEditable } from '../targets.ts';
import type { Tool } from '../types.ts';
import { erase, reduceErasing } from './erasing.ts';
import { type EraserState, idle } from './states.ts';

/** Rubs out what it is drawn over. A group is taken only where the press begins on its border or header. */
export const eraserTool: Tool<EraserState> = {
  id: 'eraser',
  writes: true,
  sticky: true,
  initial: idle,
  reduce(state, input, context) {
    if (state.name === 'erasing') return reduceErasing(state, input, context);
    if (input.type !== 'pointerDown' || (input.button !== 0 && input.button !== eraserButton)) return null;
    const { target, point } = input;
    const ids = target.type === 'group' && isEditable(context, target.id) ? [target.id] : [];
    return erase({ last: point, ids }, input, context);
  },
};
