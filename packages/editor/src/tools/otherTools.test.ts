import { describe, expect, test } from 'vitest';
import { sampleDiagram } from '../testing/sampleDiagram.ts';
import { TestEditor } from '../testing/testEditor.ts';

const start = () => new TestEditor(sampleDiagram);
const empty = { x: 700, y: 400 };

describe('the box tool', () => {
  test('draws a box of the chosen kind and edits its label', () => {
    const user = start().run('tool.box', { kind: 'queue' }).expectToBeIn('box.idle');
    user.pointerDown({ x: 600, y: 300 }).expectToBeIn('box.pressing').pointerMove({ x: 837, y: 411 });
    user.expectToBeIn('box.drawing').pointerUp({ x: 837, y: 411 }).expectToBeIn('select.idle').expectSelected('new1');
    expect(user.diagram.nodes.at(-1)).toMatchObject({ kind: 'queue', x: 600, y: 300, width: 237, height: 111 });
    expect(user.session.editing).toBe('new1');
  });

  test('shows the box while it is drawn, towards any side', () => {
    const user = start().tool('box').pointerDown({ x: 700, y: 400 }).pointerMove({ x: 611, y: 317 });
    expect(user.session.preview).toEqual({
      type: 'box',
      kind: 'service',
      box: { x: 611, y: 317, width: 89, height: 83 },
    });
  });

  test('makes a box of the default size at a click, around the pointer', () => {
    const user = start().tool('box').click(empty);
    expect(user.diagram.nodes.at(-1)).toMatchObject({ x: 620, y: 368, width: 160, height: 64 });
  });

  test('takes a tiny drag for a click', () => {
    const user = start().tool('box').drag(empty, { x: 708, y: 405 });
    expect(user.diagram.nodes.at(-1)).toMatchObject({ width: 160, height: 64 });
  });

  test('makes a box with Enter, beside the selected node where there is room', () => {
    const user = start().select('ranker').tool('box').key('Enter');
    expect(user.diagram.nodes.at(-1)).toMatchObject({ x: 1024, y: 0 });
    user.select('ranker').tool('box').key('Enter');
    expect(user.diagram.nodes.at(-1)).toMatchObject({ x: 1024, y: 96 });
  });

  test('is picked up with one key for each common kind', () => {
    const user = start().key('m').expectToBeIn('box.idle');
    expect(user.session.kind).toBe('model');
    user.key('D').expectToBeIn('box.idle');
    expect(user.session.kind).toBe('store');
  });

  test('does not offer kinds that the host leaves out', () => {
    const user = new TestEditor(sampleDiagram, { kinds: ['service'] }).key('m');
    expect(user.session).toMatchObject({ tool: 'select', kind: 'service' });
  });

  test('goes back to selecting on Escape', () => {
    start().tool('box').key('Escape').expectToBeIn('select.idle');
    const user = start()
      .tool('box')
      .pointerDown(empty)
      .pointerMove({ x: 900, y: 600 })
      .cancel()
      .expectToBeIn('box.idle');
    expect(user.diagram).toBe(sampleDiagram);
  });
});

describe('the connect tool', () => {
  test('connects by a drag from one node to another', () => {
    const user = start().tool('connect').pointerDown('api').expectToBeIn('connect.pressing').pointerMove('ranker');
    user.expectToBeIn('connect.dragging');
    expect(user.session.preview).toMatchObject({ type: 'connect', from: 'api', target: 'ranker' });
    user.pointerUp('ranker').expectSelected('new1');
    expect(user.diagram.edges.at(-1)).toEqual({ id: 'new1', from: 'api', to: 'ranker', direction: 'forward' });
  });

  test('connects by a drag of the handle of a selected node, and goes back to selecting', () => {
    const user = start().select('ranker').pointerDown({ x: 880, y: 82 }).pointerMove('api');
    user.expectToBeIn('connect.dragging').pointerUp('api').expectToBeIn('select.idle');
    expect(user.diagram.edges.at(-1)).toMatchObject({ from: 'ranker', to: 'api' });
  });

  test('connects with a click on the source and a click on the target', () => {
    const user = start()
      .tool('connect')
      .click('api')
      .expectToBeIn('connect.picking')
      .pointerMove('ranker')
      .click('ranker');
    expect(user.diagram.edges.at(-1)).toMatchObject({ from: 'api', to: 'ranker' });
  });

  test('goes on with a click on the target after a tap on a handle', () => {
    const user = start().using('touch').select('ranker').click({ x: 880, y: 82 }).expectToBeIn('connect.picking');
    user.click('api');
    expect(user.diagram.edges.at(-1)).toMatchObject({ from: 'ranker', to: 'api' });
  });

  test('takes a drag from another node for a new source while a target is picked', () => {
    const user = start().select('features').key('c').expectToBeIn('connect.picking');
    user.pointerDown('api').expectToBeIn('connect.picking').pointerMove('ranker').expectToBeIn('connect.dragging');
    user.pointerUp('ranker');
    expect(user.diagram.edges.at(-1)).toMatchObject({ from: 'api', to: 'ranker' });
  });

  test('connects with the keyboard: the selected node, an arrow key towards the target, Enter', () => {
    const user = start().select('features').key('c').expectToBeIn('connect.picking').key('ArrowLeft');
    expect(user.session.preview).toMatchObject({ target: 'events' });
    user.key('ArrowDown').key('Enter').expectToBeIn('select.idle');
    expect(user.diagram.edges.at(-1)).toMatchObject({ from: 'features', to: 'api' });
  });

  test('steps through all targets in reading order with Page Down and Page Up', () => {
    const user = start().select('events').key('c').key('PageDown');
    expect(user.session.preview).toMatchObject({ target: 'api' });
    user.key('PageUp');
    expect(user.session.preview).toMatchObject({ target: 'ranker' });
  });

  test('offers a new connected node where a drag ends on empty canvas', () => {
    const user = start().tool('connect').drag('ranker', empty).expectToBeIn('select.idle');
    expect(user.session.offer).toEqual({ from: 'ranker', point: empty });
    user.run('node.addConnected', { kind: 'cache' });
    expect(user.diagram.nodes.at(-1)).toMatchObject({ kind: 'cache', x: 620, y: 368 });
    expect(user.diagram.edges.at(-1)).toMatchObject({ from: 'ranker', to: user.selection[0] });
    expect(user.session.offer).toBeNull();
  });

  test('forgets the offer at the next press or on Escape', () => {
    expect(start().tool('connect').drag('ranker', empty).click('events').session.offer).toBeNull();
    expect(start().tool('connect').drag('ranker', empty).key('Escape').session.offer).toBeNull();
  });

  test('selects the edge that is there instead of adding it twice', () => {
    const user = start().tool('connect').drag('features', 'ranker').expectSelected('feed');
    expect(user.diagram).toBe(sampleDiagram);
  });

  test('leaves nothing behind when it is cancelled', () => {
    const user = start().tool('connect').pointerDown('api').pointerMove('ranker').cancel();
    expect(user.diagram).toBe(sampleDiagram);
    expect(user.session.preview).toBeNull();
  });
});

describe('the hand tool', () => {
  test('keeps the point that was grabbed under the pointer, and stays', () => {
    const user = start().tool('hand').pointerDown({ x: 100, y: 100 }).expectToBeIn('hand.dragging');
    user.pointerMove({ x: 130, y: 80 });
    expect(user.session.camera).toEqual({ x: -30, y: 20, zoom: 1 });
    user.pointerUp({ x: 100, y: 100 }).expectToBeIn('hand.idle');
  });

  test('lends itself while the space bar is held, and gives the tool back', () => {
    const user = start()
      .tool('box')
      .key(' ')
      .expectToBeIn('hand.held')
      .pointerDown(empty)
      .pointerMove({ x: 720, y: 400 });
    user.pointerUp(empty).expectToBeIn('hand.held').keyUp(' ').expectToBeIn('box.idle');
    expect(user.session.camera.x).toBe(-20);
  });

  test('lends itself to the middle button', () => {
    const user = start()
      .pointerDown('ranker', { button: 1 })
      .expectToBeIn('hand.dragging')
      .pointerMove({ x: 900, y: 32 });
    user.pointerUp('ranker').expectToBeIn('select.idle');
    expect(user.diagram).toBe(sampleDiagram);
  });
});

describe('the lasso tool', () => {
  test('selects what it encircles, and goes back to selecting', () => {
    const user = start().tool('lasso').pointerDown({ x: 340, y: -80 });
    for (const point of [
      { x: 640, y: -90 },
      { x: 990, y: -20 },
      { x: 980, y: 100 },
      { x: 620, y: 180 },
      { x: 340, y: 170 },
    ])
      user.pointerMove(point);
    user.expectToBeIn('lasso.drawing');
    expect(user.session.preview).toMatchObject({ type: 'lasso' });
    user
      .pointerUp({ x: 340, y: 0 })
      .expectToBeIn('select.idle')
      .expectSelected('serving', 'feed', 'features', 'ranker');
  });
});

describe('the laser pointer', () => {
  test('points while it is held down, and changes and says nothing', () => {
    const user = start().run('tool.laser').pointerMove(empty).expectToBeIn('laser.idle');
    const said: unknown[] = [];
    user.editor.subscribe(({ transaction }) => transaction && said.push(transaction));
    user.pointerDown('ranker').expectToBeIn('laser.pointing').pointerMove(empty);
    expect(user.session.preview).toEqual({ type: 'laser', point: empty });
    user.pointerUp(empty).expectToBeIn('laser.idle');
    expect(user.session.preview).toBeNull();
    expect(said).toEqual([]);
  });

  test('can be used where nothing may be changed', () => {
    expect(new TestEditor(sampleDiagram, { readOnly: true }).run('tool.laser').session.tool).toBe('laser');
  });
});

describe('a read-only editor', () => {
  test('selects and pans, but neither moves, connects, resizes nor draws', () => {
    const user = new TestEditor(sampleDiagram, { readOnly: true }).drag('ranker', empty).expectSelected('ranker');
    user.tool('box').expectToBeIn('select.idle').tool('connect').expectToBeIn('select.idle');
    user.pointerDown({ x: 960, y: 64 }).pointerMove(empty).pointerUp(empty).doubleClick(empty).doubleClick('ranker');
    expect(user.session.editing).toBeNull();
    user.tool('hand').drag(empty, { x: 800, y: 400 });
    expect(user.session.camera.x).not.toBe(0);
    expect(user.diagram).toBe(sampleDiagram);
  });

  test('gives up the gesture and the tool in hand when it becomes read-only', () => {
    const user = start().tool('box').pointerDown(empty).pointerMove({ x: 900, y: 500 });
    user.editor.setOptions({ readOnly: true });
    user.expectToBeIn('select.idle');
    expect(user.session.preview).toBeNull();
  });
});
