import { createDiagram, createNode, createStroke, getElements } from '@calque/diagram';
import { describe, expect, test } from 'vitest';
import { en } from './messages/en.ts';
import { formatMessage } from './messages/format.ts';
import { describeDiagram, describeElement } from './reading/describeElement.ts';
import { TestEditor } from './testing/testEditor.ts';

/** A line of ink across a node, and two beside it. */
const diagram = createDiagram({
  nodes: [createNode({ id: 'a' })],
  strokes: [
    createStroke({ id: 'across', x: -40, y: 32, points: [0, 0, 0.5, 240, 0, 0.5] }),
    createStroke({ id: 'left', x: 300, y: 0, points: [0, 0, 0.5, 0, 100, 0.5] }),
    createStroke({ id: 'right', x: 400, y: 50, points: [0, 0, 0.5, 0, 100, 0.5], locked: true }),
  ],
});

const start = () => new TestEditor(diagram);
const pickAt = (x: number, y: number) => start().click({ x, y }).selection;
const getPlace = (user: TestEditor, id: string) => {
  const { x, y } = getElements(user.diagram, 'strokes').find((stroke) => stroke.id === id)!;
  return { x, y };
};

describe('a pen stroke', () => {
  test('is picked up by its line, and leaves the box beneath it to be picked up beside it', () => {
    expect(pickAt(80, 33)).toEqual(['across']);
    expect(pickAt(80, 45)).toEqual(['a']);
    expect(pickAt(-30, 38)).toEqual(['across']);
  });

  test('is moved by a drag and by keys, and put back by undo with what it was', () => {
    const user = start().drag('left', { x: 330, y: 40 }).expectSelected('left');
    expect(getPlace(user, 'left')).toEqual({ x: 330, y: 40 });
    user.key('ArrowRight').key('ArrowRight', { shift: true });
    expect(getPlace(user, 'left')).toEqual({ x: 341, y: 40 });
    user.run('edit.undo').run('edit.undo');
    expect(JSON.stringify(user.diagram)).toBe(JSON.stringify(diagram));
  });

  test('keeps its samples when it is moved, so that its outline is kept too', () => {
    const user = start().select('left').key('ArrowRight');
    expect(getElements(user.diagram, 'strokes')[1]!.points).toBe(diagram.strokes![1]!.points);
  });

  test('stays where it is while it is locked', () => {
    const user = start().drag('right', { x: 500, y: 90 }).key('Delete').key('ArrowRight');
    expect(user.diagram).toBe(diagram);
  });

  test('is taken by a marquee or a lasso that holds all of it', () => {
    const user = start().drag({ x: 260, y: -40 }, { x: 350, y: 130 });
    expect(user.selection).toEqual(['left']);
    user.drag({ x: 260, y: -40 }, { x: 350, y: 90 });
    expect(user.selection).toEqual([]);
    user.tool('lasso').pointerDown({ x: 260, y: -40 });
    for (const point of [
      { x: 350, y: -40 },
      { x: 350, y: 130 },
      { x: 260, y: 130 },
    ])
      user.pointerMove(point);
    user.pointerUp({ x: 260, y: 0 });
    expect(user.selection).toEqual(['left']);
  });

  test('is copied, pasted beside the last copy, duplicated and deleted like a box', () => {
    const user = start().select('left').run('edit.copy').run('edit.paste').run('edit.paste');
    const pasted = getElements(user.diagram, 'strokes').slice(3);
    expect(pasted.map(({ x, y }) => [x, y])).toEqual([
      [324, 24],
      [348, 48],
    ]);
    user.expectSelected(pasted[1]!.id).run('edit.duplicate').run('edit.delete');
    expect(getElements(user.diagram, 'strokes')).toHaveLength(5);
  });

  test('is brought to the front among strokes, aligned and locked', () => {
    const user = start().select('across').run('arrange.toFront');
    expect(user.diagram.strokes!.map(({ id }) => id)).toEqual(['left', 'right', 'across']);
    user.select('a', 'left').run('arrange.alignBottom');
    expect(user.diagram.nodes[0]!.y + 64).toBe(Math.ceil(100 + 0.75 * 3));
    user.select('left').run('arrange.toggleLock');
    expect(user.diagram.strokes![0]!.locked).toBe(true);
  });

  test('takes no label, no kind and no place in a group', () => {
    const user = start().select('left').run('label.edit').doubleClick('left');
    expect(user.session.editing).toBeNull();
    expect(user.editor.canRun('label.edit')).toBe(false);
    user.run('label.set', { id: 'left', label: 'x' }).run('group.add').run('node.setKind', { kind: 'store' });
    expect(user.diagram).toBe(diagram);
  });

  test('is reached after all boxes, and said with its place among the strokes', () => {
    const user = start().select('a');
    const said: string[] = [];
    user.editor.subscribe(({ transaction }) => {
      if (transaction?.announcement) said.push(formatMessage(en, transaction.announcement, 'en'));
    });
    user.key('PageDown').key('PageDown').key('Delete');
    expect(said).toEqual(['Pen stroke, 1 of 3', 'Pen stroke, 2 of 3', 'Deleted pen stroke.']);
    expect(formatMessage(en, describeElement(user.diagram, 'right'), 'en')).toBe('Pen stroke, 2 of 2');
    expect(formatMessage(en, describeDiagram(user.diagram), 'en')).toBe('1 component, 0 connections, 2 pen strokes');
  });
});
