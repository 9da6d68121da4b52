import { getEdge, getNode } from '@calque/diagram';
import { describe, expect, test } from 'vitest';
import { sampleDiagram } from '../testing/sampleDiagram.ts';
import { TestEditor } from '../testing/testEditor.ts';

const overlaps = (a: number, b: number, from: number, size: number) =>
  Math.max(a, b) > from && Math.min(a, b) < from + size;

const start = () => new TestEditor(sampleDiagram);

describe('node commands', () => {
  test('add a node in the middle of the view if nothing is selected', () => {
    const user = new TestEditor().key('n');
    expect(user.diagram.nodes).toMatchObject([{ x: 420, y: 368 }]);
    expect(user.session.editing).toBe('new1');
  });

  test('add a node with a label, kind and note, without editing it', () => {
    const user = start().run('node.add', { label: 'Cache', kind: 'cache', note: 'hot keys', point: { x: 0, y: 500 } });
    expect(user.diagram.nodes.at(-1)).toMatchObject({
      label: 'Cache',
      kind: 'cache',
      note: 'hot keys',
      x: -80,
      y: 468,
    });
    expect(user.session.editing).toBeNull();
  });

  test('add a connected neighbour in a direction and edit its label, as one undo step', () => {
    const user = start().select('ranker').key('ArrowRight', { mod: true });
    expect(user.diagram.nodes.at(-1)).toMatchObject({ id: 'new1', x: 1024, y: 0 });
    expect(user.diagram.edges.at(-1)).toMatchObject({ from: 'ranker', to: 'new1' });
    expect(user.session.editing).toBe('new1');
    user.run('label.set', { label: 'Re-ranking' }).run('edit.undo');
    expect(user.diagram).toEqual(sampleDiagram);
  });

  test('find room for a neighbour where one is already', () => {
    const user = start().select('ranker').run('node.quickAddDown').select('ranker').run('node.quickAddDown');
    const [first, second] = user.diagram.nodes.slice(4);
    expect(first).toMatchObject({ x: 800, y: 128 });
    expect(second).toMatchObject({ x: 992, y: 128 });
  });

  test('change the kind of all selected nodes', () => {
    const user = start().select('events', 'ranker').run('node.setKind', { kind: 'queue' });
    expect(user.diagram.nodes.map(({ kind }) => kind)).toEqual(['queue', 'gateway', 'store', 'queue']);
  });

  test('set and clear a note', () => {
    const user = start().run('node.setNote', { id: 'ranker', note: ' two towers ' });
    expect(getNode(user.diagram, 'ranker')!.note).toBe('two towers');
    user.run('node.setNote', { id: 'ranker', note: '' });
    expect('note' in getNode(user.diagram, 'ranker')!).toBe(false);
  });

  test('rename a node, an edge or a group, and end the editing', () => {
    const user = start().select('ranker').key('Enter');
    expect(user.session.editing).toBe('ranker');
    user.run('label.set', { label: 'Heavy ranker' });
    expect(getNode(user.diagram, 'ranker')!.label).toBe('Heavy ranker');
    expect(user.session.editing).toBeNull();
    user.run('label.set', { id: 'serving', label: 'Online' }).run('label.set', { id: 'fill', label: '' });
    expect(user.diagram.groups[1]!.label).toBe('Online');
    expect('label' in getEdge(user.diagram, 'fill')!).toBe(false);
  });

  test('leave the history alone when a label is confirmed unchanged', () => {
    const user = start().select('ranker').key('F2').run('label.set', { label: 'Ranker' });
    expect(user.session.editing).toBeNull();
    expect(user.editor.canRun('edit.undo')).toBe(false);
  });
});

describe('edge commands', () => {
  test('connect the two selected nodes in the order of selection', () => {
    const user = start().select('ranker', 'api');
    expect(user.editor.canRun('edge.add')).toBe(true);
    user.run('edge.add', { label: 'answers' });
    expect(user.diagram.edges.at(-1)).toMatchObject({ from: 'ranker', to: 'api', label: 'answers' });
  });

  test('refuse to connect what does not exist', () => {
    expect(start().editor.run('edge.add', { from: 'ranker', to: 'gone' })).toBe(false);
    expect(start().editor.run('edge.add', { from: 'ranker', to: 'feed' })).toBe(false);
  });

  test('reverse an edge and its bends', () => {
    const user = start().run('edge.addWaypoint', { id: 'feed', point: { x: 650, y: 100 } });
    user
      .run('edge.addWaypoint', { id: 'feed', point: { x: 750, y: 100 } })
      .select('feed')
      .key('r');
    expect(getEdge(user.diagram, 'feed')).toMatchObject({ from: 'ranker', to: 'features' });
    expect(getEdge(user.diagram, 'feed')!.waypoints!.map(({ x }) => x)).toEqual([750, 650]);
  });

  test('reverse the edges between selected nodes', () => {
    const user = start().select('features', 'ranker').key('r');
    expect(getEdge(user.diagram, 'feed')).toMatchObject({ from: 'ranker', to: 'features' });
    expect(getEdge(user.diagram, 'fill')).toBe(getEdge(sampleDiagram, 'fill'));
  });

  test('set the direction, or go to the next one', () => {
    const user = start().select('feed').run('edge.setDirection', { direction: 'none' });
    expect(getEdge(user.diagram, 'feed')!.direction).toBe('none');
    user.key('R', { shift: true });
    expect(getEdge(user.diagram, 'feed')!.direction).toBe('forward');
    expect(user.editor.run('edge.setDirection', { direction: 'sideways' })).toBe(false);
  });

  test('switch between a straight route and right angles', () => {
    const user = start().select('feed').key('e');
    expect(getEdge(user.diagram, 'feed')!.route).toBe('elbow');
    user.key('e');
    expect(getEdge(user.diagram, 'feed')!.route).toBe('straight');
  });

  test('add, move and remove bends without a pointer', () => {
    const user = start().select('feed').run('edge.addWaypoint');
    expect(getEdge(user.diagram, 'feed')!.waypoints).toEqual([{ x: 680, y: 32 }]);
    user.run('edge.moveWaypoint', { index: 0, dy: 50 });
    expect(getEdge(user.diagram, 'feed')!.waypoints).toEqual([{ x: 680, y: 82 }]);
    user.run('edge.removeWaypoints');
    expect('waypoints' in getEdge(user.diagram, 'feed')!).toBe(false);
  });

  test('route right angles around what stands between', () => {
    const user = start().run('edge.add', { from: 'events', to: 'ranker' }).run('edge.setRoute', { route: 'elbow' });
    const edge = user.diagram.edges.at(-1)!;
    const route = user.editor.getIndex().getRoute(edge)!;
    const wall = getNode(user.diagram, 'features')!;
    const crosses = route.some(({ x, y }, i) => {
      const next = route[i + 1] ?? { x, y };
      return overlaps(x, next.x, wall.x, wall.width) && overlaps(y, next.y, wall.y, wall.height);
    });
    expect(crosses).toBe(false);
    expect(route.length).toBeGreaterThan(2);
    user.select('features').run('edit.delete');
    expect(user.editor.getIndex().getRoute(edge)).toHaveLength(2);
  });
});

describe('move and resize commands', () => {
  test('nudge by one unit, by ten with shift, by the grid if there is one', () => {
    const user = start().select('ranker').key('ArrowUp').key('ArrowRight', { shift: true });
    expect(getNode(user.diagram, 'ranker')).toMatchObject({ x: 810, y: -1 });
    user.run('view.toggleGrid').key('ArrowLeft');
    expect(getNode(user.diagram, 'ranker')).toMatchObject({ x: 794, y: -1 });
  });

  test('move by a distance, into a group as a drag does', () => {
    const user = start().select('ranker').run('move.by', { dx: -390, dy: 60 });
    expect(getNode(user.diagram, 'ranker')).toMatchObject({ x: 410, y: 60, parent: 'serving' });
  });

  test('resize by keys and to a size, never below the least', () => {
    const user = start().select('ranker').key('ArrowRight', { alt: true, shift: true });
    expect(getNode(user.diagram, 'ranker')).toMatchObject({ width: 168, height: 64 });
    user.run('resize.to', { width: 200, height: 1 });
    expect(getNode(user.diagram, 'ranker')).toMatchObject({ width: 200, height: 24 });
  });
});
