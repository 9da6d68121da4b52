import { type Diagram, createDiagram, createEdge, createGroup, createNode } from '@calque/diagram';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { TestEditor } from '../testing/testEditor.ts';
import { createDiagramIndex } from './diagramIndex.ts';

const start: Diagram = createDiagram({
  nodes: ['a', 'b', 'c', 'd'].map((id, i) => createNode({ id, x: i * 240, y: (i % 2) * 160 })),
  edges: [
    createEdge({ id: 'ab', from: 'a', to: 'b', route: 'elbow' }),
    createEdge({ id: 'ac', from: 'a', to: 'c', route: 'elbow' }),
    createEdge({ id: 'ca', from: 'c', to: 'a', route: 'elbow' }),
    createEdge({ id: 'bd', from: 'b', to: 'd' }),
  ],
  groups: [createGroup({ id: 'g', x: 200, y: 100 })],
});

const id = fc.constantFrom('a', 'b', 'c', 'd', 'ab', 'ac', 'ca', 'bd', 'g', 'new1');
const vector = fc.record({ dx: fc.integer({ min: -400, max: 400 }), dy: fc.integer({ min: -400, max: 400 }) });
const step = fc.oneof(
  fc.tuple(fc.constant('move.by'), id, vector),
  fc.tuple(
    fc.constantFrom(
      'edit.delete',
      'edit.undo',
      'edit.redo',
      'edge.reverse',
      'edge.toggleRoute',
      'edit.duplicate',
      'arrange.toFront',
      'edge.addWaypoint',
    ),
    id,
    fc.constant({}),
  ),
);

test('an index that followed every change answers as one that was built anew', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      const user = new TestEditor(start);
      const index = user.editor.getIndex();
      const area = { x: 100, y: -50, width: 500, height: 300 };
      index.search(area);
      for (const [command, target, args] of steps) {
        user.run(command, { id: target, ...args });
        const fresh = createDiagramIndex(user.diagram);
        expect(index.search(area)).toEqual(fresh.search(area));
        expect(user.diagram.edges.map(index.getRoute)).toEqual(user.diagram.edges.map(fresh.getRoute));
      }
    }),
    { numRuns: 80 },
  );
});
