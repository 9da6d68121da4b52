import { createDiagram, createEdge, createNode } from '@calque/diagram';
import { describe, expect, test } from 'vitest';
import { TestEditor } from './testing/testEditor.ts';

const pair = createDiagram({
  nodes: [
    createNode({ id: 'a', label: 'Ranker', kind: 'model', x: 0, y: 0 }),
    createNode({ id: 'b', label: 'Store', x: 400, y: 0 }),
  ],
  edges: [createEdge({ id: 'ab', from: 'a', to: 'b' })],
});

describe('an editor', () => {
  test('undoes and redoes a change and the selection it made', () => {
    const user = new TestEditor(pair).select('a').run('edit.delete');
    expect(user.diagram.nodes.map(({ id }) => id)).toEqual(['b']);
    expect(user.diagram.edges).toEqual([]);
    user.run('edit.undo').expectSelected('a');
    expect(user.diagram).toEqual(pair);
    user.run('edit.redo').expectSelected();
    expect(user.diagram.nodes.map(({ id }) => id)).toEqual(['b']);
  });

  test('joins arrow key presses of one second into one undo step', () => {
    const user = new TestEditor(pair).select('a').key('ArrowRight').key('ArrowRight').wait(100).key('ArrowDown');
    expect(user.diagram.nodes[0]).toMatchObject({ x: 2, y: 1 });
    expect(user.editor.getState().history.done).toHaveLength(1);
    user.wait(2000).key('ArrowDown');
    expect(user.editor.getState().history.done).toHaveLength(2);
    user.run('edit.undo').run('edit.undo');
    expect(user.diagram).toEqual(pair);
  });

  test('connects by a drag from node to node', () => {
    const user = new TestEditor(pair).tool('connect').pointerDown('b').pointerMove({ x: 300, y: 100 });
    user.expectToBeIn('connect.dragging').pointerMove('a').pointerUp('a').expectToBeIn('select.idle');
    expect(user.diagram.edges.at(-1)).toMatchObject({ from: 'b', to: 'a' });
  });

  test('makes a box with a double-click on empty canvas, and naming it is part of the same undo step', () => {
    const user = new TestEditor().doubleClick({ x: 200, y: 100 });
    expect(user.session.editing).toBe('new1');
    user.run('label.set', { label: 'Feature store' });
    expect(user.diagram.nodes).toMatchObject([{ label: 'Feature store', x: 120, y: 68 }]);
    expect(user.session.editing).toBeNull();
    user.run('edit.undo');
    expect(user.diagram.nodes).toEqual([]);
  });
});
