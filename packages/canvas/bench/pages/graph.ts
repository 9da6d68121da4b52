import { type Diagram, createDiagram, createEdge, createNode, nodeKinds } from '@calque/diagram';
import { createRandom } from '../../../diagram/testing/random.ts';

export interface BenchPage {
  readonly diagram: Diagram;
  readonly view: 'part' | 'fit';
  /** Id of the node that is dragged and renamed: it lies in view and has edges. */
  readonly target: string;
}

/** The graph that `location.search` asks for: a grid with 1.4 edges a node, most of them to near neighbours. */
export function readPage(): BenchPage {
  const query = new URLSearchParams(location.search);
  const count = Number(query.get('nodes') ?? 200);
  const columns = Math.ceil(Math.sqrt(count));
  const random = createRandom(7);
  const nodes = Array.from({ length: count }, (_, index) =>
    createNode({
      id: `n${index}`,
      label: `Component ${index}`,
      kind: nodeKinds[index % nodeKinds.length]!,
      x: (index % columns) * 220,
      y: Math.floor(index / columns) * 120,
    }),
  );
  const edges = Array.from({ length: Math.round(count * 1.4) }, (_, index) => {
    const from = index % count;
    const step = 1 + Math.floor(random() * 3) + columns * Math.floor(random() * 2);
    return createEdge({ id: `e${index}`, from: `n${from}`, to: `n${(from + step) % count}` });
  });
  return {
    diagram: createDiagram({ nodes, edges }),
    view: query.get('view') === 'fit' ? 'fit' : 'part',
    target: `n${columns * 2 + 2}`,
  };
}

/** What the page tells the benchmark. */
export interface BenchGlobal {
  mountMs: number;
  /** Where the middle of the target node is on the screen. */
  getTarget(): { x: number; y: number };
  frames: number[];
}

declare global {
  interface Window {
    bench: BenchGlobal;
  }
}

/** Counts frames, and waits until what `isComplete` asks for has been on the screen. */
export function startBench(getTarget: BenchGlobal['getTarget'], startedAt: number, isComplete: () => boolean): void {
  const frames: number[] = [];
  window.bench = { mountMs: 0, getTarget, frames };
  const wait = () => {
    if (!isComplete()) requestAnimationFrame(wait);
    // A task after the next frame: that one has been painted.
    else requestAnimationFrame(() => setTimeout(() => (window.bench.mountMs = performance.now() - startedAt)));
  };
  wait();
  const count = (now: number) => {
    frames.push(now);
    requestAnimationFrame(count);
  };
  requestAnimationFrame(count);
}
