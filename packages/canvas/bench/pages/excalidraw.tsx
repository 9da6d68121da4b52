import { createRoot } from 'react-dom/client';
import { getDiagramBox, getEdgeRoute } from '@calque/diagram';
import { Excalidraw, type ExcalidrawApi, convertToExcalidrawElements } from '@excalidraw/excalidraw';
import '@excalidraw/excalidraw/index.css';
import { readPage, startBench } from './graph.ts';

// Its fonts come from this server rather than from a network.
Object.assign(window, { EXCALIDRAW_ASSET_PATH: '/excalidraw/' });

const { diagram, view, target } = readPage();
const elements = convertToExcalidrawElements(
  [
    ...diagram.nodes.map(({ id, label, x, y, width, height }) => ({
      type: 'rectangle',
      id,
      x,
      y,
      width,
      height,
      roughness: 0,
      label: { text: label, fontSize: 14 },
    })),
    ...diagram.edges.map((edge) => {
      const { id, from, to } = edge;
      const route = getEdgeRoute(diagram, edge)!;
      const start = route[0]!;
      const end = route.at(-1)!;
      const size = { width: end.x - start.x, height: end.y - start.y };
      return { type: 'arrow', id, ...start, ...size, roughness: 0, start: { id: from }, end: { id: to } };
    }),
  ],
  { regenerateIds: false },
);
const { width, height } = getDiagramBox(diagram)!;
// It zooms out to 10 % at most: of the largest graphs a part remains outside.
const zoom = view === 'fit' ? Math.max(0.1, Math.min(1, 1280 / width, 800 / height)) : 1;
const appState = { scrollX: 40, scrollY: 40, zoom: { value: zoom } };

let api: ExcalidrawApi | null = null;
const startedAt = performance.now();
createRoot(document.getElementById('root')!).render(
  <Excalidraw initialData={{ elements, appState }} excalidrawAPI={(given: ExcalidrawApi) => (api = given)} />,
);

startBench(
  () => {
    const { scrollX, scrollY, zoom: now, offsetLeft, offsetTop } = api!.getAppState();
    const node = api!.getSceneElements().find(({ id }) => id === target)!;
    return {
      x: (node.x + node.width / 2 + scrollX) * now.value + offsetLeft,
      y: (node.y + node.height / 2 + scrollY) * now.value + offsetTop,
    };
  },
  startedAt,
  () => (api?.getSceneElements().length ?? 0) >= diagram.nodes.length && !api!.getAppState().isLoading,
);
