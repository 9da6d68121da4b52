import { type Box, nodeKinds, type Point } from '@calque/diagram';
import type { Thumbnail, ThumbnailNode } from './types.ts';

/** Numbers are in steps of `step` diagram units, which no eye can tell at the size of a thumbnail. */
export interface PackedThumbnail {
  readonly slug: string;
  /** Width and height. */
  readonly size: readonly number[];
  /** x, y, width and height of each lane in turn. */
  readonly lanes: readonly number[];
  /** Index in `nodeKinds`, x, y, width and height of each node in turn. */
  readonly nodes: readonly number[];
  /** x and y of each point in turn, one list an edge. */
  readonly routes: readonly (readonly number[])[];
}

const step = 4;

export function unpackThumbnail({ slug, size, lanes, nodes, routes }: PackedThumbnail): Thumbnail {
  const [width = 0, height = 0] = size.map((value) => value * step);
  return {
    slug,
    width,
    height,
    lanes: getTuples(lanes, 4).map(unpackBox),
    nodes: getTuples(nodes, 5).map(([kind = 0, ...box]): ThumbnailNode => ({
      kind: nodeKinds[kind] ?? 'service',
      ...unpackBox(box),
    })),
    routes: routes.map((route) => getTuples(route, 2).map(([x = 0, y = 0]): Point => ({ x: x * step, y: y * step }))),
  };
}

/** The inverse of `unpackThumbnail`, rounded to steps. */
export function packThumbnail({ slug, width, height, lanes, nodes, routes }: Thumbnail): PackedThumbnail {
  return {
    slug,
    size: pack(width, height),
    lanes: lanes.flatMap(packBox),
    nodes: nodes.flatMap((node) => [nodeKinds.indexOf(node.kind), ...packBox(node)]),
    routes: routes.map((route) => route.flatMap(({ x, y }) => pack(x, y))),
  };
}

const pack = (...values: readonly number[]): number[] => values.map((value) => Math.round(value / step));

const packBox = ({ x, y, width, height }: Box): number[] => pack(x, y, width, height);

const unpackBox = ([x = 0, y = 0, width = 0, height = 0]: readonly number[]): Box => ({
  x: x * step,
  y: y * step,
  width: width * step,
  height: height * step,
});

function getTuples(values: readonly number[], length: number): number[][] {
  return Array.from({ length: Math.floor(values.length / length) }, (_, index) =>
    values.slice(index * length, (index + 1) * length),
  );
}
