import { createDiagram, createEdge, createGroup, createNode } from '@calque/diagram';
import { describe, expect, it } from 'vitest';
import { compare } from './compare.ts';
import { InvalidReferenceError } from './errors.ts';
import type { Reference } from './types.ts';

const sound: Reference = createDiagram({
  nodes: [createNode({ id: 'a', label: 'Gateway' }), createNode({ id: 'b', label: 'Ranker' })],
  edges: [createEdge({ id: 'e', from: 'a', to: 'b' })],
  groups: [createGroup({ id: 'g', label: 'Serving' })],
});

function getPath(reference: Reference): string {
  try {
    compare(sound, [sound, reference]);
  } catch (error) {
    if (error instanceof InvalidReferenceError) return error.path;
    throw error;
  }
  return 'accepted';
}

describe('a reference is refused with the path', () => {
  it.each([
    ['of an edge without an end', { edges: [createEdge({ id: 'e', from: 'a', to: 'z' })] }, '/1/edges/0/to'],
    ['of an id used twice', { groups: [createGroup({ id: 'a' })] }, '/1/groups/0/id'],
    [
      'of a parent that does not exist',
      { nodes: [createNode({ id: 'a', parent: 'x' })], edges: [] },
      '/1/nodes/0/parent',
    ],
    ['of a choice with one branch', { choices: [{ id: 'c', branches: [['a']] }] }, '/1/choices/0/branches'],
    ['of an empty branch', { choices: [{ id: 'c', branches: [['a'], []] }] }, '/1/choices/0/branches/1'],
    ['of an unknown element', { choices: [{ id: 'c', branches: [['a'], ['z']] }] }, '/1/choices/0/branches/1/0'],
    [
      'of an element in two branches',
      { choices: [{ id: 'c', branches: [['a'], ['a']] }] },
      '/1/choices/0/branches/1/0',
    ],
    ['of a label both wanted and forbidden', { forbidden: [{ label: 'ranker', why: '' }] }, '/1/forbidden/0/label'],
  ])('%s', (_, change, path) => {
    expect(getPath({ ...sound, ...change })).toBe(path);
  });
});

describe('a reference is accepted', () => {
  it('whatever fields of its own a node or an edge carries', () => {
    const nodes = sound.nodes.map((node) => ({ ...node, from: 'a book', to: 'a friend' }));
    const edges = sound.edges.map((edge) => ({ ...edge, parent: 'an idea' }));
    expect(getPath({ ...sound, nodes, edges })).toBe('accepted');
  });
});

describe('a trace is never refused', () => {
  it('whatever dangles, repeats or is blank', () => {
    const trace = createDiagram({
      nodes: [createNode({ id: 'x', label: '' }), createNode({ id: 'x', label: 'Gateway', parent: 'x' })],
      edges: [
        createEdge({ id: 'x', from: 'nowhere', to: 'x' }),
        createEdge({ id: 'y', from: 'x', to: 'x', direction: 'both' }),
        createEdge({ id: 'y', from: '', to: '', direction: 'none' }),
      ],
      groups: [createGroup({ id: 'g', parent: 'g' })],
    });
    const { score, certificate } = compare(trace, sound, { extras: 'penalise' });
    expect(score).toBeGreaterThanOrEqual(0);
    expect(certificate.optimal).toBe(true);
  });

  it('of 500 boxes without a label, and the bound is honest', () => {
    const trace = createDiagram({
      nodes: Array.from({ length: 500 }, (_, index) => createNode({ id: `n${index}` })),
      edges: Array.from({ length: 900 }, (_, index) =>
        createEdge({ id: `e${index}`, from: `n${index % 500}`, to: `n${(index * 7 + 1) % 500}` }),
      ),
    });
    const reference = createDiagram({
      nodes: Array.from({ length: 60 }, (_, index) => createNode({ id: `r${index}`, label: `Part ${index}` })),
      edges: Array.from({ length: 90 }, (_, index) =>
        createEdge({ id: `s${index}`, from: `r${index % 60}`, to: `r${(index * 7 + 1) % 60}` }),
      ),
    });
    const { score, scoreUpperBound } = compare(trace, reference, { budgetMs: 100 });
    expect(score).toBeGreaterThan(0);
    expect(scoreUpperBound).toBeGreaterThanOrEqual(score);
  });
});
