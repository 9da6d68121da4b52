import { type Box, type Diagram, type Point, containsBox, getEdge, getPointsBox } from '@calque/diagram';
import type { DiagramIndex } from '../document/diagramIndex.ts';
import { getMovableBox } from '../document/lookup.ts';
import type { Camera, Session } from '../types.ts';

export const minZoom = 0.05;
export const maxZoom = 4;

/** Screen pixels kept free around what is brought into view. */
const margin = 48;

/** Returns the camera that shows a box whole in the middle, at most at `most` (default 1: never blown up). */
export function getCameraFitting({ viewport }: Pick<Session, 'viewport'>, box: Box, most = 1): Camera {
  const zoom = clampZoom(
    Math.min(
      most,
      (viewport.width - 2 * margin) / Math.max(box.width, 1),
      (viewport.height - 2 * margin) / Math.max(box.height, 1),
    ),
  );
  return {
    x: box.x + box.width / 2 - viewport.width / zoom / 2,
    y: box.y + box.height / 2 - viewport.height / zoom / 2,
    zoom,
  };
}

/** Returns the point of the diagram in the middle of the view. */
export function getViewCenter({ camera, viewport }: Pick<Session, 'camera' | 'viewport'>): Point {
  return { x: camera.x + viewport.width / camera.zoom / 2, y: camera.y + viewport.height / camera.zoom / 2 };
}

/** Returns the camera at another zoom under which `anchor`, a point of the diagram, stays where it is on the screen. */
export function getCameraZoomed(camera: Camera, wanted: number, anchor: Point): Camera {
  const zoom = clampZoom(wanted);
  const scale = camera.zoom / zoom;
  return { x: anchor.x - (anchor.x - camera.x) * scale, y: anchor.y - (anchor.y - camera.y) * scale, zoom };
}

/** Returns the camera, moved no farther than it takes to see an element; the same one if it is in view. */
export function getCameraShowing(
  { camera, viewport }: Pick<Session, 'camera' | 'viewport'>,
  diagram: Diagram,
  index: DiagramIndex,
  id: string,
): Camera {
  const box = getElementBox(diagram, index, id);
  if (!box || viewport.width === 0) return camera;
  const view = { ...camera, width: viewport.width / camera.zoom, height: viewport.height / camera.zoom };
  if (containsBox(view, box)) return camera;
  const free = margin / camera.zoom;
  return {
    ...camera,
    x: shift(view.x, view.width, box.x - free, box.width + 2 * free),
    y: shift(view.y, view.height, box.y - free, box.height + 2 * free),
  };
}

/** Returns the box around a node, a group, a stroke or the route of an edge. */
export function getElementBox(diagram: Diagram, index: DiagramIndex, id: string): Box | null {
  const edge = getEdge(diagram, id);
  const route = edge && index.getRoute(edge);
  return getMovableBox(diagram, id) ?? (route ? getPointsBox(route) : null);
}

const clampZoom = (zoom: number) => Math.min(maxZoom, Math.max(minZoom, zoom));

/** Moves a span so that it covers a shorter one, or the middle of a longer one. */
function shift(start: number, length: number, from: number, size: number): number {
  if (size > length) return from + (size - length) / 2;
  return Math.min(from, Math.max(start, from + size - length));
}
