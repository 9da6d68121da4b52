import {
  type Box,
  type DiagramEdge,
  type Point,
  type SpatialIndex,
  crossesBox,
  edgeLabelLimit,
  getBoxBetween,
  getLabelBox,
  getSharedArea,
  layoutEdgeLabel,
  lineCost,
  placeLabel,
} from '@calque/diagram';

/** What the places of labels follow from. */
export interface LabelSource {
  readonly nodes: SpatialIndex;
  /** By a box that an edge does not leave. */
  readonly edges: SpatialIndex;
  getEdge(id: string): DiagramEdge | undefined;
  /** Its place in the document: labels make way for those before them. */
  getRank(id: string): number;
  getRoute(edge: DiagramEdge): readonly Point[] | null;
}

/**
 * Places labels as `layoutEdgeLabels` does, each when it is first asked for and with a look only at what is near. A change is
 * followed from label to label for as long as one of them moves.
 */
export interface LabelIndex {
  /** The box of an edge's label with its margin; null without a label or a route. */
  getBox(edge: DiagramEdge): Box | null;
  /** `edges` may go another way or be labelled otherwise, and something changed in `boxes`. */
  update(edges: Iterable<string>, boxes: readonly Box[]): void;
}

/** Labels wait for those before them no further than this: then one is placed as if it were alone. */
const maxDepth = 300;

/** After changes to more than this all labels are forgotten, which is cheaper than to follow them. */
const maxPending = 1000;
const maxFollowed = 60;

export function createLabelIndex(source: LabelSource): LabelIndex {
  const placed = new Map<string, Box>();
  /** The routes that labels have made way for. */
  const lines = new Map<string, readonly Point[]>();
  let changed: { readonly edges: Set<string>; readonly boxes: Box[] } = { edges: new Set(), boxes: [] };
  let depth = 0;

  function getBox(edge: DiagramEdge): Box | null {
    const known = placed.get(edge.id);
    if (known) return known;
    const layout = layoutEdgeLabel(edge);
    const route = layout && source.getRoute(edge);
    if (!layout || !route) return null;
    depth++;
    const box = getLabelBox(
      layout,
      placeLabel({ ...layout, route }, (candidate) => (depth > maxDepth ? 0 : getCovered(edge, candidate))),
    );
    depth--;
    placed.set(edge.id, box);
    return box;
  }

  /** What it costs to cover the nodes in a box, the labels before it and the lines of other edges. */
  function getCovered(edge: DiagramEdge, box: Box): number {
    let cost = 0;
    for (const id of source.nodes.search(box)) cost += getSharedArea(box, source.nodes.get(id)!);
    const rank = source.getRank(edge.id);
    for (const id of source.edges.search(growBox(box, edgeLabelLimit))) {
      const other = id === edge.id ? undefined : source.getEdge(id);
      const route = other && source.getRoute(other);
      if (!route) continue;
      lines.set(id, route);
      if (crossesBox(route, box)) cost += lineCost;
      const layout = source.getRank(id) < rank ? layoutEdgeLabel(other) : null;
      // A label stands on its route: only if that comes near can it be in the way.
      if (!layout || !crossesBox(route, growBox(box, layout))) continue;
      const label = getBox(other);
      if (label) cost += getSharedArea(box, label);
    }
    return cost;
  }

  /** Ids of placed labels of edges that may come near a box. */
  const listNear = (box: Box) => source.edges.search(growBox(box, edgeLabelLimit)).filter((id) => placed.has(id));

  /** Follows what changed since a label was asked for. */
  function catchUp(): void {
    const { edges, boxes } = changed;
    changed = { edges: new Set(), boxes: [] };
    const stale = new Set<string>();
    const touch = (box: Box, after: number) => {
      for (const id of listNear(box)) if (source.getRank(id) > after) stale.add(id);
    };
    for (const id of edges) {
      const before = placed.get(id);
      if (before) touch(before, -Infinity);
      const edge = source.getEdge(id);
      if (before || edge?.label) stale.add(id);
      const [line, next] = [lines.get(id), edge && source.getRoute(edge)];
      if (line === next) continue;
      lines.delete(id);
      for (const route of [line, next]) for (const box of listSegmentBoxes(route ?? [])) touch(box, -Infinity);
    }
    for (const box of boxes) touch(box, -Infinity);
    if (stale.size > maxFollowed) forgetAll();
    else while (stale.size > 0) follow(takeFirst(stale), touch);
  }

  function forgetAll(): void {
    placed.clear();
    lines.clear();
    changed = { edges: new Set(), boxes: [] };
  }

  /** The first in the document is placed first, so that those after it see where it went. */
  function takeFirst(ids: Set<string>): string {
    const first = [...ids].reduce((a, b) => (source.getRank(b) < source.getRank(a) ? b : a));
    ids.delete(first);
    return first;
  }

  function follow(id: string, touch: (box: Box, after: number) => void): void {
    const before = placed.get(id);
    placed.delete(id);
    const edge = source.getEdge(id);
    const after = edge ? getBox(edge) : null;
    if (before && after && isSameBox(before, after)) placed.set(id, before);
    else for (const box of [before, after]) if (box) touch(box, source.getRank(id));
  }

  return {
    getBox(edge) {
      if (changed.edges.size + changed.boxes.length > 0) catchUp();
      return getBox(edge);
    },
    update(edges, boxes) {
      if (placed.size === 0) return;
      for (const id of edges) changed.edges.add(id);
      changed.boxes.push(...boxes);
      if (changed.edges.size + changed.boxes.length > maxPending) forgetAll();
    },
  };
}

function listSegmentBoxes(route: readonly Point[]): Box[] {
  return route.slice(1).map((point, index) => getBoxBetween(route[index]!, point));
}

/** Returns the box grown by half a width and height on each side. */
export function growBox(box: Box, { width, height }: Pick<Box, 'width' | 'height'>): Box {
  return { x: box.x - width / 2, y: box.y - height / 2, width: box.width + width, height: box.height + height };
}

function isSameBox(a: Box, b: Box): boolean {
  return a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;
}
