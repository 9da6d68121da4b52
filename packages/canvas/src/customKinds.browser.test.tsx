import { renderToString } from 'react-dom/server';
import { afterEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { createDiagram, createEdge, createNode } from '@calque/diagram';
import { DiagramCanvas } from './DiagramCanvas.tsx';
import './style.css';
import { type RenderedCanvas, nextFrame, readPixel, renderCanvas } from './testing/renderCanvas.tsx';
import type { CustomKind } from './types.ts';

let canvas: RenderedCanvas;
afterEach(() => canvas.unmount());

/** A triangle that stands on its base: unlike a box, it has nothing in its upper corners. */
const triangle: CustomKind = {
  kind: 'prism',
  title: 'Prism',
  outline: (width, height) => `M${width / 2} 0L${width} ${height}L0 ${height}Z`,
  details: (width, height) => `M${width / 4} ${height * 0.9}H${width * 0.75}`,
  icon: 'M9 3l6 12H3z',
};
const customKinds = [triangle];
const corners = (width: number, height: number) => [
  { x: width / 2, y: 0 },
  { x: width, y: height },
  { x: 0, y: height },
];
const diagram = createDiagram({
  nodes: [createNode({ id: 'p', label: 'Splitter', kind: 'prism', width: 160, height: 100 })],
});

test('paints a kind of the host in its own outline, and as a service once the host has it no more', async () => {
  canvas = await renderCanvas({ defaultValue: diagram, customKinds, theme: 'light' });
  expect(readPixel(canvas, { x: 15, y: 10 })).toEqual([251, 250, 246, 255]);
  expect(readPixel(canvas, { x: 30, y: 80 })).toEqual([255, 255, 255, 255]);
  canvas.rerender({ defaultValue: diagram, theme: 'light' });
  await nextFrame();
  await nextFrame();
  expect(readPixel(canvas, { x: 15, y: 10 })).toEqual([255, 255, 255, 255]);
});

test('names a kind of the host in the outline', async () => {
  canvas = await renderCanvas({ defaultValue: diagram, customKinds });
  expect(canvas.tree.querySelector('[role=treeitem]')?.textContent).toMatch(/^Splitter, prism/i);
});

test('offers a kind of the host in the palette, with its icon, and adds a component of it', async () => {
  canvas = await renderCanvas({ defaultValue: diagram, customKinds });
  canvas.handle.focus();
  await userEvent.keyboard('/');
  await expect.poll(() => canvas.container.querySelector('.calque-kind-list')).not.toBeNull();
  await userEvent.keyboard('prism');
  await expect.poll(() => canvas.container.querySelectorAll('.calque-kind-list button').length).toBe(1);
  expect(canvas.container.querySelector(`.calque-kind-list path[d="${triangle.icon}"]`)).not.toBeNull();
  await userEvent.keyboard('{Enter}');
  await userEvent.click(canvas.surface, { position: { x: 600, y: 400 } });
  await expect.poll(() => canvas.handle.getDiagram().nodes.map(({ kind }) => kind)).toEqual(['prism', 'prism']);
});

test('offers only the kinds that are asked for, in their order', async () => {
  canvas = await renderCanvas({ defaultValue: diagram, customKinds, kinds: ['prism', 'store'] });
  canvas.handle.focus();
  await userEvent.keyboard('/');
  await expect
    .poll(() => [...canvas.container.querySelectorAll('.calque-kind-name')].map(({ textContent }) => textContent))
    .toEqual(['Prism', expect.stringMatching(/store/i)]);
});

test('draws a kind of the host on a server and in an exported SVG', async () => {
  canvas = await renderCanvas({ defaultValue: diagram, customKinds });
  const outline = `d="${triangle.outline(160, 100)}"`;
  expect(canvas.handle.exportSvg()).toContain(outline);
  expect(renderToString(<DiagramCanvas defaultValue={diagram} customKinds={customKinds} />)).toContain(outline);
});

test('ends connections on the corners that a kind of the host gives, and at its box without', async () => {
  const connected = createDiagram({
    nodes: [...diagram.nodes, createNode({ id: 'q', x: 400, y: 18 })],
    edges: [createEdge({ id: 'pq', from: 'p', to: 'q' })],
  });
  canvas = await renderCanvas({ defaultValue: connected, customKinds: [{ ...triangle, corners }] });
  expect(canvas.handle.exportSvg()).toContain('d="M120 50L');
  canvas.rerender({ defaultValue: connected, customKinds });
  await expect.poll(() => canvas.handle.exportSvg()).toContain('d="M160 50L');
});
