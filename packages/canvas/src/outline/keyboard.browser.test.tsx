import { afterEach, expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { createDiagram } from '@calque/diagram';
import '../style.css';
import { type RenderedCanvas, nextFrame, pair, renderCanvas } from '../testing/renderCanvas.tsx';

let canvas: RenderedCanvas;
afterEach(() => canvas.unmount());

/** What a screen reader says: the rows that take the focus, and what the live regions are given. */
function listen({ container }: RenderedCanvas): string[] {
  const said: string[] = [];
  const add = (text: string | null) => text && said.at(-1) !== text && said.push(text);
  for (const region of container.querySelectorAll('output'))
    new MutationObserver(() => add(region.textContent)).observe(region, {
      childList: true,
      characterData: true,
      subtree: true,
    });
  container.addEventListener('focusin', ({ target }) => {
    const element = target as HTMLElement;
    add(element.getAttribute('aria-label') ?? element.textContent);
  });
  return said;
}

async function press(...keys: string[]) {
  for (const key of keys) {
    await userEvent.keyboard(key);
    await nextFrame();
  }
}

const getFocused = () => document.activeElement?.textContent ?? '';

test('builds, connects and edits a diagram of ten components with the keyboard alone', async () => {
  canvas = await renderCanvas({ defaultValue: createDiagram() });
  canvas.handle.focus();
  const labels = ['Client', 'Gateway', 'Ranker', 'Features', 'Log', 'Trainer', 'Registry', 'Monitor', 'Cache', 'Index'];
  for (const [index, label] of labels.entries()) {
    await press('n', label, '{Enter}');
    // The first target in reading order is another component than this one.
    if (index > 0) await press('c', '{PageDown}', '{Enter}');
  }
  const { nodes, edges } = canvas.handle.getDiagram();
  expect(nodes.map(({ label }) => label).sort()).toEqual(labels.toSorted());
  expect(edges).toHaveLength(9);
  expect(new Set(edges.flatMap(({ from, to }) => [from, to])).size).toBe(10);
  await press('{Home}', '{Delete}');
  expect(canvas.handle.getDiagram().nodes).toHaveLength(9);
  await press('{Control>}z{/Control}');
  expect(canvas.handle.getDiagram().nodes).toHaveLength(10);
});

test('says what is added, named, connected and moved', async () => {
  canvas = await renderCanvas({ defaultValue: createDiagram() });
  const said = listen(canvas);
  canvas.handle.focus();
  await press('n', 'Ranker', '{Enter}', 'n', 'Re-ranking', '{Enter}');
  await press('c', '{PageDown}', '{Enter}', '{Home}', ' ', '{ArrowDown}', '{Enter}');
  expect(said).toEqual([
    'Diagram: components and connections',
    'Added unnamed, service.',
    'Label of unnamed, service',
    'Ranker, service, 1 of 1, not connected',
    'Named Ranker.',
    'Added unnamed, service.',
    'Label of unnamed, service',
    'Re-ranking, service, 2 of 2, not connected',
    'Named Re-ranking.',
    'Connect Re-ranking: pick a target with the arrow keys, then press Enter.',
    'Target Ranker, service.',
    'Connected Re-ranking to Ranker.',
    'to Ranker',
    'Re-ranking, service, 1 of 2, connected to Ranker',
    'Moving Re-ranking, service: arrow keys move it, Enter puts it down, Escape puts it back.',
    expect.stringMatching(/^Moved Re-ranking, service to \d+, \d+\.$/),
    'Put down.',
  ]);
});

test('follows connections with the arrow keys', async () => {
  canvas = await renderCanvas({ defaultValue: pair });
  canvas.handle.focus();
  await press('{Home}', '{ArrowRight}');
  expect(canvas.tree.querySelector('[aria-expanded=true]')?.textContent).toContain('Ranker');
  await press('{ArrowRight}');
  expect(getFocused()).toBe('to Re-ranking');
  await press('{ArrowRight}');
  expect(getFocused()).toContain('Re-ranking, service, 2 of 2');
  await press('{ArrowUp}', '{ArrowLeft}');
  expect(getFocused()).toContain('Ranker, model, 1 of 2');
});

test('puts back with Escape what was picked up with Space', async () => {
  canvas = await renderCanvas({ defaultValue: pair });
  canvas.handle.focus();
  await press('{Home}', ' ', '{ArrowRight}', '{ArrowDown}');
  expect(canvas.handle.getDiagram()).not.toEqual(pair);
  await press('{Escape}');
  expect(canvas.handle.getDiagram()).toEqual(pair);
});

test('is one stop of the tab key, and keeps its place', async () => {
  canvas = await renderCanvas({ defaultValue: pair });
  canvas.handle.focus();
  await press('{ArrowDown}');
  expect(getFocused()).toContain('Re-ranking');
  await press('{Tab}');
  expect(canvas.tree.contains(document.activeElement)).toBe(false);
  await press('{Shift>}{Tab}{/Shift}');
  expect(getFocused()).toContain('Re-ranking');
});

test('goes on at a neighbour when the component it was on is deleted', async () => {
  canvas = await renderCanvas({ defaultValue: pair });
  canvas.handle.focus();
  await press('{Home}', '{Delete}');
  expect(getFocused()).toContain('Re-ranking, service, 1 of 1');
});

test('finds a component by its label', async () => {
  canvas = await renderCanvas({ defaultValue: pair });
  canvas.handle.focus();
  await press('{Control>}f{/Control}');
  await expect.poll(() => document.activeElement?.getAttribute('role')).toBe('combobox');
  await press('re-r', '{Enter}');
  expect(getFocused()).toContain('Re-ranking');
});

test('runs any command from the palette by its name', async () => {
  canvas = await renderCanvas({ defaultValue: pair });
  canvas.handle.focus();
  await press('{Control>}k{/Control}');
  await expect.poll(() => document.activeElement?.getAttribute('role')).toBe('combobox');
  await press('select all', '{Enter}', '{Delete}');
  expect(canvas.handle.getDiagram().nodes).toHaveLength(0);
});

test('lists only what is near on a large diagram, and says how many there are', async () => {
  const nodes = Array.from({ length: 1000 }, (_, index) => ({
    ...pair.nodes[0]!,
    id: `n${index}`,
    label: `Box ${index}`,
    x: index * 200,
  }));
  canvas = await renderCanvas({ defaultValue: createDiagram({ nodes }) });
  const rows = canvas.tree.querySelectorAll('[role=treeitem]');
  expect(rows.length).toBeLessThan(200);
  expect(rows[0]!.getAttribute('aria-setsize')).toBe('1000');
  canvas.handle.focus();
  await press('{End}');
  expect(getFocused()).toContain('Box 999');
});
