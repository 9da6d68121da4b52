import { createDiagram, createEdge, createNode } from '@calque/diagram';
import { describe, expect, test } from 'vitest';
import { more } from './commands/moreCommands.ts';
import { createEditor } from './createEditor.ts';
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

  test('keeps the last 1000 steps to undo, and redoes them all', () => {
    const user = new TestEditor(pair).select('a');
    for (let step = 0; step < 1005; step += 1) user.wait(2000).key('ArrowRight');
    for (let step = 0; step < 1005; step += 1) user.run('edit.undo');
    expect(user.diagram.nodes[0]!.x).toBe(5);
    for (let step = 0; step < 1005; step += 1) user.run('edit.redo');
    expect(user.diagram.nodes[0]!.x).toBe(1005);
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

describe('what an editor loads later', () => {
  test('runs a command that has to be loaded first as soon as it is there', async () => {
    const editor = createEditor({ diagram: pair });
    expect(editor.canRun('select.all')).toBe(true);
    editor.run('select.all');
    expect(editor.canRun('group.add')).toBe(false);
    let calls = 0;
    editor.subscribe(() => calls++);
    expect(editor.run('group.add', { label: 'All' })).toBe(true);
    await editor.load();
    expect(editor.getState().diagram.groups).toHaveLength(1);
    expect(calls).toBe(2);
    expect(editor.run('group.nonsense')).toBe(false);
  });

  test('is tried again after it could not be had', async () => {
    let tries = 0;
    const editor = createEditor({
      more: async () => {
        if (++tries === 1) throw new Error('offline');
        return more;
      },
    });
    await expect(editor.load()).rejects.toThrow('offline');
    await editor.load();
    editor.setTool('lasso');
    expect(editor.getSession().toolState).toBe('lasso.idle');
  });

  test('comes with the first listener', async () => {
    const editor = createEditor({ diagram: pair });
    editor.run('select.all');
    const heard = new Promise<boolean>((resolve) => {
      editor.subscribe(() => resolve(editor.canRun('arrange.alignLeft')));
    });
    expect(await heard).toBe(true);
  });
});

const typing = () => new TestEditor(pair).run('label.edit', { id: 'a' });

describe('typing a label', () => {
  test('is one undo step, however long one thinks, and goes on while pieces are kept', () => {
    const user = typing().run('label.set', { id: 'a', label: 'Heavy' }).wait(9000);
    expect(user.session.editing).toBe('a');
    user.run('label.set', { id: 'a', label: 'Heavy ranker' }).run('label.set', { label: 'Heavy ranker' });
    expect(user.session.editing).toBeNull();
    user.run('edit.undo');
    expect(user.diagram).toEqual(pair);
  });

  test('leaves nothing to undo when one types the old label again', () => {
    const user = typing().run('label.set', { id: 'a', label: 'x' }).run('label.set', { id: 'a', label: 'Ranker' });
    expect(user.editor.canRun('edit.undo')).toBe(false);
  });

  test('is a step of its own each time it is begun', () => {
    const user = typing().run('label.set', { label: 'one' }).wait(2000).run('label.edit', { id: 'a' });
    user.run('label.set', { label: 'two' }).run('edit.undo');
    expect(user.diagram.nodes[0]!.label).toBe('one');
  });
});
