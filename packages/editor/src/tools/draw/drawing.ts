import { getElements } from '@calque/diagram';
import { appendElements } from '../../document/patches.ts';
import { say } from '../../reading/nameElement.ts';
import { createTransaction } from '../../state/transaction.ts';
import type { EditorInput } from '../../types.ts';
import type { EditorContext, ToolStep } from '../types.ts';
import { type DrawState, type Drawing, draw, idle } from './states.ts';
import { toStroke } from './toStroke.ts';
import { extendTrail, getSamples } from './trail.ts';

export function reduceDrawing(
  { trail }: Drawing,
  input: EditorInput,
  { state, session, createId }: EditorContext,
): ToolStep<DrawState> | null {
  const { zoom } = session.camera;
  if (input.type === 'pointerMove') return draw(extendTrail(trail, input, zoom), session);
  if (input.type !== 'pointerUp') return null;
  // A pen that is lifted presses no more: where it was lifted counts, not how hard.
  const end = extendTrail(trail, { ...input, pressure: trail.tip.pressure }, zoom);
  const stroke = toStroke(createId(), getSamples(end), session);
  const total = getElements(state.diagram, 'strokes').length + 1;
  return {
    state: idle,
    session: { preview: null },
    transaction: createTransaction(state, appendElements(state.diagram, 'strokes', [stroke]), {
      userEvent: 'stroke.add',
      announcement: say('announce.drawn', { total }),
    }),
  };
}
