import { createDiagram } from '@calque/diagram';
import { describe, expect, test } from 'vitest';
import { findByLabel } from '../navigation/findByLabel.ts';
import { sampleDiagram } from '../testing/sampleDiagram.ts';
import { TestEditor } from '../testing/testEditor.ts';

const start = () => new TestEditor(sampleDiagram);

describe('the camera', () => {
  test('zooms around the middle of the view, or a point', () => {
    const user = start().run('view.zoomIn');
    expect(user.session.camera).toEqual({ x: 100, y: 80, zoom: 1.25 });
    user.run('view.zoomTo100', { point: { x: 100, y: 80 } });
    expect(user.session.camera).toEqual({ x: 100, y: 80, zoom: 1 });
  });

  test('stays within its limits', () => {
    const user = start();
    for (let i = 0; i < 40; i++) user.run('view.zoomOut');
    expect(user.session.camera.zoom).toBe(0.05);
    for (let i = 0; i < 40; i++) user.run('view.zoomIn');
    expect(user.session.camera.zoom).toBe(4);
  });

  test('fits the drawing, and the selection without blowing it up', () => {
    const user = start().key('1');
    const { x, zoom } = user.session.camera;
    expect(zoom).toBeCloseTo((1000 - 96) / 1000);
    expect((-40 - x) * zoom).toBeCloseTo(48);
    user.select('ranker').key('2');
    expect(user.session.camera).toEqual({ x: 380, y: -368, zoom: 1 });
  });

  test('cannot fit an empty drawing', () => {
    expect(new TestEditor(createDiagram()).editor.run('view.fit')).toBe(false);
  });

  test('pans by screen pixels', () => {
    expect(start().run('view.zoomTo100').run('view.pan', { dx: 30, dy: -10 }).session.camera).toMatchObject({
      x: 30,
      y: -10,
    });
  });

  test('follows the selection of the keyboard out of view, and no farther', () => {
    const user = start().run('view.pan', { dx: -2000, dy: 0 }).select('features').key('ArrowRight', { alt: true });
    user.expectSelected('ranker');
    expect(user.session.camera).toMatchObject({ x: 8, y: -48 });
  });
});

describe('selecting without a pointer', () => {
  test('takes everything or nothing', () => {
    const user = start().key('a', { mod: true });
    expect(user.selection).toHaveLength(8);
    user.run('select.none').expectSelected();
  });

  test('goes through groups and nodes in reading order, and around', () => {
    const user = start();
    const seen = Array.from({ length: 6 }, () => user.key('PageDown').selection[0]);
    expect(seen).toEqual(['ingest', 'events', 'api', 'serving', 'features', 'ranker']);
    user.key('PageDown').expectSelected('ingest').key('PageUp').expectSelected('ranker');
  });

  test('goes to the nearest node in a direction', () => {
    const user = start().select('events').key('ArrowRight', { alt: true }).expectSelected('features');
    user.key('ArrowLeft', { alt: true }).expectSelected('events').key('ArrowDown', { alt: true }).expectSelected('api');
    expect(user.editor.run('select.down')).toBe(false);
  });

  test('follows edges out and in, and to the next one of the same node', () => {
    const user = start().select('events').key('.').expectSelected('fill').key('.').expectSelected('features');
    user.key(',').expectSelected('fill').key(',').expectSelected('events');
    user.run('edge.add', { from: 'events', to: 'ranker' }).select('fill').key(';').expectSelected('new1').key(';');
    expect(user.selection).toEqual(['fill']);
  });

  test('finds labels whatever their case and accents, one after the other', () => {
    const user = start().run('view.find', { text: 'R' }).expectSelected('serving').run('view.find', { text: 'r' });
    user.expectSelected('features').run('view.find', { text: 'RÀNKER' }).expectSelected('ranker');
    expect(user.editor.run('view.find', { text: 'nothing like it' })).toBe(false);
    expect(findByLabel(sampleDiagram, ' clicks ')).toEqual(['fill']);
    expect(findByLabel(sampleDiagram, '')).toEqual([]);
  });

  test('adds one element and takes it away again', () => {
    const user = start().select('events').run('select.toggle', { id: 'feed' }).expectSelected('events', 'feed');
    expect(user.run('select.toggle', { id: 'events' }).selection).toEqual(['feed']);
  });
});
