import { connectNodes } from '../../document/connect.ts';
import type { EditorInput } from '../../types.ts';
import { getTargetNode, isDrag } from '../targets.ts';
import type { EditorContext } from '../types.ts';
import { type ConnectStep, type Dragging, showLine, startPicking } from './states.ts';

export function reduceDragging(state: Dragging, input: EditorInput, context: EditorContext): ConnectStep {
  if (input.type !== 'pointerMove' && input.type !== 'pointerUp') return null;
  const { from } = state;
  const target = getTargetNode(input.target);
  if (input.type === 'pointerMove') return { state, session: showLine(from, input.point, target) };
  // A tap on a handle, or a drag back to the source, goes on with a second tap on the target.
  if (target === from || !isDrag(state.origin, input, context)) return startPicking(context, from);
  if (target === null) return { state, session: { offer: { from, point: input.point } }, finish: true };
  return { state, transaction: connectNodes(context, from, target), finish: true };
}
