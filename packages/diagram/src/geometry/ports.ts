import type { Box, Point } from '../document/types.ts';

/** The way out of each side of a box: 0 right, 1 below, 2 left, 3 above. */
export const sideVectors = [
  { x: 1, y: 0 },
  { x: 0, y: 1 },
  { x: -1, y: 0 },
  { x: 0, y: -1 },
] as const;

/** Where an elbow edge leaves or enters a node. */
export interface Port {
  /** Index in `sideVectors`. */
  readonly side: number;
  /** Distance from the middle of the side, to the right or downwards, in diagram units. */
  readonly offset: number;
  /** Whether only this edge, or only straight ones from one other node, are on this side: then they may follow the ports there. */
  readonly mayFollow: boolean;
  /** Which way the edge bends first: -1 to the left of its way out, 1 to the right, 0 if it is straight or unknown. */
  readonly turn: -1 | 0 | 1;
}

export interface EdgePorts {
  readonly from: Port;
  readonly to: Port;
}

/** Returns how far a port lies on the outside of the bend that its edge makes first; negative on the inside. */
export function getNesting({ side, offset, turn }: Port): number {
  return turn === 0 ? 0 : -turn * getOffsetSign(side) * offset;
}

/** How an edge leaves one side of a node, read from a route that leaves it in the middle. */
export interface Departure {
  readonly side: number;
  /** Which way it bends first: -1 to the left of its way out, 1 to the right, 0 if it is straight. */
  readonly turn: -1 | 0 | 1;
  /** How far out it bends. */
  readonly run: number;
  /** How far to the right of its way out it goes after that bend. */
  readonly aside: number;
  /** Where a straight one would like its port: the offset at which it is straight. */
  readonly wish: number;
}

/** Distance between ports of one side where it has room for them, in diagram units. */
const portSpacing = 18;

/** Share of a side on each side of its middle that ports may take up: beyond lie rounded and slanted corners. */
const portReach = 0.35;

/** Bends less far apart than this count as on one line: the distance by which routes part there. */
const sameRun = 12;

export function getPortPoint(node: Box, side: number, offset: number): Point {
  const { x, y } = sideVectors[side]!;
  return {
    x: node.x + (node.width * (1 + x)) / 2 + (x === 0 ? offset : 0),
    y: node.y + (node.height * (1 + y)) / 2 + (y === 0 ? offset : 0),
  };
}

/** How far from the middle of a side its ports may lie. */
export function getPortLimit(node: Box, side: number): number {
  return portReach * (sideVectors[side]!.x === 0 ? node.width : node.height);
}

/** Whether offsets grow to the right of the way out of a side (1) or to the left of it (-1). */
export function getOffsetSign(side: number): 1 | -1 {
  return side === 0 || side === 3 ? 1 : -1;
}

/** Returns how a route leaves the box at its first point; null if it does not do so squarely. */
export function getDeparture(node: Box, route: readonly Point[]): Departure | null {
  const [start, bend, next] = route as [Point, Point, Point | undefined];
  const x = bend.x - start.x;
  const y = bend.y - start.y;
  if (Math.min(Math.abs(x), Math.abs(y)) > 0.01 || (x === 0 && y === 0)) return null;
  const side = Math.abs(x) > Math.abs(y) ? (x > 0 ? 0 : 2) : y > 0 ? 1 : 3;
  const middle = getPortPoint(node, side, 0);
  const isSideways = side % 2 === 0;
  const run = isSideways ? Math.abs(bend.x - middle.x) : Math.abs(bend.y - middle.y);
  if (!next) return { side, turn: 0, run, aside: 0, wish: isSideways ? start.y - middle.y : start.x - middle.x };
  const aside = (isSideways ? next.y - bend.y : next.x - bend.x) * getOffsetSign(side);
  return { side, turn: aside < 0 ? -1 : 1, run, aside, wish: 0 };
}

/**
 * Returns the order of edges along a side, from the left to the right of the way out, in which they cross least near the node:
 * left turns, straight ones, right turns. Of the left turns those that bend sooner are further left, and where several bend on one
 * line, those that go further; right turns mirror them. Equal ones stay as they are.
 */
export function sortDepartures<Item extends { readonly departure: Departure }>(items: readonly Item[]): Item[] {
  const turning = (turn: number) => items.filter(({ departure }) => departure.turn === turn);
  return [
    ...sortTurns(turning(-1), -1),
    ...turning(0).toSorted((a, b) => getWishOut(a.departure) - getWishOut(b.departure)),
    ...sortTurns(turning(1), 1),
  ];
}

const getWishOut = ({ wish, side }: Departure) => wish * getOffsetSign(side);

function sortTurns<Item extends { readonly departure: Departure }>(items: readonly Item[], turn: -1 | 1): Item[] {
  const lines: Item[][] = [];
  for (const item of items.toSorted((a, b) => turn * (b.departure.run - a.departure.run))) {
    const line = lines.at(-1);
    const isOnLine = line && Math.abs(line.at(-1)!.departure.run - item.departure.run) < sameRun;
    if (isOnLine) line.push(item);
    else lines.push([item]);
  }
  // Sorting is stable only among equal runs: back to the order given where the aim is the same too.
  return lines.flatMap((line) =>
    line.toSorted((a, b) => a.departure.aside - b.departure.aside || items.indexOf(a) - items.indexOf(b)),
  );
}

/**
 * Returns the offsets of ports along a side in the order given (ascending): `portSpacing` apart, or less where the side has no room,
 * and as near to the wishes as that allows, which for most is the middle. Wishes of straight edges weigh more than others, so that they
 * stay straight. Bounded isotonic regression by pooling adjacent violators (Barlow et al. 1972).
 */
export function spreadPorts(
  wishes: readonly { readonly wish: number; readonly weight: number }[],
  limit: number,
): number[] {
  const spacing = wishes.length > 1 ? Math.min(portSpacing, (2 * limit) / (wishes.length - 1)) : 0;
  const pools: { sum: number; weight: number; count: number }[] = [];
  wishes.forEach(({ wish, weight }, index) => {
    let pool = { sum: (wish - index * spacing) * weight, weight, count: 1 };
    for (let last = pools.at(-1); last && last.sum * pool.weight >= pool.sum * last.weight; last = pools.at(-1)) {
      pools.pop();
      pool = { sum: last.sum + pool.sum, weight: last.weight + pool.weight, count: last.count + pool.count };
    }
    pools.push(pool);
  });
  const most = limit - (wishes.length - 1) * spacing;
  return pools
    .flatMap(({ sum, weight, count }) => Array<number>(count).fill(Math.min(most, Math.max(-limit, sum / weight))))
    .map((base, index) => base + index * spacing);
}

/** One of the edges at a node, and how it leaves it. */
export interface PortRequest {
  readonly edge: string;
  /** Id of the node at its other end. */
  readonly other: string;
  readonly departure: Departure;
  /** Decides between edges that leave alike: lower ones go further to the left of the way out. */
  readonly rank: number;
}

/** A straight edge is moved only as far as others cannot make room for it. */
const straightWeight = 50;

/** Returns the ports of the edges of a node by edge: on each side spread evenly, in the order in which they cross least. */
export function placePorts(node: Box, requests: readonly PortRequest[]): Map<string, Port> {
  const ports = new Map<string, Port>();
  for (const side of sideVectors.keys()) {
    const ranked = requests.filter(({ departure }) => departure.side === side).toSorted((a, b) => a.rank - b.rank);
    if (ranked.length === 0) continue;
    const sorted = sortDepartures(ranked);
    const ascending = getOffsetSign(side) > 0 ? sorted : sorted.toReversed();
    const wishes = ascending.map(({ departure: { wish, turn } }) => ({
      wish,
      weight: turn === 0 ? straightWeight : 1,
    }));
    const offsets = spreadPorts(wishes, getPortLimit(node, side));
    const mayFollow =
      ascending.length === 1 ||
      ascending.every(({ other, departure: { turn } }) => turn === 0 && other === ascending[0]!.other);
    ascending.forEach(({ edge, departure: { turn } }, index) =>
      ports.set(edge, { side, offset: offsets[index]!, mayFollow, turn }),
    );
  }
  return ports;
}
