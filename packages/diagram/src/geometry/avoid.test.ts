import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryBox } from '../../testing/arbitraries.ts';
import { createDiagram, createEdge, createNode } from '../document/create.ts';
import { applyPatches } from '../document/patch.ts';
import { replacePatch } from '../document/buildPatches.ts';
import { crossesBox, routeAround } from './avoid.ts';
import { intersectsBox } from './box.ts';
import { getNearestOnPolygon, getNodeOutline } from './outline.ts';
import { findWaypoints, getEdgeRoute } from './routeDiagram.ts';
import { routeEdge } from './route.ts';
import { getDistance } from './vec.ts';

const from = createNode({ id: 'a', kind: 'external' });
const to = createNode({ id: 'b', kind: 'external', x: 600 });
const wall = createNode({ id: 'wall', x: 300, y: -40, width: 100, height: 200 });
const edge = createEdge({ id: 'e', from: 'a', to: 'b', route: 'elbow' });

describe('crossesBox', () => {
  it('sees a segment that passes through a box, and not one along its border', () => {
    const box = { x: 0, y: 0, width: 10, height: 10 };
    const across = [
      { x: -5, y: 5 },
      { x: 15, y: 5 },
    ];
    expect(crossesBox(across, box)).toBe(true);
    expect(
      crossesBox(
        across.map(({ x }) => ({ x, y: 10 })),
        box,
      ),
    ).toBe(false);
    expect(
      crossesBox(
        across.map(({ y }) => ({ x: 20, y })),
        box,
      ),
    ).toBe(false);
  });
});

describe('obstacle avoidance', () => {
  it('keeps the plain elbow where nothing stands in the way', () => {
    const aside = { x: 300, y: 400, width: 50, height: 50 };
    expect(routeEdge(edge, from, to, { obstacles: [aside] })).toEqual(routeEdge(edge, from, to));
  });

  it('leads an elbow around a box', () => {
    const route = routeEdge(edge, from, to, { obstacles: [wall] });
    expect(crossesBox(route, wall)).toBe(false);
    expect(route.length).toBeLessThanOrEqual(6);
  });

  it('parts an edge from its reverse around the same box', () => {
    const back = { ...edge, id: 'f', from: 'b', to: 'a' };
    const diagram = createDiagram({ nodes: [from, wall, to], edges: [edge, back] });
    const route = getEdgeRoute(diagram, edge)!;
    const reversed = getEdgeRoute(diagram, back)!.toReversed();
    expect(route).toHaveLength(reversed.length);
    for (const [index, point] of route.entries()) expect(getDistance(point, reversed[index]!)).toBeGreaterThan(5);
  });

  it('leads the elbow edges of a diagram around other nodes', () => {
    const diagram = createDiagram({ nodes: [from, wall, to], edges: [edge] });
    expect(crossesBox(getEdgeRoute(diagram, edge)!, wall)).toBe(false);
  });

  it('routes an elbow edge anew when a node comes into its way', () => {
    const free = createDiagram({ nodes: [from, { ...wall, y: 5000 }, to], edges: [edge] });
    const before = getEdgeRoute(free, edge)!;
    expect(before).toHaveLength(2);
    expect(getEdgeRoute({ ...free, nodes: [from, wall, to] }, edge)).not.toEqual(before);
    expect(getEdgeRoute(free, edge)).toEqual(before);
  });

  it('gives the bends of a computed route to be stored', () => {
    const diagram = createDiagram({ nodes: [from, wall, to], edges: [edge] });
    const waypoints = findWaypoints(diagram, edge);
    const stored = applyPatches(diagram, [replacePatch(diagram, 'edges', 'e', { waypoints })]);
    expect(crossesBox(getEdgeRoute(stored, stored.edges[0]!)!, wall)).toBe(false);
  });

  it('finds square ways that cross no obstacle between any boxes, or none', () => {
    fc.assert(
      fc.property(arbitraryBox, arbitraryBox, fc.array(arbitraryBox, { maxLength: 12 }), (start, end, boxes) => {
        const a = { ...start, kind: 'external' };
        const b = { ...end, kind: 'external' };
        const obstacles = boxes.filter((box) => !intersectsBox(box, a) && !intersectsBox(box, b));
        fc.pre(!intersectsBox(a, b));
        const route = routeAround(a, b, obstacles);
        fc.pre(route !== null);
        expect(obstacles.some((box) => crossesBox(route, box))).toBe(false);
        for (const [index, point] of route.slice(1).entries()) {
          const before = route[index]!;
          expect(Math.min(Math.abs(before.x - point.x), Math.abs(before.y - point.y))).toBeLessThan(0.02);
        }
        for (const [node, point] of [[a, route[0]!] as const, [b, route.at(-1)!] as const])
          expect(getDistance(point, getNearestOnPolygon(getNodeOutline(node), point))).toBeLessThan(0.1);
      }),
      { numRuns: 150 },
    );
  });

  it('finds a way around whenever there is room on all sides', () => {
    fc.assert(
      fc.property(fc.array(arbitraryBox, { maxLength: 20 }), (boxes) => {
        const start = { ...from, x: -3000, y: -3000 };
        const end = { ...to, x: 3000, y: 3000 };
        expect(routeAround(start, end, boxes)).not.toBeNull();
      }),
      { numRuns: 100 },
    );
  });
});
