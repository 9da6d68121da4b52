import { type Diagram, createDiagram, createEdge, createGroup, createNode } from '@calque/diagram';
import type { Decoration } from '../../types.ts';

/** A bit of everything that is drawn: kinds, a lane, a group, routes, directions and labels. */
export const sample: Diagram = createDiagram({
  groups: [
    createGroup({ id: 'ingest', kind: 'lane', label: 'Ingest', x: -20, y: -60, width: 200, height: 330 }),
    createGroup({ id: 'serving', label: 'Serving', x: 240, y: -60, width: 200, height: 330 }),
  ],
  nodes: [
    createNode({ id: 'events', label: 'Events', kind: 'stream', x: 0, y: 0, parent: 'ingest' }),
    createNode({ id: 'queue', label: 'Work queue', kind: 'queue', x: 0, y: 170, parent: 'ingest' }),
    createNode({ id: 'features', label: 'Feature store', kind: 'store', x: 260, y: 0, parent: 'serving' }),
    createNode({ id: 'ranker', label: 'Ranker', kind: 'model', x: 260, y: 170, parent: 'serving' }),
    createNode({ id: 'api', label: 'API', kind: 'gateway', x: 520, y: 0 }),
    createNode({ id: 'client', label: 'Phone', kind: 'client', x: 520, y: 170 }),
  ],
  edges: [
    createEdge({ id: 'fill', from: 'events', to: 'features', label: 'clicks' }),
    createEdge({ id: 'work', from: 'events', to: 'queue' }),
    createEdge({ id: 'read', from: 'features', to: 'ranker', direction: 'both' }),
    createEdge({ id: 'rank', from: 'ranker', to: 'api', route: 'elbow' }),
    createEdge({ id: 'call', from: 'client', to: 'api' }),
    createEdge({ id: 'near', from: 'queue', to: 'ranker', direction: 'none' }),
  ],
});

export const verdicts: readonly Decoration[] = [
  { id: 'm1', type: 'mark', target: 'events', mark: 'matched', label: 'matched' },
  { id: 'm2', type: 'mark', target: 'fill', mark: 'matched', label: 'matched' },
  { id: 'm3', type: 'mark', target: 'queue', mark: 'extra', label: 'extra' },
  { id: 'm4', type: 'mark', target: 'rank', mark: 'reversed', label: 'points the wrong way' },
  { id: 'm5', type: 'mark', target: 'ranker', mark: 'close', label: 'close' },
  {
    id: 'g1',
    type: 'ghost-node',
    node: createNode({ id: 'cache', label: 'Cache', kind: 'cache', x: 260, y: 320 }),
    label: 'missing: Cache',
  },
  { id: 'g2', type: 'ghost-edge', from: 'cache', to: 'client', label: 'missing: Cache to Phone' },
];
