import { applyPatches, createDiagram, createEdge, createNode, createStroke } from '@calque/diagram';
import { describe, expect, it } from 'vitest';
import { compare } from './compare.ts';
import { applyFixes, getFixes } from './fixes/index.ts';
import { InvalidReferenceError } from './errors.ts';
import { createWordMatcher } from './labels/index.ts';
import { en } from './messages/en.ts';
import { formatMessage } from './messages/formatMessage.ts';
import type { Reference } from './types.ts';

const funnel: Reference = createDiagram({
  nodes: [
    createNode({ id: 'events', label: 'Event log' }),
    createNode({ id: 'features', label: 'Feature store', kind: 'store' }),
    createNode({ id: 'ranker', label: 'Ranking' }),
  ],
  edges: [
    createEdge({ id: 'e1', from: 'events', to: 'features' }),
    createEdge({ id: 'e2', from: 'features', to: 'ranker' }),
  ],
});

const labelMatchers = [createWordMatcher()];

describe('compare', () => {
  it('gives 100 to the reference itself', () => {
    const { score, edits, certificate } = compare(funnel, funnel);
    expect({ score, edits, certificate }).toEqual({
      score: 100,
      edits: [],
      certificate: { optimal: true, score: 10000, upperBound: 10000 },
    });
  });

  it('does not read ink, neither on the drawing nor on the reference', () => {
    const inked = { ...funnel, strokes: [createStroke({ id: 'ink', points: [0, 0, 0.5, 300, 0, 0.5] })] };
    const trace = createDiagram({ nodes: funnel.nodes.slice(1) });
    expect(compare({ ...trace, strokes: inked.strokes }, inked)).toEqual(compare(trace, funnel));
    const fixes = getFixes(trace, funnel, compare(trace, funnel));
    expect(applyFixes({ ...trace, strokes: inked.strokes }, fixes)).toEqual({
      ...applyFixes(trace, fixes),
      strokes: inked.strokes,
    });
  });

  it('names the missing node with its arrow in one edit, and the reversed arrow in another', () => {
    const trace = createDiagram({
      nodes: [createNode({ id: 'x', label: 'event logs' }), createNode({ id: 'y', label: 'Feature store' })],
      edges: [createEdge({ id: 'z', from: 'y', to: 'x' })],
    });
    const comparison = compare(trace, funnel, { labelMatchers });
    const { score, edits } = comparison;
    expect(edits.map(({ id }) => id)).toEqual(['missing:ranker', 'reversed:e1']);
    expect(edits[0]!.reference).toEqual(['ranker', 'e2']);
    const mended = applyFixes(trace, getFixes(trace, funnel, comparison), ['missing:ranker']);
    expect(compare(mended, funnel, { labelMatchers }).score).toBeCloseTo(score + edits[0]!.points, 8);
    expect(formatMessage(edits[0]!.message, en)).toBe('Ranking is missing. Feature store feeds it.');
    expect(score + edits.reduce((sum, { points }) => sum + points, 0)).toBeCloseTo(100, 8);
  });

  it('lists what is too much as warnings of no points', () => {
    const trace = {
      ...funnel,
      nodes: [...funnel.nodes, createNode({ id: 'blog', label: 'Zebra' })],
      edges: [...funnel.edges, createEdge({ id: 'odd', from: 'ranker', to: 'blog' })],
    };
    const { score, edits } = compare(trace, funnel);
    expect(score).toBe(100);
    expect(edits.map(({ id, points }) => [id, points])).toEqual([
      ['extra:odd', 0],
      ['extra:blog', 0],
    ]);
  });

  it('takes a box without a label for the node that its arrows suggest', () => {
    const trace = {
      ...funnel,
      nodes: funnel.nodes.map((node) => (node.id === 'features' ? { ...node, label: '' } : node)),
    };
    const comparison = compare(trace, funnel);
    expect(comparison.edits.map(({ id }) => id)).toEqual(['rename:features']);
    const [fix] = getFixes(trace, funnel, comparison);
    expect(compare(applyPatches(trace, fix!.patches), funnel).score).toBe(100);
  });

  it('refuses a reference with a dangling edge and says where', () => {
    const broken = { ...funnel, edges: [createEdge({ id: 'e1', from: 'events', to: 'nowhere' })] };
    expect(() => compare(funnel, broken)).toThrow(InvalidReferenceError);
    expect(() => compare(funnel, broken)).toThrow('/edges/0/to');
  });
});
