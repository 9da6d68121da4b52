import { createDiagram, createNode, type DiagramNode, type DiagramPatch } from '@calque/diagram';
import { compare, type Reference } from '@calque/grading';
import { expect, test } from 'vitest';
import { createTranslate } from '../messages/translate.ts';
import { getDecorations } from '../overlay/decorations.ts';
import { getDropOnGhost } from './dropOnGhost.ts';

const reference: Reference = createDiagram({
  nodes: [createNode({ id: 'log', label: 'Event log' }), createNode({ id: 'lake', label: 'Data lake', x: 300 })],
});
const drawing = createDiagram({
  nodes: [createNode({ id: '1', label: 'Event log' }), createNode({ id: '2', label: 'Swamp', y: 400 })],
});
const comparison = compare(drawing, [reference]);
const decorations = getDecorations(comparison, drawing, reference, createTranslate('en'));
const ghost = decorations.flatMap((one) => (one.type === 'ghost-node' ? [one.node] : []))[0]!;

function move(id: string, to: { readonly x: number; readonly y: number }): DiagramPatch[] {
  const index = drawing.nodes.findIndex((node) => node.id === id);
  const before = drawing.nodes[index]!;
  const after: DiagramNode = { ...before, ...to };
  return [{ collection: 'nodes', id, before, after, from: index, to: index }];
}

test('An extra box dragged onto a ghost is meant to be what the ghost shows', () => {
  const patches = move('2', { x: ghost.x + 10, y: ghost.y + 5 });
  expect(getDropOnGhost({ patches }, comparison, decorations)).toEqual({ trace: '2', reference: 'lake' });
});

test('A box dragged beside the ghost means nothing', () => {
  const patches = move('2', { x: ghost.x + 200, y: ghost.y + 200 });
  expect(getDropOnGhost({ patches }, comparison, decorations)).toBeNull();
});

test('A matched box dragged onto a ghost stays what it is', () => {
  const patches = move('1', { x: ghost.x, y: ghost.y });
  expect(getDropOnGhost({ patches }, comparison, decorations)).toBeNull();
});
