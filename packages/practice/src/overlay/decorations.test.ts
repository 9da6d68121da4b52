import type { Decoration } from '@calque/canvas';
import { createDiagram, createEdge, createNode } from '@calque/diagram';
import { compare, type Reference } from '@calque/grading';
import { expect, test } from 'vitest';
import { createTranslate } from '../messages/translate.ts';
import { getDecorationIds, getDecorations } from './decorations.ts';

const translate = createTranslate('en');

const reference: Reference = createDiagram({
  nodes: [
    createNode({ id: 'log', label: 'Event log' }),
    createNode({ id: 'lake', label: 'Data lake', x: 300 }),
    createNode({ id: 'train', label: 'Training job', x: 600 }),
  ],
  edges: [createEdge({ id: 'a', from: 'log', to: 'lake' }), createEdge({ id: 'b', from: 'lake', to: 'train' })],
});

/** The lake feeds the log (reversed), the training job is missing, a blockchain is there. */
const drawing = createDiagram({
  nodes: [
    createNode({ id: '1', label: 'Event log' }),
    createNode({ id: '2', label: 'Data lake', x: 300 }),
    createNode({ id: '3', label: 'Blockchain', x: 300, y: 300 }),
  ],
  edges: [createEdge({ id: 'e', from: '2', to: '1' })],
});

function decorate(): Decoration[] {
  return getDecorations(compare(drawing, [reference]), drawing, reference, translate);
}

test('Every drawn element has one mark, by verdict', () => {
  const marks = decorate().flatMap((decoration) =>
    decoration.type === 'mark' ? [[decoration.target, decoration.mark]] : [],
  );
  expect(Object.fromEntries(marks)).toEqual({ 1: 'matched', 2: 'matched', 3: 'extra', e: 'reversed' });
  expect(marks).toHaveLength(4);
});

test('A missing node is a ghost with an arrow from where it belongs', () => {
  const decorations = decorate();
  expect(decorations.find(({ type }) => type === 'ghost-node')).toMatchObject({
    id: 'ghost:train',
    label: 'Missing: Training job',
  });
  expect(decorations.find(({ type }) => type === 'ghost-edge')).toMatchObject({ from: '2', to: 'ghost:train' });
});

test('Every edit points at decorations that exist', () => {
  const decorations = new Set(decorate().map(({ id }) => id));
  for (const edit of compare(drawing, [reference]).edits) {
    const ids = getDecorationIds(edit);
    expect(ids.length).toBeGreaterThan(0);
    expect(ids.filter((id) => !decorations.has(id))).toEqual([]);
  }
});

test('Decorations have unique ids and words for a screen reader', () => {
  const decorations = decorate();
  expect(new Set(decorations.map(({ id }) => id)).size).toBe(decorations.length);
  expect(decorations.every(({ label }) => label.length > 0)).toBe(true);
});
