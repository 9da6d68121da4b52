import { createDiagram, createEdge, createGroup, createNode } from '@calque/diagram';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import './style.css';
import { type RenderedCanvas, nextFrame, renderCanvas } from './testing/renderCanvas.tsx';

let canvas: RenderedCanvas;
afterEach(() => {
  canvas.unmount();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** A column in which each box feeds the next one, some of them in a group. */
const column = createDiagram({
  groups: [createGroup({ id: 'g', x: -20, y: -40, width: 220, height: 260 })],
  nodes: ['a', 'b', 'c', 'd'].map((id, index) =>
    createNode({ id, label: id, y: index * 100, ...(index < 2 && { parent: 'g' }) }),
  ),
  edges: [
    ['a', 'b'],
    ['b', 'c'],
    ['c', 'd'],
  ].map(([from, to]) => createEdge({ id: `${from}${to}`, from: from!, to: to!, route: 'elbow', label: 'rows' })),
});

/** Whether something is drawn above the drawing: with nothing selected, only what glides is. */
const isGliding = () => ![...canvas.container.querySelectorAll<HTMLElement>('.calque-stage')].at(-1)!.hidden;
const tidied = () => expect.poll(() => canvas.transactions.map(({ userEvent: name }) => name)).toEqual(['tidy']);

describe('tidying up', () => {
  test('glides to the new places after the document has changed once', async () => {
    canvas = await renderCanvas({ defaultValue: column });
    expect(isGliding()).toBe(false);
    canvas.handle.run('arrange.tidy');
    await tidied();
    expect(canvas.handle.getDiagram().nodes[3]!.x).toBeGreaterThan(400);
    await expect.poll(isGliding).toBe(false);
    canvas.handle.run('edit.undo');
    expect(canvas.handle.getDiagram()).toEqual(column);
    await nextFrame();
    expect(isGliding()).toBe(true);
    await expect.poll(isGliding).toBe(false);
  });

  test('is in place at once when the user goes on', async () => {
    canvas = await renderCanvas({ defaultValue: column });
    canvas.handle.run('arrange.tidy');
    await tidied();
    canvas.handle.run('edit.undo');
    canvas.surface.dispatchEvent(new WheelEvent('wheel', { bubbles: true }));
    await nextFrame();
    expect(isGliding()).toBe(false);
  });

  test('does not move for those who want less motion', async () => {
    const { matchMedia } = window;
    vi.spyOn(window, 'matchMedia').mockImplementation((query) =>
      query.includes('reduced-motion') ? ({ matches: true } as MediaQueryList) : matchMedia.call(window, query),
    );
    canvas = await renderCanvas({ defaultValue: column });
    canvas.handle.run('arrange.tidy');
    await tidied();
    canvas.handle.run('edit.undo');
    await nextFrame();
    expect(isGliding()).toBe(false);
  });

  test('lays out a large diagram in a worker, says so, and stops at Escape', async () => {
    const started: string[] = [];
    vi.stubGlobal(
      'Worker',
      class extends Worker {
        constructor(address: string | URL, options?: WorkerOptions) {
          super(address, options);
          started.push(String(address));
        }
      },
    );
    const nodes = Array.from({ length: 200 }, (_, index) => createNode({ id: `n${index}`, y: index * 80 }));
    const edges = nodes.slice(1).map(({ id }, index) => createEdge({ id: `e${index}`, from: `n${index}`, to: id }));
    canvas = await renderCanvas({ defaultValue: createDiagram({ nodes, edges }) });
    canvas.handle.focus();
    canvas.handle.run('arrange.tidy');
    await expect.poll(() => canvas.container.querySelector('.calque-busy')?.textContent).toMatch(/200/);
    await userEvent.keyboard('{Escape}');
    await expect.poll(() => canvas.container.querySelector('.calque-busy')).toBeNull();
    expect(canvas.transactions).toEqual([]);
    canvas.handle.run('arrange.tidy');
    await expect.poll(() => canvas.handle.getDiagram().nodes[199]!.x, { timeout: 10_000 }).toBeGreaterThan(20_000);
    expect(started.filter((address) => address.includes('layoutWorker'))).toHaveLength(2);
  });
});
