export { escapeXml } from './escapeXml.ts';
export type { SvgTheme } from './palette.ts';
export { type RenderSvgOptions, defaultFontFamily, renderSvg } from './renderSvg.ts';
