import { type ReactNode, createRef } from 'react';
import { createRoot } from 'react-dom/client';
import { expect } from 'vitest';
import { type Diagram, type Point, createDiagram, createEdge, createNode } from '@calque/diagram';
import type { Transaction } from '@calque/editor';
import { DiagramCanvas } from '../DiagramCanvas.tsx';
import type { DiagramCanvasHandle, DiagramCanvasProps } from '../types.ts';

export interface RenderedCanvas {
  readonly container: HTMLElement;
  readonly handle: DiagramCanvasHandle;
  readonly surface: HTMLElement;
  readonly tree: HTMLElement;
  readonly transactions: readonly Transaction[];
  /** Where a point of the diagram is on the surface, in CSS pixels. */
  toSurface(point: Point): Point;
  rerender(props: DiagramCanvasProps): void;
  unmount(): void;
}

/** Two boxes in a row, and the arrow between them. */
export const pair: Diagram = createDiagram({
  nodes: [
    createNode({ id: 'a', label: 'Ranker', kind: 'model' }),
    createNode({ id: 'b', label: 'Re-ranking', kind: 'service', x: 320 }),
  ],
  edges: [createEdge({ id: 'ab', from: 'a', to: 'b' })],
});

/** Renders a canvas of 800 by 500 pixels into a new container, or a given one, and waits until it has drawn. */
export async function renderCanvas(
  props: DiagramCanvasProps = {},
  options: { readonly wrap?: (canvas: ReactNode) => ReactNode; readonly container?: HTMLElement } = {},
): Promise<RenderedCanvas> {
  const { wrap = (canvas) => canvas } = options;
  const container = options.container ?? document.body.appendChild(document.createElement('div'));
  if (!options.container) Object.assign(container.style, { width: '800px', height: '500px', position: 'relative' });
  const root = createRoot(container);
  const transactions: Transaction[] = [];
  const ref = createRef<DiagramCanvasHandle>();
  const render = (next: DiagramCanvasProps) =>
    root.render(
      wrap(
        <DiagramCanvas
          {...next}
          ref={ref}
          onChange={(diagram, transaction) => {
            transactions.push(transaction);
            next.onChange?.(diagram, transaction);
          }}
        />,
      ),
    );
  render(props);
  while (!ref.current || !container.querySelector('canvas')) await nextFrame();
  await nextFrame();
  const mounted = ref.current;
  return {
    container,
    handle: mounted,
    surface: container.querySelector<HTMLElement>('.calque-surface')!,
    tree: container.querySelector<HTMLElement>('[role=tree]')!,
    transactions,
    toSurface(point) {
      const camera = mounted.getCamera();
      return { x: (point.x - camera.x) * camera.zoom, y: (point.y - camera.y) * camera.zoom };
    },
    rerender: render,
    unmount() {
      root.unmount();
      if (!options.container) container.remove();
    },
  };
}

/** Red, green, blue and alpha of the sheet at a point of the diagram: its paper where nothing is drawn. */
export function readPixel(canvas: Pick<RenderedCanvas, 'container' | 'surface' | 'toSurface'>, point: Point): number[] {
  const area = canvas.surface.getBoundingClientRect();
  const { x, y } = canvas.toSurface(point);
  return readTiles(canvas.container.querySelectorAll('.calque-drawing canvas'), area.left + x, area.top + y);
}

/** Reads a pixel, given in client coordinates, from the canvas that holds it. */
export function readTiles(canvases: Iterable<HTMLCanvasElement>, clientX: number, clientY: number): number[] {
  const target = document.createElement('canvas').getContext('2d')!;
  target.canvas.width = target.canvas.height = 1;
  for (const canvas of canvases) {
    const { left, top, width } = canvas.getBoundingClientRect();
    const ratio = canvas.width / width;
    target.drawImage(canvas, -Math.floor((clientX - left) * ratio), -Math.floor((clientY - top) * ratio));
  }
  return Array.from(target.getImageData(0, 0, 1, 1).data);
}

/**
 * Waits until `read` returns `expected`, for some frames rather than some time: on a busy machine each of them only takes
 * longer. Fails with the difference.
 */
export async function expectInFrames(read: () => unknown, expected: unknown): Promise<void> {
  for (let frame = 0; frame < 60; frame += 1) {
    if (JSON.stringify(read()) === JSON.stringify(expected)) return;
    await nextFrame();
  }
  expect(read()).toEqual(expected);
}

export function nextFrame(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}
