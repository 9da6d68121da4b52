import { describe, expect, test } from 'vitest';
import { findGap } from './gaps.ts';

const at = (x: number) => ({ x, y: 0, width: 100, height: 40 });

describe('equal gaps', () => {
  test('are found between two neighbours', () => {
    expect(findGap(at(197), [at(0), at(400)], 'x', 6)).toEqual({
      offset: 3,
      guides: [
        { type: 'gap', axis: 'x', position: 20, from: 100, to: 200 },
        { type: 'gap', axis: 'x', position: 20, from: 300, to: 400 },
      ],
    });
  });

  test('are found beyond two that stand apart, on either side', () => {
    expect(findGap(at(302), [at(0), at(150)], 'x', 6)).toMatchObject({ offset: -2 });
    expect(findGap(at(-148), [at(0), at(150)], 'x', 6)).toMatchObject({ offset: -2 });
  });

  test('are found from top to bottom', () => {
    const row = [
      { x: 0, y: 0, width: 100, height: 40 },
      { x: 0, y: 200, width: 100, height: 40 },
    ];
    expect(findGap({ x: 10, y: 103, width: 100, height: 40 }, row, 'y', 6)).toMatchObject({ offset: -3 });
  });

  test('are not found out of reach or beside a single neighbour', () => {
    expect(findGap(at(220), [at(0), at(400)], 'x', 6)).toBeNull();
    expect(findGap(at(150), [at(0)], 'x', 6)).toBeNull();
  });
});
