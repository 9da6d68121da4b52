import {
  type Box,
  type Diagram,
  type MeasureText,
  formatNumber,
  inflateBox,
  labelFont,
  measureText,
} from '@calque/diagram';
import { escapeXml } from './escapeXml.ts';
import { type SvgTheme, palettes } from './palette.ts';
import { createPainter, layoutContent, openText, renderContent } from './renderContent.ts';
import type { ElementStyle } from './renderElements.ts';

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
  const layout = layoutContent(diagram, !thumbnail);
  const box = layout.box ? inflateBox(layout.box, options.padding ?? 24) : emptyBox;
  const title = options.title === undefined ? diagram.title : options.title;
  const [x, y, width, height] = [box.x, box.y, box.width, box.height].map(formatNumber);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${x} ${y} ${width} ${height}" width="${width}" height="${height}"`,
    title === null ? ' aria-hidden="true">' : ' role="img">',
    title && `<title>${escapeXml(title)}</title>`,
    options.description && `<desc>${escapeXml(options.description)}</desc>`,
    options.background && `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${palette.paper}"/>`,
    openText(options.fontFamily),
    renderContent(diagram, layout, createPainter(style)),
    '</g></svg>',
  ]
    .filter(Boolean)
    .join('');
}
