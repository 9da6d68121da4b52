import { afterEach, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { createDiagram, createEdge, createNode, parseDiagram } from '@calque/diagram';
import './style.css';
import { type RenderedCanvas, pair, renderCanvas } from './testing/renderCanvas.tsx';

let canvas: RenderedCanvas;
afterEach(() => {
  canvas.unmount();
  vi.restoreAllMocks();
});

const awkward = createDiagram({
  nodes: [
    createNode({ id: 'a', label: 'A <b> & "c"\u0007', kind: 'model' }),
    createNode({ id: 'b', label: 'Store', kind: 'store', x: 320 }),
  ],
  edges: [createEdge({ id: 'ab', from: 'a', to: 'b', label: 'top 500' })],
});

async function readPixels(url: string): Promise<ImageData> {
  const image = new Image();
  image.src = url;
  await image.decode();
  const target = new OffscreenCanvas(image.naturalWidth, image.naturalHeight).getContext('2d')!;
  target.drawImage(image, 0, 0);
  return target.getImageData(0, 0, image.naturalWidth, image.naturalHeight);
}

const getPixel = ({ data, width }: ImageData, x: number, y: number) =>
  Array.from(data.subarray((y * width + x) * 4, (y * width + x) * 4 + 3));

test('exports an SVG that stands alone and says every label, whatever signs are in it', async () => {
  canvas = await renderCanvas({ defaultValue: awkward, theme: 'light' });
  const text = canvas.handle.exportSvg();
  const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
  expect(parsed.querySelector('parsererror')).toBeNull();
  const texts = [...parsed.querySelectorAll('text')].map(({ textContent }) => textContent);
  expect(texts).toEqual(expect.arrayContaining(['A <b> & "c"', 'Store', 'top 500']));
  expect(text).not.toContain('var(');
  const pixels = await readPixels(URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' })));
  expect(getPixel(pixels, 3, 3)).toEqual([251, 250, 246]);
  expect(getPixel(pixels, 24 + 20, 24 + 50)).toEqual([255, 255, 255]);
});

test('exports a PNG at the scale asked for, in the colours of the theme', async () => {
  canvas = await renderCanvas({ defaultValue: pair, theme: 'dark' });
  const blob = await canvas.handle.exportPng(2);
  expect(blob.type).toBe('image/png');
  const pixels = await readPixels(URL.createObjectURL(blob));
  expect([pixels.width, pixels.height]).toEqual([(480 + 48) * 2, (64 + 48) * 2]);
  expect(getPixel(pixels, 3, 3)).toEqual([20, 22, 27]);
  expect(getPixel(pixels, (24 + 20) * 2, (24 + 32) * 2)).toEqual([28, 31, 39]);
});

test('exports an empty sheet as an empty picture', async () => {
  canvas = await renderCanvas({ theme: 'light' });
  expect((await canvas.handle.exportPng(1)).size).toBeGreaterThan(0);
  expect(canvas.handle.exportSvg()).toContain('<svg');
});

test('refuses a scale that no picture can have and names the largest', async () => {
  canvas = await renderCanvas({ defaultValue: pair });
  for (const scale of [0, -1, Number.NaN, Number.POSITIVE_INFINITY, 1000])
    await expect(canvas.handle.exportPng(scale)).rejects.toThrow(/at most 16\.\d\d/);
});

test('copies the drawing as an image, SVG, Mermaid and JSON from the command palette, and says so', async () => {
  const write = vi.spyOn(navigator.clipboard, 'write').mockResolvedValue();
  const writeText = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  canvas = await renderCanvas({ defaultValue: pair });
  const getSaid = () => [...canvas.container.querySelectorAll('output')].map(({ textContent }) => textContent).join('');
  await pick('copy as image');
  await expect.poll(getSaid).toBe('Copied as an image.');
  expect(await write.mock.lastCall![0][0]!.getType('image/png')).toHaveProperty('type', 'image/png');
  await pick('copy as svg');
  await expect.poll(getSaid).toBe('Copied as SVG.');
  expect(writeText.mock.lastCall![0]).toBe(canvas.handle.exportSvg());
  await pick('copy as mermaid');
  await expect.poll(getSaid).toBe('Copied as Mermaid.');
  const mermaid = await (await write.mock.lastCall![0][0]!.getType('text/plain')).text();
  expect(mermaid.split('\n')[0]).toBe('flowchart LR');
  await pick('copy as json');
  await expect.poll(getSaid).toBe('Copied as JSON.');
  expect(parseDiagram(writeText.mock.lastCall![0])).toMatchObject({ ok: true, diagram: canvas.handle.getDiagram() });
});

test('says that the clipboard is closed where it is', async () => {
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('', 'NotAllowedError'));
  canvas = await renderCanvas({ defaultValue: pair });
  await pick('copy as svg');
  await expect
    .poll(() => canvas.container.querySelector('.calque-hidden:last-child')?.textContent)
    .toBe('The clipboard cannot be written to here.');
});

async function pick(query: string) {
  canvas.handle.focus();
  await userEvent.keyboard('{Control>}k{/Control}');
  await expect.poll(() => canvas.container.querySelector('[role=combobox]')).not.toBeNull();
  await userEvent.keyboard(`${query}{Enter}`);
}
