import { type Point, getElements, getStrokeDistance } from '@calque/diagram';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sampleDiagram } from '../../testing/sampleDiagram.ts';
import { TestEditor } from '../../testing/testEditor.ts';
import { simplify } from './simplify.ts';
import { toLiveStroke } from './toStroke.ts';

const start = () => new TestEditor(sampleDiagram).run('tool.draw').expectToBeIn('draw.idle');
const getInk = (user: TestEditor) => getElements(user.diagram, 'strokes');
const getLastPressure = (user: TestEditor) => getPressures(getInk(user)[0]!.points).at(-1)!;
const getPressures = (points: readonly number[]) => points.filter((_, place) => place % 3 === 2);

/** A quarter of a circle of 100 units, in as many steps, each of some milliseconds. */
function drawArc(user: TestEditor, steps: number, pace: number, pressure?: number) {
  const at = (step: number): Point => ({
    x: 700 + 100 * Math.cos((step / steps) * (Math.PI / 2)),
    y: 300 + 100 * Math.sin((step / steps) * (Math.PI / 2)),
  });
  const held = pressure === undefined ? {} : { pressure };
  user.pointerDown(at(0), held);
  for (let step = 1; step <= steps; step++) user.wait(pace).pointerMove(at(step), held);
  return user.pointerUp(at(steps));
}

describe('the pen', () => {
  test('draws a stroke in one step that can be undone, and stays in hand', () => {
    const user = drawArc(start(), 40, 8).expectToBeIn('draw.idle');
    const [stroke] = getInk(user);
    expect(stroke).toMatchObject({ id: 'new1', x: 800, y: 300, strokeWidth: 3 });
    expect(user.editor.getState().history.done.map(({ userEvent }) => userEvent)).toEqual(['stroke.add']);
    user.run('edit.undo');
    expect(JSON.stringify(user.diagram)).toBe(JSON.stringify(sampleDiagram));
  });

  test('shows the ink up to the pointer while it is drawn', () => {
    const user = start().pointerDown({ x: 700, y: 300 }).expectToBeIn('draw.drawing').pointerMove({ x: 720, y: 310 });
    const { preview } = user.session;
    expect(preview?.type === 'ink' && preview.stroke.points.slice(-3, -1)).toEqual([20, 10]);
    expect(user.diagram).toBe(sampleDiagram);
  });

  test('keeps the pressure of a pen', () => {
    const [stroke] = getInk(drawArc(start().using('pen'), 40, 8, 0.8));
    expect(new Set(getPressures(stroke!.points))).toEqual(new Set([0.8]));
  });

  test('draws with a mouse thinner the faster it goes, at whatever rate it reports', () => {
    const [quick, slow, often, seldom] = [
      [40, 1],
      [40, 40],
      [40, 4],
      [20, 8],
    ].map(([steps, pace]) => getLastPressure(drawArc(start(), steps!, pace!)));
    expect(quick).toBeLessThan(slow!);
    expect(often).toBeCloseTo(seldom!, 1);
  });

  test('draws in the colour that was chosen last, and gives it to the strokes that are selected', () => {
    const user = start().run('ink.nextColour').click({ x: 700, y: 300 }).click({ x: 700, y: 350 });
    expect(getInk(user).map(({ colour }) => colour)).toEqual(['quiet', 'quiet']);
    user.select('new1').run('ink.nextColour');
    expect(getInk(user).map(({ colour }) => colour)).toEqual(['accent', 'quiet']);
    user.run('ink.nextColour').tool('draw').click({ x: 700, y: 400 });
    expect(getInk(user).map((stroke) => 'colour' in stroke)).toEqual([false, true, false]);
    user.editor.setOptions({ readOnly: true });
    expect(user.editor.canRun('ink.nextColour')).toBe(false);
  });

  test('leaves a dot where it is only put down', () => {
    const user = start().click({ x: 700, y: 300.004 });
    expect(getInk(user)).toMatchObject([{ x: 700, y: 300, points: [0, 0, expect.any(Number)] }]);
  });

  test('draws over boxes without touching them, and not with another button', () => {
    const user = start().drag('ranker', 'features').pointerDown('ranker', { button: 2 });
    expect(getInk(user)).toHaveLength(1);
    expect(user.diagram.nodes).toBe(sampleDiagram.nodes);
  });

  test('leaves nothing behind when it is cancelled', () => {
    const user = start().pointerDown({ x: 700, y: 300 }).pointerMove({ x: 800, y: 300 }).cancel();
    expect(user.expectToBeIn('draw.idle').session.preview).toBeNull();
    expect(user.diagram).toBe(sampleDiagram);
  });

  test('keeps few samples of a smooth line, and more of one that is drawn large on the screen', () => {
    const [near, far] = [4, 1].map((zoom) => {
      const user = start();
      user.editor.setSession({ camera: { x: 0, y: 0, zoom } });
      return getInk(drawArc(user, 200, 4))[0]!.points.length / 3;
    });
    expect(far).toBeLessThan(30);
    expect(near).toBeGreaterThan(far!);
  });
});

const samples = fc.array(
  fc.record({
    x: fc.integer({ min: -200, max: 200 }),
    y: fc.integer({ min: -200, max: 200 }),
    pressure: fc.constantFrom(0.2, 0.5, 0.9),
  }),
  { minLength: 1, maxLength: 60 },
);

test('simplifying leaves out only samples within the tolerance of the line that is kept, and neither end', () => {
  fc.assert(
    fc.property(samples, fc.integer({ min: 1, max: 40 }), (drawn, tolerance) => {
      const kept = simplify(drawn, tolerance, 3);
      expect([kept[0], kept.at(-1)]).toEqual([drawn[0], drawn.at(-1)]);
      const line = { ...toLiveStroke(kept, 'ink'), strokeWidth: 0 };
      for (const sample of drawn) expect(getStrokeDistance(line, sample)).toBeLessThanOrEqual(tolerance + 1e-9);
    }),
  );
});
