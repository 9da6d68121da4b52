import {
  type Box,
  type Diagram,
  type DiagramEdge,
  type DiagramGroup,
  type DiagramNode,
  type DiagramStroke,
  type PlacedEdgeLabel,
  type Point,
  containsPoint,
  getEdgeRoute,
  getLabelBox,
  getElements,
  getRouteBox,
  getStrokeBox,
  inflateBox,
  labelFont,
  layoutEdgeLabels,
  unionBoxes,
} from '@calque/diagram';
import { escapeXml } from './escapeXml.ts';
import {
  type ElementStyle,
  renderEdge,
  renderEdgeLabel,
  renderGroup,
  renderNode,
  renderStroke,
  sortGroups,
} from './renderElements.ts';

interface DrawnEdge {
  readonly edge: DiagramEdge;
  readonly route: readonly Point[];
  readonly label: PlacedEdgeLabel | null;
}

/** Where everything of a diagram goes. */
export interface ContentLayout {
  readonly edges: readonly DrawnEdge[];
  /** Box around all that is drawn; null for an empty diagram. */
  readonly box: Box | null;
}

/** How each part of a diagram becomes markup. */
export interface Painter {
  group(group: DiagramGroup): string;
  edge(drawn: DrawnEdge): string;
  node(node: DiagramNode): string;
  stroke(stroke: DiagramStroke): string;
  label(drawn: DrawnEdge, isInGroup: boolean): string;
}

export const defaultFontFamily =
  "'Source Sans 3 Variable','Source Sans 3','Source Sans Pro',system-ui,-apple-system,'Segoe UI',sans-serif";

/** Opens the group that holds all content, with what its parts inherit. Places are from the left on pages of any direction. */
export function openText(fontFamily = defaultFontFamily): string {
  return `<g font-family="${escapeXml(fontFamily)}" font-size="${labelFont.size}" stroke-linecap="round" stroke-linejoin="round" direction="ltr">`;
}

export function layoutContent(diagram: Diagram, withLabels: boolean): ContentLayout {
  const labels = withLabels ? layoutEdgeLabels(diagram) : null;
  const edges = diagram.edges.flatMap((edge): DrawnEdge[] => {
    const route = getEdgeRoute(diagram, edge);
    return route ? [{ edge, route, label: labels?.get(edge.id) ?? null }] : [];
  });
  const boxes: Box[] = [...diagram.groups, ...diagram.nodes, ...getElements(diagram, 'strokes').map(getStrokeBox)];
  for (const { route, label } of edges) {
    boxes.push(inflateBox(getRouteBox(route), 6));
    if (label) boxes.push(getLabelBox(label, label.center));
  }
  return { box: unionBoxes(boxes), edges };
}

export function renderContent(diagram: Diagram, { edges }: ContentLayout, painter: Painter): string {
  return [
    ...sortGroups(diagram).map((group) => painter.group(group)),
    ...edges.map((drawn) => painter.edge(drawn)),
    ...diagram.nodes.map((node) => painter.node(node)),
    ...edges.map((drawn) => (drawn.label ? painter.label(drawn, isInGroup(diagram, drawn.label.center)) : '')),
    ...getElements(diagram, 'strokes').map((stroke) => painter.stroke(stroke)),
  ].join('');
}

export function createPainter(style: ElementStyle): Painter {
  return {
    group: (group) => renderGroup(group, style),
    edge: ({ edge, route }) => renderEdge(edge, route, style),
    node: (node) => renderNode(node, style),
    stroke: (stroke) => renderStroke(stroke, style),
    label: ({ label }, inGroup) =>
      label ? renderEdgeLabel(label, style.palette[inGroup ? 'group' : 'paper'], style) : '',
  };
}

function isInGroup(diagram: Diagram, point: Point): boolean {
  return diagram.groups.some((group) => containsPoint(group, point));
}
