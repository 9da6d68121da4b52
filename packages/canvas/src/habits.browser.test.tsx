import { afterEach, describe, expect, onTestFinished, test } from 'vitest';
import { cdp, page, userEvent } from 'vitest/browser';
import { type Point, createEdge } from '@calque/diagram';
import './style.css';
import { type RenderedCanvas, expectInFrames, nextFrame, pair, renderCanvas } from './testing/renderCanvas.tsx';
import type { DiagramCanvasProps } from './types.ts';

// What people who draw with other tools try first.

let canvas: RenderedCanvas;
afterEach(() => canvas.unmount());

const labelled = { ...pair, edges: [createEdge({ id: 'ab', from: 'a', to: 'b', label: 'top 500' })] };
const held = { alt: 1, none: 0, shift: 8 } as const;

async function start(props: DiagramCanvasProps = {}) {
  canvas = await renderCanvas({ defaultValue: labelled, ...props });
  canvas.handle.setCamera({ x: -100, y: -100, zoom: 1 });
  await nextFrame();
}

async function select() {
  await start();
  await userEvent.click(canvas.surface, { position: canvas.toSurface({ x: 80, y: 50 }) });
}

/** Drags between points of the diagram, in pixels of the browser's window. */
async function drag(from: Point, to: Point, modifiers: number = held.none, button: 'left' | 'middle' = 'left') {
  const frame = window.frameElement!.getBoundingClientRect();
  const scale = frame.width / innerWidth;
  const area = canvas.surface.getBoundingClientRect();
  const toWindow = ({ x, y }: Point) => ({
    x: frame.left + (area.left + x + 100) * scale,
    y: frame.top + (area.top + y + 100) * scale,
  });
  const half = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  const buttons = button === 'left' ? 1 : 4;
  const send = (type: 'mousePressed' | 'mouseMoved' | 'mouseReleased', at: Point) =>
    cdp().send('Input.dispatchMouseEvent', {
      type,
      ...toWindow(at),
      button,
      buttons: type === 'mouseReleased' ? 0 : buttons,
      clickCount: 1,
      modifiers,
    });
  await cdp().send('Input.dispatchMouseEvent', { type: 'mouseMoved', ...toWindow(from) });
  await send('mousePressed', from);
  await send('mouseMoved', half);
  await send('mouseMoved', to);
  await send('mouseReleased', to);
  await nextFrame();
}

const getNodes = () => canvas.handle.getDiagram().nodes;
const getSelected = () => canvas.tree.querySelectorAll('[aria-selected=true]').length;
const getCursor = () => canvas.surface.dataset['cursor'];
const getField = () => canvas.container.querySelector<HTMLTextAreaElement>('.calque-label-field');

describe('with the mouse', () => {
  test('Alt drags a copy out of a box', async () => {
    await start();
    await drag({ x: 80, y: 32 }, { x: 80, y: 232 }, held.alt);
    expect(getNodes().map(({ label }) => label)).toEqual(['Ranker', 'Re-ranking', 'Ranker']);
    expect(getNodes()[0]).toMatchObject({ x: 0, y: 0 });
  });

  test('Shift keeps a drag level', async () => {
    await start();
    await drag({ x: 80, y: 32 }, { x: 83, y: 232 }, held.shift);
    expect(getNodes()[0]!.x).toBe(0);
    expect(getNodes()[0]!.y).toBeGreaterThan(150);
  });

  test('the middle button moves the sheet', async () => {
    await start();
    await drag({ x: 80, y: 32 }, { x: 140, y: 72 }, held.none, 'middle');
    const { x, y, zoom } = canvas.handle.getCamera();
    expect([Math.round(x), Math.round(y), zoom]).toEqual([-160, -140, 1]);
    expect(canvas.handle.getDiagram()).toBe(labelled);
  });

  test('a double click on the label of a connection edits it', async () => {
    await start();
    await userEvent.dblClick(canvas.surface, { position: canvas.toSurface({ x: 240, y: 32 }) });
    await expectInFrames(() => getField()?.value, 'top 500');
    expect(getNodes()).toHaveLength(2);
  });
});

describe('with the keyboard', () => {
  test('Escape leaves the label, then the selection, and a tool before either', async () => {
    await select();
    await userEvent.keyboard('{F2}');
    await expectInFrames(() => getField() !== null, true);
    await userEvent.keyboard('Other{Escape}');
    await expectInFrames(() => getField(), null);
    expect([getNodes()[0]!.label, getSelected()]).toEqual(['Ranker', 1]);
    await userEvent.keyboard('b');
    expect(getCursor()).toBe('crosshair');
    await userEvent.keyboard('{Escape}');
    expect([getCursor() === 'crosshair', getSelected()]).toEqual([false, 1]);
    await userEvent.keyboard('{Escape}');
    expect(getSelected()).toBe(0);
  });

  test('arrow keys move by 1, and by 10 with Shift', async () => {
    await select();
    await userEvent.keyboard('{ArrowRight}{Shift>}{ArrowDown}{/Shift}');
    expect(getNodes()[0]).toMatchObject({ x: 1, y: 10 });
  });

  test('Ctrl goes with A, D, G, Z, Y and 0', async () => {
    await select();
    await userEvent.keyboard('{Control>}ad{/Control}');
    await expect.poll(() => getNodes().length).toBe(4);
    await userEvent.keyboard('{Control>}g{/Control}');
    await expect.poll(() => canvas.handle.getDiagram().groups.length).toBe(1);
    // A group asks for its label.
    await expectInFrames(() => getField() !== null, true);
    await userEvent.keyboard('{Escape}{Control>}zz{/Control}');
    expect(canvas.handle.getDiagram()).toEqual(labelled);
    await userEvent.keyboard('{Control>}yy{/Control}');
    expect(canvas.handle.getDiagram().groups).toHaveLength(1);
    await userEvent.keyboard('{Control>}={/Control}');
    expect(canvas.handle.getCamera().zoom).toBe(1.25);
    await userEvent.keyboard('{Control>}0{/Control}');
    expect(canvas.handle.getCamera().zoom).toBe(1);
  });

  test('shortcuts are where they are on a Latin keyboard, whatever letters it types', async () => {
    await select();
    const init = { key: 'и', code: 'KeyB', bubbles: true, cancelable: true };
    document.activeElement!.dispatchEvent(new KeyboardEvent('keydown', init));
    expect(getCursor()).toBe('crosshair');
  });
});

test.each(['en', 'ar'])('shows some of the list of each panel at 400 % of a screen, in %s', async (locale) => {
  onTestFinished(() => page.viewport(1280, 800));
  await page.viewport(320, 200);
  const container = document.body.appendChild(document.createElement('div'));
  onTestFinished(() => container.remove());
  Object.assign(container.style, { position: 'fixed', inset: '0' });
  canvas = await renderCanvas({ defaultValue: pair, locale }, { container });
  canvas.handle.focus();
  for (const [keys, item] of [
    ['/', '.calque-kind-list button'],
    ['{Control>}k{/Control}', '[role=option]'],
  ] as const) {
    await userEvent.keyboard(keys);
    await expectInFrames(() => isSeen(canvas.container.querySelector(item)), true);
    await userEvent.keyboard('{Escape}');
  }
});

function isSeen(element: Element | null): boolean {
  if (!element) return false;
  const { left, top, width, height } = element.getBoundingClientRect();
  return element.contains(document.elementFromPoint(left + width / 2, top + height / 2));
}
