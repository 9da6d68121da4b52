import {
  type Box,
  type Diagram,
  type DiagramEdge,
  type DiagramPatch,
  type Point,
  getEdge,
  getGroup,
  getNode,
  getRouteBox,
  getStroke,
  getStrokeBox,
  inflateBox,
  interpolatePoints,
  intersectsBox,
  routeEdge,
  unionBoxes,
} from '@calque/diagram';
import type { DiagramIndex } from '@calque/editor';
import type { LiftItem } from './liftItem.ts';
import { paintEdge, paintEdgeLabel } from './paintEdge.ts';
import { paintGroup } from './paintGroup.ts';
import { paintNode } from './paintNode.ts';
import { paintStroke } from './paintStroke.ts';
import type { Scene } from './scene.ts';

/** More nodes than this in view would stutter rather than glide: they are in their new places at once. */
const maxNodes = 500;

/** A change of places shown as a movement, though the document has changed already. */
export interface Glide {
  /** What moves, and what would be covered by it: it is lifted off the drawing meanwhile. */
  readonly ids: ReadonlySet<string>;
  /** Items that paint everything where it is at a share of the way, 0 to 1. */
  getItems(getShare: () => number): LiftItem[];
}

export interface GlideSource {
  readonly before: Diagram;
  readonly after: Diagram;
  readonly patches: readonly DiagramPatch[];
  /** Of `after`. */
  readonly index: DiagramIndex;
  /** Knows how edges were painted before. */
  readonly scene: Pick<Scene, 'getPainted'>;
  readonly view: Box;
}

/** Returns how boxes that patches moved, and the edges that follow, get to their new places; null if nothing in view moves, or too much. */
export function createGlide(source: GlideSource): Glide | null {
  const { after, patches, index, view } = source;
  const boxes = patches.flatMap((patch) =>
    (patch.collection === 'nodes' || patch.collection === 'groups') && isMoved(patch.before, patch.after, view)
      ? [{ id: patch.id, isNode: patch.collection === 'nodes', area: unionBoxes([patch.before!, patch.after!])! }]
      : [],
  );
  const count = boxes.filter(({ isNode }) => isNode).length;
  if (count === 0 || count > maxNodes) return null;
  const ids = new Set(boxes.map(({ id }) => id));
  for (const id of index.listRerouted(patches)) {
    const edge = getEdge(after, id);
    if (edge && source.scene.getPainted(id)?.route !== index.getRoute(edge)) ids.add(id);
  }
  // A group would hide what stays in it.
  for (const { area, isNode } of boxes) if (!isNode) for (const id of index.search(area)) ids.add(id);
  return {
    ids,
    getItems(getShare) {
      const all = index.search(inflateBox(unionBoxes([view, ...boxes.map(({ area }) => area)])!, 400));
      const lines: LiftItem[] = [];
      const words: LiftItem[] = [];
      const others: LiftItem[] = [];
      for (const id of all) {
        if (!ids.has(id)) continue;
        const edge = getEdge(after, id);
        const item = edge ? null : getBoxItem(source, id, getShare);
        // In the order of the drawing: groups, edges, their labels, boxes, ink.
        if (item) (getGroup(after, id) ? lines : others).push(item);
        if (!edge) continue;
        const parts = getEdgeItems(source, edge, getShare);
        lines.push(...parts.slice(0, 1));
        words.push(...parts.slice(1));
      }
      return [...lines, ...words, ...others];
    },
  };
}

function getBoxItem({ before, after }: GlideSource, id: string, getShare: () => number): LiftItem | null {
  const [old, box] = [getBox(before, id), getBox(after, id)];
  if (!old || !box) return null;
  const [node, group, stroke] = [getNode(after, id), getGroup(after, id), getStroke(after, id)];
  return {
    box: inflateBox(unionBoxes([old, box])!, 4),
    paint(painting) {
      const place = interpolateBox(old, box, getShare());
      if (node) paintNode(painting, { ...node, ...place });
      if (group) paintGroup(painting, { ...group, ...place });
      if (stroke) paintStroke(painting, { ...stroke, x: stroke.x + place.x - box.x, y: stroke.y + place.y - box.y });
    },
  };
}

/** The line of an edge and its label, if it has one. */
function getEdgeItems({ before, index, scene }: GlideSource, edge: DiagramEdge, getShare: () => number): LiftItem[] {
  const end = index.getRoute(edge);
  const painted = scene.getPainted(edge.id);
  const start = painted?.route ?? getPlainRoute(before, edge.id);
  if (!end || !start) return [];
  const label = index.getLabelBox(edge);
  const oldLabel = painted?.label ?? label;
  const points = matchPoints(start, end);
  const box = inflateBox(unionBoxes([getRouteBox(start), getRouteBox(end)])!, label ? 90 : 14);
  return [
    {
      box,
      paint: (painting) => {
        const share = getShare();
        paintEdge(
          painting,
          edge,
          points.map(([a, b]) => interpolatePoints(a, b, share)),
        );
      },
    },
    ...(label && oldLabel
      ? [
          {
            box,
            paint: (painting) => paintEdgeLabel(painting, edge, interpolateBox(oldLabel, label, getShare())),
          } satisfies LiftItem,
        ]
      : []),
  ];
}

/** How an edge that was not seen before may have gone. */
function getPlainRoute(before: Diagram, id: string): readonly Point[] | null {
  const edge = getEdge(before, id);
  const from = edge && getNode(before, edge.from);
  const to = edge && getNode(before, edge.to);
  return from && to ? routeEdge(edge, from, to) : null;
}

function isMoved(before: object | null, after: object | null, view: Box): boolean {
  const [a, b] = [before, after] as [Box | null, Box | null];
  if (!a || !b || (a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height)) return false;
  return intersectsBox(a, view) || intersectsBox(b, view);
}

function getBox(diagram: Diagram, id: string): Box | null {
  const stroke = getStroke(diagram, id);
  return getNode(diagram, id) ?? getGroup(diagram, id) ?? (stroke ? getStrokeBox(stroke) : null);
}

function interpolateBox(a: Box, b: Box, share: number): Box {
  const between = (key: 'x' | 'y' | 'width' | 'height') => a[key] + (b[key] - a[key]) * share;
  return { x: between('x'), y: between('y'), width: between('width'), height: between('height') };
}

/** Pairs the points of two routes: the one with fewer bends meets the last bends of the other at its own last one. */
function matchPoints(from: readonly Point[], to: readonly Point[]): [Point, Point][] {
  const count = Math.max(from.length, to.length);
  const pick = (points: readonly Point[], index: number) =>
    index === count - 1 ? points.at(-1)! : points[Math.min(index, points.length - 2)]!;
  return Array.from({ length: count }, (_, index) => [pick(from, index), pick(to, index)]);
}
