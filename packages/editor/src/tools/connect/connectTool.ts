import { getNode } from '@calque/diagram';
import { getLabel, say } from '../../reading/nameElement.ts';
import { select } from '../../state/select.ts';
import type { EditorInput } from '../../types.ts';
import { getTargetNode, isDrag, isSameTarget } from '../targets.ts';
import { type EditorContext, type Tool, stay } from '../types.ts';
import { reduceDragging } from './dragging.ts';
import { reducePicking } from './picking.ts';
import { type ConnectState, type ConnectStep, type Pressing, idle, startPicking } from './states.ts';

/** Connects two nodes: by a drag, by two clicks, or with the keyboard. */
export const connectTool: Tool<ConnectState> = {
  id: 'connect',
  writes: true,
  initial: idle,
  reduce(state, input, context) {
    switch (state.name) {
      case 'idle':
        return reduceIdle(input, context);
      case 'pressing':
        return reducePressing(state, input, context);
      case 'dragging':
        return reduceDragging(state, input, context);
      case 'picking':
        return reducePicking(state, input, context);
    }
  },
};

function reduceIdle(input: EditorInput, context: EditorContext): ConnectStep {
  const { state, session } = context;
  if (input.type === 'pointerMove')
    return isSameTarget(input.target, session.hover) ? null : stay(idle, { hover: input.target });
  if (input.type === 'pointerDown' && input.button === 0) {
    const from = getTargetNode(input.target);
    return from === null ? null : stay({ name: 'pressing', from, origin: input.point });
  }
  const [selected] = state.selection;
  if (input.type !== 'keyDown' || input.key !== 'Enter' || selected === undefined) return null;
  if (!getNode(state.diagram, selected)) return null;
  return {
    ...startPicking(context, selected),
    transaction: select(state, [selected], say('announce.pickTarget', { label: getLabel(state.diagram, selected) })),
  };
}

function reducePressing(state: Pressing, input: EditorInput, context: EditorContext): ConnectStep {
  if (input.type === 'pointerUp') return startPicking(context, state.from);
  if (input.type !== 'pointerMove' || !isDrag(state.origin, input, context)) return null;
  return reduceDragging({ ...state, name: 'dragging' }, input, context);
}
