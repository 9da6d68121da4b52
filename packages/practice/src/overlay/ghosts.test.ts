import { createDiagram, createEdge, createNode } from '@calque/diagram';
import type { NodeVerdict, Reference } from '@calque/grading';
import { expect, test } from 'vitest';
import { placeGhosts } from './ghosts.ts';

const reference: Reference = createDiagram({
  nodes: [
    createNode({ id: 'a', label: 'A', x: 0, y: 0 }),
    createNode({ id: 'b', label: 'B', x: 300, y: 0 }),
    createNode({ id: 'c', label: 'C', x: 600, y: 0 }),
  ],
  edges: [createEdge({ id: 'ab', from: 'a', to: 'b' }), createEdge({ id: 'bc', from: 'b', to: 'c' })],
});

const same = (id: string, ...trace: string[]): NodeVerdict => ({ verdict: 'same', reference: id, trace, reason: null });
const missing = (id: string): NodeVerdict => ({ verdict: 'missing', reference: id, trace: [], reason: null });

test('An empty drawing gets its ghosts where the reference has them', () => {
  const ghosts = placeGhosts(createDiagram(), reference, [missing('a'), missing('b'), missing('c')]);
  expect([...ghosts.values()].map(({ x, y }) => ({ x, y }))).toEqual(reference.nodes.map(({ x, y }) => ({ x, y })));
});

test('A missing node between two drawn ones gets its ghost between them', () => {
  const trace = createDiagram({
    nodes: [createNode({ id: '1', x: 100, y: 500 }), createNode({ id: '3', x: 700, y: 500 })],
  });
  const ghost = placeGhosts(trace, reference, [same('a', '1'), missing('b'), same('c', '3')]).get('b');
  expect(ghost?.x).toBeCloseTo(400, 0);
  expect(ghost?.y).toBeCloseTo(500, 0);
});

test('A drawing that runs downwards gets its ghosts downwards', () => {
  const trace = createDiagram({ nodes: [createNode({ id: '1', x: 0, y: 0 }), createNode({ id: '2', x: 0, y: 300 })] });
  const ghost = placeGhosts(trace, reference, [same('a', '1'), same('b', '2'), missing('c')]).get('c');
  expect(ghost?.y).toBeGreaterThan(400);
  expect(Math.abs(ghost?.x ?? 0)).toBeLessThan(ghost?.y ?? 0);
});

test('A ghost never covers a drawn box or another ghost', () => {
  const nodes = [
    createNode({ id: '1', x: 0, y: 0 }),
    createNode({ id: 'x', x: 300, y: 0 }),
    createNode({ id: 'y', x: 600, y: 0 }),
  ];
  const ghosts = placeGhosts(createDiagram({ nodes }), reference, [same('a', '1'), missing('b'), missing('c')]);
  const boxes = [...nodes, ...ghosts.values()];
  for (const [index, a] of boxes.entries()) {
    for (const b of boxes.slice(index + 1)) {
      const isApart = a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
      expect(isApart).toBe(true);
    }
  }
});
