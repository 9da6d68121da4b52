import { getEdge, unionBoxes } from '@calque/diagram';
import { getBoxed, getMovableBox } from '../../document/lookup.ts';
import { getMoveSet } from '../../document/move.ts';
import { getBendIndex } from '../../document/bends.ts';
import { createSnapper, freeSnapper } from '../../snapping/createSnapper.ts';
import { select } from '../../state/select.ts';
import type { EditorInput } from '../../types.ts';
import { type PointerInput, getTargetId, isDrag, isEditable } from '../targets.ts';
import { type EditorContext, stay } from '../types.ts';
import { reduceMarquee } from './marquee.ts';
import { reduceMoving } from './moving.ts';
import { type Pressing, type SelectStep, idle } from './states.ts';
import { reduceWaypoint } from './waypoint.ts';

export function reducePressing(state: Pressing, input: EditorInput, context: EditorContext): SelectStep {
  if (input.type === 'pointerUp') return release(state, context);
  if (input.type !== 'pointerMove' || !isDrag(state.origin, input, context)) return null;
  return drag(state, input, context);
}

function drag({ origin, target, additive }: Pressing, input: PointerInput, context: EditorContext): SelectStep {
  const { diagram, selection } = context.state;
  const id = getTargetId(target);
  if (id === null) {
    // One finger on empty paper moves the paper, as everywhere else on a phone.
    if (input.pointer === 'touch')
      return { state: idle, handOver: { tool: 'hand', state: { name: 'dragging', grip: origin } } };
    return reduceMarquee({ name: 'marquee', origin, base: additive ? selection : [], ids: [] }, input, context);
  }
  if (!isEditable(context, id)) return stay(idle);
  const edge = getEdge(diagram, id);
  if (edge) {
    const route = context.index.getRoute(edge);
    if (!route) return stay(idle);
    const index = getBendIndex(edge, route, origin);
    const waypoints = (edge.waypoints ?? []).toSpliced(index, 0, origin);
    return reduceWaypoint({ name: 'waypoint', edge, waypoints, index }, input, context);
  }
  const ids = selection.includes(id) ? selection : [id];
  const { roots, boxes, edges } = getMoveSet(diagram, ids);
  // Boxes snap, and take ink along; ink alone lies where the hand puts it.
  const boxed = unionBoxes(roots.flatMap((root) => getBoxed(diagram, root) ?? []));
  const box = boxed ?? unionBoxes(roots.flatMap((root) => getMovableBox(diagram, root) ?? []));
  if (!box) return stay(idle);
  const moved = [...boxes, ...edges];
  const snapper = boxed ? createSnapper(context, boxes) : freeSnapper;
  return reduceMoving(
    { name: 'moving', origin, ids: roots, moved, box, snapper, dx: 0, dy: 0, copy: false },
    input,
    context,
  );
}

/** A click: the press has already selected what was not selected. */
function release({ target, additive, wasSelected }: Pressing, { state }: EditorContext): SelectStep {
  const id = getTargetId(target);
  if (id === null) return { state: idle, transaction: additive ? null : select(state, []) };
  if (!wasSelected) return stay(idle);
  const rest = additive ? state.selection.filter((other) => other !== id) : [id];
  return { state: idle, transaction: select(state, rest) };
}
