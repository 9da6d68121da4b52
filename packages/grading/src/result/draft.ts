import type { Edit, EditKind, Message } from '../types.ts';
import { mendBoxes, type Site } from './mendBoxes.ts';
import { mendLines } from './mendLines.ts';
import type { Outcome } from './outcome.ts';

export interface Step {
  readonly kind: EditKind;
  /** Id of the element that it is about. */
  readonly about: string;
}

/** An edit before its fix is worked out: what it gains in units, and what of the drawing it may change. */
export interface Draft extends Omit<Edit, 'fix' | 'points'> {
  readonly units: number;
  /** What it does: one thing, or several where it takes the place of several edits. */
  readonly steps: readonly Step[];
  readonly sites: readonly Site[];
}

/** An outcome, and what becomes of each part of the drawing as it is mended. */
export type Mending = ReturnType<typeof createMending>;

export function createMending(outcome: Outcome) {
  const boxes = mendBoxes(outcome);
  return { ...outcome, ...outcome.scene, ...boxes, ...mendLines(outcome, boxes) };
}

export const say = (key: string, params: Message['params']): Message => ({ key, params });

/** An edit of a kind about an element, with what else is to be said of it. */
export function createDraft(
  kind: EditKind,
  element: Edit['element'],
  about: string,
  units: number,
  message: Message,
  more: Partial<Draft>,
): Draft {
  const id = `${kind}:${about}`;
  return {
    id,
    kind,
    element,
    units,
    reference: [],
    trace: [],
    message,
    requires: [],
    steps: [{ kind, about }],
    sites: [],
    ...more,
  };
}
