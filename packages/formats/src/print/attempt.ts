import {
  type Diagram,
  type DiagramEdge,
  type DiagramNode,
  type Point,
  createEdge,
  createNode,
  getNearestOnSegment,
  getDistance,
  getPointOnRoute,
} from '@calque/diagram';
import { type Painter, createPainter } from '../svg/renderContent.ts';
import type { ElementStyle } from '../svg/renderElements.ts';
import { badgeRadius, dashes, renderBadge } from './marks.ts';
import type { PrintAttempt, PrintMark } from './types.ts';

/** A graded drawing as one diagram, missing parts included, with the verdict on each part. */
export interface MarkedDiagram {
  readonly diagram: Diagram;
  readonly marks: ReadonlyMap<string, PrintMark>;
  /** Ends of missing edges that are points: not drawn. */
  readonly anchors: ReadonlySet<string>;
}

const nameGhost = (id: string) => `ghost ${id}`;

/** Joins the learner's diagram with the missing parts, which get ids of their own. */
export function markDiagram({ diagram, decorations }: PrintAttempt): MarkedDiagram {
  const marks = new Map<string, PrintMark>();
  const anchors = new Set<string>();
  const own = new Set(diagram.nodes.map((node) => node.id));
  const nodes: DiagramNode[] = [];
  const edges: DiagramEdge[] = [];
  const getEnd = (end: string | Point): string => {
    if (typeof end === 'string') return own.has(end) ? end : nameGhost(end);
    const id = `anchor ${anchors.size}`;
    anchors.add(id);
    nodes.push(createNode({ id, kind: 'external', x: end.x - 0.5, y: end.y - 0.5, width: 1, height: 1 }));
    return id;
  };
  for (const [index, decoration] of decorations.entries()) {
    if (decoration.type === 'mark') marks.set(decoration.target, decoration.mark);
    else if (decoration.type === 'ghost-node') {
      const { parent: _, ...node } = decoration.node;
      nodes.push({ ...node, id: nameGhost(node.id) });
      marks.set(nameGhost(node.id), 'missing');
    } else if (decoration.type === 'ghost-edge') {
      const id = `ghost edge ${index}`;
      edges.push(
        createEdge({
          id,
          from: getEnd(decoration.from),
          to: getEnd(decoration.to),
          ...(decoration.edgeLabel === undefined ? {} : { label: decoration.edgeLabel }),
        }),
      );
      marks.set(id, 'missing');
    }
  }
  return {
    diagram: { ...diagram, nodes: [...diagram.nodes, ...nodes], edges: [...diagram.edges, ...edges] },
    marks,
    anchors,
  };
}

/** Paints parts in the line of their verdict with its sign: on the top right corner of nodes, beside the label of edges. */
export function createMarkPainter({ marks, anchors }: MarkedDiagram, style: ElementStyle): Painter {
  const styleOf = (id: string): ElementStyle => {
    const mark = marks.get(id);
    return mark && dashes[mark] ? { ...style, dash: dashes[mark] } : style;
  };
  const badge = (id: string, center: Point): string => {
    const mark = marks.get(id);
    return mark ? renderBadge(mark, center, style.strokeWidth) : '';
  };
  const plain = createPainter(style);
  return {
    ...plain,
    edge: (drawn) => {
      const line = createPainter(styleOf(drawn.edge.id)).edge(drawn);
      return drawn.label ? line : line + badge(drawn.edge.id, getPointOnRoute(drawn.route, 0.5).point);
    },
    node: (node) =>
      anchors.has(node.id)
        ? ''
        : createPainter(styleOf(node.id)).node(node) + badge(node.id, { x: node.x + node.width, y: node.y }),
    label: (drawn, isInGroup) => {
      const { width, height, center } = drawn.label!;
      // Off the line, so that it does not cover the arrow head of a short one.
      const place = isLevelAt(drawn.route, center)
        ? { x: center.x, y: center.y - height / 2 - badgeRadius + 2 }
        : { x: center.x - width / 2 - badgeRadius, y: center.y };
      return plain.label(drawn, isInGroup) + badge(drawn.edge.id, place);
    },
  };
}

/** True if the segment of the route that is nearest to a point runs more sideways than up or down. */
function isLevelAt(route: readonly Point[], point: Point): boolean {
  let level = false;
  let least = Infinity;
  for (const [index, end] of route.slice(1).entries()) {
    const start = route[index]!;
    const distance = getDistance(point, getNearestOnSegment(point, start, end));
    if (distance >= least) continue;
    least = distance;
    level = Math.abs(end.x - start.x) > Math.abs(end.y - start.y);
  }
  return level;
}
