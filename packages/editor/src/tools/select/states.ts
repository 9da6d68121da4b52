import type { Box, DiagramEdge, Point } from '@calque/diagram';
import type { Snapper } from '../../snapping/createSnapper.ts';
import type { HitTarget } from '../../types.ts';
import type { ToolStep } from '../types.ts';

type Corner = Extract<HitTarget, { type: 'resize-handle' }>['corner'];

export interface Idle {
  readonly name: 'idle';
}

/** The pointer is down, and may yet become a click or a drag. */
export interface Pressing {
  readonly name: 'pressing';
  readonly origin: Point;
  readonly target: HitTarget;
  /** Shift or Ctrl/Cmd was held: the press adds to the selection or takes from it. */
  readonly additive: boolean;
  /** Whether the target was selected before the press. */
  readonly wasSelected: boolean;
}

export interface Moving {
  readonly name: 'moving';
  readonly origin: Point;
  readonly ids: readonly string[];
  /** Ids of all that moves with them, as the preview names them. */
  readonly moved: readonly string[];
  readonly box: Box;
  readonly snapper: Snapper;
  readonly dx: number;
  readonly dy: number;
  readonly copy: boolean;
}

export interface Marquee {
  readonly name: 'marquee';
  readonly origin: Point;
  /** What stays selected whatever the box touches. */
  readonly base: readonly string[];
  readonly ids: readonly string[];
}

export interface Resizing {
  readonly name: 'resizing';
  readonly origin: Point;
  readonly id: string;
  readonly corner: Corner;
  readonly box: Box;
  readonly snapper: Snapper;
  readonly resized: Box;
}

/** A bend of an edge follows the pointer. */
export interface Bending {
  readonly name: 'waypoint';
  readonly edge: DiagramEdge;
  readonly waypoints: readonly Point[];
  readonly index: number;
}

export interface Reattaching {
  readonly name: 'reattach';
  readonly edge: string;
  readonly end: 'from' | 'to';
}

export type SelectState = Idle | Pressing | Moving | Marquee | Resizing | Bending | Reattaching;
export type SelectStep = ToolStep<SelectState> | null;

export const idle: Idle = { name: 'idle' };
