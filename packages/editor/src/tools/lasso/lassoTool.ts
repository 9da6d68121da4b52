import type { Point } from '@calque/diagram';
import { getElementsInLasso } from '../../document/enclosed.ts';
import { select } from '../../state/select.ts';
import { type Tool, stay } from '../types.ts';

type LassoState =
  | { readonly name: 'idle' }
  | { readonly name: 'drawing'; readonly points: readonly Point[]; readonly base: readonly string[] };

/** Selects what a free-hand line encircles. */
export const lassoTool: Tool<LassoState> = {
  id: 'lasso',
  writes: false,
  initial: { name: 'idle' },
  reduce(state, input, context) {
    if (input.type === 'pointerDown' && input.button === 0) {
      const base = input.modifiers.shift ? context.state.selection : [];
      return stay({ name: 'drawing', points: [input.point], base });
    }
    if (state.name === 'idle') return null;
    const getIds = (points: readonly Point[]) => [...new Set([...state.base, ...getElementsInLasso(context, points)])];
    if (input.type === 'pointerUp')
      return {
        state: { name: 'idle' },
        session: { preview: null },
        transaction: select(context.state, getIds(state.points)),
        finish: true,
      };
    if (input.type !== 'pointerMove') return null;
    const points = [...state.points, input.point];
    return stay({ ...state, points }, { preview: { type: 'lasso', points, ids: getIds(points) } });
  },
};
