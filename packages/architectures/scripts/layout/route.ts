import { createCells } from './place.ts';
import { type Graph, type Grid, type GridPoint, type GridRoute, lineOf, type Placement } from './types.ts';

const lengthAcross = 130;
const lengthDown = 70;
const bendCost = 110;
const crossingCost = 130;
const sharedCost = 28;
const rounds = 4;

/**
 * Routes every arrow along grid lines around the other nodes: shortest paths that pay for bends, for crossing routes laid
 * before and for sharing a line with them. Each arrow is taken up and laid again a few times, knowing all others.
 */
export function routeEdges(graph: Graph, grid: Grid, placement: Placement): GridRoute[] {
  const cells = createCells(graph, grid, placement);
  const order = graph.edges
    .map((edge, index) => ({ index, length: getDistance(edge.from, edge.to, placement) - 0.2 * edge.weight }))
    .sort((a, b) => a.length - b.length || a.index - b.index)
    .map(({ index }) => index);
  const routes: (GridPoint[] | undefined)[] = graph.edges.map(() => undefined);
  const usage = createUsage(grid);
  for (let round = 0, changed = true; changed && round < rounds; round += 1) {
    changed = false;
    for (const index of order) {
      const old = routes[index];
      if (old) changeUsage(usage, old, -1);
      const { from, to } = graph.edges[index]!;
      const path = findPath(grid, cells, usage, getPoint(placement, from), getPoint(placement, to));
      changeUsage(usage, path, 1);
      routes[index] = path;
      changed ||= !old || !isSamePath(old, path);
    }
  }
  return routes.map((path) => getCorners(path!));
}

const isSamePath = (a: readonly GridPoint[], b: readonly GridPoint[]): boolean =>
  a.length === b.length && a.every(({ x, y }, index) => x === b[index]!.x && y === b[index]!.y);

const getPoint = ({ column, row }: Placement, node: number): GridPoint => ({
  x: lineOf(column[node]!),
  y: lineOf(row[node]!),
});

const getDistance = (a: number, b: number, { column, row }: Placement): number =>
  Math.abs(column[a]! - column[b]!) * 2 + Math.abs(row[a]! - row[b]!);

/** How many routes run along each unit of the grid lines, and straight through each crossing of lines. */
interface Usage {
  readonly width: number;
  readonly height: number;
  readonly unitsAcross: Int16Array;
  readonly unitsDown: Int16Array;
  readonly throughAcross: Int16Array;
  readonly throughDown: Int16Array;
  readonly turns: Int16Array;
}

function createUsage(grid: Grid): Usage {
  const width = 2 * grid.columns.length + 1;
  const height = 2 * grid.rows + 1;
  const create = () => new Int16Array(width * height);
  return {
    width,
    height,
    unitsAcross: create(),
    unitsDown: create(),
    throughAcross: create(),
    throughDown: create(),
    turns: create(),
  };
}

function changeUsage(usage: Usage, path: readonly GridPoint[], change: 1 | -1): void {
  for (let index = 1; index < path.length; index += 1) {
    const a = path[index - 1]!;
    const b = path[index]!;
    const unit = Math.min(a.x, b.x) + Math.min(a.y, b.y) * usage.width;
    if (a.y === b.y) usage.unitsAcross[unit]! += change;
    else usage.unitsDown[unit]! += change;
    const next = path[index + 1];
    if (!next) continue;
    const here = b.x + b.y * usage.width;
    if (a.y === next.y) usage.throughAcross[here]! += change;
    else if (a.x === next.x) usage.throughDown[here]! += change;
    else usage.turns[here]! += change;
  }
}

const directions = [
  { x: 1, y: 0 },
  { x: 0, y: 1 },
  { x: -1, y: 0 },
  { x: 0, y: -1 },
] as const;

/** Dijkstra over (crossing of lines, direction of arrival); a few hundred states, so a linear scan is the queue. */
function findPath(grid: Grid, cells: Int16Array, usage: Usage, start: GridPoint, end: GridPoint): GridPoint[] {
  const { width, height } = usage;
  const states = width * height * 4;
  const cost = new Float64Array(states).fill(Infinity);
  const previous = new Int32Array(states).fill(-1);
  const done = new Uint8Array(states);
  const open: number[] = [];
  const isBlocked = (x: number, y: number) =>
    x % 2 === 1 && y % 2 === 1 && cells[((x - 1) / 2) * grid.rows + (y - 1) / 2] !== -1;
  const relax = (state: number, value: number, origin: number) => {
    if (value >= cost[state]!) return;
    if (cost[state] === Infinity) open.push(state);
    cost[state] = value;
    previous[state] = origin;
  };
  for (let direction = 0; direction < 4; direction += 1) {
    const step = getStepCost(usage, start.x, start.y, direction);
    const next = { x: start.x + directions[direction]!.x, y: start.y + directions[direction]!.y };
    if (isBlocked(next.x, next.y) && !(next.x === end.x && next.y === end.y)) continue;
    relax((next.x + next.y * width) * 4 + direction, step + portCost(usage, start, direction), -1);
  }
  for (;;) {
    let position = 0;
    for (let index = 1; index < open.length; index += 1)
      if (cost[open[index]!]! < cost[open[position]!]!) position = index;
    const state = open[position];
    if (state === undefined) throw new Error('A node of the layout cannot be reached.');
    open[position] = open.at(-1)!;
    open.pop();
    if (done[state]) continue;
    done[state] = 1;
    const arrival = state % 4;
    const here = (state - arrival) / 4;
    const x = here % width;
    const y = (here - x) / width;
    if (x === end.x && y === end.y) return trace(state, previous, width, start);
    for (let direction = 0; direction < 4; direction += 1) {
      if ((direction + 2) % 4 === arrival) continue;
      const nextX = x + directions[direction]!.x;
      const nextY = y + directions[direction]!.y;
      if (nextX < 0 || nextY < 0 || nextX >= width || nextY >= height) continue;
      const isEnd = nextX === end.x && nextY === end.y;
      if (isBlocked(nextX, nextY) && !isEnd) continue;
      const turn = direction === arrival ? getCrossings(usage, here, direction) : bendCost + usage.turns[here]! * 20;
      const port = isEnd ? portCost(usage, end, (direction + 2) % 4) : 0;
      relax(
        (nextX + nextY * width) * 4 + direction,
        cost[state]! + turn + port + getStepCost(usage, x, y, direction),
        state,
      );
    }
  }
}

function getCrossings(usage: Usage, here: number, direction: number): number {
  const straight = direction % 2 === 0 ? usage.throughDown[here]! : usage.throughAcross[here]!;
  return straight * crossingCost + usage.turns[here]! * 12;
}

function getStepCost(usage: Usage, x: number, y: number, direction: number): number {
  const fromX = direction === 2 ? x - 1 : x;
  const fromY = direction === 3 ? y - 1 : y;
  const unit = fromX + fromY * usage.width;
  const across = direction % 2 === 0;
  const line = across ? y : x;
  const shared = (across ? usage.unitsAcross[unit]! : usage.unitsDown[unit]!) * sharedCost;
  const length = across ? lengthAcross / 2 : lengthDown / 2;
  // The outermost gutters lie outside of all that is drawn: a last resort.
  const last = across ? usage.height - 1 : usage.width - 1;
  const outside = line === 0 || line === last ? length * 0.25 : 0;
  return length + shared + outside;
}

/** A side of a node holds a few ports; further arrows should find another side. */
function portCost(usage: Usage, node: GridPoint, direction: number): number {
  const fromX = direction === 2 ? node.x - 1 : node.x;
  const fromY = direction === 3 ? node.y - 1 : node.y;
  const unit = fromX + fromY * usage.width;
  const used = direction % 2 === 0 ? usage.unitsAcross[unit]! : usage.unitsDown[unit]!;
  return (used >= 3 ? 160 : used * 12) + (direction % 2 === 0 ? 0 : 14);
}

function trace(last: number, previous: Int32Array, width: number, start: GridPoint): GridPoint[] {
  const path: GridPoint[] = [];
  for (let state = last; state !== -1; state = previous[state]!) {
    const here = (state - (state % 4)) / 4;
    path.push({ x: here % width, y: Math.floor(here / width) });
  }
  return [start, ...path.toReversed()];
}

function getCorners(path: readonly GridPoint[]): GridPoint[] {
  return path.filter((_, index) => {
    const before = path[index - 1];
    const after = path[index + 1];
    return !before || !after || (before.x !== after.x && before.y !== after.y);
  });
}
