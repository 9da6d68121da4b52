import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { commands, page } from 'vitest/browser';
import { getEdge, getNode } from '@calque/diagram';
import '../../style.css';
import { type RenderedCanvas, expectInFrames, nextFrame, renderCanvas } from '../renderCanvas.tsx';
import { gestures, start } from './gestures.ts';
import { createHand } from './hand.ts';
import { type Recording, formatRecording, readEvents, recordPointers, replay } from './recording.ts';

const isRecording = Boolean(import.meta.env['VITE_RECORD_GESTURES']);
/** Paths are taken from the root of the workspace. */
const getPath = (name: string) => `fixtures/gestures/${name}.json`;
const camera = { x: -100, y: -100, zoom: 1 };

let canvas: RenderedCanvas;
afterEach(() => canvas.unmount());
beforeAll(() => page.viewport(1280, 800));

async function prepare(name: string) {
  const gesture = gestures.find((other) => other.name === name)!;
  canvas = await renderCanvas({ defaultValue: gesture.diagram ?? start });
  canvas.handle.setCamera(camera);
  await nextFrame();
  if (gesture.command) canvas.handle.run(gesture.command);
  return gesture;
}

describe.runIf(isRecording)('records', () => {
  test.each(gestures.map(({ name }) => name))('%s', async (name) => {
    const gesture = await prepare(name);
    const stop = recordPointers(canvas.surface);
    await gesture.perform(createHand(canvas.surface, name.length * 7919));
    await nextFrame();
    const recording = stop(name);
    expect(recording.events.length).toBeGreaterThan(1);
    await commands.writeFile(getPath(name), formatRecording(name === 'pen-eraser' ? turnPen(recording) : recording));
  });
});

/** The browser takes no input of a pen's other end: a recorded pen is turned round, to the buttons of Pointer Events 3, 4.1.1. */
function turnPen(recording: Recording): Recording {
  const turned = readEvents(recording).map((event) => ({
    ...event,
    button: event.button === 0 ? 5 : event.button,
    buttons: event.buttons === 1 ? 32 : event.buttons,
  }));
  const { columns } = recording;
  return { ...recording, events: turned.map((event) => columns.map((column) => event[column as keyof typeof event])) };
}

async function perform(name: string, keepsPace = false) {
  await prepare(name);
  await replay(JSON.parse(await commands.readFile(getPath(name))) as Recording, canvas.surface, keepsPace);
  await nextFrame();
}

const getDiagram = () => canvas.handle.getDiagram();
const getSelected = () =>
  [...canvas.tree.querySelectorAll('[aria-selected=true]')].map(({ textContent }) => textContent?.split(',')[0]);
const getTool = () => canvas.container.querySelector('.calque-rail [aria-pressed=true]')?.getAttribute('aria-label');

describe.skipIf(isRecording)('with a mouse', () => {
  test('draws a box where it was dragged out, asks for its label and takes up the pointer again', async () => {
    await perform('mouse-draw-box');
    const box = getDiagram().nodes[2]!;
    expect(Math.abs(box.x - 50)).toBeLessThan(4);
    expect(Math.abs(box.width - 182)).toBeLessThan(8);
    await expectInFrames(() => canvas.container.querySelector('.calque-label-field') !== null, true);
    expect(getTool()).toBe('Select');
  });

  test('snaps a box, dragged roughly below another, exactly below it', async () => {
    await perform('mouse-drag-node-snaps');
    expect(getNode(getDiagram(), 'b')).toMatchObject({ x: 0 });
    expect(Math.abs(getNode(getDiagram(), 'b')!.y - 170)).toBeLessThan(6);
    expect(canvas.transactions.map(({ userEvent }) => userEvent)).toEqual(['move']);
  });

  test('connects two boxes', async () => {
    await perform('mouse-connect');
    expect(getDiagram().edges).toMatchObject([{ from: 'b', to: 'a' }]);
  });

  test('selects what a marquee encloses, and nothing beside it', async () => {
    await perform('mouse-marquee');
    expect(getSelected()).toEqual(['Ranker']);
    expect(getDiagram()).toBe(start);
  });

  test('selects what a lasso goes round', async () => {
    await perform('mouse-lasso');
    expect(getSelected()).toEqual(['Store']);
  });

  test('resizes a box by its corner', async () => {
    await perform('mouse-resize');
    const { x, y, width, height } = getNode(getDiagram(), 'a')!;
    expect([x, y]).toEqual([0, 0]);
    expect(Math.abs(width - 196)).toBeLessThan(6);
    expect(Math.abs(height - 110)).toBeLessThan(6);
  });

  test('bends a connection', async () => {
    await perform('mouse-bend');
    const [bend, ...others] = getEdge(getDiagram(), 'ab')!.waypoints!;
    expect(Math.hypot(bend!.x - 238, bend!.y - 120)).toBeLessThan(4);
    expect(others).toEqual([]);
  });
});

describe.skipIf(isRecording)('with fingers', () => {
  test('selects by a tap, though the finger rolls', async () => {
    await perform('touch-tap');
    expect(getSelected()).toEqual(['Ranker']);
    expect(getDiagram()).toBe(start);
  });

  test('drags a box with one finger', async () => {
    await perform('touch-drag');
    expect(getNode(getDiagram(), 'a')!.y).toBeGreaterThan(150);
    expect(canvas.handle.getCamera()).toEqual(camera);
  });

  test('moves the sheet with two fingers that go the same way, and hardly zooms', async () => {
    await perform('touch-pan');
    const { x, y, zoom } = canvas.handle.getCamera();
    expect(Math.abs(zoom - 1)).toBeLessThan(0.06);
    expect(Math.hypot(x - (camera.x - 80), y - (camera.y - 80))).toBeLessThan(20);
    expect(getDiagram()).toBe(start);
  });

  test('zooms with two fingers that part', async () => {
    await perform('touch-pinch');
    expect(canvas.handle.getCamera().zoom).toBeGreaterThan(2);
    expect(getDiagram()).toBe(start);
  });

  test('opens the menu of what a finger rests on', async () => {
    await perform('touch-long-press', true);
    await expectInFrames(() => canvas.container.querySelector('[role=menu]') !== null, true);
    expect(getSelected()).toEqual(['Store']);
    expect(getDiagram()).toBe(start);
  });
});

describe.skipIf(isRecording)('with a pen', () => {
  test('shows what it hovers, and changes nothing', async () => {
    await perform('pen-hover');
    expect(canvas.surface.dataset['cursor']).toBe('move');
    expect(getDiagram()).toBe(start);
    expect(getSelected()).toEqual([]);
  });

  test('draws a stroke that keeps how hard it was pressed', async () => {
    await perform('pen-stroke');
    const strokes = getDiagram().strokes ?? [];
    expect(strokes).toHaveLength(1);
    const pressures = strokes[0]!.points.filter((_, at) => at % 3 === 2);
    expect(new Set(pressures).size).toBeGreaterThan(3);
    expect(getTool()).not.toBe('Select');
  });

  test('takes no notice of the palm that rests beside it', async () => {
    await perform('pen-with-palm');
    expect(getDiagram().strokes).toHaveLength(1);
    expect(canvas.handle.getCamera()).toEqual(camera);
    expect(canvas.container.querySelector('[role=menu]')).toBeNull();
  });

  test('erases with its other end, whatever the tool', async () => {
    await perform('pen-eraser');
    expect(getDiagram().nodes.map(({ id }) => id)).toEqual(['a']);
    expect(getDiagram().edges).toEqual([]);
    expect(getTool()).toBe('Select');
  });
});
