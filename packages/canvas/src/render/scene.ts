import {
  type Box,
  type Diagram,
  type DiagramEdge,
  type DiagramNode,
  type DiagramPatch,
  type DiagramStroke,
  type Point,
  getEdge,
  getElement,
  getGroup,
  getNode,
  getRouteBox,
  getRouteLabelPoint,
  getStroke,
  getStrokeBox,
  inflateBox,
  intersectsBox,
  routeEdge,
  unionBoxes,
} from '@calque/diagram';
import type { DiagramIndex } from '@calque/editor';
import type { Decoration, MarkDecoration } from '../types.ts';
import type { PaintBox } from './paintFrame.ts';
import { paintEdge, paintEdgeLabel, paintRoute } from './paintEdge.ts';
import { paintGroup } from './paintGroup.ts';
import { getBadgeScale, getMarkLine, paintBadge, paintEdgeMark, paintGhostNode, paintNodeMark } from './paintMarks.ts';
import { paintNode } from './paintNode.ts';
import { paintStroke } from './paintStroke.ts';
import type { Painting, Style } from './painting.ts';

/** From this many missing edges on their signs are left out. */
const manyGhosts = 6;

/** How far beyond an element's box its lines, heads and badges reach, in CSS pixels. */
const reach = 16;

/** What the content layer shows: the elements of the document and the host's decorations, but for what a gesture lifts. */
export interface Scene {
  paint: PaintBox;
  setStyle(style: Style): void;
  /** Each returns the boxes that must be painted again. */
  setDecorations(decorations: readonly Decoration[]): Box[];
  /** What the host points at: its signs are shown though there are many. */
  setPointedAt(ids: ReadonlySet<string>): Box[];
  setLifted(ids: ReadonlySet<string>): Box[];
  setEditing(id: string | null): Box[];
  applyPatches(patches: readonly DiagramPatch[]): Box[];
  /** Box of an element or decoration in diagram units, null if there is none of that id. */
  getBox(id: string): Box | null;
  getDecorations(): readonly Decoration[];
  /** How an edge was painted last; undefined if it never was. */
  getPainted(id: string): { readonly route: readonly Point[]; readonly label: Box | null } | undefined;
  /** Points of an edge of the document, null if the id is not one. */
  getRoute(id: string): readonly Point[] | null;
  getGhostRoute(decoration: Decoration): readonly Point[] | null;
}

export function createScene(getDiagram: () => Diagram, index: () => DiagramIndex, style: Style): Scene {
  let { palette, labels, getShape } = style;
  let decorations: readonly Decoration[] = [];
  let marks = new Map<string, MarkDecoration>();
  let pointedAt: ReadonlySet<string> = new Set();
  let lifted: ReadonlySet<string> = new Set();
  let editing: string | null = null;
  let lastScale = 1;
  /** Where each edge was painted last: what must be cleaned when it goes another way. */
  const painted = new Map<
    string,
    { readonly route: readonly Point[]; readonly label: Box | null; readonly box: Box }
  >();

  function paint(context: CanvasRenderingContext2D, box: Box, frame: { readonly scale: number }) {
    lastScale = frame.scale;
    const painting: Painting = { context, palette, labels, getShape, scale: frame.scale, editing };
    const diagram = getDiagram();
    const edges: { edge: DiagramEdge; route: readonly Point[]; label: Box | null }[] = [];
    const nodes: DiagramNode[] = [];
    const strokes: DiagramStroke[] = [];
    for (const id of index().search(inflateBox(box, getReach()))) {
      if (lifted.has(id)) continue;
      const node = getNode(diagram, id);
      const edge = node ? undefined : getEdge(diagram, id);
      const route = edge ? index().getRoute(edge) : null;
      const group = node || edge ? undefined : getGroup(diagram, id);
      if (node) nodes.push(node);
      if (edge && route) edges.push({ edge, route, label: index().getLabelBox(edge) });
      if (group) paintGroup(painting, group);
      const stroke = node || edge || group ? undefined : getStroke(diagram, id);
      if (stroke) strokes.push(stroke);
    }
    for (const { edge, route, label } of edges) {
      painted.set(edge.id, { route, label, box: getEdgeReach(route, label) });
      const mark = marks.get(edge.id);
      if (mark) paintEdgeMark(painting, route, edge.direction, mark.mark);
      else paintEdge(painting, edge, route);
    }
    for (const { edge, label } of edges) paintEdgeLabel(painting, edge, label);
    paintGhostEdges(painting, box);
    for (const node of nodes) paintNode(painting, node);
    for (const stroke of strokes) paintStroke(painting, stroke);
    if (decorations.length === 0) return;
    for (const node of nodes) {
      const mark = marks.get(node.id);
      if (mark) paintNodeMark(painting, node, mark.mark);
    }
    for (const { edge, route, label } of edges) {
      const mark = marks.get(edge.id);
      if (mark) paintBadge(painting, getEdgeBadgePoint(route, label), mark.mark);
    }
    paintGhostNodes(painting, box);
  }

  function paintGhostEdges(painting: Painting, box: Box) {
    const line = getMarkLine('missing', palette, painting.scale);
    const ghosts = decorations.filter(({ type }) => type === 'ghost-edge');
    // Many signs would hide the drawing: then the dashes alone tell, and the sign of one shows when it is pointed at.
    const hasBadges = ghosts.length < manyGhosts;
    const badges: Point[] = [];
    for (const decoration of ghosts) {
      const route = getGhostRoute(decoration);
      if (!route) continue;
      // Those outside the box too: which signs give way must not depend on the tile that is painted.
      if (hasBadges || pointedAt.has(decoration.id)) badges.push(getRouteLabelPoint(route));
      if (!intersectsBox(inflateBox(getRouteBox(route), getReach()), box)) continue;
      painting.context.globalAlpha = hasBadges ? 1 : 0.75;
      paintRoute(painting, route, 'forward', { ...line, width: line.width * 0.65 });
      painting.context.globalAlpha = 1;
    }
    const apart = 22 * getBadgeScale(painting.scale);
    badges.forEach((badge, index) => {
      const isFree = badges.slice(0, index).every(({ x, y }) => Math.hypot(x - badge.x, y - badge.y) >= apart);
      if (isFree) paintBadge(painting, badge, 'missing');
    });
  }

  function paintGhostNodes(painting: Painting, box: Box) {
    for (const decoration of decorations)
      if (decoration.type === 'ghost-node' && intersectsBox(inflateBox(decoration.node, getReach()), box))
        paintGhostNode(painting, decoration.node);
  }

  const getReach = () => (reach + 10 * getBadgeScale(lastScale)) / Math.min(1, lastScale);

  function getGhostRoute(decoration: Decoration): readonly Point[] | null {
    if (decoration.type !== 'ghost-edge') return null;
    const from = getEndBox(decoration.from);
    const to = getEndBox(decoration.to);
    return from && to ? routeEdge({ from: decoration.id, to: '' }, from, to) : null;
  }

  /** A ghost edge ends at a node of the document, at a ghost, or at a point. */
  function getEndBox(end: string | Point) {
    if (typeof end !== 'string') return { x: end.x - 1, y: end.y - 1, width: 2, height: 2, kind: 'service' };
    const ghost = decorations.find((other) => other.type === 'ghost-node' && other.node.id === end);
    return getNode(getDiagram(), end) ?? (ghost?.type === 'ghost-node' ? ghost.node : null);
  }

  function getBox(id: string): Box | null {
    const element = getElement(getDiagram(), id);
    if (element && 'width' in element) return element;
    if (element && 'points' in element) return getStrokeBox(element);
    if (element) {
      const route = index().getRoute(element);
      return route ? getRouteBox(route) : null;
    }
    const decoration = decorations.find(
      (other) => other.id === id || (other.type === 'ghost-node' && other.node.id === id),
    );
    if (!decoration) return null;
    if (decoration.type === 'mark') return getBox(decoration.target);
    if (decoration.type === 'ghost-node') return decoration.node;
    if (decoration.type === 'highlight')
      return unionBoxes(decoration.targets.flatMap((target) => getBox(target) ?? []));
    const route = getGhostRoute(decoration);
    return route ? getRouteBox(route) : null;
  }

  const getRoute = (id: string): readonly Point[] | null => {
    const edge = getEdge(getDiagram(), id);
    return edge ? index().getRoute(edge) : null;
  };

  const getDirtyBox = (id: string): Box[] => {
    const edge = getEdge(getDiagram(), id);
    const route = edge ? index().getRoute(edge) : null;
    const box = edge && route ? getEdgeReach(route, index().getLabelBox(edge)) : getBox(id);
    return box ? [inflateBox(box, getReach())] : [];
  };

  const getKnownEdgeBox = (id: string): Box[] => {
    const box = painted.get(id)?.box;
    return box ? [inflateBox(box, getReach())] : [];
  };

  return {
    paint,
    setStyle(next) {
      ({ palette, labels, getShape } = next);
    },
    setDecorations(next) {
      const before = decorations.flatMap(({ id }) => getDirtyBox(id));
      decorations = next;
      marks = new Map(
        next.flatMap((decoration) => (decoration.type === 'mark' ? [[decoration.target, decoration]] : [])),
      );
      return [...before, ...next.flatMap(({ id }) => getDirtyBox(id))];
    },
    setPointedAt(next) {
      const changed = [...next, ...pointedAt];
      pointedAt = next;
      return changed.flatMap(getDirtyBox);
    },
    setLifted(next) {
      const changed = [...next].filter((id) => !lifted.has(id)).concat([...lifted].filter((id) => !next.has(id)));
      lifted = next;
      return changed.flatMap((id) => [...getDirtyBox(id), ...getKnownEdgeBox(id)]);
    },
    setEditing(id) {
      if (id === editing) return [];
      const boxes = [id, editing].flatMap((one) => (one === null ? [] : getDirtyBox(one)));
      editing = id;
      return boxes;
    },
    applyPatches(patches) {
      const boxes: Box[] = [];
      const edges = new Set<string>();
      for (const patch of patches) {
        if (patch.collection === 'title') continue;
        for (const element of [patch.before, patch.after]) {
          if (!element) continue;
          if ('width' in element) boxes.push(inflateBox(element, getReach()));
          else if ('points' in element) boxes.push(inflateBox(getStrokeBox(element), getReach()));
          else edges.add(element.id);
        }
      }
      // Others make room for those; most of them stay as they are.
      for (const id of index().listRerouted(patches)) if (painted.get(id)?.route !== getRoute(id)) edges.add(id);
      for (const id of edges) boxes.push(...getKnownEdgeBox(id), ...getDirtyBox(id));
      for (const [id, { label }] of painted) {
        const edge = label && getEdge(getDiagram(), id);
        const next = edge ? index().getLabelBox(edge) : null;
        if (label && next && next !== label) boxes.push(inflateBox(label, fontSlack), inflateBox(next, fontSlack));
      }
      // Ghost edges follow the nodes they hang on.
      for (const { id, type } of decorations) if (type === 'ghost-edge') boxes.push(...getDirtyBox(id));
      return boxes;
    },
    getBox,
    getPainted: (id) => painted.get(id),
    getDecorations: () => decorations,
    getRoute,
    getGhostRoute,
  };
}

/** A badge on an edge sits beside its label, not on it. */
function getEdgeBadgePoint(route: readonly Point[], label: Box | null): Point {
  return label ? { x: label.x + label.width / 2, y: label.y - 11 } : getRouteLabelPoint(route);
}

/** How much farther a label in the host's font may reach than it takes up in ours, in diagram units. */
const fontSlack = 20;

function getEdgeReach(route: readonly Point[], label: Box | null): Box {
  const box = getRouteBox(route);
  return label ? unionBoxes([box, inflateBox(label, fontSlack)])! : box;
}
