import type { Box, Diagram, NodeKind, Point } from '@calque/diagram';
import type { Exercise } from '@calque/exercise';
import type { Thumbnail } from '../src/types.ts';

/** Reduces the first reference of an exercise to boxes and routes. */
export function createThumbnail({ slug, references: [diagram] }: Exercise): Thumbnail {
  const { nodes, groups } = diagram;
  const boxes: readonly Box[] = [...nodes, ...groups];
  return {
    slug,
    width: Math.max(...boxes.map(({ x, width }) => x + width)),
    height: Math.max(...boxes.map(({ y, height }) => y + height)),
    lanes: groups.map(getBox),
    nodes: nodes.map((node) => ({ kind: node.kind as NodeKind, ...getBox(node) })),
    routes: getRoutes(diagram),
  };
}

const getBox = ({ x, y, width, height }: Box): Box => ({ x, y, width, height });

function getRoutes({ nodes, edges }: Diagram): Point[][] {
  const centres = new Map(nodes.map(({ id, x, y, width, height }) => [id, { x: x + width / 2, y: y + height / 2 }]));
  return edges.map(({ from, to, waypoints = [] }) =>
    [centres.get(from), ...waypoints, centres.get(to)].filter((point) => point !== undefined),
  );
}
