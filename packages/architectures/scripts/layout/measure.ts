import type { Box, Point } from '@calque/diagram';
import { type Drawing, intersects } from './geometry.ts';
import type { Graph } from './types.ts';

/** What makes a drawing hard to read, counted. */
export interface Measures {
  /** Pairs of a route and a node that it runs through or along. */
  readonly throughNodes: number;
  readonly crossings: number;
  readonly overlaps: number;
  readonly labelsOnNodes: number;
  readonly labelsOnLabels: number;
  /** Labels that another arrow runs through. */
  readonly labelsOnRoutes: number;
  readonly bends: number;
  readonly length: number;
  /** Width by height. */
  readonly aspect: number;
}

export function measureDrawing({ edges }: Graph, { nodes, routes, labels, width, height }: Drawing): Measures {
  let [throughNodes, crossings, overlaps, labelsOnNodes, labelsOnLabels, labelsOnRoutes, bends, length] = [
    0, 0, 0, 0, 0, 0, 0, 0,
  ];
  const segments = routes.flatMap((route, edge) =>
    route.slice(1).map((end, index) => ({ edge, box: getSpan(route[index]!, end) })),
  );
  segments.forEach((segment, index) => {
    const { from, to } = edges[segment.edge]!;
    length += segment.box.width + segment.box.height;
    nodes.forEach((node, id) => {
      if (id !== from && id !== to && intersects(node, segment.box, 6)) throughNodes += 1;
    });
    for (const other of segments.slice(index + 1)) {
      if (other.edge === segment.edge) continue;
      const sameWay = segment.box.width > 0 === other.box.width > 0;
      if (!sameWay && intersects(segment.box, other.box)) crossings += 1;
      if (sameWay && intersects(segment.box, other.box, 5)) overlaps += 1;
    }
  });
  labels.forEach((label, index) => {
    if (!label) return;
    if (nodes.some((node) => intersects(node, label, -1))) labelsOnNodes += 1;
    for (const other of labels.slice(index + 1)) if (other && intersects(label, other)) labelsOnLabels += 1;
    for (const { edge, box } of segments) if (edge !== index && intersects(label, box)) labelsOnRoutes += 1;
  });
  for (const route of routes) bends += route.length - 2;
  return {
    throughNodes,
    crossings,
    overlaps,
    labelsOnNodes,
    labelsOnLabels,
    labelsOnRoutes,
    bends,
    length: Math.round(length),
    aspect: width / height,
  };
}

const getSpan = (a: Point, b: Point): Box => ({
  x: Math.min(a.x, b.x),
  y: Math.min(a.y, b.y),
  width: Math.abs(a.x - b.x),
  height: Math.abs(a.y - b.y),
});

/** One number to choose the best of several drawings by. */
export function getCost(measures: Measures): number {
  const { aspect } = measures;
  const shape = Math.max(0, aspect - 1.9, 1.25 - aspect);
  return (
    measures.throughNodes * 500 +
    measures.overlaps * 200 +
    measures.crossings * 60 +
    measures.labelsOnNodes * 80 +
    measures.labelsOnLabels * 80 +
    measures.labelsOnRoutes * 24 +
    measures.bends * 9 +
    measures.length / 45 +
    shape * 400
  );
}
