import { Graph, layout } from '@dagrejs/dagre';
import { type Diagram, type DiagramNode, type Point, getGroup, getIncidentEdges, getNode } from '@calque/diagram';
import { getAncestors } from '../document/lookup.ts';

/** Distances in diagram units: between layers (room for edge labels), between nodes of one layer, around a lane's content. */
const layerGap = 88;
const nodeGap = 40;
const lanePadding = 32;

/**
 * Returns places for nodes of a diagram in layers from left to right, so that edges point onwards and cross little
 * (Sugiyama's method, by dagre). Groups stay together. Where nodes lie in lanes, the lanes keep their order and each
 * holds its nodes: layers are then counted within a lane. The same diagram always gets the same layout.
 */
export function layoutLayered(diagram: Diagram, nodes: readonly string[]): ReadonlyMap<string, Point> {
  const places = layOut(diagram, nodes);
  const lanes = sortIntoLanes(diagram, nodes);
  if (lanes.length < 2) return places;
  let left = 0;
  for (const lane of lanes) {
    const columns = getColumns(lane, places);
    let x = left + lanePadding;
    for (const column of columns) {
      const width = Math.max(...column.map((node) => node.width));
      for (const node of column) places.set(node.id, { x: x + (width - node.width) / 2, y: places.get(node.id)!.y });
      x += width + layerGap;
    }
    left = x - layerGap + lanePadding;
  }
  return places;
}

function layOut(diagram: Diagram, nodes: readonly string[]): Map<string, Point> {
  const graph = new Graph({ compound: true, multigraph: true });
  graph.setGraph({ rankdir: 'LR', ranksep: layerGap, nodesep: nodeGap, edgesep: nodeGap / 2, acyclicer: 'greedy' });
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
  const members = new Map<string, DiagramNode[]>();
  for (const id of nodes) {
    const lane = getAncestors(diagram, id).find((ancestor) => getGroup(diagram, ancestor)!.kind === 'lane') ?? '';
    const known = members.get(lane);
    if (known) known.push(getNode(diagram, id)!);
    else members.set(lane, [getNode(diagram, id)!]);
  }
  const getLeft = ([lane, inside]: readonly [string, readonly DiagramNode[]]) =>
    getGroup(diagram, lane)?.x ?? inside.reduce((sum, { x }) => sum + x, 0) / inside.length;
  return [...members].toSorted((a, b) => getLeft(a) - getLeft(b)).map(([, inside]) => inside);
}

/** The nodes of a lane by layer: those whose boxes overlap from left to right are one. */
function getColumns(lane: readonly DiagramNode[], places: ReadonlyMap<string, Point>): DiagramNode[][] {
  const columns: DiagramNode[][] = [];
  let end = -Infinity;
  for (const node of lane.toSorted((a, b) => places.get(a.id)!.x - places.get(b.id)!.x)) {
    const { x } = places.get(node.id)!;
    if (x >= end) columns.push([]);
    columns.at(-1)!.push(node);
    end = Math.max(end, x + node.width);
  }
  return columns;
}
