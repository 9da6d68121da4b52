import { getCenter, getNode } from '@calque/diagram';
import { connectNodes } from '../../document/connect.ts';
import { type Direction, getNearestNode } from '../../navigation/getNearestNode.ts';
import { getReadingOrder } from '../../reading/readingOrder.ts';
import { nameElement, say } from '../../reading/nameElement.ts';
import { createTransaction } from '../../state/transaction.ts';
import type { EditorInput } from '../../types.ts';
import { getTargetNode, isDrag } from '../targets.ts';
import { type EditorContext, stay } from '../types.ts';
import { reduceDragging } from './dragging.ts';
import { type ConnectStep, type Picking, showLine } from './states.ts';

const arrows: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

export function reducePicking(state: Picking, input: EditorInput, context: EditorContext): ConnectStep {
  const { from } = state;
  switch (input.type) {
    case 'pointerMove':
      if (state.pressed && isDrag(state.pressed.origin, input, context))
        return reduceDragging({ ...state.pressed, name: 'dragging' }, input, context);
      return stay(state, showLine(from, input.point, getTargetNode(input.target)));
    case 'pointerDown': {
      const node = getTargetNode(input.target);
      const isOther = node !== null && node !== from;
      return stay({ ...state, pressed: isOther ? { name: 'pressing', from: node, origin: input.point } : null });
    }
    case 'pointerUp': {
      const target = getTargetNode(input.target);
      if (target === from) return stay({ ...state, pressed: null });
      if (target === null) return { state, session: { offer: { from, point: input.point } }, finish: true };
      return { state, transaction: connectNodes(context, from, target), finish: true };
    }
    case 'keyDown':
      return reduceKey(state, input.key, context);
    default:
      return null;
  }
}

function reduceKey(state: Picking, key: string, context: EditorContext): ConnectStep {
  const { from } = state;
  const { diagram } = context.state;
  if (key === 'Enter' || key === ' ')
    return state.target === null
      ? stay(state)
      : { state, transaction: connectNodes(context, from, state.target), finish: true };
  const target = getTarget(state, key, context);
  const node = target === null ? undefined : getNode(diagram, target);
  if (target === null || !node) return null;
  return {
    state: { ...state, target },
    session: showLine(from, getCenter(node), target),
    transaction: createTransaction(context.state, [], {
      userEvent: 'connect.pick',
      announcement: say('announce.target', { what: nameElement(diagram, target) }),
    }),
  };
}

function getTarget({ from, target }: Picking, key: string, context: EditorContext): string | null {
  const { diagram } = context.state;
  const direction = arrows[key];
  if (direction) return getNearestNode(context, target ?? from, direction, (id) => id !== from);
  if (key !== 'PageDown' && key !== 'PageUp') return null;
  const nodes = getReadingOrder(diagram).filter((id) => getNode(diagram, id) && id !== from);
  const at = target === null ? -1 : nodes.indexOf(target);
  const next = key === 'PageDown' ? at + 1 : at <= 0 ? nodes.length - 1 : at - 1;
  return nodes[next % nodes.length] ?? null;
}
