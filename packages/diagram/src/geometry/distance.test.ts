import { describe, expect, it } from 'vitest';
import { getBoxDistance, getGroupDistance, getNodeDistance, getRouteDistance } from './distance.ts';

const box = { x: 0, y: 0, width: 100, height: 100 };

describe('hit distances', () => {
  it('follow the drawn outline of a node, not its box', () => {
    const model = { x: 0, y: 0, width: 160, height: 64, kind: 'model' };
    expect(getNodeDistance(model, { x: 80, y: 32 })).toBe(0);
    expect(getNodeDistance(model, { x: 1, y: 1 })).toBeGreaterThan(5);
    expect(getNodeDistance(model, { x: 80, y: -10 })).toBeCloseTo(10);
  });

  it('are those to the nearest segment of a route', () => {
    const route = [
      { x: 0, y: 0 },
      { x: 100, y: 0 },
      { x: 100, y: 100 },
    ];
    expect(getRouteDistance(route, { x: 50, y: 6 })).toBe(6);
    expect(getRouteDistance(route, { x: 104, y: 103 })).toBe(5);
  });

  it('hit a group on its header and border, and not within', () => {
    expect(getGroupDistance(box, { x: 50, y: 10 })).toBe(0);
    expect(getGroupDistance(box, { x: 97, y: 80 })).toBe(3);
    expect(getGroupDistance(box, { x: 50, y: 70 })).toBe(30);
    expect(getGroupDistance(box, { x: 110, y: 50 })).toBe(10);
  });

  it('are 0 within a box and measured to its corner outside', () => {
    expect(getBoxDistance(box, { x: 3, y: 3 })).toBe(0);
    expect(getBoxDistance(box, { x: 103, y: 104 })).toBe(5);
  });
});
