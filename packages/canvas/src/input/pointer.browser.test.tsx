import { afterEach, expect, test } from 'vitest';
import { cdp, userEvent } from 'vitest/browser';
import { type Point, createDiagram } from '@calque/diagram';
import '../style.css';
import { type RenderedCanvas, nextFrame, pair, renderCanvas } from '../testing/renderCanvas.tsx';

let canvas: RenderedCanvas;
afterEach(() => canvas.unmount());

/** The centre of the page's frame and its scale, since the browser counts from the window. */
function toWindow({ x, y }: Point): Point {
  const area = canvas.surface.getBoundingClientRect();
  const frame = window.frameElement?.getBoundingClientRect() ?? new DOMRect(0, 0, innerWidth, innerHeight);
  const scale = frame.width / innerWidth;
  return { x: frame.left + (area.left + x) * scale, y: frame.top + (area.top + y) * scale };
}

type Step = readonly [x: number, y: number];

type PointerType = 'mouse' | 'pen';

const sendMouse = (
  type: 'mousePressed' | 'mouseMoved' | 'mouseReleased',
  [x, y]: Step,
  pointerType: PointerType = 'mouse',
) =>
  cdp().send('Input.dispatchMouseEvent', {
    type,
    ...toWindow({ x, y }),
    button: 'left',
    buttons: type === 'mouseReleased' ? 0 : 1,
    clickCount: 1,
    pointerType,
  });

/** Presses at the first point of the surface, goes through the others and lets go at the last. */
async function drag(points: readonly Step[], pointerType?: PointerType) {
  const [x, y] = points[0]!;
  await cdp().send('Input.dispatchMouseEvent', { type: 'mouseMoved', ...toWindow({ x, y }) });
  await sendMouse('mousePressed', points[0]!, pointerType);
  for (const point of points.slice(1)) await sendMouse('mouseMoved', point, pointerType);
  await sendMouse('mouseReleased', points.at(-1)!, pointerType);
  await nextFrame();
}

async function touch(type: 'touchStart' | 'touchMove' | 'touchEnd', fingers: readonly Step[]) {
  const touchPoints = fingers.map(([x, y], id) => ({ ...toWindow({ x, y }), id }));
  await cdp().send('Input.dispatchTouchEvent', { type, touchPoints });
}

const at = (x: number, y: number): Step => {
  const point = canvas.toSurface({ x, y });
  return [point.x, point.y];
};

test('moves a box by a drag, in one step that can be undone', async () => {
  canvas = await renderCanvas({ defaultValue: pair });
  await drag([at(80, 32), at(90, 60), at(120, 120), at(140, 150)]);
  expect(canvas.transactions.map(({ userEvent }) => userEvent)).toEqual(['move']);
  expect(canvas.handle.getDiagram().nodes[0]!.y).toBeGreaterThan(60);
  canvas.handle.run('edit.undo');
  expect(canvas.handle.getDiagram()).toEqual(pair);
});

test('draws a box with the box tool and asks for its label', async () => {
  canvas = await renderCanvas({ defaultValue: createDiagram() });
  await userEvent.click(canvas.container.querySelector('[aria-label="Draw a box: store"]')!);
  await drag([
    [200, 150],
    [260, 190],
    [400, 240],
  ]);
  await userEvent.keyboard('Feature store{Enter}');
  const [node] = canvas.handle.getDiagram().nodes;
  expect(node).toMatchObject({ kind: 'store', label: 'Feature store', width: 200, height: 90 });
});

test('connects two boxes by a drag from the handle of one to the other', async () => {
  canvas = await renderCanvas({ defaultValue: { ...pair, edges: [] } });
  await userEvent.click(canvas.surface, { position: canvas.toSurface({ x: 80, y: 32 }) });
  const { zoom } = canvas.handle.getCamera();
  await drag([at(160 + 18 / zoom, 32), at(240, 40), at(340, 32)]);
  expect(canvas.handle.getDiagram().edges).toMatchObject([{ from: 'a', to: 'b', direction: 'forward' }]);
});

test('selects what a drag on the paper encloses', async () => {
  const selected: string[][] = [];
  canvas = await renderCanvas({ defaultValue: pair, onSelectionChange: (ids) => void selected.push([...ids]) });
  await drag([at(-40, -60), at(100, 60), at(200, 110)]);
  expect(selected.at(-1)).toEqual(['a']);
});

test('edits a label in place after a double click', async () => {
  canvas = await renderCanvas({ defaultValue: pair });
  await userEvent.dblClick(canvas.surface, { position: canvas.toSurface({ x: 80, y: 32 }) });
  await userEvent.keyboard('Scorer{Enter}');
  expect(canvas.handle.getDiagram().nodes[0]!.label).toBe('Scorer');
});

test('drops a kind that is dragged out of the rail where it is let go', async () => {
  canvas = await renderCanvas({ defaultValue: createDiagram() });
  const button = canvas.container.querySelector('[aria-label="Draw a box: pipeline"]')!.getBoundingClientRect();
  const area = canvas.surface.getBoundingClientRect();
  await drag([
    [button.left - area.left + 10, button.top - area.top + 10],
    [100, 100],
    [300, 200],
  ]);
  await expect.poll(() => canvas.handle.getDiagram().nodes).toMatchObject([{ kind: 'pipeline' }]);
  const node = canvas.handle.getDiagram().nodes[0]!;
  const middle = canvas.toSurface({ x: node.x + node.width / 2, y: node.y + node.height / 2 });
  expect(Math.round(middle.x)).toBe(300);
  expect(Math.round(middle.y)).toBe(200);
});

test('leaves the wheel to the page until the canvas has the focus', async () => {
  canvas = await renderCanvas({ defaultValue: pair });
  const before = canvas.handle.getCamera();
  const scroll = () => {
    const event = new WheelEvent('wheel', { deltaY: 50, bubbles: true, cancelable: true });
    canvas.surface.dispatchEvent(event);
    return event.defaultPrevented;
  };
  (document.activeElement as HTMLElement | null)?.blur();
  expect(scroll()).toBe(false);
  expect(canvas.handle.getCamera()).toEqual(before);
  canvas.handle.focus();
  expect(scroll()).toBe(true);
  expect(canvas.handle.getCamera().y).toBe(before.y + 50);
});

test('zooms at the pointer with Ctrl and the wheel', async () => {
  canvas = await renderCanvas({ defaultValue: pair });
  canvas.handle.focus();
  const { left, top } = canvas.surface.getBoundingClientRect();
  const point = { x: 80, y: 32 };
  const before = canvas.toSurface(point);
  canvas.surface.dispatchEvent(
    new WheelEvent('wheel', {
      deltaY: -60,
      ctrlKey: true,
      clientX: left + before.x,
      clientY: top + before.y,
      bubbles: true,
      cancelable: true,
    }),
  );
  const after = canvas.toSurface(point);
  expect(canvas.handle.getCamera().zoom).toBeGreaterThan(1);
  // Mouse events have whole pixels.
  expect(Math.abs(after.x - before.x)).toBeLessThan(0.5);
  expect(Math.abs(after.y - before.y)).toBeLessThan(0.5);
});

test('pans with one finger on the paper and drags a box with one finger on it', async () => {
  canvas = await renderCanvas({ defaultValue: pair });
  const before = canvas.handle.getCamera();
  await touch('touchStart', [[400, 450]]);
  for (const x of [380, 350, 300]) await touch('touchMove', [[x, 430]]);
  await touch('touchEnd', []);
  expect(canvas.handle.getCamera().x).toBeGreaterThan(before.x + 60);
  expect(canvas.transactions).toEqual([]);
  const start = at(80, 32);
  await touch('touchStart', [start]);
  for (const dy of [12, 40, 80]) await touch('touchMove', [[start[0], start[1] + dy]]);
  await touch('touchEnd', []);
  await nextFrame();
  expect(canvas.transactions.map(({ userEvent }) => userEvent)).toEqual(['move']);
});

test('zooms and pans with two fingers, and ends a drag that the second finger interrupts', async () => {
  canvas = await renderCanvas({ defaultValue: pair });
  const before = canvas.handle.getCamera();
  const start = at(80, 32);
  await touch('touchStart', [start]);
  await touch('touchMove', [[start[0] + 30, start[1] + 30]]);
  await touch('touchStart', [
    [start[0] + 30, start[1] + 30],
    [600, 400],
  ]);
  await touch('touchMove', [
    [start[0] - 40, start[1] - 40],
    [680, 460],
  ]);
  await touch('touchEnd', []);
  await nextFrame();
  expect(canvas.handle.getCamera().zoom).toBeGreaterThan(before.zoom);
  expect(canvas.handle.getDiagram()).toBe(pair);
});

test('moves a box with a pen, and takes fingers for a resting palm from then on', async () => {
  canvas = await renderCanvas({ defaultValue: pair });
  await drag([at(80, 32), at(100, 60), at(80, 112)], 'pen');
  expect(canvas.transactions.map(({ userEvent }) => userEvent)).toEqual(['move']);
  const before = canvas.handle.getCamera();
  const start = at(80, 112);
  await touch('touchStart', [start]);
  for (const dy of [12, 40, 80]) await touch('touchMove', [[start[0], start[1] + dy]]);
  await touch('touchEnd', []);
  expect(canvas.transactions).toHaveLength(1);
  expect(canvas.handle.getCamera().y).toBeLessThan(before.y);
});

test('moves what was pressed with the arrow keys, and pans while the space bar is held', async () => {
  canvas = await renderCanvas({ defaultValue: pair });
  await userEvent.click(canvas.surface, { position: canvas.toSurface({ x: 80, y: 32 }) });
  await userEvent.keyboard('{ArrowRight}');
  expect(canvas.handle.getDiagram().nodes[0]!.x).toBeGreaterThan(0);
  const moved = canvas.handle.getDiagram();
  const { x } = canvas.handle.getCamera();
  await userEvent.keyboard('{ >}');
  await drag([at(80, 32), at(140, 60), at(180, 90)]);
  await userEvent.keyboard('{/ }');
  expect(canvas.handle.getCamera().x).toBeLessThan(x);
  expect(canvas.handle.getDiagram()).toBe(moved);
});

test('leaves nothing behind when a gesture is cancelled by Escape', async () => {
  canvas = await renderCanvas({ defaultValue: pair });
  const [x, y] = at(80, 32);
  await sendMouse('mousePressed', [x, y]);
  await sendMouse('mouseMoved', [x + 60, y + 60]);
  await userEvent.keyboard('{Escape}');
  await sendMouse('mouseMoved', [x + 90, y + 90]);
  await sendMouse('mouseReleased', [x + 90, y + 90]);
  await nextFrame();
  expect(canvas.handle.getDiagram()).toBe(pair);
  expect(canvas.transactions).toEqual([]);
});

test('draws with a pen while its palm rests on the sheet, and nothing with the palm', async () => {
  canvas = await renderCanvas({ defaultValue: createDiagram() });
  canvas.handle.run('tool.draw');
  const pen = canvas.container.querySelector('[aria-label^="Pen"]')!;
  await expect.poll(() => pen.getAttribute('aria-pressed')).toBe('true');
  const getStrokes = () => canvas.handle.getDiagram().strokes ?? [];
  await touch('touchStart', [[500, 300]]);
  await touch('touchMove', [[520, 340]]);
  await sendMouse('mousePressed', [200, 200], 'pen');
  await touch('touchMove', [[540, 360]]);
  await sendMouse('mouseMoved', [300, 220], 'pen');
  await touch('touchEnd', []);
  await sendMouse('mouseMoved', [320, 260], 'pen');
  await sendMouse('mouseReleased', [320, 260], 'pen');
  expect(getStrokes()).toHaveLength(1);
  const { x, y } = canvas.handle.getCamera();
  expect(getStrokes()[0]).toMatchObject({ x: 200 + x, y: 200 + y });
  await touch('touchStart', [[500, 300]]);
  await touch('touchEnd', []);
  expect(getStrokes()).toHaveLength(1);
});

test('opens a menu for what a finger rests on', async () => {
  canvas = await renderCanvas({ defaultValue: pair });
  await touch('touchStart', [at(80, 32)]);
  await expect.poll(() => canvas.container.querySelector('[role=menu]'), { timeout: 3000 }).not.toBeNull();
  await touch('touchEnd', []);
  expect(canvas.container.querySelector('[role=menu]')?.textContent).toContain('Edit label');
  expect(canvas.handle.getDiagram()).toBe(pair);
});

test('opens a menu on a right click and selects what is under it', async () => {
  canvas = await renderCanvas({ defaultValue: pair });
  await userEvent.click(canvas.surface, { button: 'right', position: canvas.toSurface({ x: 400, y: 32 }) });
  await expect.poll(() => canvas.container.querySelector('[role=menuitem]')).not.toBeNull();
  expect(canvas.tree.querySelector('[aria-selected=true]')?.textContent).toContain('Re-ranking');
});

test('copies a component to another canvas through the clipboard', async () => {
  canvas = await renderCanvas({ defaultValue: pair });
  const other = await renderCanvas({ defaultValue: createDiagram() });
  canvas.handle.focus();
  await userEvent.keyboard('{Home}');
  const data = new DataTransfer();
  const send = (type: string) =>
    document.activeElement!.dispatchEvent(
      new ClipboardEvent(type, { clipboardData: data, bubbles: true, cancelable: true }),
    );
  send('copy');
  other.handle.focus();
  send('paste');
  expect(other.handle.getDiagram().nodes).toMatchObject([{ label: 'Ranker', kind: 'model' }]);
  other.unmount();
});
