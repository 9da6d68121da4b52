import { type Diagram, createDiagram, createEdge, createNode } from '@calque/diagram';
import { expect, test } from 'vitest';
import { TestEditor } from './testing/testEditor.ts';

const columns = 70;
const count = 5000;

/** A field of nodes, each connected to the next, whose arrays count what is read of them. */
function createCountedDiagram(): { readonly diagram: Diagram; getReads(): number } {
  let reads = 0;
  const counted = <T extends object>(elements: readonly T[]): readonly T[] =>
    new Proxy(elements, {
      get(target, key) {
        if (typeof key === 'string' && key !== 'length' && !Number.isNaN(Number(key))) reads++;
        return Reflect.get(target, key);
      },
    });
  const nodes = Array.from({ length: count }, (_, i) =>
    createNode({ id: `n${i}`, x: (i % columns) * 240, y: Math.floor(i / columns) * 120 }),
  );
  const edges = nodes.slice(1).map(({ id }, i) => createEdge({ id: `e${i}`, from: `n${i}`, to: id }));
  const diagram = createDiagram({ nodes: counted(nodes), edges: counted(edges) });
  return { diagram, getReads: () => reads };
}

test('a step of a drag and a hover read what is near, however large the diagram is', () => {
  const { diagram, getReads } = createCountedDiagram();
  const user = new TestEditor(diagram).pointerMove('n75').pointerDown('n75').pointerMove({ x: 1300, y: 160 });
  const before = getReads();
  for (let step = 0; step < 20; step++) user.pointerMove({ x: 1300 + step * 7, y: 160 + step * 3 });
  user.cancel();
  for (let step = 0; step < 20; step++) user.pointerMove({ x: 1300 + step * 7, y: 160 + step * 3 });
  expect((getReads() - before) / 40).toBeLessThan(40);
});

test('a node that moved is found, and its neighbours reconnected, without building the index again', () => {
  const { diagram } = createCountedDiagram();
  const user = new TestEditor(diagram).pointerMove('n75').drag('n75', { x: 5000, y: -400 }, { mod: true });
  const index = user.editor.getIndex();
  expect(index.searchNodes({ x: 5000, y: -400, width: 1, height: 1 })).toEqual(['n75']);
  expect(index.searchEdges({ x: 4930, y: -430, width: 10, height: 10 })).toEqual(['e74', 'e75']);
});
