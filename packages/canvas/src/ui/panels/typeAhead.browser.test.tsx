import { afterEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../style.css';
import { type RenderedCanvas, pair, renderCanvas } from '../../testing/renderCanvas.tsx';

let canvas: RenderedCanvas;
afterEach(() => canvas.unmount());

/** Presses keys one after the other before anything can be loaded, or even rendered. */
function pressAtOnce(...presses: readonly (string | KeyboardEventInit)[]) {
  canvas.handle.focus();
  for (const press of presses) {
    const init = typeof press === 'string' ? { key: press } : press;
    document.activeElement!.dispatchEvent(
      new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ctrlKey: false, ...init }),
    );
  }
}
const find = { key: 'f', ctrlKey: true };
const palette = { key: 'k', ctrlKey: true };
const getField = () => canvas.container.querySelector<HTMLInputElement>('.calque-panel input');

test.each([
  ['find', find, 'Label of a component'],
  ['the palette of commands', palette, 'Search commands'],
  ['the palette of kinds', '/', 'Search components'],
] as const)('types into the field of %s what was typed before it was there', async (_, key, label) => {
  canvas = await renderCanvas({ defaultValue: pair });
  pressAtOnce(key, 's', 'x', 'Backspace', 't', 'Delete', 'Enter', ' ');
  const field = page.getByLabelText(label).first();
  await expect.element(field).toHaveFocus();
  await expect.element(field).toHaveValue('st ');
  await userEvent.keyboard('o');
  await expect.element(field).toHaveValue('st o');
  expect(canvas.handle.getDiagram()).toBe(pair);
  expect(canvas.surface.dataset['cursor']).toBe('default');
});

test('calls a panel off with Escape before it is there', async () => {
  canvas = await renderCanvas({ defaultValue: pair });
  pressAtOnce(find, 's', 'Escape', 'b');
  await expect.poll(() => canvas.surface.dataset['cursor']).toBe('crosshair');
  expect(getField()).toBeNull();
});

test('takes keys for the drawing again once the panel has closed', async () => {
  canvas = await renderCanvas({ defaultValue: pair });
  pressAtOnce(palette);
  await expect.poll(getField).not.toBeNull();
  await userEvent.keyboard('{Escape}b');
  await expect.poll(() => canvas.surface.dataset['cursor']).toBe('crosshair');
});
