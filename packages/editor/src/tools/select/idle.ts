import { getEdge } from '@calque/diagram';
import { getBoxed } from '../../document/lookup.ts';
import { createSnapper } from '../../snapping/createSnapper.ts';
import { select } from '../../state/select.ts';
import type { EditorInput } from '../../types.ts';
import { addNodeAt } from '../../document/addNode.ts';
import { type PointerDown, getTargetId, isEditable, isSameTarget } from '../targets.ts';
import { type EditorContext, stay } from '../types.ts';
import { type SelectStep, idle } from './states.ts';

export function reduceIdle(input: EditorInput, context: EditorContext): SelectStep {
  switch (input.type) {
    case 'pointerMove':
      return isSameTarget(input.target, context.session.hover) ? null : stay(idle, { hover: input.target });
    case 'pointerDown':
      return input.button === 0 ? press(input, context) : null;
    case 'doubleClick':
      return doubleClick(input, context);
    default:
      return null;
  }
}

function press(input: PointerDown, context: EditorContext): SelectStep {
  const { target, point } = input;
  if ('id' in target && isEditable(context, target.id)) {
    const box = getBoxed(context.state.diagram, target.id);
    const edge = getEdge(context.state.diagram, target.id);
    if (target.type === 'connect-handle')
      return {
        state: idle,
        handOver: { tool: 'connect', state: { name: 'dragging', from: target.id, origin: point } },
      };
    if (target.type === 'resize-handle' && box) {
      const { id, corner } = target;
      const snapper = createSnapper(context, new Set([id]));
      return stay({ name: 'resizing', origin: point, id, corner, box, snapper, resized: box });
    }
    if (target.type === 'edge-end') return stay({ name: 'reattach', edge: target.id, end: target.end });
    if (target.type === 'waypoint' && edge)
      return stay({ name: 'waypoint', edge, waypoints: edge.waypoints ?? [], index: target.index });
  }
  return pressElement(input, context);
}

function pressElement({ target, point, modifiers }: PointerDown, { state }: EditorContext): SelectStep {
  const id = getTargetId(target);
  const additive = modifiers.shift || modifiers.mod;
  const wasSelected = id !== null && state.selection.includes(id);
  return {
    state: { name: 'pressing', origin: point, target, additive, wasSelected },
    transaction: id === null || wasSelected ? null : select(state, additive ? [...state.selection, id] : [id]),
  };
}

/** On empty canvas it makes a box, on a bend it removes that, on an element it edits the label; with Alt on a line it bends that. */
function doubleClick(
  { target, point, modifiers }: Extract<EditorInput, { type: 'doubleClick' }>,
  context: EditorContext,
): SelectStep {
  if (target.type === 'canvas') {
    if (context.options.readOnly || !context.options.tools.includes('box')) return null;
    const { id, transaction } = addNodeAt(context, point);
    return { state: idle, transaction, session: { editing: id } };
  }
  if (target.type === 'waypoint')
    return { state: idle, command: { id: 'edge.removeWaypoints', args: { id: target.id, index: target.index } } };
  if (target.type === 'edge' && modifiers.alt)
    return {
      state: idle,
      command: {
        id: 'edge.addWaypoint',
        args: { id: target.id, point: { x: Math.round(point.x), y: Math.round(point.y) } },
      },
    };
  const id = getTargetId(target);
  return id !== null && target.type !== 'stroke' && isEditable(context, id) ? stay(idle, { editing: id }) : null;
}
