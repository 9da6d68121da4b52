import type { Tool } from '../types.ts';
import { reduceDrawing } from './drawing.ts';
import { type DrawState, draw, idle } from './states.ts';
import { startTrail } from './trail.ts';

/** Draws ink by hand, stroke after stroke. */
export const drawTool: Tool<DrawState> = {
  id: 'draw',
  writes: true,
  sticky: true,
  initial: idle,
  reduce(state, input, context) {
    if (state.name === 'drawing') return reduceDrawing(state, input, context);
    return input.type === 'pointerDown' && input.button === 0 ? draw(startTrail(input), context.session) : null;
  },
};
