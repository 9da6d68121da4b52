import { createDiagram, createEdge, createNode } from '@calque/diagram';
import { describe, expect, test } from 'vitest';
import { getConnectHandles, hitTest } from './hitTest.ts';
import { sampleDiagram } from './testing/sampleDiagram.ts';
import { TestEditor } from './testing/testEditor.ts';

const start = () => new TestEditor(sampleDiagram);
const hit = (user: TestEditor, x: number, y: number, pointer?: 'mouse' | 'touch') =>
  hitTest(user.editor, { x, y }, undefined, pointer);

/** A triangle that stands on its base. */
const prism = (width: number, height: number) => [
  { x: width / 2, y: 0 },
  { x: width, y: height },
  { x: 0, y: height },
];

describe('the hit test', () => {
  test('finds nodes, edges, the header and border of groups, and the canvas between', () => {
    const user = start();
    expect(hit(user, 880, 32)).toEqual({ type: 'node', id: 'ranker' });
    expect(hit(user, 700, 35)).toEqual({ type: 'edge', id: 'feed' });
    expect(hit(user, 400, -45)).toEqual({ type: 'group', id: 'serving' });
    expect(hit(user, 361, 100)).toEqual({ type: 'group', id: 'serving' });
    expect(hit(user, 400, 110)).toEqual({ type: 'canvas' });
    expect(hit(user, 2000, 2000)).toEqual({ type: 'canvas' });
  });

  test('finds an edge by its label', () => {
    expect(hit(start(), 280, 40)).toEqual({ type: 'edge', id: 'fill' });
    expect(hit(start(), 220, 40)).toEqual({ type: 'canvas' });
  });

  test('hits kinds that a host draws within the outline it gives, and ends their edges on it', () => {
    const nodes = [createNode({ id: 'p', kind: 'prism', height: 100 }), createNode({ id: 'q', x: 400, y: 18 })];
    const diagram = createDiagram({ nodes, edges: [createEdge({ id: 'pq', from: 'p', to: 'q' })] });
    const user = new TestEditor(diagram, { outlines: { prism } });
    const getStart = () => user.editor.getIndex().getRoute(diagram.edges[0]!)![0];
    expect(hit(user, 20, 20)).toEqual({ type: 'canvas' });
    expect(hit(user, 80, 60)).toEqual({ type: 'node', id: 'p' });
    expect(getStart()).toEqual({ x: 120, y: 50 });
    user.editor.setOptions({ outlines: {} });
    expect(hit(user, 20, 20)).toEqual({ type: 'node', id: 'p' });
    expect(getStart()).toEqual({ x: 160, y: 50 });
  });

  test('gives a finger a target of at least 24 pixels around an edge, at any zoom', () => {
    const user = start();
    expect(hit(user, 700, 44)).toEqual({ type: 'canvas' });
    expect(hit(user, 700, 44, 'touch')).toEqual({ type: 'edge', id: 'feed' });
    user.editor.setSession({ camera: { x: 0, y: 0, zoom: 0.5 } });
    expect(hit(user, 700, 60, 'touch')).toEqual({ type: 'edge', id: 'feed' });
    user.editor.setSession({ camera: { x: 0, y: 0, zoom: 4 } });
    expect(hit(user, 700, 44, 'touch')).toEqual({ type: 'canvas' });
  });

  test('finds the handles of what is selected alone', () => {
    const user = start().select('ranker');
    expect(hit(user, 960, 64)).toMatchObject({ type: 'resize-handle', corner: 'se' });
    expect(hit(user, 800, 20)).toMatchObject({ type: 'resize-handle', corner: 'w' });
    expect(hit(user, 978, 32)).toEqual({ type: 'connect-handle', id: 'ranker' });
    user.select('ranker', 'events');
    expect(hit(user, 880, 62)).toMatchObject({ type: 'node' });
  });

  test('finds the connect handles of the node that is hovered', () => {
    const user = start().pointerMove('ranker');
    expect(hit(user, 880, -18)).toEqual({ type: 'connect-handle', id: 'ranker' });
  });

  test('finds the ends and bends of the selected edge', () => {
    const user = start()
      .run('edge.addWaypoint', { id: 'feed', point: { x: 700, y: 200 } })
      .select('feed');
    const route = user.editor.getIndex().getRoute(user.diagram.edges[1]!)!;
    expect(hit(user, 702, 198)).toEqual({ type: 'waypoint', id: 'feed', index: 0 });
    expect(hit(user, route[0]!.x, route[0]!.y)).toEqual({ type: 'edge-end', id: 'feed', end: 'from' });
    expect(hit(user, route.at(-1)!.x, route.at(-1)!.y)).toEqual({ type: 'edge-end', id: 'feed', end: 'to' });
  });

  test('finds no handles where nothing may be changed', () => {
    const locked = start().select('ranker').run('arrange.toggleLock');
    expect(hit(locked, 960, 64)).toEqual({ type: 'canvas' });
    const readOnly = new TestEditor(sampleDiagram, { readOnly: true }).select('ranker');
    expect(hit(readOnly, 978, 32)).toEqual({ type: 'canvas' });
    const selecting = new TestEditor(sampleDiagram, { tools: ['select'] }).select('ranker');
    expect(hit(selecting, 978, 32)).toEqual({ type: 'canvas' });
  });

  test('follows a node that moved, was deleted, or came back', () => {
    const user = start().select('ranker').run('move.by', { dx: 0, dy: 500 });
    expect(hit(user, 880, 32)).toEqual({ type: 'canvas' });
    expect(hit(user, 880, 532)).toEqual({ type: 'node', id: 'ranker' });
    user.run('edit.delete');
    expect(hit(user, 880, 532)).toEqual({ type: 'canvas' });
    user.run('edit.undo').run('edit.undo');
    expect(hit(user, 880, 32)).toEqual({ type: 'node', id: 'ranker' });
    expect(hit(user, 700, 35)).toEqual({ type: 'edge', id: 'feed' });
  });

  test('keeps connect handles at one distance on the screen', () => {
    const box = { x: 0, y: 0, width: 100, height: 50 };
    expect(getConnectHandles(box, 1)[0]).toEqual({ x: 118, y: 25 });
    expect(getConnectHandles(box, 2)[0]).toEqual({ x: 109, y: 25 });
  });
});
