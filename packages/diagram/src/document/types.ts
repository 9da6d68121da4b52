/**
 * The Diagram document. All coordinates and sizes are in diagram units (1 unit = 1 CSS pixel at 100 % zoom), x to the
 * right, y downwards, with `x`, `y` the top left corner of a box. Ids are unique over all elements together.
 * The order of an array is the paint order: later elements lie on top. Strokes lie on top of all others.
 */
export interface Diagram {
  readonly version: typeof diagramVersion;
  readonly title?: string | undefined;
  readonly nodes: readonly DiagramNode[];
  readonly edges: readonly DiagramEdge[];
  readonly groups: readonly DiagramGroup[];
  /** Freehand ink. Absent where there is none, so that a document without ink is written as it was before there was any. */
  readonly strokes?: readonly DiagramStroke[] | undefined;
}

/** The version that this build writes. Older documents are upgraded by `parseDiagram`, newer ones are refused. */
export const diagramVersion = 1;

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** An axis-aligned box: top left corner and size. */
export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

/** The kinds every Calque surface can draw. A document may hold other kinds: they are drawn as `service`. */
export const nodeKinds = [
  'service',
  'store',
  'pipeline',
  'model',
  'stream',
  'queue',
  'cache',
  'index',
  'registry',
  'gateway',
  'client',
  'monitor',
  'evaluation',
  'experiment',
  'dataset',
  'human',
  'sensor',
  'external',
] as const;

export type NodeKind = (typeof nodeKinds)[number];

export interface DiagramNode extends Box {
  readonly id: string;
  readonly label: string;
  /** One of `nodeKinds`, or a kind of the host's own. */
  readonly kind: NodeKind | (string & {});
  /** Id of the group that holds this node. */
  readonly parent?: string | undefined;
  readonly note?: string | undefined;
  readonly locked?: boolean | undefined;
}

/** `forward` points from `from` to `to`; `both` has a head at each end; `none` has no head. */
export type EdgeDirection = 'forward' | 'both' | 'none';

export type EdgeRoute = 'straight' | 'elbow';

export interface DiagramEdge {
  readonly id: string;
  /** Id of the node it starts at. It may dangle in a learner's drawing: such an edge is kept, and graded as it is. */
  readonly from: string;
  readonly to: string;
  readonly label?: string | undefined;
  readonly direction: EdgeDirection;
  readonly route?: EdgeRoute | undefined;
  /** Bends placed by hand, in order from `from` to `to`. Absent: the route is computed. */
  readonly waypoints?: readonly Point[] | undefined;
  readonly locked?: boolean | undefined;
}

/** A lane is a stage of the architecture (a column or row); a group is any other container. */
export type GroupKind = 'lane' | 'group';

export interface DiagramGroup extends Box {
  readonly id: string;
  readonly label: string;
  readonly kind: GroupKind;
  readonly parent?: string | undefined;
  readonly locked?: boolean | undefined;
}

/** The colours that ink is offered in: tokens of the theme, so that it is seen on light and dark paper. */
export const strokeColours = ['ink', 'quiet', 'accent'] as const;

export type StrokeColour = (typeof strokeColours)[number];

/** A freehand line. It says nothing about the architecture: grading does not read it. */
export interface DiagramStroke extends Point {
  readonly id: string;
  /** Three numbers for each sample: its offset from `x` and from `y`, and the pressure there, 0 to 1. At least one sample. */
  readonly points: readonly number[];
  /** Width in diagram units at a pressure of one half. Full pressure makes it half as wide again, none half as wide. */
  readonly strokeWidth: number;
  /** One of `strokeColours`; absent or unknown is `ink`. */
  readonly colour?: StrokeColour | (string & {}) | undefined;
  readonly locked?: boolean | undefined;
}

export type DiagramElement = DiagramNode | DiagramEdge | DiagramGroup | DiagramStroke;

/** The collections of a diagram and what each holds. */
export interface Collections {
  readonly nodes: DiagramNode;
  readonly edges: DiagramEdge;
  readonly groups: DiagramGroup;
  readonly strokes: DiagramStroke;
}

export type CollectionName = keyof Collections;

export const collectionNames = ['nodes', 'edges', 'groups', 'strokes'] as const satisfies readonly CollectionName[];
