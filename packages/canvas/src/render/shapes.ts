import { type GetCorners, type NodeShape, getShape } from '@calque/diagram';
import type { CustomKind } from '../types.ts';

/** How a kind is drawn: a built-in one, or one of the host's. */
export type Shape = Pick<NodeShape, 'outline' | 'details' | 'icon' | 'dash'>;

export type GetShape = (kind: string) => Shape;

/** A plain box, for a kind that has no icon of its own. */
const plainIcon = 'M3.5 4.5h11v9h-11z';

/** Returns how kinds are drawn where a host adds its own; one of a built-in name takes its place. */
export function createGetShape(customKinds: readonly CustomKind[]): GetShape {
  if (customKinds.length === 0) return getShape;
  const own = new Map<string, Shape>(
    customKinds.map(({ kind, outline, details = () => '', icon = plainIcon }) => [
      kind,
      { outline, details, icon, dash: null },
    ]),
  );
  return (kind) => own.get(kind) ?? getShape(kind);
}

/** Returns what connections to the kinds of a host end on, for those that say so. */
export function getOutlines(customKinds: readonly CustomKind[]): Readonly<Record<string, GetCorners>> {
  return Object.fromEntries(customKinds.flatMap(({ kind, corners }) => (corners ? [[kind, corners]] : [])));
}
