import { type Point, getBoxDistance, getNodeDistance, getRouteDistance } from '@calque/diagram';
import { type Editor } from '@calque/editor';
import type { Scene } from '../render/scene.ts';

/** How near, in CSS pixels, a pointer must come to a mark or a ghost line. */
const near = 10;

/** Returns the id of the host's decoration at a point: a ghost, or the mark of the element there. */
export function findDecorationAt(scene: Scene, editor: Editor, point: Point): string | null {
  const decorations = scene.getDecorations();
  if (decorations.length === 0) return null;
  const reach = near / editor.getSession().camera.zoom;
  for (const decoration of decorations.toReversed()) {
    if (decoration.type === 'ghost-node' && getNodeDistance(decoration.node, point) <= reach / 2) return decoration.id;
    const route = decoration.type === 'mark' ? scene.getRoute(decoration.target) : scene.getGhostRoute(decoration);
    if (route && getRouteDistance(route, point) <= reach) return decoration.id;
    if (decoration.type !== 'mark' || route) continue;
    const box = scene.getBox(decoration.target);
    if (box && getBoxDistance(box, point) <= reach) return decoration.id;
  }
  return null;
}
