import type { Point } from '@calque/diagram';

export interface Idle {
  readonly name: 'idle';
}

/** The eraser is down. */
export interface Erasing {
  readonly name: 'erasing';
  readonly last: Point;
  /** What it has touched: deleted together when it is lifted. */
  readonly ids: readonly string[];
}

export type EraserState = Idle | Erasing;

export const idle: Idle = { name: 'idle' };
