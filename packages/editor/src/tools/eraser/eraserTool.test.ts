import { createDiagram, createStroke, getElements } from '@calque/diagram';
import { describe, expect, test } from 'vitest';
import { sampleDiagram } from '../../testing/sampleDiagram.ts';
import { TestEditor } from '../../testing/testEditor.ts';

/** Two upright lines of ink in front of the ranker, and one that is locked. */
const diagram = createDiagram({
  ...sampleDiagram,
  strokes: [700, 720, 740].map((x, index) =>
    createStroke({ id: `s${index}`, x, y: 0, points: [0, 0, 0.5, 0, 60, 0.5], ...(index === 1 && { locked: true }) }),
  ),
});

const start = () => new TestEditor(diagram);
const getIds = (user: TestEditor) =>
  [...user.diagram.nodes, ...user.diagram.edges, ...getElements(user.diagram, 'strokes')].map(({ id }) => id);
const without = (...gone: string[]) => getIds(start()).filter((id) => !gone.includes(id));

describe('the eraser', () => {
  test('takes away all that a drag touches in one step, and stays in hand', () => {
    const user = start().run('tool.eraser').pointerDown({ x: 680, y: 20 }).expectToBeIn('eraser.erasing');
    user.pointerMove({ x: 900, y: 20 });
    expect(getIds(user)).toEqual(without());
    user.pointerUp({ x: 900, y: 20 }).expectToBeIn('eraser.idle');
    expect(getIds(user)).toEqual(without('s0', 's2', 'ranker', 'feed'));
    expect(user.editor.getState().history.done).toHaveLength(1);
    user.run('edit.undo');
    expect(JSON.stringify(user.diagram)).toBe(JSON.stringify(diagram));
  });

  test('shows what will go, the edges of a box included, and lets it be with Escape', () => {
    const user = start().run('tool.eraser').pointerDown({ x: 900, y: -40 }).pointerMove({ x: 900, y: 30 });
    expect(user.session.preview).toEqual({ type: 'erase', ids: ['feed', 'ranker'] });
    user.key('Escape').expectToBeIn('eraser.idle').pointerUp({ x: 900, y: 30 });
    expect(user.diagram).toBe(diagram);
  });

  test('misses no line, however fast it crosses it', () => {
    const user = start().run('tool.eraser').pointerDown({ x: 660, y: 30 }).pointerMove({ x: 781, y: 30 });
    expect(user.session.preview).toMatchObject({ ids: ['feed', 's2', 's0'] });
  });

  test('crosses the border of a group, and takes one away only where it was pressed on it', () => {
    const user = start().run('tool.eraser').drag({ x: 480, y: -100 }, { x: 480, y: -40 });
    expect(user.diagram.groups).toHaveLength(2);
    user.click({ x: 480, y: -60 });
    expect(user.diagram.groups.map(({ id }) => id)).toEqual(['ingest']);
  });

  test('does nothing where nothing is', () => {
    const user = start().run('tool.eraser').drag({ x: 300, y: 700 }, { x: 400, y: 700 }).expectToBeIn('eraser.idle');
    expect(user.editor.getState().history.done).toEqual([]);
  });
});

describe('the other end of a pen', () => {
  test('erases whatever the tool, which is in hand again afterwards', () => {
    const user = start().using('pen').tool('box').pointerDown({ x: 690, y: 8 }, { button: 5 });
    user.expectToBeIn('eraser.erasing').pointerMove({ x: 705, y: 8 }).pointerUp({ x: 705, y: 8 });
    user.expectToBeIn('box.idle');
    expect(getIds(user)).toEqual(without('s0'));
  });

  test('gives the tool back when it is cancelled, and erases nothing while the editor is read-only', () => {
    const user = start().using('pen').tool('draw').pointerDown('ranker', { button: 5 }).cancel();
    user.expectToBeIn('draw.idle');
    user.editor.setOptions({ readOnly: true });
    user.pointerDown('ranker', { button: 5 }).pointerUp('ranker');
    expect(user.diagram).toBe(diagram);
  });
});
