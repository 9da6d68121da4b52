import axe from 'axe-core';
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import './style.css';
import { type RenderedCanvas, nextFrame, pair, readTiles, renderCanvas } from './testing/renderCanvas.tsx';
import type { DiagramCanvasProps } from './types.ts';

let canvas: RenderedCanvas;
afterEach(() => {
  canvas.unmount();
  vi.restoreAllMocks();
});

const red =
  '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100"><rect width="200" height="100" fill="red"/></svg>';
const getFile = (content: BlobPart = red, type = 'image/svg+xml', name = 'plan.svg') =>
  new File([content], name, { type });
const offered: DiagramCanvasProps = { defaultValue: pair, underlayImages: true, theme: 'light' };

const getSaid = () => [...canvas.container.querySelectorAll('output')].map(({ textContent }) => textContent).join('');
const getLayer = () => canvas.container.querySelector<HTMLElement>('.calque-underlay')!;

function paste(file: File | null, text = '') {
  const clipboardData = new DataTransfer();
  if (file) clipboardData.items.add(file);
  if (text) clipboardData.setData('text/plain', text);
  canvas.handle.focus();
  canvas.tree.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
}

function drop(file: File, x: number, y: number) {
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(file);
  const area = canvas.surface.getBoundingClientRect();
  const at = { clientX: area.left + x, clientY: area.top + y, bubbles: true, cancelable: true };
  canvas.surface.dispatchEvent(new DragEvent('drop', { dataTransfer, ...at }));
}

/** The colour of the underlay alone at a point of the surface. */
function readUnderlay(x: number, y: number): number[] {
  const area = canvas.surface.getBoundingClientRect();
  return readTiles(getLayer().querySelectorAll('canvas'), area.left + x, area.top + y);
}
const isRedAt = (x: number, y: number) => !getLayer().hidden && readUnderlay(x, y)[0] === 255;

async function openPanel() {
  await userEvent.click(canvas.container.querySelector('[aria-label="Tracing paper"]')!);
  await expect.poll(() => canvas.container.querySelector('[role=dialog]')).not.toBeNull();
}

test('lays a pasted image beneath the sheet, half opaque, and says so, without touching the document', async () => {
  canvas = await renderCanvas(offered);
  paste(getFile());
  await expect.poll(getSaid).toBe('plan.svg lies beneath the sheet.');
  const { width, height } = canvas.surface.getBoundingClientRect();
  await expect.poll(() => isRedAt(width / 2, height / 2)).toBe(true);
  expect(getLayer().style.opacity).toBe('0.5');
  expect(canvas.handle.getDiagram()).toBe(pair);
});

test('lays a dropped image where it was dropped', async () => {
  canvas = await renderCanvas(offered);
  drop(getFile(), 150, 120);
  await expect.poll(() => isRedAt(150, 120)).toBe(true);
  const { zoom } = canvas.handle.getCamera();
  expect(isRedAt(150 + 90 * zoom, 120)).toBe(true);
  expect(isRedAt(150 + 115 * zoom, 120)).toBe(false);
});

test('takes no image unless the host offers it, nor on a read-only canvas', async () => {
  canvas = await renderCanvas({ defaultValue: pair });
  drop(getFile(), 150, 120);
  canvas.rerender({ ...offered, readOnly: true });
  await nextFrame();
  drop(getFile(), 150, 120);
  await nextFrame();
  expect(getLayer().hidden).toBe(true);
  expect(canvas.container.querySelector('[aria-label="Tracing paper"]')).toBeNull();
});

test.each([
  ['a file of another type', getFile('text', 'text/html', 'page.html')],
  ['an image that is broken', getFile('no pixels', 'image/png', 'broken.png')],
])('refuses %s and says what it takes', async (_, file) => {
  canvas = await renderCanvas(offered);
  drop(file, 150, 120);
  await expect.poll(getSaid).toMatch(/^Only PNG, JPEG, WebP and SVG/);
  expect(getLayer().hidden).toBe(true);
});

const readPastedText = (text: string) => (text.startsWith('services:') ? pair : null);

describe('of what is copied together', () => {
  test('components go before an image', async () => {
    canvas = await renderCanvas(offered);
    paste(getFile(), JSON.stringify(pair));
    await expect.poll(() => canvas.handle.getDiagram().nodes.length).toBe(4);
    expect(getLayer().hidden).toBe(true);
  });

  test('a diagram in a notation that the host reads goes before an image', async () => {
    canvas = await renderCanvas({ ...offered, readPastedText });
    paste(getFile(), 'services: a, b');
    await expect.poll(() => canvas.handle.getDiagram().nodes.length).toBe(4);
    expect(getLayer().hidden).toBe(true);
  });

  test('a Mermaid flowchart goes before an image', async () => {
    canvas = await renderCanvas(offered);
    paste(getFile(), '%% from the wiki\nflowchart LR\n  gateway[API gateway] --> ranker[Ranker]\n');
    await expect.poll(() => canvas.handle.getDiagram().nodes.length).toBe(4);
    expect(canvas.handle.getDiagram().nodes.map(({ label }) => label)).toContain('API gateway');
    expect(getLayer().hidden).toBe(true);
  });

  test('an image goes before words, such as its address', async () => {
    canvas = await renderCanvas({ ...offered, readPastedText });
    paste(getFile(), 'https://example.org/plan.svg');
    await expect.poll(getSaid).toBe('plan.svg lies beneath the sheet.');
    expect(canvas.handle.getDiagram()).toBe(pair);
  });

  test('words alone change nothing, and it is said that they hold no components', async () => {
    canvas = await renderCanvas({ ...offered, readPastedText });
    paste(null, 'Meeting at ten');
    await expect.poll(getSaid).toBe('The clipboard holds no components.');
    expect(canvas.handle.getDiagram()).toBe(pair);
  });

  test('what the host cannot read is reported, and an image is laid all the same', async () => {
    const onError = vi.fn<(error: unknown) => void>();
    const failure = new Error('no reader');
    canvas = await renderCanvas({ ...offered, readPastedText: () => Promise.reject(failure), onError });
    paste(getFile(), 'words');
    await expect.poll(getSaid).toBe('plan.svg lies beneath the sheet.');
    expect(onError).toHaveBeenCalledExactlyOnceWith(failure);
  });
});

test.each(['image/png', 'image/jpeg', 'image/webp'])('lays an image of type %s', async (type) => {
  const pixels = Object.assign(document.createElement('canvas'), { width: 200, height: 100 });
  const context = pixels.getContext('2d')!;
  context.fillStyle = '#ff0000';
  context.fillRect(0, 0, 200, 100);
  const blob = await new Promise<Blob | null>((resolve) => pixels.toBlob(resolve, type));
  expect(blob!.type).toBe(type);
  canvas = await renderCanvas(offered);
  paste(getFile(blob!, type, 'photo'));
  const { width, height } = canvas.surface.getBoundingClientRect();
  await expect.poll(() => readUnderlay(width / 2, height / 2)[0]).toBeGreaterThan(250);
});

test('never runs what an SVG carries', async () => {
  const ran = vi.fn<() => void>();
  Object.assign(window, { calqueRan: ran });
  onTestFinished(() => void Reflect.deleteProperty(window, 'calqueRan'));
  const armed = red.replace(
    '</svg>',
    '<script>top.calqueRan(); parent.calqueRan(); window.calqueRan()</script><image href="data:," onerror="calqueRan()" /></svg>',
  );
  canvas = await renderCanvas(offered);
  paste(getFile(armed));
  await expect.poll(getSaid).toBe('plan.svg lies beneath the sheet.');
  await nextFrame();
  expect(ran).not.toHaveBeenCalled();
  expect(document.querySelector('script[src^="blob:"], svg script')).toBeNull();
});

test("gives way to the host's own underlay", async () => {
  canvas = await renderCanvas({
    ...offered,
    underlay: { content: { type: 'diagram', diagram: pair }, opacity: 0.25 },
  });
  drop(getFile(), 150, 120);
  await nextFrame();
  expect(getLayer().style.opacity).toBe('0.25');
  expect(canvas.container.querySelector('[aria-label="Tracing paper"]')).toBeNull();
});

test('sets opacity and size, moves and removes the image with the keyboard alone', async () => {
  canvas = await renderCanvas(offered);
  paste(getFile());
  await expect.poll(getSaid).not.toBe('');
  canvas.handle.focus();
  await userEvent.keyboard('{Control>}k{/Control}');
  await expect.poll(() => canvas.container.querySelector('[role=combobox]')).not.toBeNull();
  await userEvent.keyboard('tracing{Enter}');
  const opacity = page.getByRole('slider', { name: 'Opacity' });
  await expect.element(opacity).toHaveFocus();
  await userEvent.keyboard('{ArrowRight}');
  await expect.element(opacity).toHaveAttribute('aria-valuetext', '55%');
  expect(getLayer().style.opacity).toBe('0.55');
  await userEvent.keyboard('{Tab}{End}');
  await expect.element(page.getByRole('slider', { name: 'Size' })).toHaveAttribute('aria-valuetext', '400%');
  await userEvent.keyboard('{Tab}{Tab}');
  await expect.element(page.getByRole('checkbox', { name: 'Locked in place' })).toHaveFocus();
  await userEvent.keyboard(' {Tab}{Enter}');
  expect(getSaid()).toMatch(/^Image at -?\d+, -?\d+\.$/);
  await userEvent.click(page.getByRole('button', { name: 'Remove the image' }));
  await expect.poll(getSaid).toBe('The image is removed.');
  expect(getLayer().hidden).toBe(true);
  await userEvent.keyboard('{Escape}');
  expect(canvas.tree.contains(document.activeElement)).toBe(true);
});

test.each(['light', 'dark'] as const)(
  'axe finds nothing in the settings of the image in the %s theme',
  async (theme) => {
    canvas = await renderCanvas({ ...offered, theme });
    drop(getFile(), 150, 120);
    await expect.poll(getSaid).not.toBe('');
    await openPanel();
    const { violations } = await axe.run(canvas.container, { rules: { region: { enabled: false } } });
    expect(violations.map(({ id }) => id)).toEqual([]);
  },
);

test('drags the image once it is unlocked, and the sheet as before while it is locked', async () => {
  canvas = await renderCanvas(offered);
  drop(getFile(), 150, 130);
  await expect.poll(() => isRedAt(150, 130)).toBe(true);
  dragBy(60, 40);
  await nextFrame();
  expect(isRedAt(150, 130)).toBe(true);
  await openPanel();
  await userEvent.click(page.getByRole('checkbox', { name: 'Locked in place' }));
  const { zoom } = canvas.handle.getCamera();
  dragBy(300, 40);
  await expect.poll(() => isRedAt(150 + 300, 130 + 40)).toBe(true);
  expect(isRedAt(150 + 300 - 110 * zoom, 130)).toBe(false);
  expect(canvas.handle.getDiagram()).toBe(pair);

  function dragBy(dx: number, dy: number) {
    const area = canvas.surface.getBoundingClientRect();
    vi.spyOn(canvas.surface, 'setPointerCapture').mockReturnValue();
    const send = (type: string, x: number, y: number) =>
      canvas.surface.dispatchEvent(
        new PointerEvent(type, {
          pointerId: 1,
          pointerType: 'mouse',
          clientX: area.left + x,
          clientY: area.top + y,
          bubbles: true,
        }),
      );
    send('pointerdown', 150, 130);
    send('pointermove', 150 + dx / 2, 130 + dy / 2);
    send('pointermove', 150 + dx, 130 + dy);
    send('pointerup', 150 + dx, 130 + dy);
  }
});

test('shows the image only while its key is held, where the user wants it so', async () => {
  canvas = await renderCanvas(offered);
  paste(getFile());
  await expect.poll(getSaid).not.toBe('');
  await openPanel();
  await userEvent.click(page.getByRole('checkbox', { name: 'Show only while J is held' }));
  await expect.poll(() => getLayer().style.opacity).toBe('0');
  canvas.handle.focus();
  await userEvent.keyboard('{j>}');
  await expect.poll(() => getLayer().style.opacity).toBe('0.5');
  await userEvent.keyboard('{/j}');
  await expect.poll(() => getLayer().style.opacity).toBe('0');
  expect(canvas.surface.dataset['cursor']).toBe('default');
});

const getNumber = (name: string) => page.getByRole('spinbutton', { name });

async function startCropping() {
  canvas = await renderCanvas(offered);
  drop(getFile(), 400, 250);
  await expect.poll(() => isRedAt(400, 250)).toBe(true);
  await openPanel();
  await userEvent.click(page.getByRole('button', { name: 'Crop' }));
  await expect.element(getNumber('Cut off left, pixels')).toHaveValue(0);
}

async function dragTo(handle: HTMLElement, dx: number, dy: number) {
  vi.spyOn(handle, 'setPointerCapture').mockReturnValue();
  const { left, top, width, height } = handle.getBoundingClientRect();
  const send = (type: string, x: number, y: number) =>
    handle.dispatchEvent(
      new PointerEvent(type, {
        pointerId: 1,
        clientX: left + width / 2 + x,
        clientY: top + height / 2 + y,
        bubbles: true,
      }),
    );
  send('pointerdown', 0, 0);
  send('pointermove', dx, dy);
  send('pointerup', dx, dy);
  await nextFrame();
}

describe('cropping', () => {
  test('cuts off what is typed, at the same place, and shows the whole image again', async () => {
    await startCropping();
    const { zoom } = canvas.handle.getCamera();
    await userEvent.fill(getNumber('Cut off left, pixels'), '120');
    await expect.poll(getSaid).toBe('80 by 100 pixels of the image are shown.');
    // All of it is seen as long as it is being cropped.
    expect(isRedAt(400, 250)).toBe(true);
    await userEvent.click(page.getByRole('button', { name: 'Crop' }));
    await expect.poll(() => isRedAt(400, 250)).toBe(false);
    expect(isRedAt(400 + 50 * zoom, 250)).toBe(true);
    await userEvent.click(page.getByRole('button', { name: 'Crop' }));
    await userEvent.click(page.getByRole('button', { name: 'Show the whole image' }));
    await userEvent.keyboard('{Escape}');
    await expect.poll(() => isRedAt(400, 250)).toBe(true);
  });

  test('keeps some of the image, whatever is typed', async () => {
    await startCropping();
    await userEvent.fill(getNumber('Cut off left, pixels'), '5000');
    await expect.element(getNumber('Cut off left, pixels')).toHaveValue(192);
    await userEvent.fill(getNumber('Cut off top, pixels'), '-40');
    await expect.element(getNumber('Cut off top, pixels')).toHaveValue(0);
  });

  test('follows the corner of its frame that is dragged', async () => {
    await startCropping();
    const { zoom } = canvas.handle.getCamera();
    const handle = canvas.container.querySelectorAll<HTMLElement>('.calque-crop-handle')[0]!;
    await dragTo(handle, 40 * zoom, 30 * zoom);
    await expect.element(getNumber('Cut off left, pixels')).toHaveValue(40);
    await expect.element(getNumber('Cut off top, pixels')).toHaveValue(30);
    expect(canvas.handle.getDiagram()).toBe(pair);
  });
});

test('gives the memory of an image back when it is removed, replaced or unmounted', async () => {
  const revoked = vi.spyOn(URL, 'revokeObjectURL');
  const made = vi.spyOn(URL, 'createObjectURL');
  canvas = await renderCanvas(offered);
  drop(getFile(), 150, 120);
  await expect.poll(() => getLayer().hidden).toBe(false);
  drop(getFile(red, 'image/svg+xml', 'other.svg'), 150, 120);
  await expect.poll(getSaid).toBe('other.svg lies beneath the sheet.');
  expect(revoked).toHaveBeenCalledOnce();
  canvas.unmount();
  await expect.poll(() => revoked.mock.calls.length).toBe(made.mock.calls.length);
  canvas = await renderCanvas(offered);
});
