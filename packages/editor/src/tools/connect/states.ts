import { type Point, getCenter, getNode } from '@calque/diagram';
import type { GesturePreview } from '../../types.ts';
import type { EditorContext, ToolStep } from '../types.ts';

export interface Idle {
  readonly name: 'idle';
}

/** The button is down on a node or its handle: a drag or a click. */
export interface Pressing {
  readonly name: 'pressing';
  readonly from: string;
  readonly origin: Point;
}

/** A line follows the pointer from the source while the button is down. */
export interface Dragging {
  readonly name: 'dragging';
  readonly from: string;
  readonly origin: Point;
}

/** The source is chosen; the target is picked with a click, or with arrow keys and Enter. */
export interface Picking {
  readonly name: 'picking';
  readonly from: string;
  readonly target: string | null;
  /** The button is down on another node: let go there it is the target, dragged away it is a new source. */
  readonly pressed: Pressing | null;
}

export type ConnectState = Idle | Pressing | Dragging | Picking;
export type ConnectStep = ToolStep<ConnectState> | null;

export const idle: Idle = { name: 'idle' };

export const showLine = (from: string, point: Point, target: string | null): { preview: GesturePreview } => ({
  preview: { type: 'connect', from, point, target: target === from ? null : target },
});

/** The step that starts picking a target, the line drawn to where it would start from. */
export function startPicking({ state }: EditorContext, from: string): ToolStep<ConnectState> {
  const node = getNode(state.diagram, from);
  return {
    state: { name: 'picking', from, target: null, pressed: null },
    session: node ? showLine(from, getCenter(node), null) : {},
  };
}
