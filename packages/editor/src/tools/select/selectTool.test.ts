import { getEdge, getGroup, getNode } from '@calque/diagram';
import { describe, expect, test } from 'vitest';
import { sampleDiagram } from '../../testing/sampleDiagram.ts';
import { TestEditor } from '../../testing/testEditor.ts';

const start = () => new TestEditor(sampleDiagram);
const empty = { x: 700, y: 400 };

describe('select.idle', () => {
  test('remembers what the pointer hovers', () => {
    expect(start().pointerMove('ranker').session.hover).toEqual({ type: 'node', id: 'ranker' });
  });

  test('makes a box of the current kind where empty canvas is double-clicked, and edits its label', () => {
    const user = start().doubleClick(empty);
    expect(user.diagram.nodes.at(-1)).toMatchObject({ id: 'new1', kind: 'service', x: 620, y: 368, label: '' });
    expect(user.session.editing).toBe('new1');
    user.expectSelected('new1');
  });

  test('puts a box that is made inside a group into it', () => {
    const user = start().doubleClick({ x: 480, y: 110 });
    expect(user.diagram.nodes.at(-1)).toMatchObject({ parent: 'serving' });
  });

  test('edits the label of a node, an edge or a group that is double-clicked', () => {
    expect(start().doubleClick('ranker').session.editing).toBe('ranker');
    expect(start().doubleClick('feed').session.editing).toBe('feed');
    expect(start().doubleClick({ x: 380, y: -50 }).session.editing).toBe('serving');
  });

  test('makes no box where the box tool is not offered', () => {
    const user = new TestEditor(sampleDiagram, { tools: ['select'] }).doubleClick(empty);
    expect(user.diagram).toBe(sampleDiagram);
  });

  test('selects nothing on Escape', () => {
    expect(start().click('ranker').expectSelected('ranker').key('Escape').selection).toEqual([]);
  });
});

describe('select.pressing', () => {
  test('selects a node on the press, before the release', () => {
    expect(start().pointerDown('ranker').expectToBeIn('select.pressing').selection).toEqual(['ranker']);
  });

  test('adds to the selection with shift, and takes from it on the next click', () => {
    const user = start().click('ranker').click('events', { shift: true }).expectSelected('ranker', 'events');
    expect(user.click('events', { shift: true }).selection).toEqual(['ranker']);
  });

  test('keeps a selection that a drag may move, and reduces it on a click', () => {
    const user = start().select('ranker', 'events').pointerDown('ranker').expectSelected('ranker', 'events');
    expect(user.pointerUp('ranker').selection).toEqual(['ranker']);
  });

  test('selects nothing after a click on empty canvas, unless shift is held', () => {
    expect(start().select('ranker').click(empty).selection).toEqual([]);
    expect(start().select('ranker').click(empty, { shift: true }).selection).toEqual(['ranker']);
  });

  test('stays a click while the pointer trembles, more so under a finger', () => {
    const near = start().pointerDown('ranker').pointerMove({ x: 882, y: 32 });
    expect(near.session.toolState).toBe('select.pressing');
    const finger = start().using('touch').pointerDown('ranker').pointerMove({ x: 886, y: 34 });
    expect(finger.session.toolState).toBe('select.pressing');
    const far = start().pointerDown('ranker').pointerMove({ x: 886, y: 34 });
    expect(far.session.toolState).toBe('select.moving');
  });

  test('pans where a finger drags empty canvas', () => {
    const user = start().using('touch').pointerDown(empty).pointerMove({ x: 740, y: 400 });
    user.expectToBeIn('hand.dragging').pointerMove({ x: 740, y: 400 }).pointerUp({ x: 700, y: 400 });
    user.expectToBeIn('select.idle');
    expect(user.session.camera.x).toBeLessThan(0);
  });
});

describe('select.moving', () => {
  test('shows the move while it lasts and changes the document once, at the end', () => {
    const user = start().pointerDown('ranker').pointerMove({ x: 900, y: 332 });
    expect(user.session.preview).toMatchObject({ type: 'move', ids: ['ranker'], dx: 20, dy: 300 });
    expect(user.diagram).toBe(sampleDiagram);
    user.pointerUp({ x: 900, y: 332 });
    expect(getNode(user.diagram, 'ranker')).toMatchObject({ x: 820, y: 300 });
    expect(user.session.preview).toBeNull();
    expect(user.editor.getState().history.done).toHaveLength(1);
  });

  test('moves all that is selected', () => {
    const user = start().select('ranker', 'events').drag('ranker', { x: 877, y: 391 });
    expect(getNode(user.diagram, 'ranker')!.y - 0).toBe(getNode(user.diagram, 'events')!.y);
    expect(getNode(user.diagram, 'events')!.y).toBeGreaterThan(300);
  });

  test('moves a group with what lies in it', () => {
    const user = start().drag({ x: 380, y: -50 }, { x: 380, y: 500 }, { mod: true });
    expect(getGroup(user.diagram, 'serving')!.y).toBe(490);
    expect(getNode(user.diagram, 'features')).toMatchObject({ y: 550, parent: 'serving' });
  });

  test('moves the bends of edges between nodes that move', () => {
    const user = start().run('edge.addWaypoint', { id: 'feed', point: { x: 700, y: 200 } });
    user.select('features', 'ranker').drag('ranker', { x: 890, y: 542 }, { mod: true });
    expect(getEdge(user.diagram, 'feed')!.waypoints).toEqual([{ x: 710, y: 710 }]);
  });

  test('highlights the group that the nodes would enter, and enters it on the drop', () => {
    const user = start().pointerDown('ranker').pointerMove({ x: 480, y: 110 });
    expect(user.session.preview).toMatchObject({ into: 'serving' });
    user.pointerUp({ x: 480, y: 110 });
    expect(getNode(user.diagram, 'ranker')!.parent).toBe('serving');
  });

  test('takes a node out of its group when it is dragged out', () => {
    const user = start().drag('features', empty);
    expect('parent' in getNode(user.diagram, 'features')!).toBe(false);
  });

  test('keeps to one axis with shift', () => {
    const user = start().drag('ranker', { x: 893, y: 400 }, { shift: true });
    expect(getNode(user.diagram, 'ranker')).toMatchObject({ x: 800 });
  });

  test('leaves the originals and drops copies with alt', () => {
    const user = start().drag('ranker', { x: 880, y: 432 }, { alt: true });
    expect(getNode(user.diagram, 'ranker')).toBe(getNode(sampleDiagram, 'ranker'));
    expect(user.diagram.nodes.at(-1)).toMatchObject({ label: 'Ranker', x: 800, y: 400 });
    user.expectSelected('new1');
  });

  test('snaps to the centre line of another box and says so with a guide', () => {
    const user = start().pointerDown('ranker').pointerMove({ x: 884, y: 132 }).pointerMove({ x: 900, y: 36 });
    expect(user.session.preview).toMatchObject({ dx: 20, dy: 0 });
    expect(user.session.preview).toHaveProperty(
      'guides',
      expect.arrayContaining([expect.objectContaining({ axis: 'y', position: 32 })]),
    );
  });

  test('snaps to equal gaps in a row', () => {
    const user = start().pointerDown('ranker').pointerMove({ x: 1000, y: 92 }).pointerMove({ x: 883, y: 92 });
    // From Events to Feature store are 240 units; so are they from Feature store to where Ranker snaps.
    expect(user.session.preview).toMatchObject({ dx: 0 });
    expect(user.session.preview).toHaveProperty(
      'guides',
      expect.arrayContaining([expect.objectContaining({ type: 'gap', axis: 'x' })]),
    );
  });

  test('does not snap while Ctrl or Cmd is held', () => {
    const user = start().pointerDown('ranker').pointerMove({ x: 900, y: 36 }, { mod: true });
    expect(user.session.preview).toMatchObject({ dx: 20, dy: 4, guides: [] });
  });

  test('snaps to the grid if there is one', () => {
    const user = start().run('view.toggleGrid').drag('ranker', { x: 893, y: 400 });
    expect(getNode(user.diagram, 'ranker')).toMatchObject({ x: 816, y: 368 });
  });

  test('does not move what is locked', () => {
    const user = start().select('ranker').run('arrange.toggleLock').drag('ranker', empty);
    expect(getNode(user.diagram, 'ranker')).toMatchObject({ x: 800, y: 0 });
  });

  test('leaves nothing behind when it is cancelled', () => {
    const user = start().pointerDown('ranker').pointerMove(empty).key('Escape').expectToBeIn('select.idle');
    user.pointerMove(empty).pointerUp(empty);
    expect(user.diagram).toBe(sampleDiagram);
    expect(user.session.preview).toBeNull();
  });

  test('ends without a trace when the document changes under it', () => {
    const user = start().select('events').run('edit.delete').pointerDown('ranker').pointerMove(empty);
    user.run('edit.undo').expectToBeIn('select.idle');
    expect(user.session.preview).toBeNull();
  });
});

describe('select.marquee', () => {
  test('selects the nodes it touches and the edges and groups it encloses', () => {
    const user = start().pointerDown({ x: 330, y: -100 }).pointerMove({ x: 820, y: 180 });
    user.expectToBeIn('select.marquee');
    expect(user.session.preview).toMatchObject({ type: 'marquee', box: { x: 330, y: -100, width: 490, height: 280 } });
    user.pointerUp({ x: 820, y: 180 }).expectSelected('serving', 'feed', 'features', 'ranker');
  });

  test('adds to the selection with shift', () => {
    const user = start().select('events').drag({ x: 780, y: -30 }, { x: 990, y: 90 }, { shift: true });
    expect(user.selection).toEqual(['events', 'ranker']);
  });
});

const corner = (name: 'se' | 'nw') => ({ type: 'resize-handle', id: 'ranker', corner: name }) as const;

describe('select.resizing', () => {
  test('follows a corner, with the opposite one fixed', () => {
    const user = start()
      .select('ranker')
      .drag({ x: 800, y: 0 }, { x: 760, y: -20 }, { target: corner('nw'), mod: true });
    expect(getNode(user.diagram, 'ranker')).toMatchObject({ x: 760, y: -20, width: 200, height: 84 });
  });

  test('never gets smaller than a finger can grab', () => {
    const user = start()
      .select('ranker')
      .drag({ x: 960, y: 64 }, { x: 100, y: -300 }, { target: corner('se'), mod: true });
    expect(getNode(user.diagram, 'ranker')).toMatchObject({ x: 800, y: 0, width: 32, height: 24 });
  });

  test('keeps the proportions with shift and the centre with alt', () => {
    const held = { target: corner('se'), shift: true, alt: true };
    const user = start().select('ranker').pointerDown({ x: 960, y: 64 }, held).pointerMove({ x: 1040, y: 64 }, held);
    expect(user.session.preview).toMatchObject({ box: { x: 720, y: -32, width: 320, height: 128 } });
  });

  test('snaps a side to the side of another box', () => {
    const user = start()
      .select('ranker')
      .pointerDown({ x: 960, y: 64 }, { target: corner('se') });
    user.pointerMove({ x: 990, y: 137 });
    expect(user.session.preview).toMatchObject({ box: { height: 140 } });
  });

  test('is found under the pointer at the corner of the selected box', () => {
    const user = start().select('ranker').pointerDown({ x: 961, y: 65 });
    expect(user.session.toolState).toBe('select.resizing');
  });
});

describe('select.waypoint', () => {
  test('bends an edge that is dragged', () => {
    const user = start().drag('feed', { x: 700, y: 200 });
    expect(getEdge(user.diagram, 'feed')!.waypoints).toEqual([{ x: 700, y: 200 }]);
  });

  test('moves a bend of the selected edge', () => {
    const user = start()
      .run('edge.addWaypoint', { id: 'feed', point: { x: 700, y: 200 } })
      .select('feed');
    user.pointerDown({ x: 700, y: 200 }).expectToBeIn('select.waypoint').pointerMove({ x: 720, y: 260 });
    user.pointerUp({ x: 720, y: 260 });
    expect(getEdge(user.diagram, 'feed')!.waypoints).toEqual([{ x: 720, y: 260 }]);
  });

  test('adds a bend where Alt is held in a double click on the line, and removes one by a double click on it', () => {
    const user = start().select('feed').doubleClick({ x: 700, y: 32 }, { alt: true });
    expect(getEdge(user.diagram, 'feed')!.waypoints).toEqual([{ x: 700, y: 32 }]);
    // The clicks before it leave it as it is, though it lies on a straight line.
    user.pointerDown({ x: 700, y: 32 }).pointerUp({ x: 700, y: 32 });
    expect(getEdge(user.diagram, 'feed')!.waypoints).toHaveLength(1);
    user.doubleClick({ x: 700, y: 32 });
    expect('waypoints' in getEdge(user.diagram, 'feed')!).toBe(false);
    expect(user.session.editing).toBeNull();
  });

  test('is done by keys too: add, move, remove', () => {
    const user = start().select('feed').key('b', { shift: true });
    expect(getEdge(user.diagram, 'feed')!.waypoints).toEqual([{ x: 680, y: 32 }]);
    user.key('ArrowDown', { shift: true }).key('ArrowRight');
    expect(getEdge(user.diagram, 'feed')!.waypoints).toEqual([{ x: 681, y: 42 }]);
    user.key('u', { shift: true });
    expect('waypoints' in getEdge(user.diagram, 'feed')!).toBe(false);
  });

  test('removes a bend that is put back on the straight line', () => {
    const user = start()
      .run('edge.addWaypoint', { id: 'feed', point: { x: 700, y: 200 } })
      .select('feed');
    user.drag({ x: 700, y: 200 }, { x: 700, y: 33 });
    expect('waypoints' in getEdge(user.diagram, 'feed')!).toBe(false);
  });
});

describe('select.reattach', () => {
  const end = { type: 'edge-end', id: 'feed', end: 'to' } as const;

  test('attaches the end of an edge to another node', () => {
    const user = start().select('feed').pointerDown({ x: 800, y: 32 }, { target: end }).pointerMove('api');
    user.expectToBeIn('select.reattach');
    expect(user.session.preview).toMatchObject({ type: 'reattach', edge: 'feed', end: 'to', target: 'api' });
    user.pointerUp('api');
    expect(getEdge(user.diagram, 'feed')).toMatchObject({ from: 'features', to: 'api' });
  });

  test('leaves the edge as it was when the end is dropped on nothing', () => {
    const user = start().select('feed').drag({ x: 800, y: 32 }, empty, { target: end });
    expect(user.diagram).toBe(sampleDiagram);
  });
});
