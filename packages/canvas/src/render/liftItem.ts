import {
  type Box,
  type Diagram,
  type DiagramEdge,
  type Point,
  getElement,
  getRouteBox,
  getStrokeBox,
  inflateBox,
} from '@calque/diagram';
import { paintRoute } from './paintEdge.ts';
import type { Painting } from './painting.ts';

/** One thing on the lift: the small canvas above the drawing that holds what is being handled. */
export interface LiftItem {
  /** Where it paints, in diagram units. */
  readonly box: Box;
  paint(painting: Painting): void;
}

/** The box of an element that is outlined where it is selected; null for an edge, whose line is. */
export function getOutlinedBox(diagram: Diagram, id: string): Box | null {
  const element = getElement(diagram, id);
  if (!element || 'from' in element) return null;
  return 'points' in element ? getStrokeBox(element) : element;
}

/** A line around a box, of a width in CSS pixels. */
export function createOutline(box: Box, zoom: number, width: number, gap: number): LiftItem {
  const grown = inflateBox(box, gap / zoom);
  return {
    box: inflateBox(grown, 3 / zoom),
    paint({ context, palette }) {
      context.strokeStyle = palette.accent;
      context.lineWidth = width / zoom;
      context.beginPath();
      context.roundRect(grown.x, grown.y, grown.width, grown.height, 8 / Math.max(1, zoom));
      context.stroke();
    },
  };
}

/** An edge in the accent colour. */
export function createLine(route: readonly Point[], direction: DiagramEdge['direction'], zoom: number): LiftItem {
  return {
    box: inflateBox(getRouteBox(route), 14 + 4 / zoom),
    paint: (painting) =>
      paintRoute(painting, route, direction, { colour: painting.palette.accent, width: 2.5 / zoom, dash: null }),
  };
}
