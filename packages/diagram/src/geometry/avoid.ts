import type { Box, Point } from '../document/types.ts';
import { getBoxDistance } from './distance.ts';
import { attachEnds } from './elbow.ts';
import { getCenter, inflateBox } from './box.ts';
import { type OrthogonalGrid, createGrid } from './orthogonalGrid.ts';
import type { NodeBox } from './outline.ts';
import { removeStraightBends } from './polyline.ts';
import { PriorityQueue } from './priorityQueue.ts';

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
 * optimal route (Wybrow, Marriott and Stuckey, "Orthogonal connector routing", Graph Drawing 2009, section 3). `side` moves its ends to
 * the right of its way, `offset` its distance from obstacles: both part routes between the same nodes.
 */
export function routeAround(
  from: NodeBox,
  to: NodeBox,
  obstacles: readonly Box[],
  { side = 0, offset = 0 }: { readonly side?: number; readonly offset?: number } = {},
): Point[] | null {
  const nearby = selectNearest(from, to, obstacles);
  const solid = [from, to, ...nearby.map((box) => inflateBox(box, clearance / 2))];
  const gap = clearance + Math.max(-clearance / 2, Math.min(clearance / 2, offset / 2));
  const start = getPorts(from, gap, side);
  // A route comes in against the direction in which the side faces, so what is right of its way is left of the side.
  const end = getPorts(to, gap, -side);
  const ports = [...start, ...end];
  const grid = createGrid(
    getLines([from, to, ...nearby], ports, gap, 'x', 'width'),
    getLines([from, to, ...nearby], ports, gap, 'y', 'height'),
    solid,
  );
  const isOpen = (port: Port) => !solid.some((box) => segmentEnters(port.side, port.stub, box));
  const starts = start.filter(isOpen).map(({ stub, direction }) => ({ cell: grid.getCell(stub), direction }));
  const goals = new Map(
    end
      .filter(isOpen)
      .map((port) => [encodeState({ cell: grid.getCell(port.stub), direction: opposite(port.direction) }), port]),
  );
  const states = searchGrid(grid, starts, goals, to, gap);
  if (!states) return null;
  const points = [
    start[states[0]!.direction]!.side,
    ...states.map(({ cell }) => grid.getPoint(cell)),
    end[opposite(states.at(-1)!.direction)]!.side,
  ];
  return attachEnds(removeStraightBends(points), from, to);
}

/** A cell of the grid and the direction (0 right, 1 down, 2 left, 3 up) in which the route comes to it. */
interface State {
  readonly cell: number;
  readonly direction: number;
}

const encodeState = ({ cell, direction }: State): number => cell * 4 + direction;
const opposite = (direction: number): number => (direction + 2) % 4;

/** A* over states; returns those of the cheapest way from a start to a goal, or null. */
function searchGrid(
  grid: OrthogonalGrid,
  starts: readonly State[],
  goals: ReadonlyMap<number, unknown>,
  target: Box,
  gap: number,
): State[] | null {
  const center = getCenter(target);
  const estimate = ({ x, y }: Point) =>
    Math.max(0, Math.abs(x - center.x) - target.width / 2 - gap) +
    Math.max(0, Math.abs(y - center.y) - target.height / 2 - gap);
  const costs = new Float64Array(grid.size * 4).fill(Infinity);
  const cameFrom = new Int32Array(grid.size * 4).fill(-1);
  const queue = new PriorityQueue();
  const visit = (state: number, cost: number, before: number) => {
    if (costs[state]! <= cost) return;
    costs[state] = cost;
    cameFrom[state] = before;
    queue.push(state, cost + estimate(grid.getPoint(state >> 2)));
  };
  for (const start of starts) visit(encodeState(start), 0, -1);
  for (let state = queue.pop(); state !== undefined; state = queue.pop()) {
    if (goals.has(state)) {
      const way: State[] = [];
      for (let at = state; at >= 0; at = cameFrom[at]!) way.push({ cell: at >> 2, direction: at & 3 });
      return way.toReversed();
    }
    const cell = state >> 2;
    const before = state & 3;
    for (let direction = 0; direction < 4; direction++) {
      const next = direction === opposite(before) ? -1 : grid.getNeighbour(cell, direction);
      if (next < 0) continue;
      const bend = direction === before ? 0 : bendCost;
      visit(next * 4 + direction, costs[state]! + grid.getLength(cell, next) + bend, state);
    }
  }
  return null;
}

/** Where a route may leave or enter a node: a point on a side, and the one before it from which the route runs free. */
interface Port {
  readonly direction: number;
  readonly side: Point;
  readonly stub: Point;
}

/** Returns the ports at the middles of the four sides, moved by `shift` to the right of the way out. */
function getPorts(node: Box, gap: number, shift: number): Port[] {
  const center = getCenter(node);
  return directions.map(({ x, y }, direction) => {
    const limit = 0.35 * (x === 0 ? node.width : node.height);
    const aside = Math.max(-limit, Math.min(limit, shift));
    const side = { x: center.x + (x * node.width) / 2 - y * aside, y: center.y + (y * node.height) / 2 + x * aside };
    return { direction, side, stub: { x: side.x + x * gap, y: side.y + y * gap } };
  });
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

/** Coordinates on which a route may run: beside every box, through the ports, and half-way between the nodes (the first two). */
function getLines(
  boxes: readonly Box[],
  ports: readonly Port[],
  gap: number,
  axis: 'x' | 'y',
  size: 'width' | 'height',
): readonly number[] {
  const lines = new Set(ports.map(({ stub }) => stub[axis]));
  for (const box of boxes) {
    lines.add(box[axis] - gap);
    lines.add(box[axis] + box[size] + gap);
  }
  const [near, far] = boxes[0]![axis] < boxes[1]![axis] ? [boxes[0]!, boxes[1]!] : [boxes[1]!, boxes[0]!];
  lines.add((near[axis] + near[size] + far[axis]) / 2);
  return [...lines].toSorted((a, b) => a - b);
}
