import { afterEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { type DiagramStroke, createDiagram, createStroke } from '@calque/diagram';
import './style.css';
import { type RenderedCanvas, nextFrame, pair, readPixel, renderCanvas } from './testing/renderCanvas.tsx';

let canvas: RenderedCanvas;
afterEach(() => canvas.unmount());

type Place = readonly [x: number, y: number];

/** An event as a browser sends it, at a point of the surface. The mouse's id: only that of a real pointer can be captured. */
function createPointerEvent(type: string, [x, y]: Place, init: PointerEventInit): PointerEvent {
  const { left, top } = canvas.surface.getBoundingClientRect();
  const place = { clientX: left + x, clientY: top + y };
  return new PointerEvent(type, { pointerId: 1, bubbles: true, cancelable: true, ...place, ...init });
}

/** Presses at the first place, goes through the others in one event, as a fast hand does, and lets go at the last. */
function drag(places: readonly Place[], init: PointerEventInit = {}) {
  const send = (type: string, place: Place, more: PointerEventInit = {}) =>
    canvas.surface.dispatchEvent(createPointerEvent(type, place, { ...init, ...more }));
  const last = places.at(-1)!;
  send('pointerdown', places[0]!);
  const coalescedEvents = places.slice(1).map((place) => createPointerEvent('pointermove', place, init));
  send('pointermove', last, { coalescedEvents });
  return () => send('pointerup', last, { pressure: 0 });
}

const wave: readonly Place[] = Array.from({ length: 20 }, (_, step) => [200 + step * 10, 400 + 20 * Math.sin(step)]);

const getInk = (): readonly DiagramStroke[] => canvas.handle.getDiagram().strokes ?? [];

/** Tools that are used less are loaded when they are asked for. */
async function takeUpPen() {
  const button = canvas.container.querySelector('[aria-label^="Pen"]')!;
  await userEvent.click(button);
  await expect.poll(() => button.getAttribute('aria-pressed')).toBe('true');
}

test('draws through every point of a fast hand, with the pressure of the pen, in one step', async () => {
  canvas = await renderCanvas({ defaultValue: pair });
  await takeUpPen();
  const lift = drag(wave, { pointerType: 'pen', pressure: 0.75 });
  expect(getInk()).toEqual([]);
  lift();
  const [stroke] = getInk();
  expect(stroke!.points.length / 3).toBeGreaterThan(8);
  expect(new Set(stroke!.points.filter((_, place) => place % 3 === 2))).toEqual(new Set([0.75]));
  expect(canvas.transactions.map(({ userEvent }) => userEvent)).toEqual(['stroke.add']);
});

test('paints ink over boxes, in the colour of the theme and with its own width', async () => {
  const stroke = createStroke({ id: 's', x: -40, y: 20, points: [0, 0, 0.5, 240, 0, 0.5], strokeWidth: 12 });
  canvas = await renderCanvas({ defaultValue: { ...pair, strokes: [stroke] }, theme: 'light' });
  await expect.poll(() => readPixel(canvas, { x: 20, y: 20 })).toEqual([27, 31, 42, 255]);
  expect(readPixel(canvas, { x: 20, y: 30 })).toEqual([255, 255, 255, 255]);
  canvas.handle.run('select.all');
  canvas.handle.run('edit.delete');
  await nextFrame();
  expect(readPixel(canvas, { x: -20, y: 20 })).toEqual([251, 250, 246, 255]);
});

test('exports the shape that is seen, in the colour of the theme', async () => {
  const stroke = createStroke({ id: 's', points: [0, 0, 0.2, 90, 0, 0.9], colour: 'accent' });
  const diagram = createDiagram({ strokes: [stroke] });
  canvas = await renderCanvas({ defaultValue: diagram, theme: 'light' });
  await expect
    .poll(() => canvas.handle.exportSvg())
    .toMatch(/d="M[^"]+Z" transform="translate\(0 0\)" fill="rgb\(47, 91, 234\)"/);
});

test('draws with a finger until a pen has been seen; then a finger moves the sheet', async () => {
  canvas = await renderCanvas({ defaultValue: pair });
  await takeUpPen();
  drag(wave, { pointerType: 'touch' })();
  expect(getInk()).toHaveLength(1);
  drag(wave, { pointerType: 'pen', pressure: 0.5 })();
  expect(getInk()).toHaveLength(2);
  const { x } = canvas.handle.getCamera();
  drag(wave, { pointerType: 'touch' })();
  expect(getInk()).toHaveLength(2);
  expect(canvas.handle.getCamera().x).not.toBe(x);
});

test('does with a pen what the tool in hand does: without the pen tool it selects and moves', async () => {
  canvas = await renderCanvas({ defaultValue: pair });
  const { x, y } = canvas.toSurface({ x: 80, y: 32 });
  drag(
    [
      [x, y],
      [x + 20, y + 90],
    ],
    { pointerType: 'pen', pressure: 0.5 },
  )();
  expect(canvas.transactions.map(({ userEvent }) => userEvent)).toEqual(['move']);
});

test('rubs out with the other end of a pen, whatever the tool', async () => {
  canvas = await renderCanvas({ defaultValue: pair });
  await takeUpPen();
  const { x, y } = canvas.toSurface({ x: 80, y: 32 });
  const lift = drag(
    [
      [x, y - 90],
      [x, y],
    ],
    { pointerType: 'pen', button: 5, buttons: 32 },
  );
  expect(canvas.handle.getDiagram()).toBe(pair);
  lift();
  expect(canvas.handle.getDiagram()).toMatchObject({ nodes: [{ id: 'b' }], edges: [] });
});

test('lists strokes after the components, to be picked and deleted by key', async () => {
  const strokes = [createStroke({ id: 's0', y: 200 }), createStroke({ id: 's1', y: 260 })];
  canvas = await renderCanvas({ defaultValue: { ...pair, strokes } });
  canvas.handle.focus();
  await userEvent.keyboard('{End}');
  await expect.poll(() => canvas.tree.querySelector('[aria-selected=true]')?.textContent).toBe('Pen stroke, 2 of 2');
  await userEvent.keyboard('{Delete}');
  expect(getInk().map(({ id }) => id)).toEqual(['s0']);
});

test('lets the trail of the laser pointer fade, and changes nothing', async () => {
  canvas = await renderCanvas({ defaultValue: pair });
  canvas.handle.run('tool.laser');
  const getTrail = () => canvas.container.querySelector<HTMLCanvasElement>('.calque-laser');
  await expect.poll(getTrail).not.toBeNull();
  const lift = drag(wave);
  await expect.poll(() => getTrail()?.hidden).toBe(false);
  lift();
  await expect.poll(() => getTrail()?.hidden, { timeout: 5000 }).toBe(true);
  expect(canvas.transactions).toEqual([]);
});
