import type { Diagram } from '@calque/diagram';
import type { Layout } from '../types.ts';
import type { LayoutReply, LayoutRequest } from './layoutWorker.ts';

/** So many nodes are laid out within a frame or two; more would hold up the page. */
const quick = 60;

/** What is used of a browser's worker: this package knows no DOM, and there is none in Node. */
declare class Worker {
  constructor(address: object, options: { readonly type: 'module' });
  addEventListener(type: 'message', listener: (event: { readonly data: LayoutReply }) => void): void;
  addEventListener(type: 'error' | 'messageerror', listener: (event: { preventDefault(): void }) => void): void;
  postMessage(message: LayoutRequest, transfer: []): void;
  terminate(): void;
}
declare const URL: new (address: string, base: string) => object;
declare global {
  interface ImportMeta {
    url: string;
  }
}

/**
 * The layout that an editor has from the start: `layoutLayered`, imported when first asked for. Large diagrams are laid out in a
 * worker, if it can be started here.
 */
export const layoutLater: Layout = (diagram, nodes, job) => {
  if (nodes.length <= quick || !('Worker' in globalThis)) return layOutHere(diagram, nodes);
  return layOutInWorker(diagram, nodes, job).catch(() => layOutHere(diagram, nodes));
};

async function layOutHere(diagram: Diagram, nodes: readonly string[]): Promise<LayoutReply> {
  const { layoutLayered } = await import('./layoutLayered.ts');
  return layoutLayered(diagram, nodes);
}

function layOutInWorker(diagram: Diagram, nodes: readonly string[], job: Parameters<Layout>[2]): Promise<LayoutReply> {
  return new Promise<LayoutReply>((resolve, reject) => {
    const worker = new Worker(new URL('./layoutWorker.ts', import.meta.url), { type: 'module' });
    job?.onCancel(() => worker.terminate());
    worker.addEventListener('message', ({ data }) => {
      worker.terminate();
      resolve(data);
    });
    // A page may forbid workers, or have been built without its file: then it is done here.
    const fail = (event: { preventDefault(): void }) => {
      event.preventDefault();
      worker.terminate();
      reject(new Error('The layout worker could not be used.'));
    };
    worker.addEventListener('error', fail);
    worker.addEventListener('messageerror', fail);
    worker.postMessage({ diagram, nodes }, []);
  });
}
