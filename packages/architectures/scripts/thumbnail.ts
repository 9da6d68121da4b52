import { type Box, getEdgeRoute, type NodeKind } from '@calque/diagram';
import type { Exercise } from '@calque/exercise';
import type { Thumbnail } from '../src/types.ts';

/** Reduces the first reference of an exercise to boxes and routes. */
export function createThumbnail({ slug, references: [diagram] }: Exercise): Thumbnail {
  const { nodes, edges, groups } = diagram;
  const boxes: readonly Box[] = [...nodes, ...groups];
  return {
    slug,
    width: Math.max(...boxes.map(({ x, width }) => x + width)),
    height: Math.max(...boxes.map(({ y, height }) => y + height)),
    lanes: groups.map(getBox),
    nodes: nodes.map((node) => ({ kind: node.kind as NodeKind, ...getBox(node) })),
    routes: edges.map((edge) => getEdgeRoute(diagram, edge)!),
  };
}

const getBox = ({ x, y, width, height }: Box): Box => ({ x, y, width, height });
