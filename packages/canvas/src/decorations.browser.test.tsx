import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { createGroup, createNode } from '@calque/diagram';
import './style.css';
import {
  type RenderedCanvas,
  expectInFrames,
  nextFrame,
  pair,
  readPixel,
  renderCanvas,
} from './testing/renderCanvas.tsx';
import type { Decoration } from './types.ts';

let canvas: RenderedCanvas;
afterEach(() => canvas.unmount());

const ghost = createNode({ id: 'ghost', label: 'Feature store', kind: 'store', x: 0, y: 160 });
const decorations: readonly Decoration[] = [
  { id: 'm1', type: 'mark', target: 'a', mark: 'matched', label: 'matched' },
  { id: 'm2', type: 'mark', target: 'ab', mark: 'reversed', label: 'points the wrong way' },
  { id: 'g1', type: 'ghost-node', node: ghost, label: 'missing: Feature store' },
  { id: 'g2', type: 'ghost-edge', from: 'ghost', to: 'b', label: 'missing: Feature store to Re-ranking' },
];

/** A point within the first box, left of its label. */
const inside = { x: 20, y: 32 };

const getRows = () => [...canvas.tree.querySelectorAll('[role=treeitem]')].map((row) => row.textContent);

test('tells verdicts in the outline: marks with their element, what is missing as remarks', async () => {
  canvas = await renderCanvas({ defaultValue: pair, decorations });
  expect(getRows()).toEqual([
    'Ranker, model, 1 of 2, connected to Re-ranking, matched',
    'Re-ranking, service, 2 of 2, connected from Ranker',
    'missing: Feature store',
    'missing: Feature store to Re-ranking',
  ]);
});

test('fits ghosts into view with the drawing', async () => {
  canvas = await renderCanvas({
    defaultValue: pair,
    decorations: [{ ...decorations[2]!, node: { ...ghost, y: 3000 } } as Decoration],
  });
  expect(canvas.toSurface({ x: 0, y: 3064 }).y).toBeLessThan(500);
});

test('reports a decoration that is pressed, with a pointer and in the outline', async () => {
  const onDecorationActivate = vi.fn<(id: string) => void>();
  canvas = await renderCanvas({ defaultValue: pair, decorations, onDecorationActivate });
  await userEvent.click(canvas.surface, { position: canvas.toSurface({ x: 80, y: 192 }) });
  expect(onDecorationActivate).toHaveBeenLastCalledWith('g1');
  canvas.handle.focus();
  await userEvent.keyboard('{End}{Enter}');
  expect(onDecorationActivate).toHaveBeenLastCalledWith('g2');
});

test('reports the decoration under the pointer and when it is left', async () => {
  const onDecorationHover = vi.fn<(id: string | null) => void>();
  canvas = await renderCanvas({ defaultValue: pair, decorations, onDecorationHover });
  await userEvent.hover(canvas.surface, { position: canvas.toSurface({ x: 80, y: 192 }) });
  expect(onDecorationHover).toHaveBeenLastCalledWith('g1');
  await userEvent.hover(canvas.surface, { position: canvas.toSurface({ x: 240, y: 330 }) });
  expect(onDecorationHover).toHaveBeenLastCalledWith(null);
});

test('reveals a ghost that is out of view', async () => {
  canvas = await renderCanvas({ defaultValue: pair, decorations });
  canvas.handle.setCamera({ x: 9000, y: 9000, zoom: 1 });
  canvas.handle.reveal('g1');
  const { x, y } = canvas.toSurface({ x: 80, y: 192 });
  expect(x).toBeGreaterThan(0);
  expect(x).toBeLessThan(800);
  expect(y).toBeGreaterThan(0);
  expect(y).toBeLessThan(500);
});

test('draws each verdict in a colour of its own and takes the marks away again', async () => {
  canvas = await renderCanvas({ defaultValue: pair, decorations, theme: 'light' });
  // The badge at the top right corner of the box, left of the sign in it.
  const at = { x: 161 - 5.5, y: -1 };
  expect(readColour(at)).toEqual([30, 127, 92]);
  canvas.rerender({ defaultValue: pair, theme: 'light' });
  await nextFrame();
  await nextFrame();
  expect(readColour(at)).not.toEqual([30, 127, 92]);
});

test('paints anew when the theme changes', async () => {
  canvas = await renderCanvas({ defaultValue: pair, theme: 'light' });
  expect(readColour(inside)).toEqual([255, 255, 255]);
  canvas.rerender({ defaultValue: pair, theme: 'dark' });
  await expectInFrames(() => readColour(inside), [28, 31, 39]);
});

test('paints anew when a host changes a token', async () => {
  canvas = await renderCanvas({ defaultValue: pair, theme: 'light' });
  setToken('raised', 'rgb(250, 240, 200)');
  await expectInFrames(() => readColour(inside), [250, 240, 200]);
});

test.each([
  ['lane', { x: 30, y: 300 }],
  ['matched', { x: 161 - 5.5, y: -1 }],
])('notices a change of the token %s alone', async (name, at) => {
  const lane = createGroup({ id: 'lane', kind: 'lane', label: 'Serving', x: 0, y: 260, width: 300, height: 120 });
  canvas = await renderCanvas({ defaultValue: { ...pair, groups: [lane] }, decorations, theme: 'light' });
  setToken(name, 'rgb(120, 20, 20)');
  await expectInFrames(() => readColour(at), [120, 20, 20]);
});

test('draws labels anew when a host changes the face', async () => {
  canvas = await renderCanvas({ defaultValue: pair, theme: 'light' });
  const getPixels = () => canvas.container.querySelector<HTMLCanvasElement>('.calque-drawing canvas')!.toDataURL();
  const before = getPixels();
  canvas.container.style.setProperty('--calque-font', 'monospace');
  await expectInFrames(() => getPixels() !== before, true);
});

test.each(['none', 'all 1s', 'all 0s 1s'])(
  'notices tokens on a page that resets every transition to %s',
  async (transition) => {
    const reset = document.head.appendChild(document.createElement('style'));
    reset.textContent = `* { transition: ${transition} !important }`;
    onTestFinished(() => reset.remove());
    canvas = await renderCanvas({ defaultValue: pair, theme: 'light' });
    expect(readColour(inside)).toEqual([255, 255, 255]);
    setToken('raised', 'rgb(250, 240, 200)');
    await expectInFrames(() => readColour(inside), [250, 240, 200]);
  },
);

test('shows a token that was changed while the canvas was hidden', async () => {
  canvas = await renderCanvas({ defaultValue: pair, theme: 'light' });
  canvas.container.style.display = 'none';
  await nextFrame();
  await nextFrame();
  setToken('raised', 'rgb(250, 240, 200)');
  await nextFrame();
  canvas.container.style.display = '';
  await expectInFrames(() => readColour(inside), [250, 240, 200]);
});

test('shows a token that was changed before the page first painted', async () => {
  const frame = document.body.appendChild(document.createElement('iframe'));
  onTestFinished(() => frame.remove());
  Object.assign(frame.style, { width: '800px', height: '500px' });
  const page = frame.contentDocument!;
  page.head.append(...[...document.querySelectorAll('style')].map((sheet) => sheet.cloneNode(true)));
  const container = page.body.appendChild(page.createElement('div'));
  Object.assign(container.style, { width: '600px', height: '400px', position: 'relative' });
  canvas = await renderCanvas({ defaultValue: pair, theme: 'light' }, { container });
  setToken('raised', 'rgb(250, 240, 200)');
  await expectInFrames(() => readColour(inside), [250, 240, 200]);
});

function setToken(name: string, colour: string) {
  canvas.container.style.setProperty(`--calque-${name}`, colour);
}

function readColour(point: { x: number; y: number }): number[] {
  return readPixel(canvas, point).slice(0, 3);
}
