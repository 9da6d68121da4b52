import {
  type Diagram,
  type DiagramEdge,
  type DiagramGroup,
  type DiagramNode,
  type DiagramStroke,
  type MeasureText,
  type NodeLine,
  type PlacedEdgeLabel,
  type Point,
  formatNumber,
  formatPolyline,
  getArrowHeads,
  getShape,
  getStrokeColour,
  iconSize,
  layoutLabel,
  layoutNode,
  shortenRoute,
  smallFont,
} from '@calque/diagram';
import { getStrokeOutline } from '@calque/diagram/ink';
import { escapeXml } from './escapeXml.ts';
import type { Palette } from './palette.ts';

/** Radius of the bends of an elbow route, in diagram units. */
const bendRadius = 8;

export interface ElementStyle {
  readonly palette: Palette;
  /** Without text: kinds show by larger icons, lines keep a visible weight however small the picture is. */
  readonly thumbnail: boolean;
  readonly measure: MeasureText;
  readonly strokeWidth: number;
  /** Width of the lines of groups. Default: 1. */
  readonly hairlineWidth?: number | undefined;
  /** Replaces the dashes of the kind, as where the line shows a verdict. */
  readonly dash?: string | undefined;
}

export function renderNode(node: DiagramNode, style: ElementStyle): string {
  const shape = getShape(node.kind);
  const { palette, strokeWidth, thumbnail } = style;
  const stroke = `stroke="${palette.ink}" stroke-width="${formatNumber(strokeWidth)}"${thumbnail ? nonScaling : ''}`;
  const dash = formatDash(style.dash ?? shape.dash?.join(' '));
  const details = shape.details(node.width, node.height);
  return [
    `<g transform="translate(${formatNumber(node.x)} ${formatNumber(node.y)})">`,
    `<path d="${shape.outline(node.width, node.height)}" fill="${palette.raised}" ${stroke}${dash}/>`,
    details &&
      `<path d="${details}" fill="none" stroke="${palette.ink}" stroke-width="${formatNumber(thumbnail ? strokeWidth / 2 : strokeWidth)}"${thumbnail ? nonScaling : ''}/>`,
    thumbnail ? renderLargeIcon(node, palette) : renderLabel(node, style),
    '</g>',
  ].join('');
}

function formatDash(dash: string | undefined): string {
  return dash ? ` stroke-dasharray="${dash}"` : '';
}

const nonScaling = ' vector-effect="non-scaling-stroke"';

function renderLabel(node: DiagramNode, { palette, measure }: ElementStyle): string {
  const shape = getShape(node.kind);
  const layout = layoutNode(node, measure);
  const icon = layout.icon
    ? `<path transform="translate(${formatPoint(layout.icon)})" d="${shape.icon}" fill="none" stroke="${palette.quietInk}" stroke-width="1.5"/>`
    : '';
  const whole = layout.truncated ? `<title>${escapeXml(node.label)}</title>` : '';
  const lines = layout.lines.map(
    (line) =>
      `<text x="${formatNumber(line.x)}" y="${formatNumber(line.y)}"${fixWidth(line)} fill="${palette.ink}">${escapeXml(line.text)}</text>`,
  );
  return whole + icon + lines.join('');
}

/** Letters whose widths are known exactly, so that a wider fallback font may be squeezed into them instead of running out of the box. */
const measuredText = /^[\u0020-\u007e\u00a0-\u017f…]+$/;

function fixWidth({ text, width }: NodeLine): string {
  return measuredText.test(text) ? ` textLength="${formatNumber(width)}" lengthAdjust="spacingAndGlyphs"` : '';
}

function renderLargeIcon(node: DiagramNode, palette: Palette): string {
  const shape = getShape(node.kind);
  const box = shape.labelBox(node.width, node.height);
  const scale = Math.min(box.width, box.height) / iconSize;
  const x = box.x + (box.width - iconSize * scale) / 2;
  const y = box.y + (box.height - iconSize * scale) / 2;
  return `<path transform="translate(${formatPoint({ x, y })}) scale(${formatNumber(scale)})" d="${shape.icon}" fill="none" stroke="${palette.quietInk}" stroke-width="1"${nonScaling}/>`;
}

export function renderEdge(edge: DiagramEdge, route: readonly Point[], style: ElementStyle): string {
  const { palette, thumbnail, strokeWidth } = style;
  const length = thumbnail ? 22 : 11;
  const heads = getArrowHeads(edge.direction, route, length);
  const back = length - 2;
  const line = shortenRoute(route, edge.direction === 'both' ? back : 0, edge.direction === 'none' ? 0 : back);
  const radius = edge.route === 'elbow' || edge.from === edge.to ? bendRadius : 0;
  return [
    `<path d="${formatPolyline(line, radius)}" fill="none" stroke="${palette.quietInk}" stroke-width="${formatNumber(strokeWidth)}"${thumbnail ? nonScaling : ''}${formatDash(style.dash)}/>`,
    ...heads.map((corners) => `<path d="${formatPolyline(corners)}Z" fill="${palette.quietInk}"/>`),
  ].join('');
}

/** The lines of an edge's label and the space they take. */
/** Returns the label, with a halo in the colour of what lies under it so that lines do not run through. */
export function renderEdgeLabel({ lines, center }: PlacedEdgeLabel, halo: string, { palette }: ElementStyle): string {
  const first = center.y - ((lines.length - 1) * smallFont.lineHeight) / 2 + smallFont.size * 0.33;
  return lines
    .map(
      (text, index) =>
        `<text x="${formatNumber(center.x)}" y="${formatNumber(first + index * smallFont.lineHeight)}" text-anchor="middle" font-size="${smallFont.size}" fill="${palette.quietInk}" stroke="${halo}" stroke-width="4" paint-order="stroke">${escapeXml(text)}</text>`,
    )
    .join('');
}

export function renderGroup(
  group: DiagramGroup,
  { palette, thumbnail, measure, hairlineWidth = 1 }: ElementStyle,
): string {
  const { x, y, width, height, kind, label } = group;
  const box = `<rect x="${formatNumber(x)}" y="${formatNumber(y)}" width="${formatNumber(width)}" height="${formatNumber(height)}" rx="${kind === 'lane' ? 4 : 12}" fill="${palette.group}" stroke="${palette.hairline}" stroke-width="${formatNumber(hairlineWidth)}"${thumbnail ? nonScaling : ''}/>`;
  if (thumbnail || label.trim() === '') return box;
  const [line] = layoutLabel(label, Math.max(1, width - 24), measure, 1).lines;
  return `${box}<text x="${formatNumber(x + 12)}" y="${formatNumber(y + 19)}" font-size="${smallFont.size}" font-weight="600" fill="${palette.quietInk}">${escapeXml(line!)}</text>`;
}

/** In a thumbnail a line around it keeps it in sight. */
export function renderStroke(stroke: DiagramStroke, { palette, thumbnail }: ElementStyle): string {
  const { ink, quietInk, accent } = palette;
  const colour = { ink, quiet: quietInk, accent }[getStrokeColour(stroke)];
  const line = thumbnail ? ` stroke="${colour}" stroke-width="0.75"${nonScaling}` : '';
  return `<path transform="translate(${formatPoint(stroke)})" d="${getStrokeOutline(stroke)}" fill="${colour}"${line}/>`;
}

/** Groups in the order in which they must be painted: outer ones before those within, otherwise as in the document. */
export function sortGroups(diagram: Diagram): readonly DiagramGroup[] {
  const parents = new Map(diagram.groups.map((group) => [group.id, group.parent]));
  const getDepth = (group: DiagramGroup) => {
    let depth = 0;
    for (let id = group.parent; id !== undefined && depth <= parents.size; id = parents.get(id)) depth++;
    return depth;
  };
  return diagram.groups.toSorted((a, b) => getDepth(a) - getDepth(b));
}

function formatPoint({ x, y }: Point): string {
  return `${formatNumber(x)} ${formatNumber(y)}`;
}
