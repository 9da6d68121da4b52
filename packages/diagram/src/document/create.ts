import {
  type Diagram,
  type DiagramEdge,
  type DiagramGroup,
  type DiagramNode,
  type DiagramStroke,
  diagramVersion,
} from './types.ts';

/** Width and height of a box that is drawn with one click, in diagram units. */
export const defaultNodeSize = { width: 160, height: 64 } as const;

/** Width of a stroke at a pressure of one half, in diagram units. */
export const defaultStrokeWidth = 3;

/** Returns a diagram with the given parts, and nothing else in it. */
export function createDiagram({ strokes, ...parts }: Partial<Omit<Diagram, 'version'>> = {}): Diagram {
  return {
    ...parts,
    version: diagramVersion,
    nodes: parts.nodes ?? [],
    edges: parts.edges ?? [],
    groups: parts.groups ?? [],
    ...(strokes && strokes.length > 0 && { strokes }),
  };
}

/** Returns a node of kind `service` at the origin with the default size, changed by `node`. */
export function createNode(node: Partial<DiagramNode> & { readonly id: string }): DiagramNode {
  return { label: '', kind: 'service', x: 0, y: 0, ...defaultNodeSize, ...node };
}

/** Returns an edge that points forward, changed by `edge`. */
export function createEdge(
  edge: Partial<DiagramEdge> & { readonly id: string; readonly from: string; readonly to: string },
): DiagramEdge {
  return { direction: 'forward', ...edge };
}

/** Returns an unlabelled group of 320 by 240 units at the origin, changed by `group`. */
export function createGroup(group: Partial<DiagramGroup> & { readonly id: string }): DiagramGroup {
  return { label: '', kind: 'group', x: 0, y: 0, width: 320, height: 240, ...group };
}

/** Returns a dot of ink at the origin, changed by `stroke`. */
export function createStroke(stroke: Partial<DiagramStroke> & { readonly id: string }): DiagramStroke {
  return { x: 0, y: 0, points: [0, 0, 0.5], strokeWidth: defaultStrokeWidth, ...stroke };
}
