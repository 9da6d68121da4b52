import type { Box, Point } from '../document/types.ts';
import { getBoxDistance } from './distance.ts';
import { attachEnds } from './elbow.ts';
import { getCenter, getPointsBox, inflateBox } from './box.ts';
import { type OrthogonalGrid, createGrid, getNeighbour } from './orthogonalGrid.ts';
import type { NodeBox } from './outline.ts';
import { removeStraightBends } from './polyline.ts';
import { type EdgePorts, type Port, getNesting, getPortPoint, sideVectors } from './ports.ts';
import { PriorityQueue } from './priorityQueue.ts';
import { interpolatePoints } from './vec.ts';

/** Distance that a route keeps from the boxes it goes around, where it can, in diagram units. */
const clearance = 14;

/** A bend costs as much as this many units of length, so that a route does not zigzag to save a little. */
const bendCost = 96;

/** Only this many obstacles, the nearest to the line between the nodes, are looked at: it bounds the search. */
const maxObstacles = 48;

/** True if a segment of the route passes through the inside of a box. */
export function crossesBox(route: readonly Point[], box: Box): boolean {
  for (let index = 1; index < route.length; index++)
    if (segmentEnters(route[index - 1]!, route[index]!, box, 0)) return true;
  return false;
}

/** Whether a segment passes through the inside of a box that is grown by `margin`. */
function segmentEnters(a: Point, b: Point, box: Box, margin: number): boolean {
  const left = box.x - margin;
  const top = box.y - margin;
  const right = box.x + box.width + margin;
  const bottom = box.y + box.height + margin;
  if (Math.max(a.x, b.x) <= left || Math.min(a.x, b.x) >= right) return false;
  if (Math.max(a.y, b.y) <= top || Math.min(a.y, b.y) >= bottom) return false;
  if (a.x === b.x || a.y === b.y) return true;
  // Liang-Barsky clipping against the open box.
  const alongX = 1 / (b.x - a.x);
  const alongY = 1 / (b.y - a.y);
  const start = Math.max(
    0,
    Math.min((left - a.x) * alongX, (right - a.x) * alongX),
    Math.min((top - a.y) * alongY, (bottom - a.y) * alongY),
  );
  const end = Math.min(
    1,
    Math.max((left - a.x) * alongX, (right - a.x) * alongX),
    Math.max((top - a.y) * alongY, (bottom - a.y) * alongY),
  );
  return start < end;
}

export interface AvoidOptions {
  /** Where it leaves and enters; without, it takes the middle of the side that is best. */
  readonly ports?: EdgePorts | undefined;
}

/**
 * Returns the cheapest route of horizontal and vertical segments from a side of `from` to a side of `to` that crosses no obstacle, or
 * null if none is found. Length and bends are weighed; an A* search over the lines through the boxes' sides and centres, which hold an
 * optimal route (Wybrow, Marriott and Stuckey, "Orthogonal connector routing", Graph Drawing 2009, section 3).
 *
 * Only obstacles that a route would cross are taken into the search, and it is repeated until there are none: what is cheapest among
 * some of the obstacles and crosses none of the others is cheapest among all.
 */
export function routeAround(
  from: NodeBox,
  to: NodeBox,
  obstacles: readonly Box[],
  { ports }: AvoidOptions = {},
): Point[] | null {
  const gap = ports ? (getGap(ports.from) + getGap(ports.to)) / 2 : clearance;
  const starts = listStubs(from, ports?.from);
  const ends = listStubs(to, ports?.to);
  const met: Box[] = [];
  let others = selectNearest(from, to, obstacles);
  for (;;) {
    const points = findWay(from, to, starts, ends, met, gap);
    if (!points) return null;
    const isMet = (box: Box) =>
      points.some((point, index) => index > 0 && segmentEnters(points[index - 1]!, point, box, clearance / 2));
    const next = others.filter(isMet);
    if (next.length === 0) return attachEnds(points, from, to);
    met.push(...next);
    others = others.filter((box) => !next.includes(box));
  }
}

/** A port, and the point before it from which a route runs free. */
interface Stub {
  readonly side: number;
  readonly port: Point;
  readonly point: Point;
}

/** The farther a port lies on the outside of a bend, the farther out it bends, so that neighbours nest. */
function getGap(port: Port): number {
  return clearance + Math.max(-6, Math.min(12, getNesting(port) / 2));
}

function listStubs(node: Box, only: Port | undefined): Stub[] {
  const gap = only ? getGap(only) : clearance;
  const ports = only ? [only] : [0, 1, 2, 3].map((side) => ({ side, offset: 0 }));
  return ports.map(({ side, offset }) => {
    const port = getPortPoint(node, side, offset);
    const { x, y } = sideVectors[side]!;
    return { side, port, point: { x: port.x + x * gap, y: port.y + y * gap } };
  });
}

function findWay(
  from: Box,
  to: Box,
  starts: readonly Stub[],
  ends: readonly Stub[],
  obstacles: readonly Box[],
  gap: number,
): Point[] | null {
  const boxes = [from, to, ...obstacles];
  const solid = [from, to, ...obstacles.map((box) => inflateBox(box, clearance / 2))];
  const stubs = [...starts, ...ends];
  const grid = createGrid(
    listLines(boxes, stubs, gap, 'x', 'width'),
    listLines(boxes, stubs, gap, 'y', 'height'),
    solid,
  );
  const isOpen = ({ port, point }: Stub) => !solid.some((box) => segmentEnters(port, point, box, 0));
  const getCell = ({ x, y }: Point) => grid.ys.indexOf(y) * grid.xs.length + grid.xs.indexOf(x);
  const states = searchGrid(
    grid,
    starts.filter(isOpen).map(({ point, side }) => getCell(point) * 4 + side),
    new Map(ends.filter(isOpen).map(({ point, side }) => [getCell(point), (side + 2) % 4])),
    getPointsBox(ends.map(({ point }) => point))!,
  );
  if (!states) return null;
  const width = grid.xs.length;
  const first = states[0]! & 3;
  const last = (states.at(-1)! + 2) & 3;
  return removeStraightBends([
    starts.find(({ side }) => side === first)!.port,
    ...states.map((state) => ({ x: grid.xs[(state >> 2) % width]!, y: grid.ys[Math.floor((state >> 2) / width)]! })),
    ends.find(({ side }) => side === last)!.port,
  ]);
}

/** What a search needs for its states, kept from one to the next: a diagram has thousands of them. */
let costs = new Float64Array(0);
let cameFrom = new Int32Array(0);

/**
 * A* over states: a crossing, times four, plus the direction (0 right, 1 down, 2 left, 3 up) in which a route comes to it. Returns
 * those of the cheapest way from a start to a goal (a crossing, and the direction to take there), or null. All goals lie in `target`: the estimate is the distance to it and the bends
 * that a way there has at least.
 */
function searchGrid(
  grid: OrthogonalGrid,
  starts: readonly number[],
  goals: ReadonlyMap<number, number>,
  target: Box,
): number[] | null {
  const { xs, ys } = grid;
  const width = xs.length;
  // How far it is to the target, with the sign of the way there.
  const restX = xs.map((x) => Math.max(target.x - x, 0) + Math.min(target.x + target.width - x, 0));
  const restY = ys.map((y) => Math.max(target.y - y, 0) + Math.min(target.y + target.height - y, 0));
  const size = width * ys.length * 4;
  if (costs.length < size) {
    costs = new Float64Array(size * 2);
    cameFrom = new Int32Array(size * 2);
  }
  costs.fill(Infinity, 0, size);
  const queue = new PriorityQueue();
  const visit = (state: number, cost: number, before: number) => {
    if (costs[state]! <= cost) return;
    costs[state] = cost;
    cameFrom[state] = before;
    const cell = state >> 2;
    const row = Math.floor(cell / width);
    const x = restX[cell - row * width]!;
    const y = restY[row]!;
    queue.push(state, cost + Math.abs(x) + Math.abs(y) + bendCost * countBends(state & 3, x, y));
  };
  for (const start of starts) visit(start, 0, -1);
  for (let state = queue.pop(); state !== undefined; state = queue.pop()) {
    const cell = state >> 2;
    const before = state & 3;
    const inwards = goals.get(cell);
    if (inwards === before) {
      const way: number[] = [];
      for (let at = state; at >= 0; at = cameFrom[at]!) way.push(at);
      return way.toReversed();
    }
    if (inwards !== undefined && inwards !== ((before + 2) & 3))
      visit(cell * 4 + inwards, costs[state]! + bendCost, state);
    const row = Math.floor(cell / width);
    const column = cell - row * width;
    for (let direction = 0; direction < 4; direction++) {
      const next = direction === ((before + 2) & 3) ? -1 : getNeighbour(grid, cell, direction);
      if (next < 0) continue;
      const length =
        next === cell + 1 || next === cell - 1
          ? Math.abs(xs[column]! - xs[column + next - cell]!)
          : Math.abs(ys[row]! - ys[next > cell ? row + 1 : row - 1]!);
      visit(next * 4 + direction, costs[state]! + length + (direction === before ? 0 : bendCost), state);
    }
  }
  return null;
}

/** The bends that a way in `direction` needs at least to come as far as (x, y). */
function countBends(direction: number, x: number, y: number): number {
  const [ahead, aside] = direction % 2 === 0 ? [x, y] : [y, x];
  if (ahead === 0) return aside === 0 ? 0 : 1;
  if (direction < 2 ? ahead < 0 : ahead > 0) return 2;
  return aside === 0 ? 0 : 1;
}

function selectNearest(from: Box, to: Box, obstacles: readonly Box[]): readonly Box[] {
  if (obstacles.length <= maxObstacles) return obstacles;
  const start = getCenter(from);
  const end = getCenter(to);
  const middle = interpolatePoints(start, end, 0.5);
  return obstacles
    .map((box) => ({ box, distance: Math.min(...[start, middle, end].map((point) => getBoxDistance(box, point))) }))
    .toSorted((a, b) => a.distance - b.distance)
    .slice(0, maxObstacles)
    .map(({ box }) => box);
}

/** Coordinates on which a route may run: beside every box, through the ports, and half-way between the nodes (the first two). */
function listLines(
  boxes: readonly Box[],
  stubs: readonly Stub[],
  gap: number,
  axis: 'x' | 'y',
  size: 'width' | 'height',
): readonly number[] {
  const lines = new Set(stubs.map(({ point }) => point[axis]));
  for (const box of boxes) {
    lines.add(box[axis] - gap);
    lines.add(box[axis] + box[size] + gap);
  }
  const [near, far] = boxes[0]![axis] < boxes[1]![axis] ? [boxes[0]!, boxes[1]!] : [boxes[1]!, boxes[0]!];
  lines.add((near[axis] + near[size] + far[axis]) / 2);
  return [...lines].toSorted((a, b) => a - b);
}
