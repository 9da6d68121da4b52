import { type Diagram, createDiagram, createEdge, createGroup, createNode } from '@calque/diagram';

/**
 * Events flow from a lane into a group and to a ranker: a small diagram for tests, with room around everything.
 * `events` and `api` lie in the lane `ingest`, `features` in the group `serving`, `ranker` in none.
 */
export const sampleDiagram: Diagram = createDiagram({
  groups: [
    createGroup({ id: 'ingest', kind: 'lane', label: 'Ingest', x: -40, y: -60, width: 240, height: 360 }),
    createGroup({ id: 'serving', label: 'Serving', x: 360, y: -60, width: 240, height: 200 }),
  ],
  nodes: [
    createNode({ id: 'events', label: 'Events', kind: 'stream', x: 0, y: 0, parent: 'ingest' }),
    createNode({ id: 'api', label: 'API', kind: 'gateway', x: 0, y: 200, parent: 'ingest' }),
    createNode({ id: 'features', label: 'Feature store', kind: 'store', x: 400, y: 0, parent: 'serving' }),
    createNode({ id: 'ranker', label: 'Ranker', kind: 'model', x: 800, y: 0 }),
  ],
  edges: [
    createEdge({ id: 'fill', from: 'events', to: 'features', label: 'clicks' }),
    createEdge({ id: 'feed', from: 'features', to: 'ranker' }),
  ],
});
