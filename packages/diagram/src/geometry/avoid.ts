import type { Box, Point } from '../document/types.ts';
import { getBoxDistance } from './distance.ts';
import { attachEnds } from './elbow.ts';
import { getCenter, inflateBox } from './box.ts';
import type { NodeBox } from './outline.ts';
import { removeStraightBends } from './polyline.ts';

/** Distance that a route keeps from the boxes it goes around, where it can, in diagram units. */
const clearance = 14;

/** A bend costs as much as this many units of length, so that a route does not zigzag to save a little. */
const bendCost = 96;

/** Only this many obstacles, the nearest to the line between the nodes, are looked at: it bounds the search. */
const maxObstacles = 48;

const directions = [
  { x: 1, y: 0 },
  { x: 0, y: 1 },
  { x: -1, y: 0 },
  { x: 0, y: -1 },
] as const;

/** True if a segment of the route passes through the inside of a box. */
export function crossesBox(route: readonly Point[], box: Box): boolean {
  return route.some((point, index) => index > 0 && segmentEnters(route[index - 1]!, point, box));
}

function segmentEnters(a: Point, b: Point, box: Box): boolean {
  // Liang-Barsky clipping against the open box.
  let start = 0;
  let end = 1;
  for (const [from, way, low, size] of [
    [a.x, b.x - a.x, box.x, box.width],
    [a.y, b.y - a.y, box.y, box.height],
  ] as const) {
    if (way === 0) {
      if (from <= low || from >= low + size) return false;
      continue;
    }
    const near = (low - from) / way;
    const far = (low + size - from) / way;
    start = Math.max(start, Math.min(near, far));
    end = Math.min(end, Math.max(near, far));
  }
  return start < end;
}

/**
 * Returns the cheapest route of horizontal and vertical segments from a side of `from` to a side of `to` that crosses no obstacle, or
 * null if there is none. Length and bends are weighed; an A* search over the lines through the boxes' sides and centres, which hold an
 * optimal route (Wybrow, Marriott and Stuckey, "Orthogonal connector routing", Graph Drawing 2009, section 3).
 */
export function routeAround(from: NodeBox, to: NodeBox, obstacles: readonly Box[]): Point[] | null {
  const nearby = selectNearest(from, to, obstacles);
  const solid = [from, to, ...nearby.map((box) => inflateBox(box, clearance / 2))];
  const xs = getLines(from, to, nearby, 'x', 'width');
  const ys = getLines(from, to, nearby, 'y', 'height');
  const columns = new Map(xs.map((x, index) => [x, index]));
  const rows = new Map(ys.map((y, index) => [y, index]));

  const isFree = (a: Point, b: Point) => !solid.some((box) => segmentEnters(a, b, box));
  const goals = new Map<number, number>();
  const encode = (column: number, row: number, direction: number) => (row * xs.length + column) * 4 + direction;
  const target = getCenter(to);
  const estimate = (point: Point) =>
    Math.max(0, Math.abs(point.x - target.x) - to.width / 2 - clearance) +
    Math.max(0, Math.abs(point.y - target.y) - to.height / 2 - clearance);

  const queue = new PriorityQueue();
  const costs = new Map<number, number>();
  const cameFrom = new Map<number, number>();
  const visit = (state: number, cost: number, point: Point, before: number | null) => {
    if ((costs.get(state) ?? Infinity) <= cost) return;
    costs.set(state, cost);
    if (before !== null) cameFrom.set(state, before);
    queue.push(state, cost + estimate(point));
  };
  for (let direction = 0; direction < 4; direction++) {
    const start = getStub(from, direction);
    if (isFree(start.side, start.stub))
      visit(encode(columns.get(start.stub.x)!, rows.get(start.stub.y)!, direction), 0, start.stub, null);
    const end = getStub(to, direction);
    if (isFree(end.side, end.stub))
      goals.set(encode(columns.get(end.stub.x)!, rows.get(end.stub.y)!, (direction + 2) % 4), direction);
  }

  for (let state = queue.pop(); state !== undefined; state = queue.pop()) {
    const side = goals.get(state);
    if (side !== undefined) {
      const points: Point[] = [getStub(to, side).side];
      let first = state;
      for (let at: number | undefined = state; at !== undefined; at = cameFrom.get(at)) {
        const cell = Math.floor(at / 4);
        points.push({ x: xs[cell % xs.length]!, y: ys[Math.floor(cell / xs.length)]! });
        first = at;
      }
      points.push(getStub(from, first % 4).side);
      return attachEnds(removeStraightBends(points.toReversed()), from, to);
    }
    const cell = Math.floor(state / 4);
    const column = cell % xs.length;
    const row = Math.floor(cell / xs.length);
    const point = { x: xs[column]!, y: ys[row]! };
    for (let direction = 0; direction < 4; direction++) {
      if ((direction + 2) % 4 === state % 4) continue;
      const nextColumn = column + directions[direction]!.x;
      const nextRow = row + directions[direction]!.y;
      if (nextColumn < 0 || nextRow < 0 || nextColumn >= xs.length || nextRow >= ys.length) continue;
      const next = { x: xs[nextColumn]!, y: ys[nextRow]! };
      if (!isFree(point, next)) continue;
      const length = Math.abs(next.x - point.x) + Math.abs(next.y - point.y);
      const cost = costs.get(state)! + length + (direction === state % 4 ? 0 : bendCost);
      visit(encode(nextColumn, nextRow, direction), cost, next, state);
    }
  }
  return null;
}

/** The middle of a node's side, and the point beside it from which a route runs free. */
function getStub(node: Box, direction: number): { side: Point; stub: Point } {
  const { x, y } = directions[direction]!;
  const center = getCenter(node);
  const side = { x: center.x + (x * node.width) / 2, y: center.y + (y * node.height) / 2 };
  return { side, stub: { x: side.x + x * clearance, y: side.y + y * clearance } };
}

function selectNearest(from: Box, to: Box, obstacles: readonly Box[]): readonly Box[] {
  if (obstacles.length <= maxObstacles) return obstacles;
  const start = getCenter(from);
  const end = getCenter(to);
  const middle = { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 };
  return obstacles
    .map((box) => ({
      box,
      distance: Math.min(getBoxDistance(box, start), getBoxDistance(box, middle), getBoxDistance(box, end)),
    }))
    .toSorted((a, b) => a.distance - b.distance)
    .slice(0, maxObstacles)
    .map(({ box }) => box);
}

/** Coordinates on which a route may run: beside every box, and through the centres of the two nodes. */
function getLines(
  from: Box,
  to: Box,
  obstacles: readonly Box[],
  axis: 'x' | 'y',
  size: 'width' | 'height',
): readonly number[] {
  const lines = new Set<number>();
  for (const box of [from, to, ...obstacles]) {
    lines.add(box[axis] - clearance);
    lines.add(box[axis] + box[size] + clearance);
  }
  // Written as `getStub` computes them, so that they are found in the map of lines bit for bit.
  for (const node of [from, to]) {
    const center = getCenter(node)[axis];
    lines.add(center);
    lines.add(center + node[size] / 2 + clearance);
    lines.add(center - node[size] / 2 - clearance);
  }
  const [near, far] = from[axis] < to[axis] ? [from, to] : [to, from];
  lines.add((near[axis] + near[size] + far[axis]) / 2);
  return [...lines].toSorted((a, b) => a - b);
}

/** A binary heap of numbers by cost; equal costs leave in the order they came, so that routes are deterministic. */
class PriorityQueue {
  readonly #items: { state: number; cost: number; order: number }[] = [];
  #order = 0;

  push(state: number, cost: number): void {
    const items = this.#items;
    items.push({ state, cost, order: this.#order++ });
    let index = items.length - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (this.#precedes(parent, index)) break;
      [items[parent], items[index]] = [items[index]!, items[parent]!];
      index = parent;
    }
  }

  pop(): number | undefined {
    const items = this.#items;
    const top = items[0];
    const last = items.pop();
    if (!top || items.length === 0) return top?.state;
    items[0] = last!;
    let index = 0;
    for (;;) {
      let least = index;
      for (const child of [2 * index + 1, 2 * index + 2])
        if (child < items.length && !this.#precedes(least, child)) least = child;
      if (least === index) return top.state;
      [items[least], items[index]] = [items[index]!, items[least]!];
      index = least;
    }
  }

  #precedes(a: number, b: number): boolean {
    const first = this.#items[a]!;
    const second = this.#items[b]!;
    return first.cost < second.cost || (first.cost === second.cost && first.order < second.order);
  }
}
