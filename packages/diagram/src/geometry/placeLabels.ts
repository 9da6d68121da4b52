import type { Box, Point } from '../document/types.ts';
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

/**
 * Returns the centre of each label by id. A label stands on its route, at the point of `getRouteLabelPoint` if it is free there, else
 * where it covers least of the obstacles (nodes) and of the labels before it.
 */
export function placeLabels(labels: readonly RouteLabel[], obstacles: readonly Box[]): Map<string, Point> {
  const places = new Map<string, Point>();
  const taken = new SpatialIndex(obstacles.map((box, index) => [`obstacle ${index}`, box]));
  for (const label of labels) {
    let best: Point | null = null;
    let least = Infinity;
    for (const point of listCandidates(label.route)) {
      const covered = getCoveredArea(getLabelBox(label, point), taken);
      if (covered >= least) continue;
      best = point;
      least = covered;
      if (covered === 0) break;
    }
    places.set(label.id, best!);
    taken.set(`label ${label.id}`, getLabelBox(label, best!));
  }
  return places;
}

function getLabelBox({ width, height }: RouteLabel, center: Point): Box {
  return { x: center.x - width / 2, y: center.y - height / 2, width, height };
}

/** Points on a route from the most to the least natural: its middle, then along its segments, longest first. */
function listCandidates(route: readonly Point[]): Point[] {
  const segments = route
    .slice(1)
    .map((end, index) => ({ start: route[index]!, end }))
    .toSorted((a, b) => getDistance(b.start, b.end) - getDistance(a.start, a.end));
  const shares = [0.5, 0.35, 0.65, 0.2, 0.8];
  return [
    getRouteLabelPoint(route),
    ...segments.flatMap(({ start, end }) => shares.map((share) => interpolatePoints(start, end, share))),
  ];
}

function getCoveredArea(box: Box, taken: SpatialIndex): number {
  let area = 0;
  for (const id of taken.search(box)) {
    const other = taken.get(id)!;
    const width = Math.min(box.x + box.width, other.x + other.width) - Math.max(box.x, other.x);
    const height = Math.min(box.y + box.height, other.y + other.height) - Math.max(box.y, other.y);
    area += width * height;
  }
  return area;
}
