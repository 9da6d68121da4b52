import type { Box, Point } from '../document/types.ts';
import { crossesBox } from './avoid.ts';
import { getPointsBox } from './box.ts';
import { getRouteLabelPoint } from './polyline.ts';
import { SpatialIndex } from './spatialIndex.ts';
import { getDistance, interpolatePoints } from './vec.ts';

/** A label to be placed on a route: its size, in diagram units. */
export interface RouteLabel {
  readonly id: string;
  readonly route: readonly Point[];
  readonly width: number;
  readonly height: number;
}

/** What it costs a label to lie across another edge's line, as an area in diagram units: less than to cover a letter of another. */
export const lineCost = 40;

/**
 * Returns the centre of each label by id. A label stands on its route, at the point of `getRouteLabelPoint` if it is free there, else
 * where it covers least of the obstacles (nodes), of the labels before it and of other `routes` (by the ids of their labels).
 */
export function placeLabels(
  labels: readonly RouteLabel[],
  obstacles: readonly Box[],
  routes: ReadonlyMap<string, readonly Point[]> = new Map(),
): Map<string, Point> {
  const places = new Map<string, Point>();
  const taken = new SpatialIndex(obstacles.map((box, index) => [`obstacle ${index}`, box]));
  const lines = new SpatialIndex(Array.from(routes, ([id, route]) => [id, getPointsBox(route)!]));
  for (const label of labels) {
    const isCrossed = (id: string, box: Box) => id !== label.id && crossesBox(routes.get(id)!, box);
    const center = placeLabel(
      label,
      (box) =>
        taken.search(box).reduce((sum, id) => sum + getSharedArea(box, taken.get(id)!), 0) +
        lineCost * lines.search(box).filter((id) => isCrossed(id, box)).length,
    );
    places.set(label.id, center);
    taken.set(`label ${label.id}`, getLabelBox(label, center));
  }
  return places;
}

/** Returns the centre of one label, where `getCovered` says what area of others a box covers. */
export function placeLabel(label: Omit<RouteLabel, 'id'>, getCovered: (box: Box) => number): Point {
  let best: Point | null = null;
  let least = Infinity;
  for (const point of listCandidates(label.route)) {
    const covered = getCovered(getLabelBox(label, point));
    if (covered >= least) continue;
    best = point;
    least = covered;
    if (covered === 0) break;
  }
  return best!;
}

export function getLabelBox({ width, height }: Pick<Box, 'width' | 'height'>, center: Point): Box {
  return { x: center.x - width / 2, y: center.y - height / 2, width, height };
}

/** Returns the area that two boxes have in common. */
export function getSharedArea(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return Math.max(0, width) * Math.max(0, height);
}

/** Yields points on a route from the most to the least natural: its middle, then along its segments, longest first. */
function* listCandidates(route: readonly Point[]): Iterable<Point> {
  yield getRouteLabelPoint(route);
  const segments = route
    .slice(1)
    .map((end, index) => ({ start: route[index]!, end }))
    .toSorted((a, b) => getDistance(b.start, b.end) - getDistance(a.start, a.end));
  for (const { start, end } of segments)
    for (const share of [0.5, 0.35, 0.65, 0.2, 0.8]) yield interpolatePoints(start, end, share);
}
