import type { GridRoute } from './types.ts';

/** A straight part of a route: `line` is its grid line, `low` to `high` what it covers of the crossing lines. */
export interface Run {
  readonly edge: number;
  readonly index: number;
  readonly across: boolean;
  readonly line: number;
  readonly low: number;
  readonly high: number;
  /** Whether the run begins or ends at a node there: runs that meet at a node do not disturb each other. */
  readonly lowAtNode: boolean;
  readonly highAtNode: boolean;
}

/** Each run's track among those it shares its line with, `rank` of `size`, and its offset from the line. */
export interface Track {
  rank: number;
  readonly size: number;
}

export function getRuns(routes: readonly GridRoute[]): Run[] {
  return routes.flatMap((route, edge) =>
    route.slice(1).map((b, index): Run => {
      const a = route[index]!;
      const across = a.y === b.y;
      const [start, end] = across ? [a.x, b.x] : [a.y, b.y];
      const startAtNode = index === 0;
      const endAtNode = index === route.length - 2;
      return {
        edge,
        index,
        across,
        line: across ? a.y : a.x,
        low: Math.min(start, end),
        high: Math.max(start, end),
        lowAtNode: start < end ? startAtNode : endAtNode,
        highAtNode: start < end ? endAtNode : startAtNode,
      };
    }),
  );
}

/**
 * Gives runs that overlap on a line tracks of their own, then exchanges tracks while that lowers the number of crossings.
 * Runs that do not overlap share the middle of the line.
 */
export function assignTracks(routes: readonly GridRoute[], runs: readonly Run[]): Track[] {
  const tracks: Track[] = runs.map(() => ({ rank: 0, size: 1 }));
  const clusters = getClusters(runs);
  for (const cluster of clusters) {
    const size = colour(cluster, runs, tracks);
    for (const run of cluster) tracks[run] = { rank: tracks[run]!.rank, size };
  }
  improve(routes, runs, tracks, clusters);
  return tracks;
}

function overlaps(a: Run, b: Run): boolean {
  if (a.across !== b.across || a.line !== b.line) return false;
  if (a.high === b.low) return !(a.highAtNode && b.lowAtNode);
  if (b.high === a.low) return !(b.highAtNode && a.lowAtNode);
  return a.low < b.high && b.low < a.high;
}

/** Connected sets of overlapping runs with more than one member. */
function getClusters(runs: readonly Run[]): number[][] {
  const seen = new Set<number>();
  const clusters: number[][] = [];
  for (let start = 0; start < runs.length; start += 1) {
    if (seen.has(start)) continue;
    const cluster = [start];
    seen.add(start);
    for (const run of cluster)
      for (let other = 0; other < runs.length; other += 1)
        if (!seen.has(other) && overlaps(runs[run]!, runs[other]!)) {
          seen.add(other);
          cluster.push(other);
        }
    if (cluster.length > 1) clusters.push(cluster.sort((a, b) => a - b));
  }
  return clusters;
}

/** Greedy colouring of the intervals from left to right, which needs the fewest tracks. Returns how many. */
function colour(cluster: readonly number[], runs: readonly Run[], tracks: Track[]): number {
  const placed: number[] = [];
  let size = 1;
  for (const run of cluster.toSorted((a, b) => runs[a]!.low - runs[b]!.low || a - b)) {
    const taken = new Set(
      placed.filter((other) => overlaps(runs[run]!, runs[other]!)).map((other) => tracks[other]!.rank),
    );
    let rank = 0;
    while (taken.has(rank)) rank += 1;
    tracks[run]!.rank = rank;
    size = Math.max(size, rank + 1);
    placed.push(run);
  }
  return size;
}

function improve(
  routes: readonly GridRoute[],
  runs: readonly Run[],
  tracks: Track[],
  clusters: readonly (readonly number[])[],
): void {
  const measure = () => countCrossings(routes, runs, tracks);
  let best = measure();
  for (let changed = true; changed && best > 0;) {
    changed = false;
    for (const cluster of clusters)
      for (const [first, second] of listExchanges(cluster, tracks)) {
        exchange(cluster, tracks, first, second);
        const crossings = measure();
        if (crossings < best) {
          best = crossings;
          changed = true;
        } else exchange(cluster, tracks, first, second);
      }
    for (const cluster of clusters)
      for (const run of cluster) {
        const { size } = tracks[run]!;
        for (let other = 0; other < size; other += 1) {
          const isTaken = cluster.some(
            (neighbour) =>
              neighbour !== run && tracks[neighbour]!.rank === other && overlaps(runs[run]!, runs[neighbour]!),
          );
          if (other === tracks[run]!.rank || isTaken) continue;
          const before = tracks[run]!.rank;
          tracks[run]!.rank = other;
          const crossings = measure();
          if (crossings < best) {
            best = crossings;
            changed = true;
          } else tracks[run]!.rank = before;
        }
      }
  }
}

const listExchanges = (cluster: readonly number[], tracks: readonly Track[]): [number, number][] => {
  const { size } = tracks[cluster[0]!]!;
  return Array.from({ length: size }, (_, first) =>
    Array.from({ length: size - first - 1 }, (__, gap): [number, number] => [first, first + gap + 1]),
  ).flat();
};

function exchange(cluster: readonly number[], tracks: readonly Track[], first: number, second: number): void {
  for (const run of cluster) {
    const track = tracks[run]!;
    if (track.rank === first) track.rank = second;
    else if (track.rank === second) track.rank = first;
  }
}

/** Spacing at which no number of tracks reaches the next line. */
const nominal = { line: 1000, track: 20 };

function countCrossings(routes: readonly GridRoute[], runs: readonly Run[], tracks: readonly Track[]): number {
  const place = (run: number) =>
    runs[run]!.line * nominal.line + (tracks[run]!.rank - (tracks[run]!.size - 1) / 2) * nominal.track;
  const spans: { across: boolean; at: number; low: number; high: number; edge: number }[] = [];
  let first = 0;
  for (const route of routes) {
    const count = route.length - 1;
    for (let index = 0; index < count; index += 1) {
      const run = first + index;
      const { across, edge } = runs[run]!;
      const start = index === 0 ? getAxis(route[0]!, across) * nominal.line : place(run - 1);
      const end = index === count - 1 ? getAxis(route[count]!, across) * nominal.line : place(run + 1);
      spans.push({ across, at: place(run), low: Math.min(start, end), high: Math.max(start, end), edge });
    }
    first += count;
  }
  let crossings = 0;
  for (const a of spans) {
    if (!a.across) continue;
    for (const b of spans)
      if (!b.across && a.edge !== b.edge && b.at > a.low && b.at < a.high && a.at > b.low && a.at < b.high)
        crossings += 1;
  }
  return crossings;
}

const getAxis = ({ x, y }: { x: number; y: number }, across: boolean): number => (across ? x : y);
