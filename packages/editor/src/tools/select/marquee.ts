import { getBoxBetween } from '@calque/diagram';
import { getElementsIn } from '../../document/enclosed.ts';
import { select } from '../../state/select.ts';
import type { EditorInput } from '../../types.ts';
import type { EditorContext } from '../types.ts';
import { type Marquee, type SelectStep, idle } from './states.ts';

export function reduceMarquee(state: Marquee, input: EditorInput, context: EditorContext): SelectStep {
  if (input.type === 'pointerUp')
    return { state: idle, transaction: select(context.state, state.ids), session: { preview: null } };
  if (input.type !== 'pointerMove') return null;
  const box = getBoxBetween(state.origin, input.point);
  const ids = [...new Set([...state.base, ...getElementsIn(context, box)])];
  return { state: { ...state, ids }, session: { preview: { type: 'marquee', box, ids } } };
}
