import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryBox, arbitraryPoint } from '../../testing/arbitraries.ts';
import { createDiagram, createEdge, createNode } from '../document/create.ts';
import { nodeKinds } from '../document/types.ts';
import { getArrowHead, getArrowHeads } from './arrow.ts';
import { containsPoint } from './box.ts';
import { getNearestOnPolygon, getNodeOutline } from './outline.ts';
import { getPointOnRoute, getRouteLabelPoint, getRouteLength, removeStraightBends, shortenRoute } from './polyline.ts';
import { routeEdge } from './route.ts';
import { getEdgeRoute } from './routeDiagram.ts';
import { getDistance } from './vec.ts';

const left = createNode({ id: 'a', kind: 'external' });
const right = createNode({ id: 'b', kind: 'external', x: 400 });
const below = createNode({ id: 'c', kind: 'external', x: 400, y: 300 });
const straight = createEdge({ id: 'e', from: 'a', to: 'b' });
const elbow = createEdge({ id: 'e', from: 'a', to: 'b', route: 'elbow' });

const arbitraryNode = fc
  .tuple(arbitraryBox, fc.constantFrom(...nodeKinds))
  .map(([box, kind]) => ({ ...box, kind, width: Math.max(10, box.width), height: Math.max(10, box.height) }));
const arbitraryEdge = fc
  .record({
    route: fc.constantFrom('straight' as const, 'elbow' as const),
    waypoints: fc.option(fc.array(arbitraryPoint, { minLength: 1, maxLength: 3 }), { nil: undefined }),
    to: fc.constantFrom('a', 'b'),
  })
  .map((fields) => createEdge({ id: 'e', from: 'a', ...fields }));

const toOutline = (node: Parameters<typeof getNodeOutline>[0], point: { x: number; y: number }) =>
  getDistance(point, getNearestOnPolygon(getNodeOutline(node), point));

describe('routeEdge', () => {
  it('joins two boxes by a straight line from border to border', () => {
    expect(routeEdge(straight, left, right)).toEqual([
      { x: 160, y: 32 },
      { x: 400, y: 32 },
    ]);
  });

  it('draws an elbow with a turn half-way', () => {
    expect(routeEdge(elbow, left, below)).toEqual([
      { x: 160, y: 32 },
      { x: 280, y: 32 },
      { x: 280, y: 332 },
      { x: 400, y: 332 },
    ]);
  });

  it('draws an elbow between nearly level boxes as one line', () => {
    expect(routeEdge(elbow, left, { ...right, y: 10 })).toEqual([
      { x: 160, y: 37 },
      { x: 400, y: 37 },
    ]);
  });

  it('draws an elbow from top to bottom where boxes are stacked', () => {
    expect(routeEdge(elbow, { ...left, x: 0, y: 200 }, { ...right, x: 100, y: 0 })).toEqual([
      { x: 80, y: 200 },
      { x: 80, y: 132 },
      { x: 180, y: 132 },
      { x: 180, y: 64 },
    ]);
  });

  it('passes the waypoints in order', () => {
    const waypoints = [
      { x: 200, y: 200 },
      { x: 300, y: 200 },
    ];
    expect(routeEdge({ ...straight, waypoints }, left, right).slice(1, -1)).toEqual(waypoints);
  });

  it('keeps elbow segments square through waypoints', () => {
    const route = routeEdge({ ...elbow, waypoints: [{ x: 280, y: 200 }] }, left, below);
    for (let index = 1; index < route.length; index++) {
      const [a, b] = [route[index - 1]!, route[index]!];
      expect(Math.min(Math.abs(a.x - b.x), Math.abs(a.y - b.y))).toBeLessThan(0.6);
    }
  });

  it('parts an edge from its reverse', () => {
    const there = routeEdge(straight, left, right, { offset: 7 });
    const back = routeEdge({ ...straight, from: 'b', to: 'a' }, right, left, { offset: -7 });
    expect(there[0]!.y - back[1]!.y).toBeCloseTo(14);
  });

  it('draws a self loop outside of its node', () => {
    const route = routeEdge({ ...straight, to: 'a' }, left, left);
    expect(route).toHaveLength(5);
    for (const point of route.slice(1, -1)) expect(containsPoint(left, point)).toBe(false);
  });

  it('ends on the outlines with finite points, for any boxes, kinds and bends', () => {
    fc.assert(
      fc.property(
        arbitraryNode,
        arbitraryNode,
        arbitraryEdge,
        fc.integer({ min: -30, max: 30 }),
        (a, b, edge, offset) => {
          const target = edge.to === 'a' ? a : b;
          const route = routeEdge(edge, a, target, { offset });
          expect(route.length).toBeGreaterThanOrEqual(2);
          for (const { x, y } of route) expect(Number.isFinite(x) && Number.isFinite(y)).toBe(true);
          expect(toOutline(a, route[0]!)).toBeLessThan(0.1);
          expect(toOutline(target, route.at(-1)!)).toBeLessThan(0.1);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('getEdgeRoute', () => {
  const twin = createEdge({ id: 'f', from: 'b', to: 'a' });
  const diagram = createDiagram({ nodes: [left, right], edges: [straight, twin] });

  it('spreads parallel edges about the middle', () => {
    const [there, back] = diagram.edges.map((edge) => getEdgeRoute(diagram, edge)!);
    expect([there![0]!.y, back![0]!.y]).toEqual([25, 39]);
    expect(getEdgeRoute(createDiagram({ nodes: [left, right], edges: [straight] }), straight)![0]!.y).toBe(32);
  });

  it('is null for a dangling edge', () => {
    expect(getEdgeRoute(createDiagram({ nodes: [left], edges: [straight] }), straight)).toBeNull();
  });

  it('is computed once for a document', () => {
    expect(getEdgeRoute({ ...diagram, title: 'Other' }, straight)).toBe(getEdgeRoute(diagram, straight));
    const moved = { ...diagram, nodes: [left, { ...right, y: 100 }] };
    expect(getEdgeRoute(moved, straight)).not.toEqual(getEdgeRoute(diagram, straight));
  });
});

describe('routes', () => {
  const bent = [
    { x: 0, y: 0 },
    { x: 10, y: 0 },
    { x: 10, y: 90 },
  ];

  it('know the point and direction at a share of their length', () => {
    expect(getRouteLength(bent)).toBe(100);
    expect(getPointOnRoute(bent, 0.05)).toEqual({ point: { x: 5, y: 0 }, direction: { x: 1, y: 0 } });
    expect(getPointOnRoute(bent, 1)).toEqual({ point: { x: 10, y: 90 }, direction: { x: 0, y: 1 } });
  });

  it('carry their label in the middle of the longest segment', () => {
    expect(getRouteLabelPoint(bent)).toEqual({ x: 10, y: 45 });
  });

  it('lose bends that are none', () => {
    expect(
      removeStraightBends([
        { x: 0, y: 0 },
        { x: 5, y: 0 },
        { x: 5, y: 0 },
        { x: 10, y: 0 },
        { x: 10, y: 9 },
      ]),
    ).toEqual([
      { x: 0, y: 0 },
      { x: 10, y: 0 },
      { x: 10, y: 9 },
    ]);
  });

  it('are shortened across bends and never turned round', () => {
    expect(shortenRoute(bent, 12, 0)[0]).toEqual({ x: 10, y: 2 });
    expect(getRouteLength(shortenRoute(bent, 5, 5))).toBe(90);
    expect(getRouteLength(shortenRoute(bent, 500, 0))).toBe(0);
  });
});

describe('arrow heads', () => {
  it('are symmetric about the edge, with the tip first', () => {
    expect(getArrowHead({ x: 10, y: 0 }, { x: 0, y: 0 }, 10)).toEqual([
      { x: 10, y: 0 },
      { x: 0, y: -4 },
      { x: 0, y: 4 },
    ]);
  });

  it('follow the direction of the edge', () => {
    const route = [
      { x: 0, y: 0 },
      { x: 50, y: 0 },
    ];
    expect(getArrowHeads('none', route)).toEqual([]);
    expect(getArrowHeads('forward', route).map(([tip]) => tip.x)).toEqual([50]);
    expect(getArrowHeads('both', route).map(([tip]) => tip.x)).toEqual([50, 0]);
  });
});
