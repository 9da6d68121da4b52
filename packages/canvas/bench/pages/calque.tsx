import { createRef } from 'react';
import { createRoot } from 'react-dom/client';
import { DiagramCanvas, type DiagramCanvasHandle } from '@calque/canvas';
import '@calque/canvas/style.css';
import { readPage, startBench } from './graph.ts';
import { createStrokes } from './strokes.ts';

const { diagram, view, target } = readPage();
const strokes = createStrokes(Number(new URLSearchParams(location.search).get('strokes')));
const handle = createRef<DiagramCanvasHandle>();
const startedAt = performance.now();

createRoot(document.getElementById('root')!).render(
  <DiagramCanvas
    ref={(canvas) => {
      handle.current = canvas;
      if (view === 'part') canvas?.setCamera({ x: -40, y: -40, zoom: 1 });
      else canvas?.fitView();
    }}
    defaultValue={strokes.length > 0 ? { ...diagram, strokes } : diagram}
    theme="light"
  />,
);

startBench(
  () => {
    const node = handle.current!.getDiagram().nodes.find(({ id }) => id === target)!;
    const camera = handle.current!.getCamera();
    const rect = document.querySelector('.calque-surface')!.getBoundingClientRect();
    return {
      x: rect.left + (node.x + node.width / 2 - camera.x) * camera.zoom,
      y: rect.top + (node.y + node.height / 2 - camera.y) * camera.zoom,
    };
  },
  startedAt,
  () => document.querySelector('[role=treeitem]') !== null && document.querySelector('canvas') !== null,
);
