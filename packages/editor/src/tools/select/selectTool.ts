import type { Tool } from '../types.ts';
import { reduceIdle } from './idle.ts';
import { reduceMarquee } from './marquee.ts';
import { reduceMoving } from './moving.ts';
import { reducePressing } from './pressing.ts';
import { reduceReattach } from './reattach.ts';
import { reduceResizing } from './resizing.ts';
import { type SelectState, idle } from './states.ts';
import { reduceWaypoint } from './waypoint.ts';

/** Selects, moves, resizes and bends; the tool one is in when no other was chosen. */
export const selectTool: Tool<SelectState> = {
  id: 'select',
  writes: false,
  initial: idle,
  reduce(state, input, context) {
    switch (state.name) {
      case 'idle':
        return reduceIdle(input, context);
      case 'pressing':
        return reducePressing(state, input, context);
      case 'moving':
        return reduceMoving(state, input, context);
      case 'marquee':
        return reduceMarquee(state, input, context);
      case 'resizing':
        return reduceResizing(state, input, context);
      case 'waypoint':
        return reduceWaypoint(state, input, context);
      case 'reattach':
        return reduceReattach(state, input, context);
    }
  },
};
