import { type Tool, stay } from '../types.ts';

type LaserState = { readonly name: 'idle' } | { readonly name: 'pointing' };

/** Points at things while it is held down. It leaves nothing behind: the view lets its trail fade. */
export const laserTool: Tool<LaserState> = {
  id: 'laser',
  writes: false,
  sticky: true,
  initial: { name: 'idle' },
  reduce(state, input) {
    const isPress = input.type === 'pointerDown' && input.button === 0;
    if (isPress || (state.name === 'pointing' && input.type === 'pointerMove'))
      return stay({ name: 'pointing' }, { preview: { type: 'laser', point: input.point } });
    return state.name === 'pointing' && input.type === 'pointerUp' ? { state, finish: true } : null;
  },
};
