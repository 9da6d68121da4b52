import {
  type Box,
  type DiagramEdge,
  type DiagramNode,
  type Point,
  createRouter,
  getCenter,
  getEdge,
  getGroup,
  getIncidentEdges,
  getNode,
  getPointsBox,
  getRouteBox,
  getStroke,
  getStrokeBox,
  inflateBox,
  routeEdge,
  unionBoxes,
} from '@calque/diagram';
import { type Editor, type GesturePreview, getElementBox, getMoveSet } from '@calque/editor';
import { selectionGap } from '../input/handles.ts';
import { type LiftItem, createLine, createOutline, getOutlinedBox } from './liftItem.ts';
import { paintDiagram } from './paintDiagram.ts';
import { getFreeLabelBox, paintEdge, paintEdgeLabel, paintRoute } from './paintEdge.ts';
import { paintGroup } from './paintGroup.ts';
import { paintNode, paintNodeShape } from './paintNode.ts';
import { paintStroke } from './paintStroke.ts';

/** Ids of what a gesture takes off the drawing for as long as it lasts. */
export function getLiftedIds(editor: Editor): ReadonlySet<string> {
  const { preview } = editor.getSession();
  const { diagram } = editor.getState();
  const ids = new Set<string>();
  if (preview?.type === 'move' && !preview.copy) {
    for (const id of getMoveSet(diagram, preview.ids).boxes) {
      ids.add(id);
      if (getNode(diagram, id)) for (const edge of getIncidentEdges(diagram, id)) ids.add(edge.id);
    }
  }
  if (preview?.type === 'resize') {
    ids.add(preview.id);
    if (getNode(diagram, preview.id)) for (const edge of getIncidentEdges(diagram, preview.id)) ids.add(edge.id);
  }
  if (preview?.type === 'reattach' || preview?.type === 'waypoint') ids.add(preview.edge);
  if (preview?.type === 'erase') return new Set(preview.ids);
  return ids;
}

/** What a gesture in progress shows. */
export function getPreviewItems(editor: Editor, preview: GesturePreview): LiftItem[] {
  const { diagram } = editor.getState();
  const { zoom } = editor.getSession().camera;
  switch (preview.type) {
    case 'move':
      return getMovedItems(editor, preview);
    case 'resize': {
      const node = getNode(diagram, preview.id);
      const group = getGroup(diagram, preview.id);
      if (node) return getChangedNodeItems(editor, [{ ...node, ...preview.box }]);
      if (!group) return [];
      const resized = { ...group, ...preview.box };
      return [{ box: inflateBox(resized, 4), paint: (painting) => paintGroup(painting, resized) }];
    }
    case 'box': {
      const node: DiagramNode = { id: '', label: '', kind: preview.kind, ...preview.box };
      return [
        {
          box: inflateBox(node, 4),
          paint: (painting) =>
            paintNodeShape(painting, node, {
              fill: painting.palette.raised,
              stroke: painting.palette.accent,
              icon: painting.palette.accent,
              text: painting.palette.ink,
              lineWidth: 1.5,
              dash: [6, 4],
            }),
        },
      ];
    }
    case 'connect':
      return getConnectItems(editor, { from: preview.from, to: preview.target, point: preview.point });
    case 'reattach': {
      const edge = getEdge(diagram, preview.edge);
      if (!edge) return [];
      const fixed = preview.end === 'to' ? edge.from : edge.to;
      return getConnectItems(editor, {
        from: fixed,
        to: preview.target,
        point: preview.point,
        isReversed: preview.end === 'from',
        direction: edge.direction,
      });
    }
    case 'waypoint': {
      const edge = getEdge(diagram, preview.edge);
      const from = edge && getNode(diagram, edge.from);
      const to = edge && getNode(diagram, edge.to);
      if (!from || !to) return [];
      const { shape } = editor.getIndex();
      return [
        createLine(routeEdge({ ...edge, waypoints: preview.waypoints }, shape(from), shape(to)), edge.direction, zoom),
      ];
    }
    case 'marquee':
      return [areaItem([], preview.box, zoom), ...getEnclosedItems(editor, preview.ids)];
    case 'lasso': {
      const box = getPointsBox(preview.points);
      return box ? [areaItem(preview.points, box, zoom), ...getEnclosedItems(editor, preview.ids)] : [];
    }
    case 'ink': {
      const { stroke } = preview;
      const box = inflateBox(getStrokeBox(stroke), 1 / zoom);
      return [{ box, paint: (painting) => paintStroke(painting, stroke) }];
    }
    case 'erase':
      return getFadedItems(editor, new Set(preview.ids));
    // Drawn by what draws its trail.
    case 'laser':
      return [];
  }
}

function getEnclosedItems(editor: Editor, ids: readonly string[]): LiftItem[] {
  const { diagram } = editor.getState();
  const { zoom } = editor.getSession().camera;
  return ids.flatMap((id) => {
    const box = getOutlinedBox(diagram, id);
    return box ? [createOutline(box, zoom, 1.5, 3)] : [];
  });
}

/** What is about to be erased, faint. */
function getFadedItems(editor: Editor, ids: ReadonlySet<string>): LiftItem[] {
  const { diagram } = editor.getState();
  const index = editor.getIndex();
  const box = unionBoxes([...ids].flatMap((id) => getElementBox(diagram, index, id) ?? []));
  if (!box) return [];
  const isGone = ({ id }: { readonly id: string }) => ids.has(id);
  const { groups, edges, nodes, strokes } = diagram;
  const gone = {
    ...diagram,
    groups: groups.filter(isGone),
    edges: edges.filter(isGone),
    nodes: nodes.filter(isGone),
    strokes: strokes?.filter(isGone),
  };
  return [
    {
      // Room for labels of edges.
      box: inflateBox(box, 90),
      paint(painting) {
        painting.context.globalAlpha = 0.25;
        paintDiagram(painting, gone, index.getRoute);
        painting.context.globalAlpha = 1;
      },
    },
  ];
}

function areaItem(points: readonly Point[], box: Box, zoom: number): LiftItem {
  return {
    box: inflateBox(box, 2 / zoom),
    paint({ context, palette }) {
      context.beginPath();
      if (points.length === 0) context.rect(box.x, box.y, box.width, box.height);
      else points.forEach(({ x, y }, index) => (index === 0 ? context.moveTo(x, y) : context.lineTo(x, y)));
      context.closePath();
      context.fillStyle = context.strokeStyle = palette.accent;
      context.globalAlpha = 0.08;
      context.fill();
      context.globalAlpha = 1;
      context.lineWidth = 1 / zoom;
      context.stroke();
    },
  };
}

function getMovedItems(editor: Editor, preview: Extract<GesturePreview, { type: 'move' }>): LiftItem[] {
  const { diagram } = editor.getState();
  const { zoom } = editor.getSession().camera;
  const items: LiftItem[] = [];
  const nodes: DiagramNode[] = [];
  const ink: LiftItem[] = [];
  const into = preview.into ? getGroup(diagram, preview.into) : undefined;
  if (into) items.push(createOutline(into, zoom, 2, 0));
  for (const id of getMoveSet(diagram, preview.ids).boxes) {
    const node = getNode(diagram, id);
    const group = node ? undefined : getGroup(diagram, id);
    const stroke = node || group ? undefined : getStroke(diagram, id);
    if (stroke) {
      const moved = { ...stroke, x: stroke.x + preview.dx, y: stroke.y + preview.dy };
      const at = getStrokeBox(stroke);
      const box = { ...at, x: at.x + preview.dx, y: at.y + preview.dy };
      ink.push({ box: inflateBox(box, 1 / zoom), paint: (painting) => paintStroke(painting, moved) });
      ink.push(createOutline(box, zoom, 1.75, selectionGap));
    }
    if (node) nodes.push({ ...node, x: node.x + preview.dx, y: node.y + preview.dy });
    if (group) {
      const moved = { ...group, x: group.x + preview.dx, y: group.y + preview.dy };
      items.push({ box: inflateBox(moved, 4), paint: (painting) => paintGroup(painting, moved) });
    }
  }
  return [...items, ...getChangedNodeItems(editor, nodes, { x: preview.dx, y: preview.dy }), ...ink];
}

/** Changed nodes over their edges, which are routed anew. */
function getChangedNodeItems(editor: Editor, nodes: readonly DiagramNode[], moved?: Point): LiftItem[] {
  const { diagram } = editor.getState();
  const { zoom } = editor.getSession().camera;
  const changed = new Map(nodes.map((node) => [node.id, node]));
  const edges = new Map(nodes.flatMap(({ id }) => getIncidentEdges(diagram, id).map((edge) => [edge.id, edge])));
  // They share the sides of nodes as they will when dropped; the way around others is found then.
  const router = createRouter({
    getNode(id) {
      const node = changed.get(id) ?? getNode(diagram, id);
      return node && editor.getIndex().shape(node);
    },
    getIncidentEdges: (id) => getIncidentEdges(diagram, id),
    findObstacles: () => [],
  });
  const items: LiftItem[] = [];
  for (const edge of edges.values()) {
    const along = moved && changed.has(edge.from) && changed.has(edge.to);
    const waypoints = along ? edge.waypoints?.map(({ x, y }) => ({ x: x + moved.x, y: y + moved.y })) : edge.waypoints;
    const route = router.getRoute(waypoints === edge.waypoints ? edge : { ...edge, waypoints });
    if (!route) continue;
    const label = getFreeLabelBox(edge, route);
    items.push({
      box: inflateBox(getRouteBox(route), edge.label ? 90 : 14),
      paint(painting) {
        paintEdge(painting, edge, route);
        paintEdgeLabel(painting, edge, label);
      },
    });
  }
  for (const node of nodes) {
    items.push({ box: inflateBox(node, 4), paint: (painting) => paintNode(painting, node) });
    items.push(createOutline(node, zoom, 1.75, selectionGap));
  }
  return items;
}

interface Connection {
  /** The node that the fixed end hangs on. */
  readonly from: string;
  readonly to: string | null;
  readonly point: Point;
  readonly isReversed?: boolean;
  readonly direction?: DiagramEdge['direction'];
}

function getConnectItems(
  editor: Editor,
  { from, to, point, isReversed, direction = 'forward' }: Connection,
): LiftItem[] {
  const { diagram } = editor.getState();
  const { zoom } = editor.getSession().camera;
  const start = getNode(diagram, from);
  if (!start) return [];
  const target = to === null ? undefined : getNode(diagram, to);
  const end = target ?? { ...point, width: 0.01, height: 0.01, kind: 'service' };
  const { shape } = editor.getIndex();
  const route = routeEdge({ from, to: to ?? '' }, shape(start), target ? shape(target) : end);
  const free = target ? route : [...route.slice(0, -1), point];
  const items: LiftItem[] = target ? [createOutline(target, zoom, 2.5, 3)] : [];
  items.push({
    box: inflateBox(unionBoxes([getRouteBox(free), { ...getCenter(start), width: 0, height: 0 }]) ?? start, 14),
    paint: (painting) =>
      paintRoute(painting, isReversed ? free.toReversed() : free, direction, {
        colour: painting.palette.accent,
        width: 2 / Math.min(1, zoom),
        dash: target ? null : [6, 4],
      }),
  });
  return items;
}
