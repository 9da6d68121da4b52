import { describe, expect, test } from 'vitest';
import { type Point, createDiagram, createNode } from '@calque/diagram';
import { TestEditor } from '../testing/testEditor.ts';
import type { Guide } from '../types.ts';

const box = (id: string, x: number, y: number) => createNode({ id, label: id, kind: 'service', x, y });

/** The guides on show while the box `moved` is held over a place, its top left corner there. */
function getGuides(nodes: readonly ReturnType<typeof box>[], to: Point): readonly Guide[] {
  const user = new TestEditor(createDiagram({ nodes: [...nodes, box('moved', 600, 600)] }));
  user.pointerDown('moved').pointerMove({ x: to.x + 80, y: to.y + 32 });
  const { preview } = user.session;
  return preview?.type === 'move' ? preview.guides : [];
}

describe('align guides', () => {
  test('are one an axis, through the middles, where boxes of one size share all three lines', () => {
    expect(getGuides([box('a', 0, 0)], { x: 3, y: 300 })).toEqual([{ axis: 'x', position: 80, from: 0, to: 364 }]);
  });

  test('are at most two where a row and a column meet', () => {
    const guides = getGuides([box('a', 0, 300), box('b', 300, 0)], { x: 302, y: 299 });
    expect(guides.map(({ axis, position }) => [axis, position])).toEqual([
      ['x', 380],
      ['y', 332],
    ]);
  });

  test('take the line whose box is nearest', () => {
    const wide = { ...box('near', 300, 200), width: 400 };
    const guides = getGuides([box('far', 300, 20), wide], { x: 301, y: 300 });
    expect(guides).toEqual([{ axis: 'x', position: 300, from: 20, to: 364 }]);
  });

  test('stand beside the equal distances they make', () => {
    const guides = getGuides([box('a', 0, 0), box('b', 200, 0)], { x: 402, y: 2 });
    expect(guides.map(({ type = 'align', axis }) => `${type} ${axis}`)).toEqual(['gap x', 'gap x', 'align y']);
    const column = getGuides([box('a', 0, 0), box('b', 0, 100), box('c', 300, 200)], { x: 1, y: 201 });
    expect(column.map(({ type = 'align', axis }) => `${type} ${axis}`)).toEqual([
      'align x',
      'align y',
      'gap y',
      'gap y',
    ]);
  });
});
