import {
  type Box,
  type Diagram,
  type DiagramEdge,
  createDiagram,
  createEdge,
  createGroup,
  createNode,
  getLabelBox,
  layoutEdgeLabels,
} from '@calque/diagram';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { TestEditor } from '../testing/testEditor.ts';
import { createDiagramIndex } from './diagramIndex.ts';

const start: Diagram = createDiagram({
  nodes: ['a', 'b', 'c', 'd'].map((id, i) => createNode({ id, x: i * 240, y: (i % 2) * 160 })),
  edges: [
    createEdge({ id: 'ab', from: 'a', to: 'b', route: 'elbow', label: 'events' }),
    createEdge({ id: 'ac', from: 'a', to: 'c', route: 'elbow', label: 'clicks and views' }),
    createEdge({ id: 'ca', from: 'c', to: 'a', route: 'elbow', label: 'scores' }),
    createEdge({ id: 'bd', from: 'b', to: 'd', label: 'rows' }),
    createEdge({ id: 'db', from: 'd', to: 'b', label: 'rows again' }),
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
        expect(listLabels(user.diagram, index.getLabelBox)).toEqual(listLabels(user.diagram, fresh.getLabelBox));
      }
    }),
    { numRuns: 40 },
  );
});

test('labels stand where the whole diagram laid out at once has them', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 10 }), (steps) => {
      const user = new TestEditor(start);
      for (const [command, target, args] of steps) user.run(command, { id: target, ...args });
      const places = layoutEdgeLabels(user.diagram);
      const { getLabelBox: getBox } = user.editor.getIndex();
      // Asked for in another order than they are placed in.
      const asked = user.diagram.edges.toReversed().map((edge) => [edge.id, getBox(edge)] as const);
      expect(asked.filter(([, box]) => box)).toEqual(
        [...places].toReversed().map(([id, label]) => [id, getLabelBox(label, label.center)]),
      );
    }),
    { numRuns: 30 },
  );
});

test('a label that moves makes room for those that waited for it, and the other way round', () => {
  const user = new TestEditor(start);
  const index = user.editor.getIndex();
  const before = listLabels(user.diagram, index.getLabelBox);
  user.run('label.set', { id: 'bd', label: 'a much longer name for rows' });
  expect(listLabels(user.diagram, index.getLabelBox)).not.toEqual(before);
  user.run('edit.undo');
  expect(listLabels(user.diagram, index.getLabelBox)).toEqual(before);
});

function listLabels(diagram: Diagram, getBox: (edge: DiagramEdge) => Box | null): (Box | null)[] {
  return diagram.edges.map(getBox);
}
