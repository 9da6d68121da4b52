import type { Point } from '@calque/diagram';
import type { EditorInput } from '../../types.ts';
import { type EditorContext, type Tool, type ToolStep, stay } from '../types.ts';

type HandState =
  | { readonly name: 'idle' }
  /** The space bar is down: letting go of it ends the tool. */
  | { readonly name: 'held' }
  /** `grip` is the point of the diagram that stays under the pointer. */
  | { readonly name: 'dragging'; readonly grip: Point; readonly held?: boolean };

/** Pans. Other tools hand over to it while the space bar, the middle button or a finger on empty canvas is down. */
export const handTool: Tool<HandState> = {
  id: 'hand',
  writes: false,
  sticky: true,
  initial: { name: 'idle' },
  reduce(state, input, context) {
    return state.name === 'dragging' ? reduceDragging(state, input, context) : reduceResting(state, input);
  },
};

function reduceResting(
  state: Exclude<HandState, { name: 'dragging' }>,
  input: EditorInput,
): ToolStep<HandState> | null {
  if (input.type === 'keyDown' && input.key === ' ') return stay({ name: 'held' });
  if (input.type === 'keyUp' && input.key === ' ' && state.name === 'held') return { state, finish: true };
  if (input.type !== 'pointerDown') return null;
  return stay({ name: 'dragging', grip: input.point, held: state.name === 'held' });
}

function reduceDragging(
  state: Extract<HandState, { name: 'dragging' }>,
  input: EditorInput,
  { session }: EditorContext,
): ToolStep<HandState> | null {
  if (input.type === 'pointerUp') return state.held ? stay({ name: 'held' }) : { state, finish: true };
  if (input.type === 'keyUp' && input.key === ' ') return stay({ ...state, held: false });
  if (input.type !== 'pointerMove') return null;
  const { camera } = session;
  const x = camera.x + state.grip.x - input.point.x;
  const y = camera.y + state.grip.y - input.point.y;
  return stay(state, { camera: { ...camera, x, y } });
}
