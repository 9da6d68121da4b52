import { type Box, createDiagram, createEdge, createGroup, createNode } from '@calque/diagram';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { layoutLayers } from './layoutLayers.ts';

const overlap = (a: Box, b: Box) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
const holds = (outer: Box, inner: Box) =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height;

const parentOf = (index: number | null, below: number) =>
  index === null || index >= below ? {} : { parent: `g${index}` };

it('lets edges of an acyclic graph point one way', () => {
  const diagram = createDiagram({
    nodes: ['a', 'b', 'c', 'd'].map((id) => createNode({ id })),
    edges: [
      ['a', 'b'],
      ['b', 'c'],
      ['a', 'c'],
      ['d', 'c'],
    ].map(([from, to], index) => createEdge({ id: `e${index}`, from: from!, to: to! })),
  });
  const places = new Map(layoutLayers(diagram).nodes.map((node) => [node.id, node.x]));
  for (const { from, to } of diagram.edges) expect(places.get(to)).toBeGreaterThan(places.get(from)!);
});

it('bends an edge that would run through a node', () => {
  const diagram = createDiagram({
    nodes: ['a', 'b', 'c'].map((id) => createNode({ id })),
    edges: ['ab', 'bc', 'ac'].map((id) => createEdge({ id, from: id[0]!, to: id[1]! })),
  });
  expect(layoutLayers(diagram).edges.map(({ route }) => route)).toEqual([undefined, undefined, 'elbow']);
});

it('keeps nodes and groups apart, and members in their groups, for any graph', () => {
  const graph = fc.record({
    nodes: fc.array(fc.option(fc.nat({ max: 3 })), { minLength: 1, maxLength: 12 }),
    parents: fc.array(fc.option(fc.nat({ max: 3 })), { maxLength: 4 }),
    edges: fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 15 }),
    direction: fc.constantFrom('right' as const, 'down' as const, 'left' as const, 'up' as const),
  });
  fc.assert(
    fc.property(graph, ({ nodes, parents, edges, direction }) => {
      const diagram = layoutLayers(
        createDiagram({
          nodes: nodes.map((group, index) => createNode({ id: `n${index}`, ...parentOf(group, parents.length) })),
          groups: parents.map((parent, index) => createGroup({ id: `g${index}`, ...parentOf(parent, index) })),
          edges: edges.map(([from, to], index) =>
            createEdge({ id: `e${index}`, from: `n${from % nodes.length}`, to: `n${to % nodes.length}` }),
          ),
        }),
        direction,
      );
      const groups = new Map(diagram.groups.map((group) => [group.id, group]));
      for (const element of [...diagram.nodes, ...diagram.groups])
        expect(element.parent === undefined || holds(groups.get(element.parent)!, element)).toBe(true);
      const siblings = [...diagram.nodes, ...diagram.groups];
      for (const [index, a] of siblings.entries())
        for (const b of siblings.slice(index + 1)) expect(a.parent === b.parent && overlap(a, b)).toBe(false);
    }),
    { numRuns: 150 },
  );
});
