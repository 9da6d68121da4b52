import type { Diagram, Point } from '@calque/diagram';
import { layoutLayered } from './layoutLayered.ts';

/** What `layoutLater` sends to the worker; it answers with the places once. */
export interface LayoutRequest {
  readonly diagram: Diagram;
  readonly nodes: readonly string[];
}

export type LayoutReply = ReadonlyMap<string, Point>;

interface WorkerScope {
  addEventListener(type: 'message', listener: (event: { readonly data: LayoutRequest }) => void): void;
  postMessage(message: LayoutReply, transfer: []): void;
}

const scope = globalThis as unknown as WorkerScope;
scope.addEventListener('message', ({ data }) => scope.postMessage(layoutLayered(data.diagram, data.nodes), []));
