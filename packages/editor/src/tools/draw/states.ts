import type { Session } from '../../types.ts';
import { type ToolStep, stay } from '../types.ts';
import { toLiveStroke } from './toStroke.ts';
import { type Trail, getSamples } from './trail.ts';

export interface Idle {
  readonly name: 'idle';
}

/** The pen is down. */
export interface Drawing {
  readonly name: 'drawing';
  readonly trail: Trail;
}

export type DrawState = Idle | Drawing;

export const idle: Idle = { name: 'idle' };

/** The step that goes on drawing. */
export function draw(trail: Trail, { inkColour }: Session): ToolStep<DrawState> {
  const stroke = toLiveStroke(getSamples(trail), inkColour);
  return stay({ name: 'drawing', trail }, { preview: { type: 'ink', stroke } });
}
