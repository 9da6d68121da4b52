import { describe, expect, it } from 'vitest';
import { placeLabels } from './placeLabels.ts';

const level = [
  { x: 0, y: 0 },
  { x: 200, y: 0 },
];
const label = { id: 'a', route: level, width: 40, height: 16 };

const across = (x: number) => [
  { x, y: -50 },
  { x, y: 50 },
];

describe('placeLabels', () => {
  it('puts a free label in the middle of its route', () => {
    expect(placeLabels([label], []).get('a')).toEqual({ x: 100, y: 0 });
  });

  it('moves a label along its route to part it from an earlier one', () => {
    const places = placeLabels([label, { ...label, id: 'b' }], []);
    expect(Math.abs(places.get('b')!.x - 100)).toBeGreaterThanOrEqual(30);
    expect(places.get('b')!.y).toBe(0);
  });

  it('moves a label off a node', () => {
    const node = { x: 80, y: -20, width: 60, height: 40 };
    const { x } = placeLabels([label], [node]).get('a')!;
    expect(x + 20 <= 80 || x - 20 >= 140).toBe(true);
  });

  it('moves a label off the line of another edge, and keeps it there where each place has one', () => {
    const routes = new Map([['other', across(100)]]);
    expect(Math.abs(placeLabels([label], [], routes).get('a')!.x - 100)).toBeGreaterThanOrEqual(20);
    const many = new Map(Array.from({ length: 20 }, (_, index) => [`other ${index}`, across(index * 10 + 5)]));
    expect(placeLabels([label], [], many).get('a')!.y).toBe(0);
  });

  it('keeps a label on its route where everything is taken', () => {
    const everywhere = { x: -500, y: -500, width: 1000, height: 1000 };
    expect(placeLabels([label], [everywhere]).get('a')).toEqual({ x: 100, y: 0 });
  });
});
