import { type Box, type DiagramNode, type Point, getCenter, getNode, inflateBox } from '@calque/diagram';
import type { EditorContext } from '../tools/types.ts';

export type Direction = 'left' | 'right' | 'up' | 'down';

/**
 * Returns the nearest node in a direction, within 45 degrees of it where there is one, else anywhere on that side; null
 * if there is none. Distance off the axis counts double, as eyes go along rows. Looks ever farther, so that the cost
 * depends on what is near.
 */
export function getNearestNode(
  { state: { diagram }, index }: EditorContext,
  from: string,
  direction: Direction,
  accept: (id: string) => boolean = () => true,
): string | null {
  const start = getNode(diagram, from);
  if (!start) return null;
  const center = getCenter(start);
  const rank = (nodes: readonly DiagramNode[]) => {
    let best: string | null = null;
    let least = Infinity;
    for (const node of nodes) {
      const cost = getCost(center, getCenter(node), direction);
      if (cost >= least || node.id === from || !accept(node.id)) continue;
      best = node.id;
      least = cost;
    }
    return { best, least };
  };
  for (let reach = 400; reach <= 6400; reach *= 4) {
    const area: Box = inflateBox({ ...center, width: 0, height: 0 }, reach);
    const found = rank(index.searchNodes(area).flatMap((id) => getNode(diagram, id) ?? []));
    // Beyond the area nothing can be nearer than its border.
    if (found.best !== null && found.least <= reach) return found.best;
  }
  return rank(diagram.nodes).best;
}

/** Infinity for what does not lie on that side. */
function getCost(a: Point, b: Point, direction: Direction): number {
  const sign = direction === 'left' || direction === 'up' ? -1 : 1;
  const isHorizontal = direction === 'left' || direction === 'right';
  const along = sign * (isHorizontal ? b.x - a.x : b.y - a.y);
  const across = Math.abs(isHorizontal ? b.y - a.y : b.x - a.x);
  if (along <= 1) return Infinity;
  return along + 2 * across + (across > along ? 1e6 : 0);
}
