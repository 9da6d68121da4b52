import axe from 'axe-core';
import { afterEach, describe, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import './style.css';
import { type RenderedCanvas, pair, renderCanvas } from './testing/renderCanvas.tsx';

let canvas: RenderedCanvas;
afterEach(() => canvas.unmount());

async function findViolations(): Promise<string[]> {
  const { violations } = await axe.run(canvas.container, {
    // The page around the canvas is not ours here.
    rules: { region: { enabled: false } },
  });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

describe.each(['light', 'dark'] as const)('axe finds nothing in the %s theme', (theme) => {
  test('on a drawing with a selection', async () => {
    canvas = await renderCanvas({ defaultValue: pair, theme });
    await userEvent.click(canvas.surface, { position: canvas.toSurface({ x: 80, y: 32 }) });
    await expect.poll(() => canvas.container.querySelector('.calque-bar')).not.toBeNull();
    expect(await findViolations()).toEqual([]);
  });

  test('on an empty sheet', async () => {
    canvas = await renderCanvas({ theme });
    expect(await findViolations()).toEqual([]);
  });

  test.each([
    ['the command palette', '{Control>}k{/Control}', '[role=combobox]'],
    ['the sheet of shortcuts', '?', '.calque-sheet'],
    ['the palette of kinds', '/', '.calque-kind-list'],
    ['the menu', '{Shift>}{F10}{/Shift}', '[role=menu]'],
    ['the field of a label', '{Home}{Enter}', 'textarea'],
  ])('in %s', async (_, keys, selector) => {
    canvas = await renderCanvas({ defaultValue: pair, theme });
    canvas.handle.focus();
    await userEvent.keyboard(keys);
    await expect.poll(() => canvas.container.querySelector(selector)).not.toBeNull();
    expect(await findViolations()).toEqual([]);
  });
});

test('every button is at least 24 pixels wide and high', async () => {
  canvas = await renderCanvas({ defaultValue: pair });
  await userEvent.click(canvas.surface, { position: canvas.toSurface({ x: 80, y: 32 }) });
  for (const button of canvas.container.querySelectorAll('button')) {
    const { width, height } = button.getBoundingClientRect();
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(24);
  }
});

test('the tool rail is one stop of the tab key, and arrow keys go through it', async () => {
  canvas = await renderCanvas({ defaultValue: pair });
  const rail = canvas.container.querySelector('.calque-rail')!;
  expect(rail.querySelectorAll('[tabindex="0"]')).toHaveLength(1);
  rail.querySelector<HTMLElement>('[tabindex="0"]')!.focus();
  await userEvent.keyboard('{ArrowDown}');
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Pan');
  await userEvent.keyboard('{End}');
  expect(document.activeElement?.getAttribute('aria-label')).toBe('Keyboard shortcuts');
});

test('Escape closes a dialog and gives the focus back to the drawing', async () => {
  canvas = await renderCanvas({ defaultValue: pair });
  canvas.handle.focus();
  await userEvent.keyboard('?');
  await expect.poll(() => canvas.container.querySelector('[role=dialog]')).not.toBeNull();
  await userEvent.keyboard('{Escape}');
  expect(canvas.container.querySelector('[role=dialog]')).toBeNull();
  expect(canvas.tree.contains(document.activeElement)).toBe(true);
});
