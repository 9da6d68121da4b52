import { StrictMode } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { cdp, userEvent } from 'vitest/browser';
import { type Diagram, createDiagram, createNode } from '@calque/diagram';
import { DiagramCanvas } from './DiagramCanvas.tsx';
import './style.css';
import {
  type RenderedCanvas,
  expectInFrames,
  nextFrame,
  pair,
  readPixel,
  renderCanvas,
} from './testing/renderCanvas.tsx';
import type { DiagramCanvasProps } from './types.ts';

const rendered: RenderedCanvas[] = [];
async function render(...args: Parameters<typeof renderCanvas>) {
  const canvas = await renderCanvas(...args);
  rendered.push(canvas);
  return canvas;
}
afterEach(() => {
  for (const canvas of rendered.splice(0)) canvas.unmount();
});

const getRows = ({ tree }: RenderedCanvas) =>
  [...tree.querySelectorAll('[role=treeitem]')].map((row) => row.textContent);

/** Whether anything but the paper is painted at a point of the diagram. */
function isPainted(canvas: RenderedCanvas, x: number, y: number): boolean {
  const [red, green, blue] = readPixel(canvas, { x, y });
  return getComputedStyle(canvas.surface).backgroundColor !== `rgb(${red}, ${green}, ${blue})`;
}

test('shows the components of its diagram in an outline and on the canvas', async () => {
  const canvas = await render({ defaultValue: pair });
  expect(getRows(canvas)).toEqual([
    'Ranker, model, 1 of 2, connected to Re-ranking',
    'Re-ranking, service, 2 of 2, connected from Ranker',
  ]);
  expect(isPainted(canvas, 80, 20)).toBe(true);
  expect(isPainted(canvas, 240, 32)).toBe(true);
  expect(isPainted(canvas, 240, 100)).toBe(false);
});

test('reports each change with the transaction that made it', async () => {
  const onChange = vi.fn<NonNullable<DiagramCanvasProps['onChange']>>();
  const canvas = await render({ defaultValue: pair, onChange });
  canvas.handle.run('select.all');
  canvas.handle.run('edit.delete');
  expect(onChange).toHaveBeenCalledOnce();
  expect(onChange.mock.lastCall![0].nodes).toHaveLength(0);
  expect(onChange.mock.lastCall![1].userEvent).toBe('delete');
});

test('takes back a change that a controlling host does not pass on', async () => {
  const canvas = await render({ value: pair });
  canvas.handle.run('select.all');
  canvas.handle.run('edit.delete');
  await vi.waitFor(() => expect(canvas.handle.getDiagram()).toBe(pair));
});

test('keeps a change that a controlling host passes on, and can undo it', async () => {
  const props: { value: Diagram; onChange?: DiagramCanvasProps['onChange'] } = { value: pair };
  const canvas = await render({
    value: pair,
    onChange: (value) => canvas.rerender({ ...props, value, onChange: (next) => canvas.rerender({ value: next }) }),
  });
  canvas.handle.run('select.all');
  canvas.handle.run('edit.delete');
  await nextFrame();
  expect(canvas.handle.getDiagram().nodes).toHaveLength(0);
  canvas.handle.run('edit.undo');
  expect(canvas.handle.getDiagram()).toEqual(pair);
});

test('shows another document that a controlling host passes', async () => {
  const canvas = await render({ value: pair });
  const other = createDiagram({ nodes: [createNode({ id: 'x', label: 'Gateway', kind: 'gateway' })] });
  canvas.rerender({ value: other });
  await vi.waitFor(() => expect(getRows(canvas)).toEqual(['Gateway, gateway, 1 of 1, not connected']));
});

test('changes nothing while read-only', async () => {
  const canvas = await render({ defaultValue: pair, readOnly: true });
  canvas.handle.run('select.all');
  canvas.handle.run('edit.delete');
  canvas.handle.focus();
  await userEvent.keyboard('n');
  expect(canvas.handle.getDiagram()).toBe(pair);
});

test('applies patches from outside so that they can be undone', async () => {
  const canvas = await render({ defaultValue: pair });
  const [before] = pair.nodes;
  const after = { ...before!, label: 'Scorer' };
  canvas.handle.apply([{ collection: 'nodes', id: 'a', before: before!, after, from: 0, to: 0 }], 'fix.rename');
  expect(canvas.handle.getDiagram().nodes[0]!.label).toBe('Scorer');
  expect(canvas.transactions.at(-1)!.userEvent).toBe('fix.rename');
  canvas.handle.run('edit.undo');
  expect(canvas.handle.getDiagram()).toEqual(pair);
});

test('brings an element into view, selects it and says what it is', async () => {
  const onSelectionChange = vi.fn<(ids: readonly string[]) => void>();
  const far = createDiagram({
    nodes: [...pair.nodes, createNode({ id: 'far', label: 'Log', kind: 'store', x: 9000 })],
  });
  const canvas = await render({ defaultValue: far, onSelectionChange });
  canvas.handle.setCamera({ x: 0, y: 0, zoom: 1 });
  canvas.handle.reveal('far');
  const { x, zoom } = canvas.handle.getCamera();
  expect((9000 - x) * zoom).toBeGreaterThan(0);
  expect((9160 - x) * zoom).toBeLessThan(800);
  expect(onSelectionChange).toHaveBeenLastCalledWith(['far']);
  await vi.waitFor(() => expect(canvas.container.textContent).toContain('Log, store'));
});

test('fits the named elements into view', async () => {
  const canvas = await render({ defaultValue: pair });
  canvas.handle.setCamera({ x: 5000, y: 5000, zoom: 0.1 });
  canvas.handle.fitView(['b']);
  const { x, y, zoom } = canvas.handle.getCamera();
  expect(zoom).toBe(1);
  expect(x).toBeLessThan(320);
  expect(y).toBeLessThan(0);
});

test('shows the whole of a label that its box cuts off while the box is selected', async () => {
  const label = 'A label that is much too long to be read in a box as small as this one';
  const nodes = [
    createNode({ id: 'a', label, width: 120, height: 48 }),
    createNode({ id: 'b', label: 'Short', x: 300 }),
  ];
  const canvas = await render({ defaultValue: createDiagram({ nodes }) });
  const getShown = () => canvas.container.querySelector('.calque-full-label')?.textContent;
  expect(getShown()).toBeUndefined();
  canvas.handle.reveal('a');
  await expect.poll(getShown).toBe(label);
  canvas.handle.reveal('b');
  await expect.poll(getShown).toBeUndefined();
});

test('works the same under StrictMode', async () => {
  const canvas = await render({ defaultValue: pair }, { wrap: (node) => <StrictMode>{node}</StrictMode> });
  await nextFrame();
  expect(isPainted(canvas, 80, 20)).toBe(true);
  expect(canvas.container.querySelectorAll('.calque-stage > div')).toHaveLength(3);
  expect(canvas.container.querySelectorAll('.calque-layer')).toHaveLength(2);
  canvas.handle.focus();
  await userEvent.keyboard('{Control>}a{/Control}{Delete}');
  expect(canvas.handle.getDiagram().nodes).toHaveLength(0);
  expect(canvas.transactions).toHaveLength(1);
});

test('moves with the camera at once on a page that lets everything glide', async () => {
  const gliding = document.head.appendChild(document.createElement('style'));
  gliding.textContent = '* { transition: all 1000s !important }';
  onTestFinished(() => gliding.remove());
  const canvas = await render({ defaultValue: pair, theme: 'light' });
  for (const x of [0, -3000]) {
    canvas.handle.setCamera({ x: x - 100, y: -100, zoom: 1 });
    canvas.rerender({ value: { ...pair, nodes: [{ ...pair.nodes[0]!, x }] }, theme: 'light' });
    await expectInFrames(() => isPainted(canvas, x + 20, 32), true);
  }
});

test('keeps two canvases on a page apart', async () => {
  const first = await render({ defaultValue: pair });
  const second = await render({ defaultValue: pair });
  second.handle.focus();
  await userEvent.keyboard('{Control>}a{/Control}{Delete}');
  expect(second.handle.getDiagram().nodes).toHaveLength(0);
  expect(first.handle.getDiagram()).toBe(pair);
});

test('works in a shadow root', async () => {
  const host = document.body.appendChild(document.createElement('div'));
  const shadow = host.attachShadow({ mode: 'open' });
  const container = shadow.appendChild(document.createElement('div'));
  Object.assign(container.style, { width: '800px', height: '500px' });
  const canvas = await render({ defaultValue: pair }, { container });
  canvas.handle.focus();
  await userEvent.keyboard('{Control>}a{/Control}{Delete}');
  expect(canvas.handle.getDiagram().nodes).toHaveLength(0);
  host.remove();
});

test('warns a developer whose container has no height, and is usable all the same', async () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  const container = document.body.appendChild(document.createElement('div'));
  const canvas = await render({ defaultValue: pair }, { container });
  expect(warn.mock.lastCall?.[0]).toContain('no height');
  expect(canvas.surface.clientHeight).toBeGreaterThan(100);
  warn.mockRestore();
  container.remove();
});

test('writes nothing to the page outside of its own element', async () => {
  const before = document.documentElement.cloneNode(false);
  const canvas = await render({ defaultValue: pair, theme: 'dark', locale: 'en' });
  canvas.handle.focus();
  await userEvent.keyboard('n');
  expect(document.documentElement.cloneNode(false)).toEqual(before);
  expect(document.body.getAttributeNames()).toEqual([]);
});

test('catches an error inside, keeps the document and goes on when asked to', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const onError = vi.fn<(error: unknown) => void>();
  const canvas = await render({ defaultValue: pair, onError });
  canvas.handle.run('select.all');
  canvas.handle.run('edit.duplicate');
  await vi.waitFor(() => expect(canvas.handle.getDiagram().nodes).toHaveLength(4));
  canvas.rerender({ onError, decorations: [null as never] });
  await vi.waitFor(() => expect(canvas.container.querySelector('[role=alert]')).not.toBeNull());
  expect(onError).toHaveBeenCalledOnce();
  canvas.rerender({ onError });
  await userEvent.click(canvas.container.querySelector('[role=alert] button')!);
  await vi.waitFor(() => expect(canvas.container.querySelectorAll('[role=treeitem]')).toHaveLength(4));
  vi.restoreAllMocks();
});

test('comes alive over what a server has rendered', async () => {
  const container = document.body.appendChild(document.createElement('div'));
  container.style.height = '400px';
  container.innerHTML = renderToString(<DiagramCanvas defaultValue={pair} />);
  expect(container.querySelector('svg text')?.textContent).toBe('Ranker');
  const onRecoverableError = vi.fn<(error: unknown) => void>();
  const root = hydrateRoot(container, <DiagramCanvas defaultValue={pair} />, { onRecoverableError });
  await vi.waitFor(() => expect(container.querySelectorAll('[role=treeitem]')).toHaveLength(2));
  expect(onRecoverableError).not.toHaveBeenCalled();
  root.unmount();
  container.remove();
});

async function measure() {
  const session = cdp();
  await session.send('HeapProfiler.collectGarbage');
  await session.send('Performance.enable');
  const { metrics } = await session.send('Performance.getMetrics');
  return new Map(metrics.map(({ name, value }) => [name, value]));
}

/** Returns the `<canvas>` elements that there were, without keeping them alive. */
async function mountAndUnmount(times: number): Promise<WeakRef<HTMLCanvasElement>[]> {
  const made: WeakRef<HTMLCanvasElement>[] = [];
  for (let count = 0; count < times; count += 20) {
    const canvases = await Promise.all(Array.from({ length: 20 }, () => renderCanvas({ defaultValue: pair })));
    for (const { container } of canvases)
      for (const element of container.querySelectorAll('canvas')) made.push(new WeakRef(element));
    for (const canvas of canvases) canvas.unmount();
    await nextFrame();
  }
  return made;
}

test('leaves no nodes, listeners or canvases behind when it is unmounted', async () => {
  await mountAndUnmount(20);
  const before = await measure();
  const made = await mountAndUnmount(200);
  const after = await measure();
  expect(after.get('JSEventListeners')! - before.get('JSEventListeners')!).toBeLessThan(20);
  expect(after.get('Nodes')! - before.get('Nodes')!).toBeLessThan(60);
  expect(after.get('JSHeapUsedSize')! / before.get('JSHeapUsedSize')!).toBeLessThan(1.25);
  // Some of the last may still be held by frames to come.
  expect(made.filter((canvas) => canvas.deref()).length / made.length).toBeLessThan(0.1);
}, 60_000);
