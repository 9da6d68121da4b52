import { type Box, type NodeKind, nodeKinds } from '../document/types.ts';
import { formatPath } from '../geometry/path.ts';
import { icons } from './icons.ts';
import { type Outline, getContentBox, outlines } from './outlines.ts';

/** How one kind of node is drawn. Paths are SVG path data, for `<path d>` and `new Path2D(d)` alike. */
export interface NodeShape {
  readonly kind: NodeKind;
  /** English name of the kind. */
  readonly title: string;
  /** The closed outline of a node of this size with its top left corner at the origin: filled and stroked. */
  outline(width: number, height: number): string;
  /** Lines inside the outline, stroked like it and not filled; empty if there are none. */
  details(width: number, height: number): string;
  /** Icon on a grid of `iconSize`; stroked 1.5 wide, round caps and joins, not filled. */
  readonly icon: string;
  /** Dash pattern of the outline, or null for a solid line. */
  readonly dash: readonly number[] | null;
  /** Where icon and label go, relative to the node's top left corner. */
  labelBox(width: number, height: number): Box;
}

const titles: Readonly<Record<NodeKind, string>> = {
  service: 'Service',
  store: 'Store',
  pipeline: 'Pipeline',
  model: 'Model',
  stream: 'Stream',
  queue: 'Queue',
  cache: 'Cache',
  index: 'Index',
  registry: 'Registry',
  gateway: 'Gateway',
  client: 'Client',
  monitor: 'Monitor',
  evaluation: 'Evaluation',
  experiment: 'Experiment',
  dataset: 'Dataset',
  human: 'Person',
  sensor: 'Sensor',
  external: 'External system',
};

const shapes = new Map<string, NodeShape>(nodeKinds.map((kind) => [kind, createShape(kind, outlines[kind])]));

/** Returns how a kind is drawn. Kinds we do not know are drawn as a service. */
export function getShape(kind: string): NodeShape {
  return shapes.get(kind) ?? shapes.get('service')!;
}

/** True for the kinds that every Calque surface can draw. */
export function isNodeKind(kind: string): kind is NodeKind {
  return shapes.has(kind);
}

function createShape(kind: NodeKind, shape: Outline): NodeShape {
  return {
    kind,
    title: titles[kind],
    outline: (width, height) => formatPath(shape.outline(width, height)),
    details: (width, height) => formatPath(shape.details?.(width, height) ?? []),
    icon: icons[kind],
    dash: shape.dash ?? null,
    labelBox: (width, height) => getContentBox(shape, width, height),
  };
}
