import { createDiagram, createEdge, createGroup, createNode } from '@calque/diagram';
import { describe, expect, test } from 'vitest';
import { sampleDiagram } from '../testing/sampleDiagram.ts';
import { getReadingOrder } from './readingOrder.ts';

const chain = (nodes: readonly string[], ...edges: readonly string[]) =>
  createDiagram({
    nodes: nodes.map((id, i) => createNode({ id, x: 0, y: i * 100 })),
    edges: edges.map((id) => createEdge({ id, from: id[0]!, to: id[1]! })),
  });

describe('the reading order', () => {
  test('goes lane by lane and group by group, each before its content', () => {
    expect(getReadingOrder(sampleDiagram)).toEqual(['ingest', 'events', 'api', 'serving', 'features', 'ranker']);
  });

  test('tells what feeds before what is fed, wherever it lies', () => {
    expect(getReadingOrder(chain(['c', 'b', 'a'], 'ab', 'bc'))).toEqual(['a', 'b', 'c']);
    expect(getReadingOrder(chain(['d', 'c', 'b', 'a'], 'ab', 'ac', 'bd', 'cd'))).toEqual(['a', 'c', 'b', 'd']);
  });

  test('goes from top to bottom within a layer', () => {
    expect(getReadingOrder(chain(['a', 'b', 'c']))).toEqual(['a', 'b', 'c']);
  });

  test('enters a cycle at the node farthest to the left', () => {
    expect(getReadingOrder(chain(['b', 'c', 'a'], 'ab', 'bc', 'ca'))).toEqual(['b', 'c', 'a']);
  });

  test('takes lanes as they lie, whatever their content feeds', () => {
    const diagram = createDiagram({
      groups: [createGroup({ id: 'right', kind: 'lane', x: 400 }), createGroup({ id: 'left', kind: 'lane', x: 0 })],
      nodes: [createNode({ id: 'a', parent: 'right' }), createNode({ id: 'b', parent: 'left' })],
      edges: [createEdge({ id: 'ab', from: 'a', to: 'b' })],
    });
    expect(getReadingOrder(diagram)).toEqual(['left', 'b', 'right', 'a']);
  });

  test('names every element once even where parents form a circle', () => {
    const diagram = createDiagram({
      groups: [createGroup({ id: 'g', parent: 'h' }), createGroup({ id: 'h', parent: 'g' })],
      nodes: [createNode({ id: 'a', parent: 'g' }), createNode({ id: 'b', parent: 'gone' })],
    });
    expect([...getReadingOrder(diagram)].sort()).toEqual(['a', 'b', 'g', 'h']);
  });

  test('is remembered for a diagram', () => {
    expect(getReadingOrder(sampleDiagram)).toBe(getReadingOrder(sampleDiagram));
  });
});
