import { Graph, layout } from '@dagrejs/dagre';
import { type Diagram, type DiagramNode, type Point, getGroup, getIncidentEdges, getNode } from '@calque/diagram';
import { getAncestors } from '../document/lookup.ts';
import { layOutColumns, layOutRows } from './layOutLanes.ts';

/** Distances in diagram units: between layers (room for edge labels), and between nodes of one layer. */
const layerGap = 88;
const nodeGap = 40;

/** Number of nodes from which speed counts for more than the last crossing. */
const large = 300;

/**
 * Returns places for nodes of a diagram in layers from left to right, so that edges point onwards and cross little
 * (Sugiyama's method, by dagre). Groups stay together. Where nodes lie in lanes, lanes that are columns become the
 * layers, and lanes that are rows keep their nodes. The same diagram always gets the same layout.
 */
export function layoutLayered(diagram: Diagram, nodes: readonly string[]): ReadonlyMap<string, Point> {
  const places = layOut(diagram, nodes);
  const lanes = sortIntoLanes(diagram, nodes);
  if (lanes.length < 2) return places;
  return areRows(diagram) ? layOutRows(lanes, places) : layOutColumns(diagram, lanes, places);
}

function layOut(diagram: Diagram, nodes: readonly string[]): Map<string, Point> {
  const graph = new Graph({ compound: true, multigraph: true });
  graph.setGraph({
    rankdir: 'LR',
    ranksep: layerGap,
    nodesep: nodeGap,
    edgesep: nodeGap / 2,
    // The best layers take seconds longer on a large diagram, and nobody sees the difference there.
    ...(nodes.length > large ? { ranker: 'tight-tree' } : { acyclicer: 'greedy' }),
  });
  graph.setDefaultEdgeLabel(() => ({}));
  const ids = new Set(nodes);
  for (const id of nodes) {
    const { width, height } = getNode(diagram, id)!;
    graph.setNode(id, { width, height });
    let child = id;
    for (const ancestor of getAncestors(diagram, id)) {
      if (getGroup(diagram, ancestor)!.kind === 'lane') break;
      if (!graph.hasNode(ancestor)) graph.setNode(ancestor, {});
      graph.setParent(child, ancestor);
      child = ancestor;
    }
  }
  for (const id of nodes)
    for (const edge of getIncidentEdges(diagram, id))
      if (edge.from === id && edge.to !== id && ids.has(edge.to))
        graph.setEdge(edge.from, edge.to, { weight: edge.direction === 'forward' ? 2 : 1 }, edge.id);
  layout(graph);
  return new Map(
    nodes.map((id) => {
      const { x, y, width, height } = graph.node(id) as { x: number; y: number; width: number; height: number };
      return [id, { x: x - width / 2, y: y - height / 2 }];
    }),
  );
}

/** The nodes of each lane, in the order in which the lanes lie; those in none make up one of their own. */
function sortIntoLanes(diagram: Diagram, nodes: readonly string[]): DiagramNode[][] {
  const axis = areRows(diagram) ? 'y' : 'x';
  const members = new Map<string, DiagramNode[]>();
  for (const id of nodes) {
    const lane = getAncestors(diagram, id).find((ancestor) => getGroup(diagram, ancestor)!.kind === 'lane') ?? '';
    const known = members.get(lane);
    if (known) known.push(getNode(diagram, id)!);
    else members.set(lane, [getNode(diagram, id)!]);
  }
  const getStart = ([lane, inside]: readonly [string, readonly DiagramNode[]]) =>
    getGroup(diagram, lane)?.[axis] ?? inside.reduce((sum, node) => sum + node[axis], 0) / inside.length;
  return [...members].toSorted((a, b) => getStart(a) - getStart(b)).map(([, inside]) => inside);
}

const spread = (values: readonly number[]) => Math.max(...values) - Math.min(...values);

/** Whether the lanes lie below each other rather than side by side. */
function areRows({ groups }: Diagram): boolean {
  const lanes = groups.filter(({ kind }) => kind === 'lane');
  return lanes.length > 1 && spread(lanes.map(({ y }) => y)) > spread(lanes.map(({ x }) => x));
}
