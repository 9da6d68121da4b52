import { type Box, type Diagram, formatNumber, inflateBox, labelFont, measureText } from '@calque/diagram';
import { escapeXml } from '../svg/escapeXml.ts';
import type { Palette } from '../svg/palette.ts';
import { type Painter, createPainter, layoutContent, openText, renderContent } from '../svg/renderContent.ts';
import type { ElementStyle } from '../svg/renderElements.ts';
import { type Size, millimetresPerPoint } from './paper.ts';

export const inkPalette: Palette = {
  paper: '#FFFFFF',
  raised: '#FFFFFF',
  ink: '#000000',
  quietInk: '#333333',
  hairline: '#8C8C8C',
  accent: '#000000',
  group: '#FFFFFF',
};

/** Light enough to draw over in pencil, dark enough to survive a copier. */
export const faintPalette: Palette = {
  paper: '#FFFFFF',
  raised: '#FFFFFF',
  ink: '#B8B8B8',
  quietInk: '#B0B0B0',
  hairline: '#D6D6D6',
  accent: '#B8B8B8',
  group: '#FFFFFF',
};

/** Line widths on paper, in points. */
const strokePoints = 0.75;
const hairlinePoints = 0.25;

/** A drawing is not enlarged beyond this: labels would be larger than the text around it. Millimetres a unit. */
const maxScale = 0.3;

/**
 * A drawing is turned by a quarter if it is this much wider than high on an upright sheet, or the reverse: it grows by about as much. It
 * depends on the shape of the sheet only, so that all sheets of an exercise are turned alike.
 */
const turnRatio = 1.3;

interface Fit {
  /** Millimetres a diagram unit. */
  readonly scale: number;
  readonly turned: boolean;
}

export interface DrawingOptions {
  readonly palette: Palette;
  readonly title: string;
  readonly fontFamily: string | undefined;
  /** Space around the drawing for what the painter adds, in diagram units. Default: 6. */
  readonly padding?: number | undefined;
  /** Changes how parts are painted; `style` has the line widths of this drawing. */
  readonly createPainter?: ((style: ElementStyle) => Painter) | undefined;
}

/** A drawing and the height that it takes, in millimetres. */
export interface Drawing {
  readonly markup: string;
  readonly height: number;
}

/** Returns the diagram as an SVG picture that fits the area (millimetres), turned where that makes it much larger. */
export function renderDrawing(diagram: Diagram, area: Size, options: DrawingOptions): Drawing {
  const layout = layoutContent(diagram, true);
  if (!layout.box) return { markup: '', height: 0 };
  const box = inflateBox(layout.box, options.padding ?? 6);
  const { scale, turned } = fitBox(box, area);
  const unitsPerPoint = millimetresPerPoint / scale;
  const style: ElementStyle = {
    palette: options.palette,
    thumbnail: false,
    measure: (text) => measureText(text, labelFont.size, labelFont.weight),
    strokeWidth: strokePoints * unitsPerPoint,
    hairlineWidth: hairlinePoints * unitsPerPoint,
  };
  const painter = (options.createPainter ?? createPainter)(style);
  const content = `${openText(options.fontFamily)}${renderContent(diagram, layout, painter)}</g>`;
  const [x, y] = [formatNumber(-box.x), formatNumber(-box.y)];
  const [width, height] = turned ? [box.height, box.width] : [box.width, box.height];
  const place = turned ? `translate(${formatNumber(width)} 0) rotate(90) translate(${x} ${y})` : `translate(${x} ${y})`;
  const markup = [
    `<svg class="drawing" role="img" viewBox="0 0 ${formatNumber(width)} ${formatNumber(height)}"`,
    ` width="${formatNumber(width * scale)}mm" height="${formatNumber(height * scale)}mm">`,
    `<title>${escapeXml(options.title)}</title><g transform="${place}">${content}</g></svg>`,
  ].join('');
  return { markup, height: height * scale };
}

function fitBox(box: Box, area: Size): Fit {
  const turned = area.height > area.width ? box.width > box.height * turnRatio : box.height > box.width * turnRatio;
  const { width, height } = turned ? { width: box.height, height: box.width } : box;
  return { scale: Math.min(area.width / width, area.height / height, maxScale), turned };
}

/** Returns faint dots 5 mm apart, to draw by. */
export function renderDots({ width, height }: Size): string {
  const rows = Math.floor(height / 5);
  const length = Math.floor(width / 5) * 5;
  const lines = Array.from({ length: rows }, (_, row) => `M2.5 ${formatNumber(row * 5 + 2.5)}h${length - 4.9}`).join(
    '',
  );
  const size = `width="${formatNumber(width)}mm" height="${formatNumber(height)}mm"`;
  return `<svg class="drawing" aria-hidden="true" viewBox="0 0 ${formatNumber(width)} ${formatNumber(height)}" ${size}><path d="${lines}" fill="none" stroke="#A0A0A0" stroke-width=".3" stroke-linecap="round" stroke-dasharray="0 5"/></svg>`;
}
