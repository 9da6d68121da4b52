import { getInkPath } from '../render/ink.ts';
import { getBuiltInPalette } from '../render/palette.ts';
import type { CanvasContext } from './context.ts';
import { formatElement } from './formatElement.ts';
import { paintPng } from './paintPng.ts';
import { renderDrawing } from './renderDrawing.tsx';

/** Returns the drawing as the text of an SVG file, in the colours and with the routes that it is seen with. */
export function exportSvg({ editor, host, getShape, t }: CanvasContext): string {
  const { diagram } = editor.getState();
  const surface = host.getSurface();
  const palette = surface?.getPalette() ?? getBuiltInPalette('light');
  const picture = renderDrawing(diagram, {
    label: diagram.title || t('canvas.label'),
    colour: (name) => palette[name],
    font: palette.font,
    hasPaper: true,
    getShape,
    getInk: getInkPath,
    getRoute: editor.getIndex().getRoute,
    ...(surface && { layoutNode: surface.layoutNode }),
  });
  return formatElement(picture);
}

/** Returns the drawing as a PNG of `scale` pixels to a unit. */
export function exportPng({ editor, host, getShape }: CanvasContext, scale: number): Promise<Blob> {
  const { diagram } = editor.getState();
  const palette = host.getSurface()?.getPalette() ?? getBuiltInPalette('light');
  const { getRoute } = editor.getIndex();
  return paintPng(diagram, scale, palette, getShape, getRoute);
}

/** Returns the components and their connections as Mermaid text, without their places. */
export async function exportMermaid({ editor }: CanvasContext): Promise<string> {
  const { toMermaid } = await import('@calque/formats/mermaid');
  return toMermaid(editor.getState().diagram);
}
