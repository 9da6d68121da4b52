import {
  createDiagram,
  createEdge,
  createNode,
  crossesBox,
  getEdgeRoute,
  getRouteBox,
  SpatialIndex,
} from '../src/index.ts';
import type { Diagram, Point } from '../src/index.ts';
import { createRandom } from '../testing/random.ts';

/**
 * Routes every edge of a field of 5000 nodes with 7000 elbows, as when it is opened: CPU time, and what the routes are worth.
 * Most elbows have other nodes between their ends, so that nearly all of them need a way around.
 * @param args the number of nodes, default 5000
 */
export function run([count = '5000']: readonly string[]): object {
  const diagram = createField(Number(count));
  // Compiled code, and no index left over from it.
  for (const edge of createField(300).edges) getEdgeRoute(createField(300), edge);
  const start = process.cpuUsage();
  const routes = diagram.edges.map((edge) => getEdgeRoute(diagram, edge)!);
  const { user, system } = process.cpuUsage(start);
  return { edges: routes.length, cpuMs: Math.round((user + system) / 1000), ...judge(diagram, routes) };
}

function judge(diagram: Diagram, routes: readonly (readonly Point[])[]) {
  const space = new SpatialIndex(diagram.nodes.map((node) => [node.id, node]));
  let length = 0;
  let bends = 0;
  let throughNodes = 0;
  routes.forEach((route, index) => {
    const { from, to } = diagram.edges[index]!;
    bends += route.length - 2;
    for (let at = 1; at < route.length; at++)
      length += Math.hypot(route[at]!.x - route[at - 1]!.x, route[at]!.y - route[at - 1]!.y);
    const near = space.search(getRouteBox(route)).filter((id) => id !== from && id !== to);
    if (near.some((id) => crossesBox(route, space.get(id)!))) throughNodes++;
  });
  return { length: Math.round(length), bends, throughNodes };
}

/** A grid with 1.4 edges a node, most of them to near neighbours. */
function createField(count: number): Diagram {
  const columns = Math.ceil(Math.sqrt(count));
  const random = createRandom(7);
  const nodes = Array.from({ length: count }, (_, index) =>
    createNode({
      id: `n${index}`,
      x: (index % columns) * 220 + Math.round(random() * 40),
      y: Math.floor(index / columns) * 120 + Math.round(random() * 30),
    }),
  );
  const edges = Array.from({ length: Math.round(count * 1.4) }, (_, index) => {
    const from = index % count;
    const step = 1 + Math.floor(random() * 3) + columns * Math.floor(random() * 2);
    return createEdge({ id: `e${index}`, from: `n${from}`, to: `n${(from + step) % count}`, route: 'elbow' });
  });
  return createDiagram({ nodes, edges });
}
