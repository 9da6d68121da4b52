import {
  type Box,
  type Diagram,
  type DiagramEdge,
  type MeasureText,
  type Point,
  containsPoint,
  formatNumber,
  getEdgeRoute,
  getRouteBox,
  inflateBox,
  labelFont,
  measureText,
  placeLabels,
  unionBoxes,
} from '@calque/diagram';
import { escapeXml } from './escapeXml.ts';
import { type Palette, type SvgTheme, palettes } from './palette.ts';
import {
  type EdgeLabel,
  type ElementStyle,
  layoutEdgeLabel,
  renderEdge,
  renderEdgeLabel,
  renderGroup,
  renderNode,
  sortGroups,
} from './renderElements.ts';

export interface RenderSvgOptions {
  /** Default: `css`. */
  readonly theme?: SvgTheme | undefined;
  /** `full` shows labels; `thumbnail` leaves out text, which would be too small to read. Default: `full`. */
  readonly detail?: 'full' | 'thumbnail' | undefined;
  /** Space around the drawing, in diagram units. Default: 24. */
  readonly padding?: number | undefined;
  /** Accessible name. Default: the diagram's title. Null marks the picture as decoration, next to a text that says the same. */
  readonly title?: string | null | undefined;
  /** Longer accessible description. */
  readonly description?: string | undefined;
  /** Paints the paper behind the drawing. Default: false. */
  readonly background?: boolean | undefined;
  /** CSS font list of all text. */
  readonly fontFamily?: string | undefined;
  /** Width of a text in that font at 14 units. Default: an approximation for Source Sans 3. */
  readonly measure?: MeasureText | undefined;
}

export const defaultFontFamily =
  "'Source Sans 3 Variable','Source Sans 3','Source Sans Pro',system-ui,-apple-system,'Segoe UI',sans-serif";

/** Size of the picture of an empty diagram. */
const emptyBox: Box = { x: 0, y: 0, width: 320, height: 200 };

/**
 * Returns a standalone `<svg>` element: the same text for the same diagram and options. Width and height are the drawing's size in
 * diagram units; style sheets may scale it. It needs no style or script, ids or fonts, so that it works inline under any content
 * security policy, many times on a page. Edges without both ends are left out.
 */
export function renderSvg(diagram: Diagram, options: RenderSvgOptions = {}): string {
  const palette = palettes[options.theme ?? 'css'];
  const thumbnail = options.detail === 'thumbnail';
  const style: ElementStyle = {
    palette,
    thumbnail,
    strokeWidth: thumbnail ? 1.25 : 1.5,
    measure: options.measure ?? ((text) => measureText(text, labelFont.size, labelFont.weight)),
  };
  const drawn = diagram.edges.flatMap((edge) => {
    const route = getEdgeRoute(diagram, edge);
    return route ? [{ edge, route }] : [];
  });
  const labels = thumbnail ? [] : placeEdgeLabels(diagram, drawn);
  const content = unionBoxes([
    ...diagram.groups,
    ...diagram.nodes,
    ...drawn.map(({ route }) => inflateBox(getRouteBox(route), 6)),
    ...labels.map(({ box }) => box),
  ]);
  const box = content ? inflateBox(content, options.padding ?? 24) : emptyBox;
  const title = options.title === undefined ? diagram.title : options.title;
  const [x, y, width, height] = [box.x, box.y, box.width, box.height].map(formatNumber);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${x} ${y} ${width} ${height}" width="${width}" height="${height}"`,
    title === null ? ' aria-hidden="true">' : ' role="img">',
    title && `<title>${escapeXml(title)}</title>`,
    options.description && `<desc>${escapeXml(options.description)}</desc>`,
    options.background && `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${palette.paper}"/>`,
    `<g font-family="${escapeXml(options.fontFamily ?? defaultFontFamily)}" font-size="${labelFont.size}" stroke-linecap="round" stroke-linejoin="round">`,
    ...sortGroups(diagram).map((group) => renderGroup(group, style)),
    ...drawn.map(({ edge, route }) => renderEdge(edge, route, style)),
    ...diagram.nodes.map((node) => renderNode(node, style)),
    ...labels.map(({ label, center }) => renderEdgeLabel(label, center, getPaperAt(diagram, center, palette), style)),
    '</g></svg>',
  ]
    .filter(Boolean)
    .join('');
}

function placeEdgeLabels(
  diagram: Diagram,
  drawn: readonly { readonly edge: DiagramEdge; readonly route: readonly Point[] }[],
): { label: EdgeLabel; center: Point; box: Box }[] {
  const labelled = drawn.flatMap(({ edge, route }) => {
    const label = layoutEdgeLabel(edge);
    return label ? [{ id: edge.id, route, label, width: label.width, height: label.height }] : [];
  });
  const places = placeLabels(labelled, diagram.nodes);
  return labelled.map(({ id, label, width, height }) => {
    const center = places.get(id)!;
    return { label, center, box: { x: center.x - width / 2, y: center.y - height / 2, width, height } };
  });
}

function getPaperAt(diagram: Diagram, point: Point, palette: Palette): string {
  return diagram.groups.some((group) => containsPoint(group, point)) ? palette.group : palette.paper;
}
