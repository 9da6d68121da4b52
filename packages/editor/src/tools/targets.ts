import { getElement } from '@calque/diagram';
import type { EditorInput, HitTarget, PointerKind } from '../types.ts';
import type { EditorContext } from './types.ts';

export type PointerInput = Extract<EditorInput, { type: 'pointerDown' | 'pointerMove' | 'pointerUp' }>;
export type PointerDown = Extract<EditorInput, { type: 'pointerDown' }>;

/** The button of `PointerEvent.button` that a pen's other end is. */
export const eraserButton = 5;

/** Screen pixels that a pointer may stray before a press becomes a drag: fingers tremble more. */
const dragDistance: Readonly<Record<PointerKind, number>> = { mouse: 3, pen: 5, touch: 9 };

/** Whether a pointer has moved far enough from where it was pressed to mean a drag. */
export function isDrag(
  origin: { readonly x: number; readonly y: number },
  input: PointerInput,
  context: EditorContext,
) {
  const far = dragDistance[input.pointer] / context.session.camera.zoom;
  return Math.hypot(input.point.x - origin.x, input.point.y - origin.y) >= far;
}

/** The id of the element under the pointer that a press selects. */
export function getTargetId(target: HitTarget): string | null {
  switch (target.type) {
    case 'node':
    case 'edge':
    case 'group':
    case 'stroke':
      return target.id;
    default:
      return null;
  }
}

/** The id of the node that a connection would end at. */
export function getTargetNode(target: HitTarget): string | null {
  return target.type === 'node' || target.type === 'connect-handle' || target.type === 'resize-handle'
    ? target.id
    : null;
}

export function isSameTarget(a: HitTarget | null, b: HitTarget | null): boolean {
  if (a === b) return true;
  if (a?.type !== b?.type) return false;
  return (Object.keys(a ?? {}) as (keyof HitTarget)[]).every((key) => a?.[key] === b?.[key]);
}

/** Whether gestures may change this element. */
export function isEditable({ state, options }: EditorContext, id: string): boolean {
  const element = getElement(state.diagram, id);
  return element !== undefined && !element.locked && !options.readOnly;
}
