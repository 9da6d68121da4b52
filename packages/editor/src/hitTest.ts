import {
  type Point,
  getBoxDistance,
  getEdge,
  getGroup,
  getGroupDistance,
  getNode,
  getNodeDistance,
  getRouteDistance,
  getStroke,
  getStrokeDistance,
} from '@calque/diagram';
import { getBoxed } from './document/lookup.ts';
import type { Editor, HitTarget, PointerKind } from './types.ts';

type Corner = Extract<HitTarget, { type: 'resize-handle' }>['corner'];

/** Half the least size of a target in screen pixels: 24 px for fingers and pens (WCAG 2.5.8), less for a mouse. */
const halfTarget: Readonly<Record<PointerKind, number>> = { mouse: 6, pen: 12, touch: 16 };

/** Ink lies on what it marks: within a box it is hit only this close, in screen pixels, so that the box can be too. */
const inkReach = 4;

/** Screen pixels between a node's side and the middle of its connect handle. */
export const connectHandleDistance = 18;

/**
 * Returns what lies at `point` (diagram units): handles of what is selected, then strokes, nodes, edges,
 * groups, each from the top. `tolerance` are screen pixels around edges and borders; fingers and pens are given at least 12.
 */
export function hitTest(editor: Editor, point: Point, tolerance = 6, pointer: PointerKind = 'mouse'): HitTarget {
  const { zoom } = editor.getSession().camera;
  const reach = Math.max(tolerance, halfTarget[pointer]) / zoom;
  return hitHandle(editor, point, halfTarget[pointer] / zoom) ?? hitElement(editor, point, reach) ?? { type: 'canvas' };
}

function hitElement(editor: Editor, point: Point, reach: number): HitTarget | null {
  const { diagram } = editor.getState();
  const { zoom } = editor.getSession().camera;
  const index = editor.getIndex();
  const area = { x: point.x - reach, y: point.y - reach, width: 2 * reach, height: 2 * reach };
  const toStroke = (id: string) => getStrokeDistance(getStroke(diagram, id)!, point);
  const stroke = nearest(index.searchStrokes(area), reach, toStroke);
  if (stroke !== null && toStroke(stroke) <= inkReach / zoom) return { type: 'stroke', id: stroke };
  const inside = index
    .searchNodes({ ...point, width: 0, height: 0 })
    .findLast((id) => getNodeDistance(index.shape(getNode(diagram, id)!), point) === 0);
  if (inside !== undefined) return { type: 'node', id: inside };
  if (stroke !== null) return { type: 'stroke', id: stroke };
  const edge = nearest(index.searchEdges(area), reach, (id) => {
    const one = getEdge(diagram, id)!;
    const route = index.getRoute(one);
    const label = one.label ? index.getLabelBox(one) : null;
    const toLabel = label ? getBoxDistance(label, point) : Infinity;
    return route ? Math.min(getRouteDistance(route, point), toLabel) : Infinity;
  });
  if (edge !== null) return { type: 'edge', id: edge };
  // A small node is as large as a finger needs.
  const node = nearest(index.searchNodes(area), reach / 2, (id) =>
    getNodeDistance(index.shape(getNode(diagram, id)!), point),
  );
  if (node !== null) return { type: 'node', id: node };
  const group = nearest(index.searchGroups(area), reach, (id) => getGroupDistance(getGroup(diagram, id)!, point));
  return group === null ? null : { type: 'group', id: group };
}

/** Of equally near ones the last wins, as it lies on top. */
function nearest(ids: readonly string[], reach: number, getDistance: (id: string) => number): string | null {
  let best: string | null = null;
  let least = reach;
  for (const id of ids) {
    const distance = getDistance(id);
    if (distance > least) continue;
    best = id;
    least = distance;
  }
  return best;
}

function hitHandle(editor: Editor, point: Point, reach: number): HitTarget | null {
  const { diagram, selection } = editor.getState();
  const { camera, hover } = editor.getSession();
  if (editor.getOptions().readOnly) return null;
  const isNear = (other: Point) => Math.max(Math.abs(other.x - point.x), Math.abs(other.y - point.y)) <= reach;
  const [only] = selection;
  const id = selection.length === 1 ? only! : null;
  const edge = id === null ? undefined : getEdge(diagram, id);
  if (edge && !edge.locked) {
    const bend = (edge.waypoints ?? []).findIndex(isNear);
    if (bend >= 0) return { type: 'waypoint', id: edge.id, index: bend };
    const route = editor.getIndex().getRoute(edge) ?? [];
    if (route.length > 0 && isNear(route.at(-1)!)) return { type: 'edge-end', id: edge.id, end: 'to' };
    if (route.length > 0 && isNear(route[0]!)) return { type: 'edge-end', id: edge.id, end: 'from' };
  }
  // Handles show at the selected box, and connect handles at the one under the pointer too.
  const hovered = hover && (hover.type === 'node' || hover.type === 'connect-handle') ? hover.id : null;
  const mayConnect = editor.getOptions().tools.includes('connect');
  for (const candidate of mayConnect ? new Set([id, hovered]) : []) {
    const node = candidate === null ? undefined : getNode(diagram, candidate);
    if (!node || node.locked) continue;
    if (getConnectHandles(node, camera.zoom).some(isNear)) return { type: 'connect-handle', id: node.id };
  }
  const box = id === null ? undefined : getBoxed(diagram, id);
  if (!box || box.locked || id === null || getBoxDistance(box, point) > reach) return null;
  const corner = getResizeCorner(box, point, reach);
  return corner ? { type: 'resize-handle', id, corner } : null;
}

/** Returns where the connect handles of a box are: outside the middle of each side (diagram units). */
export function getConnectHandles(
  { x, y, width, height }: Point & { readonly width: number; readonly height: number },
  zoom: number,
): readonly Point[] {
  const away = connectHandleDistance / zoom;
  return [
    { x: x + width + away, y: y + height / 2 },
    { x: x + width / 2, y: y + height + away },
    { x: x - away, y: y + height / 2 },
    { x: x + width / 2, y: y - away },
  ];
}

/** Corners reach half as far inwards as outwards, so that a small box can still be moved by its middle. */
function getResizeCorner(
  { x, y, width, height }: Point & { readonly width: number; readonly height: number },
  point: Point,
  reach: number,
): Corner | null {
  const inwards = Math.min(reach, width / 4, height / 4);
  const side = (at: number, size: number) => (at <= inwards ? -1 : at >= size - inwards ? 1 : 0);
  const across = side(point.x - x, width);
  const along = side(point.y - y, height);
  const name = `${along < 0 ? 'n' : along > 0 ? 's' : ''}${across < 0 ? 'w' : across > 0 ? 'e' : ''}`;
  return name === '' ? null : (name as Corner);
}
