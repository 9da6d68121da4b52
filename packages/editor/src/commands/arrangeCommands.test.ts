import { createDiagram, createNode, getGroup, getNode } from '@calque/diagram';
import { describe, expect, test } from 'vitest';
import { sampleDiagram } from '../testing/sampleDiagram.ts';
import { TestEditor } from '../testing/testEditor.ts';

const start = () => new TestEditor(sampleDiagram);
const three = createDiagram({
  nodes: [
    createNode({ id: 'a', x: 0, y: 0, width: 100, height: 40 }),
    createNode({ id: 'b', x: 130, y: 70, width: 60, height: 80 }),
    createNode({ id: 'c', x: 400, y: 20, width: 100, height: 100 }),
  ],
});
const align = (command: string) => new TestEditor(three).select('a', 'b', 'c').run(command).diagram.nodes;

describe('aligning', () => {
  test.each([
    ['arrange.alignLeft', 'x', [0, 0, 0]],
    ['arrange.alignCenter', 'x', [200, 220, 200]],
    ['arrange.alignRight', 'x', [400, 440, 400]],
    ['arrange.alignTop', 'y', [0, 0, 0]],
    ['arrange.alignMiddle', 'y', [55, 35, 25]],
    ['arrange.alignBottom', 'y', [110, 70, 50]],
  ] as const)('%s lines up the selection within its box', (command, axis, places) => {
    expect(align(command).map((node) => node[axis])).toEqual(places);
  });

  test('makes the gaps of a row equal, with the outermost in place', () => {
    expect(align('arrange.distributeHorizontally').map(({ x }) => x)).toEqual([0, 220, 400]);
    expect(align('arrange.distributeVertically').map(({ y }) => y)).toEqual([0, 70, 5]);
  });

  test('needs several elements', () => {
    const user = new TestEditor(three).select('a');
    expect(user.editor.canRun('arrange.alignLeft')).toBe(false);
    expect(user.select('a', 'b').editor.canRun('arrange.distributeVertically')).toBe(false);
  });
});

const order = (command: string, ...ids: string[]) =>
  new TestEditor(three)
    .select(...ids)
    .run(command)
    .diagram.nodes.map(({ id }) => id)
    .join('');

describe('paint order', () => {
  test('moves the selection to the front, the back, or by one, keeping its own order', () => {
    expect(order('arrange.toFront', 'a', 'b')).toBe('cab');
    expect(order('arrange.toBack', 'b', 'c')).toBe('bca');
    expect(order('arrange.forward', 'a')).toBe('bac');
    expect(order('arrange.forward', 'b', 'c')).toBe('abc');
    expect(order('arrange.backward', 'c')).toBe('acb');
  });

  test('decides what a click takes', () => {
    const user = new TestEditor(three)
      .run('move.by', { id: 'b', dx: -130, dy: -70 })
      .click({ x: 30, y: 20 })
      .expectSelected('b');
    user.run('arrange.toBack').click({ x: 30, y: 20 });
    expect(user.selection).toEqual(['a']);
  });
});

describe('locking', () => {
  test('keeps an element from being moved, renamed, reversed and deleted, until it is unlocked', () => {
    const user = start().select('ranker', 'feed').key('l', { mod: true });
    const { diagram } = user;
    user.key('ArrowLeft').key('Delete').run('edge.reverse').run('label.set', { id: 'ranker', label: 'x' }).key('Enter');
    expect(user.diagram).toBe(diagram);
    expect(user.session.editing).toBeNull();
    user.key('l', { mod: true });
    expect(user.diagram).toEqual(sampleDiagram);
  });
});

describe('groups', () => {
  test('are put around the selection with room for their label', () => {
    const user = start().select('features', 'ranker').key('g', { mod: true });
    const made = getGroup(user.diagram, 'new1')!;
    expect(made).toMatchObject({ x: 376, width: 608, kind: 'group' });
    expect(made.y).toBeLessThan(-28);
    expect(getNode(user.diagram, 'ranker')!.parent).toBe('new1');
    expect(user.session.editing).toBe('new1');
    user.expectSelected('new1');
  });

  test('lie within the group that holds the whole selection, and below groups they hold', () => {
    const user = start().select('serving').run('group.add', { label: 'Outer' });
    expect(user.diagram.groups.map(({ id }) => id)).toEqual(['ingest', 'new1', 'serving']);
    expect(getGroup(user.diagram, 'serving')!.parent).toBe('new1');
    user.select('features').run('group.add', { label: 'Inner' });
    expect(getGroup(user.diagram, 'new2')!.parent).toBe('serving');
  });

  test('are dissolved, and what they held is selected', () => {
    const user = start().select('ingest').key('g', { mod: true, shift: true }).expectSelected('events', 'api');
    expect(getGroup(user.diagram, 'ingest')).toBeUndefined();
    expect('parent' in getNode(user.diagram, 'events')!).toBe(false);
  });

  test('become lanes side by side', () => {
    const user = start().run('group.addLane', { label: 'Train' });
    expect(user.diagram.groups.at(-1)).toMatchObject({ kind: 'lane', x: 200, y: -60, width: 240, height: 360 });
    expect(new TestEditor().run('group.addLane').diagram.groups).toMatchObject([{ x: 380, y: 160 }]);
  });

  test('take elements in and let them out without a pointer', () => {
    const user = start().select('ranker').run('group.setParent', { parent: 'ingest' });
    const ranker = getNode(user.diagram, 'ranker')!;
    expect(ranker.parent).toBe('ingest');
    expect(ranker.y).toBeGreaterThanOrEqual(-60);
    expect(ranker.x).toBeGreaterThanOrEqual(-40);
    user.run('group.setParent', { parent: null });
    expect('parent' in getNode(user.diagram, 'ranker')!).toBe(false);
    expect(getNode(user.diagram, 'ranker')!.x).toBeGreaterThanOrEqual(200);
  });

  test('do not go into a smaller group that they cover', () => {
    const user = start().select('ingest').run('move.by', { dx: 400, dy: 0 });
    expect('parent' in getGroup(user.diagram, 'ingest')!).toBe(false);
    user.select('serving').run('move.by', { dx: 0, dy: 1 });
    expect(getGroup(user.diagram, 'serving')!.parent).toBeUndefined();
  });

  test('never come into themselves', () => {
    const user = start().select('serving').run('group.add', { label: 'Outer' });
    expect(user.editor.run('group.setParent', { id: 'new1', parent: 'serving' })).toBe(false);
  });
});
