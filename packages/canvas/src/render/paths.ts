import { markSigns } from './signs.ts';
import type { MarkKind } from '../types.ts';
import type { Shape } from './shapes.ts';

interface NodePaths {
  readonly outline: Path2D;
  readonly details: Path2D | null;
}

/** Sizes that are resized through once are not kept for ever. */
const maxKept = 600;

const nodePaths = new WeakMap<Shape, Map<string, NodePaths>>();
const icons = new Map<string, Path2D>();
const signs = new Map<MarkKind, Path2D>();

/** The drawn lines of a node with its top left corner at the origin. Nodes of one shape and size share them. */
export function getNodePaths(shape: Shape, width: number, height: number): NodePaths {
  let sizes = nodePaths.get(shape);
  if (!sizes) nodePaths.set(shape, (sizes = new Map()));
  const key = `${width} ${height}`;
  const known = sizes.get(key);
  if (known) return known;
  const details = shape.details(width, height);
  const paths = {
    outline: new Path2D(shape.outline(width, height)),
    details: details ? new Path2D(details) : null,
  };
  if (sizes.size >= maxKept) sizes.clear();
  sizes.set(key, paths);
  return paths;
}

export function getIconPath({ icon: data }: Shape): Path2D {
  let path = icons.get(data);
  if (!path) icons.set(data, (path = new Path2D(data)));
  return path;
}

export function getSignPath(mark: MarkKind): Path2D {
  let path = signs.get(mark);
  if (!path) signs.set(mark, (path = new Path2D(markSigns[mark])));
  return path;
}
