export { escapeXml } from './escapeXml.ts';
export type { SvgTheme } from './palette.ts';
export { defaultFontFamily } from './renderContent.ts';
export { type RenderSvgOptions, renderSvg } from './renderSvg.ts';
