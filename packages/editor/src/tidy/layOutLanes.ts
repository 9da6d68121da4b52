import { type Diagram, type DiagramNode, type Point, getIncidentEdges } from '@calque/diagram';

/** Distances in diagram units: between nodes of neighbouring lanes, and between nodes in a lane. */
const laneGap = 96;
const nodeGap = 40;

/** Sweeps over the lanes, forth and back: more change little. Of very many edges the crossings are not counted. */
const sweeps = 12;
const maxCounted = 1500;

type Places = ReadonlyMap<string, Point>;

/**
 * Lanes as columns: each keeps its nodes in one column. Their order follows their neighbours' places (the barycentre
 * heuristic of Sugiyama, Tagawa and Toda 1981, section IV); of all sweeps the one with the fewest crossings is kept.
 */
export function layOutColumns(diagram: Diagram, lanes: readonly (readonly DiagramNode[])[], start: Places): Places {
  let x = 0;
  const places = new Map<string, Point>();
  let columns = lanes.map((lane) => {
    const width = Math.max(...lane.map((node) => node.width));
    for (const node of lane) places.set(node.id, { x: x + (width - node.width) / 2, y: start.get(node.id)!.y });
    x += width + laneGap;
    return lane.toSorted((a, b) => start.get(a.id)!.y - start.get(b.id)!.y || start.get(a.id)!.x - start.get(b.id)!.x);
  });
  const nodes = new Map(lanes.flat().map((node) => [node.id, node]));
  const getMiddle = (id: string) => places.get(id)!.y + nodes.get(id)!.height / 2;
  const getWish = ({ id }: DiagramNode) => {
    const neighbours = getIncidentEdges(diagram, id)
      .map((edge) => (edge.from === id ? edge.to : edge.from))
      .filter((other) => other !== id && nodes.has(other));
    if (neighbours.length === 0) return getMiddle(id);
    return neighbours.reduce((sum, other) => sum + getMiddle(other), 0) / neighbours.length;
  };
  const put = (column: readonly DiagramNode[]) => {
    const tops = stack(
      column,
      column.map((node) => getWish(node) - node.height / 2),
    );
    column.forEach(({ id }, i) => places.set(id, { x: places.get(id)!.x, y: tops[i]! }));
  };
  columns.forEach(put);
  let best = { crossings: Infinity, places: new Map(places) };
  for (let sweep = 0; sweep < sweeps; sweep++) {
    const order = [...columns.keys()];
    for (const at of sweep % 2 === 0 ? order : order.toReversed()) {
      const wishes = new Map(columns[at]!.map((node) => [node.id, getWish(node)]));
      columns = columns.with(
        at,
        columns[at]!.toSorted((a, b) => wishes.get(a.id)! - wishes.get(b.id)!),
      );
      put(columns[at]!);
    }
    const crossings = diagram.edges.length > maxCounted ? -sweep : countCrossings(diagram, nodes, places);
    if (crossings < best.crossings) best = { crossings, places: new Map(places) };
  }
  return best.places;
}

/** Lanes as rows: layers from left to right as they are, and in each lane the nodes of a layer below each other. */
export function layOutRows(lanes: readonly (readonly DiagramNode[])[], start: Places): Places {
  const places = new Map<string, Point>();
  let top = 0;
  for (const lane of lanes) {
    const ends = new Map<number, number>();
    for (const node of lane.toSorted((a, b) => start.get(a.id)!.y - start.get(b.id)!.y)) {
      const { x } = start.get(node.id)!;
      const layer = Math.round(x + node.width / 2);
      const y = ends.get(layer) ?? top;
      places.set(node.id, { x, y });
      ends.set(layer, y + node.height + nodeGap);
    }
    top = Math.max(...ends.values()) - nodeGap + laneGap;
  }
  return places;
}

/**
 * Returns tops as near to the wished ones as the order and the gaps allow: isotonic regression by pooling adjacent
 * violators (Barlow et al. 1972). O(n).
 */
function stack(column: readonly DiagramNode[], wishes: readonly number[]): number[] {
  let offset = 0;
  const offsets = column.map(({ height }) => (offset += height + nodeGap) - height - nodeGap);
  const pools: { sum: number; count: number }[] = [];
  wishes.forEach((wish, i) => {
    let pool = { sum: wish - offsets[i]!, count: 1 };
    for (let last = pools.at(-1); last && last.sum / last.count >= pool.sum / pool.count; last = pools.at(-1)) {
      pools.pop();
      pool = { sum: pool.sum + last.sum, count: pool.count + last.count };
    }
    pools.push(pool);
  });
  return pools.flatMap(({ sum, count }) => Array<number>(count).fill(sum / count)).map((base, i) => base + offsets[i]!);
}

/** How many pairs of edges between different lanes cross, drawn from centre to centre. O(edges²). */
function countCrossings(diagram: Diagram, nodes: ReadonlyMap<string, DiagramNode>, places: Places): number {
  const lines = diagram.edges.flatMap(({ from, to }) => {
    const [a, b] = [places.get(from), places.get(to)];
    if (!a || !b || from === to) return [];
    const start = { x: a.x, y: a.y + nodes.get(from)!.height / 2 };
    const end = { x: b.x, y: b.y + nodes.get(to)!.height / 2 };
    return [{ from, to, start, end }];
  });
  let crossings = 0;
  lines.forEach((one, i) => {
    for (const other of lines.slice(i + 1)) {
      if (one.from === other.from || one.to === other.to || one.from === other.to || one.to === other.from) continue;
      if (isBetween(one.start, one.end, other) && isBetween(other.start, other.end, one)) crossings++;
    }
  });
  return crossings;
}

/** Whether a line parts two points. */
function isBetween(a: Point, b: Point, { start, end }: { readonly start: Point; readonly end: Point }): boolean {
  const side = (point: Point) => (end.x - start.x) * (point.y - start.y) - (end.y - start.y) * (point.x - start.x);
  return side(a) * side(b) < 0;
}
