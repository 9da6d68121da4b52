import type { Diagram } from '@calque/diagram';
import { deleteElements } from '../../document/deleteElements.ts';
import type { EditorInput } from '../../types.ts';
import type { PointerInput } from '../targets.ts';
import { type EditorContext, type ToolStep, stay } from '../types.ts';
import { type EraserState, type Erasing, idle } from './states.ts';
import { getTouched } from './touched.ts';

export function reduceErasing(
  state: Erasing,
  input: EditorInput,
  context: EditorContext,
): ToolStep<EraserState> | null {
  if (input.type === 'pointerMove') return erase(state, input, context);
  if (input.type !== 'pointerUp') return null;
  const { ids } = state;
  return {
    state: idle,
    session: { preview: null },
    finish: true,
    command: ids.length > 0 ? { id: 'edit.delete', args: { ids } } : undefined,
  };
}

/** Marks what lies on the way to the pointer, and shows all that goes with it. */
export function erase(
  { last, ids }: Omit<Erasing, 'name'>,
  { point }: PointerInput,
  context: EditorContext,
): ToolStep<EraserState> {
  const marked = new Set([...ids, ...getTouched(context, last, point)]);
  const isNew = marked.size > ids.length || !context.session.preview;
  const next = isNew ? [...marked] : ids;
  return stay(
    { name: 'erasing', last: point, ids: next },
    isNew ? { preview: { type: 'erase', ids: getGone(context.state.diagram, next) } } : {},
  );
}

function getGone(diagram: Diagram, ids: readonly string[]): readonly string[] {
  return deleteElements(diagram, ids).patches.flatMap((patch) =>
    patch.collection !== 'title' && !patch.after ? [patch.id] : [],
  );
}
