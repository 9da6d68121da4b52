import { type Box, type Point, getEdge, getElement, getNode } from '@calque/diagram';
import { type Editor, type HitTarget, getConnectHandles as getConnectHandlePoints } from '@calque/editor';

/** Something small to be grabbed, at a point of the diagram. It is drawn, and hit, at one size on screen. */
export interface Handle extends Point {
  readonly target: HitTarget;
  readonly look: 'corner' | 'connect' | 'end' | 'bend';
}

/** Distance of the selection's outline from the box, in CSS pixels. */
export const selectionGap = 4;
/** Nodes smaller than this on screen have no handles: they would cover the node. */
const minSide = 28;

/** The handles on show: of the one selected element, and the connect handles of the node under the mouse. */
export function getHandles(editor: Editor): Handle[] {
  const { diagram, selection } = editor.getState();
  const { camera, hover, preview, tool, editing } = editor.getSession();
  const { readOnly, tools } = editor.getOptions();
  if (readOnly || preview || editing !== null || tool !== 'select') return [];
  const handles: Handle[] = [];
  const selected = selection.length === 1 ? selection[0]! : null;
  const element = selected === null ? undefined : getElement(diagram, selected);
  if (element && !element.locked) {
    if ('width' in element) handles.push(...getCorners(element.id, element, camera.zoom));
    else handles.push(...getEdgeHandles(editor, element.id));
  }
  const hovered =
    hover && 'id' in hover && (hover.type === 'node' || hover.type === 'connect-handle') ? hover.id : null;
  if (tools.includes('connect')) {
    const nodes = new Set([hovered, selected].filter((id) => id !== null));
    for (const id of nodes) {
      const node = getNode(diagram, id);
      if (node) handles.push(...getConnectHandles(id, node, camera.zoom));
    }
  }
  return handles;
}

function getCorners(id: string, box: Box, zoom: number): Handle[] {
  if (Math.min(box.width, box.height) * zoom < minSide) return [];
  const gap = selectionGap / zoom;
  const left = box.x - gap;
  const top = box.y - gap;
  const right = box.x + box.width + gap;
  const bottom = box.y + box.height + gap;
  const corner = (corner: 'nw' | 'ne' | 'se' | 'sw', x: number, y: number): Handle => ({
    target: { type: 'resize-handle', id, corner },
    look: 'corner',
    x,
    y,
  });
  return [corner('nw', left, top), corner('ne', right, top), corner('se', right, bottom), corner('sw', left, bottom)];
}

function getConnectHandles(id: string, box: Box, zoom: number): Handle[] {
  if (Math.min(box.width, box.height) * zoom < minSide) return [];
  return getConnectHandlePoints(box, zoom).map((point) => ({
    target: { type: 'connect-handle', id },
    look: 'connect',
    ...point,
  }));
}

function getEdgeHandles(editor: Editor, id: string): Handle[] {
  const edge = getEdge(editor.getState().diagram, id);
  const route = edge ? editor.getIndex().getRoute(edge) : null;
  if (!edge || !route) return [];
  const handles: Handle[] = (edge.waypoints ?? []).map((point, index) => ({
    target: { type: 'waypoint', id, index },
    look: 'bend',
    ...point,
  }));
  const start = route[0]!;
  const end = route.at(-1)!;
  handles.push({ target: { type: 'edge-end', id, end: 'from' }, look: 'end', x: start.x, y: start.y });
  handles.push({ target: { type: 'edge-end', id, end: 'to' }, look: 'end', x: end.x, y: end.y });
  return handles;
}
