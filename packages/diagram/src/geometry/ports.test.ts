import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDiagram, createEdge, createNode } from '../document/create.ts';
import type { Diagram, DiagramNode, Point } from '../document/types.ts';
import { crossesBox } from './avoid.ts';
import { getEdgeRoute } from './routeDiagram.ts';
import { getDistance } from './vec.ts';

const connect = (from: string, to: string, id = `${from}-${to}`) => createEdge({ id, from, to, route: 'elbow' });
const routesOf = (diagram: Diagram) => diagram.edges.map((edge) => getEdgeRoute(diagram, edge)!);

/** A node and others in one column beside it, none of which stands in the way of another; from afar all are joined sideways. */
const arbitraryFan = (x: number) =>
  fc
    .record({
      gaps: fc.array(fc.integer({ min: 30, max: 200 }), { minLength: 2, maxLength: 9 }),
      hub: fc.record({ y: fc.integer({ min: -200, max: 1500 }), height: fc.integer({ min: 40, max: 300 }) }),
      isInwards: fc.boolean(),
      isMirrored: fc.boolean(),
    })
    .map(({ gaps, hub, isInwards, isMirrored }) => {
      let y = 0;
      const targets = gaps.map((gap, index) =>
        createNode({ id: `t${index}`, kind: 'external', x, y: (y += gap + 64) }),
      );
      const nodes = [createNode({ id: 'hub', kind: 'external', x: 0, ...hub }), ...targets];
      return createDiagram({
        nodes: isMirrored ? nodes.map((node) => ({ ...node, x: -node.x })) : nodes,
        edges: targets.map(({ id }) => (isInwards ? connect(id, 'hub') : connect('hub', id))),
      });
    });

/** The ends of routes at the node `hub` that lie on its left or right side, from top to bottom. */
function listPorts(diagram: Diagram): { readonly id: string; readonly at: Point }[] {
  const hub = diagram.nodes.find(({ id }) => id === 'hub')!;
  return diagram.edges
    .map((edge, index) => {
      const route = routesOf(diagram)[index]!;
      return { id: edge.id, at: edge.from === 'hub' ? route[0]! : route.at(-1)! };
    })
    .filter(({ at }) => Math.min(Math.abs(at.x - hub.x), Math.abs(at.x - hub.x - hub.width)) < 0.01)
    .toSorted((a, b) => a.at.y - b.at.y);
}

describe('edges on one side of a node', () => {
  it('have places of their own, evenly apart and at least 12 units where the side has room', () => {
    fc.assert(
      fc.property(arbitraryFan(500), (diagram) => {
        const hub = diagram.nodes[0]!;
        const ports = listPorts(diagram);
        const room = (0.7 * hub.height) / Math.max(1, ports.length - 1);
        for (const { at } of ports) expect(Math.abs(at.y - hub.y - hub.height / 2)).toBeLessThan(hub.height / 2);
        const gaps = ports.slice(1).map(({ at }, index) => at.y - ports[index]!.at.y);
        expect(Math.min(...gaps)).toBeGreaterThanOrEqual(Math.min(12, room) - 0.01);
      }),
    );
  });

  it('leave in the order in which their other ends lie, without crossing', () => {
    fc.assert(
      fc.property(arbitraryFan(500), (diagram) => {
        const ports = listPorts(diagram);
        expect(ports.map(({ id }) => id)).toEqual(
          diagram.edges.map(({ id }) => id).filter((id) => ports.some((port) => port.id === id)),
        );
        const routes = routesOf(diagram).filter((_, index) => ports.some(({ id }) => id === diagram.edges[index]!.id));
        expect(countMeetings(routes)).toBe(0);
      }),
    );
  });

  it('keep their places when another node moves a little', () => {
    fc.assert(
      fc.property(arbitraryFan(3000), fc.nat(), fc.integer({ min: -3, max: 3 }), (diagram, pick, by) => {
        const before = listPorts(diagram);
        const moved = 1 + (pick % (diagram.nodes.length - 1));
        const nodes = diagram.nodes.map((node, index) => (index === moved ? { ...node, x: node.x + by } : node));
        const after = listPorts({ ...diagram, nodes });
        expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id));
        for (const [index, { at }] of after.entries()) expect(Math.abs(at.y - before[index]!.at.y)).toBeLessThan(0.01);
      }),
    );
  });

  it('do not depend on the order of edges in the document', () => {
    fc.assert(
      fc.property(arbitraryFan(500), (diagram) => {
        const reversed = { ...diagram, edges: diagram.edges.toReversed() };
        expect(routesOf(reversed).toReversed()).toEqual(routesOf(diagram));
      }),
    );
  });

  it('stay straight where they can, and make room for the others beside it', () => {
    const nodes: DiagramNode[] = ['a', 'b', 'c'].map((id, index) =>
      createNode({ id, x: index === 0 ? 0 : 400, y: index === 2 ? 200 : 0 }),
    );
    const [level, down] = routesOf(createDiagram({ nodes, edges: [connect('a', 'b'), connect('a', 'c')] }));
    expect(level).toHaveLength(2);
    expect(down![0]!.y - level![0]!.y).toBeGreaterThanOrEqual(12);
  });

  it('part where two nodes are joined more than once, each way without crossing', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -300, max: 300 }),
        fc.array(fc.boolean(), { minLength: 2, maxLength: 4 }),
        (y, ways) => {
          const nodes = [createNode({ id: 'a', height: 100 }), createNode({ id: 'b', x: 600, y, height: 100 })];
          const edges = ways.map((isThere, index) => connect(isThere ? 'a' : 'b', isThere ? 'b' : 'a', `e${index}`));
          expect(countMeetings(routesOf(createDiagram({ nodes, edges })))).toBe(0);
        },
      ),
    );
  });

  it('nest around a box in their way', () => {
    const nodes = [0, 300, 600].map((x, index) =>
      createNode({ id: 'abc'[index]!, x, y: index === 1 ? -60 : 0, height: 184 }),
    );
    const routes = routesOf(createDiagram({ nodes, edges: [connect('a', 'c', 'e'), connect('c', 'a', 'f')] }));
    expect(countMeetings(routes)).toBe(0);
    expect(routes.some((route) => crossesBox(route, nodes[1]!))).toBe(false);
  });
});

/** Pairs of routes that share a point. */
function countMeetings(routes: readonly (readonly Point[])[]): number {
  return routes.flatMap((a, index) => routes.slice(index + 1).filter((b) => doMeet(a, b))).length;
}

function doMeet(a: readonly Point[], b: readonly Point[]): boolean {
  return a.some((end, i) => i > 0 && b.some((other, j) => j > 0 && doTouch(a[i - 1]!, end, b[j - 1]!, other)));
}

/** Whether two level or upright segments share a point: then the boxes around them do. */
function doTouch(a: Point, b: Point, c: Point, d: Point): boolean {
  return (
    getDistance(a, b) > 0 &&
    Math.max(a.x, b.x) >= Math.min(c.x, d.x) &&
    Math.max(c.x, d.x) >= Math.min(a.x, b.x) &&
    Math.max(a.y, b.y) >= Math.min(c.y, d.y) &&
    Math.max(c.y, d.y) >= Math.min(a.y, b.y)
  );
}
