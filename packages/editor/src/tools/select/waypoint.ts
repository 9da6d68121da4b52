import { changeElements } from '../../document/patches.ts';
import { simplifyBends } from '../../document/bends.ts';
import { nameElement, say } from '../../reading/nameElement.ts';
import { createTransaction } from '../../state/transaction.ts';
import type { EditorInput } from '../../types.ts';
import { type EditorContext, stay } from '../types.ts';
import { type Bending, type SelectStep, idle } from './states.ts';

export function reduceWaypoint(state: Bending, input: EditorInput, context: EditorContext): SelectStep {
  const { diagram } = context.state;
  const { edge, index } = state;
  if (input.type === 'pointerUp') {
    // Pressed and not moved: it stays, even on a straight line.
    if (state.waypoints === edge.waypoints) return stay(idle, { preview: null });
    const kept = simplifyBends(diagram, edge, state.waypoints, 6 / context.session.camera.zoom);
    const waypoints = kept.length > 0 ? kept : undefined;
    const patches = changeElements(diagram, 'edges', [edge.id], () => ({ waypoints }));
    const announcement = say('announce.bent', { what: nameElement(diagram, edge.id), count: kept.length });
    return {
      state: idle,
      session: { preview: null },
      transaction: createTransaction(context.state, patches, { userEvent: 'edge.bend', announcement }),
    };
  }
  if (input.type !== 'pointerMove') return null;
  const { grid } = context.session;
  const step = grid || 1;
  const snap = (value: number) => Math.round(value / step) * step;
  const waypoints = state.waypoints.with(index, { x: snap(input.point.x), y: snap(input.point.y) });
  return {
    state: { ...state, waypoints },
    session: { preview: { type: 'waypoint', edge: edge.id, waypoints } },
  };
}
