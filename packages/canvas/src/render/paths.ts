import { getShape } from '@calque/diagram';
import { markSigns } from './signs.ts';
import type { MarkKind } from '../types.ts';

interface NodePaths {
  readonly outline: Path2D;
  readonly details: Path2D | null;
}

/** Sizes that are resized through once are not kept for ever. */
const maxKept = 600;

const nodePaths = new Map<string, NodePaths>();
const icons = new Map<string, Path2D>();
const signs = new Map<MarkKind, Path2D>();

/** The drawn lines of a node with its top left corner at the origin. Nodes of one kind and size share them. */
export function getNodePaths(kind: string, width: number, height: number): NodePaths {
  const key = `${kind} ${width} ${height}`;
  const known = nodePaths.get(key);
  if (known) return known;
  const shape = getShape(kind);
  const details = shape.details(width, height);
  const paths = {
    outline: new Path2D(shape.outline(width, height)),
    details: details ? new Path2D(details) : null,
  };
  if (nodePaths.size >= maxKept) nodePaths.clear();
  nodePaths.set(key, paths);
  return paths;
}

export function getIconPath(kind: string): Path2D {
  const data = getShape(kind).icon;
  let path = icons.get(data);
  if (!path) icons.set(data, (path = new Path2D(data)));
  return path;
}

export function getSignPath(mark: MarkKind): Path2D {
  let path = signs.get(mark);
  if (!path) signs.set(mark, (path = new Path2D(markSigns[mark])));
  return path;
}
