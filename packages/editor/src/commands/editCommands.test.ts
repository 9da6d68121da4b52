import { createDiagram, getEdge, getNode } from '@calque/diagram';
import { describe, expect, test } from 'vitest';
import { clipboardType } from '../clipboard/clipboardType.ts';
import { parseFragment } from '../clipboard/parseFragment.ts';
import { sampleDiagram } from '../testing/sampleDiagram.ts';
import { TestEditor } from '../testing/testEditor.ts';

const start = () => new TestEditor(sampleDiagram);

describe('deleting', () => {
  test('takes the edges of a node with it', () => {
    const user = start().select('features').key('Delete');
    expect(user.diagram.edges).toEqual([]);
    expect(user.diagram.nodes.map(({ id }) => id)).toEqual(['events', 'api', 'ranker']);
  });

  test('takes the content of a group with it', () => {
    const user = start().select('serving').key('Backspace');
    expect(getNode(user.diagram, 'features')).toBeUndefined();
    expect(user.diagram.edges).toEqual([]);
  });

  test('leaves locked elements, and lets them out of a group that goes', () => {
    const user = start().select('features').run('arrange.toggleLock').select('serving').key('Delete');
    expect(getNode(user.diagram, 'features')).toMatchObject({ locked: true });
    expect('parent' in getNode(user.diagram, 'features')!).toBe(false);
  });

  test('cannot run without a selection', () => {
    expect(start().editor.canRun('edit.delete')).toBe(false);
    expect(start().select('feed').editor.canRun('edit.delete')).toBe(true);
  });
});

describe('the clipboard', () => {
  test('keeps the edges between what is copied, and lays the copy beside the original', () => {
    const user = start().select('features', 'ranker').run('edit.copy').run('edit.paste');
    expect(user.diagram.nodes.slice(4)).toMatchObject([
      { id: 'new1', label: 'Feature store', x: 424, y: 24, parent: 'serving' },
      { id: 'new2', label: 'Ranker', x: 824, y: 24 },
    ]);
    expect(user.diagram.edges.slice(2)).toEqual([{ id: 'new3', from: 'new1', to: 'new2', direction: 'forward' }]);
    user.expectSelected('new1', 'new2');
  });

  test('lays each further copy a little farther', () => {
    const user = start().select('ranker').run('edit.copy').run('edit.paste').run('edit.paste');
    expect(user.diagram.nodes.slice(4).map(({ x }) => x)).toEqual([824, 848]);
  });

  test('pastes around a point', () => {
    const user = start()
      .select('ranker')
      .run('edit.copy')
      .run('edit.paste', { point: { x: 500, y: 500 } });
    expect(user.diagram.nodes.at(-1)).toMatchObject({ x: 420, y: 468 });
  });

  test('carries JSON with a type for this editor and plain text for others', () => {
    const { clipboard } = start().select('events', 'features').run('edit.copy').session;
    expect(JSON.parse(clipboard!.json)).toMatchObject({ type: clipboardType });
    expect(clipboard!.text).toBe('Events\nFeature store\nEvents -> Feature store: clicks');
  });

  test('pastes into another editor what was copied in one', () => {
    const { clipboard } = start().select('serving', 'ranker').run('edit.copy').session;
    const other = new TestEditor(createDiagram()).run('edit.paste', { text: clipboard!.json });
    expect(other.diagram.nodes).toMatchObject([{ label: 'Feature store', parent: 'new4' }, { label: 'Ranker' }]);
    expect(other.diagram.groups).toMatchObject([{ id: 'new4', label: 'Serving' }]);
    expect(other.diagram.edges).toHaveLength(1);
  });

  test('takes away what is cut, and returns it with paste', () => {
    const user = start().select('ranker').run('edit.cut');
    expect(getNode(user.diagram, 'ranker')).toBeUndefined();
    user.run('edit.paste');
    expect(user.diagram.nodes.at(-1)).toMatchObject({ label: 'Ranker', x: 800, y: 0 });
  });

  test('does not touch the document when the clipboard holds something else', () => {
    for (const text of ['', 'hello', '{', '[]', '{"type":"other"}', `{"type":"${clipboardType}","nodes":[{"id":1}]}`])
      expect(start().editor.run('edit.paste', { text })).toBe(false);
  });

  test('leaves out of a foreign clipboard what is not whole', () => {
    const node = { id: 'a', label: 'A', kind: 'service', x: 0, y: 0, width: 10, height: 10 };
    const edges = [{ id: 'e', from: 'a', to: 'gone', direction: 'forward' }];
    const stroke = { id: 's', x: 0, y: 0, points: [0, 0, 1], strokeWidth: 3 };
    const strokes = [stroke, { ...stroke, id: 't', points: [0, 0] }, { ...stroke, id: 'u', points: [0, 0, 2] }];
    const nodes = [node, node, { ...node, id: 'b', x: null }];
    const text = JSON.stringify({ type: clipboardType, nodes, edges, strokes });
    expect(parseFragment(text)).toEqual({ nodes: [node], edges: [], groups: [], strokes: [stroke] });
  });

  test('duplicates the selection beside itself', () => {
    const user = start().select('ranker').key('d', { mod: true });
    expect(user.diagram.nodes.at(-1)).toMatchObject({ label: 'Ranker', x: 824, y: 24 });
  });
});

describe('history', () => {
  test('forgets what was undone when something else is done', () => {
    const user = start().select('ranker').key('Delete').key('z', { mod: true }).select('events').key('Delete');
    expect(user.editor.canRun('edit.redo')).toBe(false);
  });

  test('is cleared by a document from outside, which keeps what is still selected', () => {
    const user = start().select('ranker', 'events').run('move.left');
    user.editor.reset({ ...sampleDiagram, nodes: sampleDiagram.nodes.slice(0, 3), edges: [] });
    expect(user.editor.canRun('edit.undo')).toBe(false);
    user.expectSelected('events');
  });

  test('ends before a change that skips it, whose inverse nobody has', () => {
    const user = start().select('ranker').run('move.left');
    const [transaction] = user.editor.getState().history.done;
    user.editor.dispatch({ ...transaction!, patches: transaction!.inverse, inverse: [], history: 'skip' });
    expect(user.editor.canRun('edit.undo')).toBe(false);
    expect(user.diagram).toEqual(sampleDiagram);
  });

  test('rejects patches of another document and stays as it was', () => {
    const user = start().select('ranker').run('move.left');
    const [transaction] = user.editor.getState().history.done;
    const other = new TestEditor();
    expect(() => other.editor.dispatch(transaction!)).toThrow('No ranker at nodes[3].');
    expect(other.diagram.nodes).toEqual([]);
    other.tool('box').pointerDown({ x: 0, y: 0 });
    expect(() => other.editor.dispatch(transaction!)).toThrow('No ranker at nodes[3].');
    other.expectToBeIn('box.idle');
    expect(getEdge(user.diagram, 'feed')).toBeDefined();
  });
});
