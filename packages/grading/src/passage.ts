import type { Judgements } from './judgements.ts';
import type { Drawing } from './drawing.ts';
import type { CompiledReference } from './reference/compileReference.ts';

/** Finds the way from one box to another through boxes that may stand between two ends of a reference edge. */
export interface Passage {
  /** Lines in path order through one or two intermediaries of the edge, or null. */
  find(edge: number, from: number, to: number): readonly number[] | null;
  /** Whether there is a way from one box to the other or back, for any edge. */
  joins(one: number, other: number): boolean;
  /** Whether an edge of the reference names this box as an intermediary. */
  isNamed(box: number): boolean;
}

const maxLines = 3;

/** Lines to each box that can be reached. */
type Ways = ReadonlyMap<number, readonly number[]>;

const noWays: Ways = new Map();

/** @param isStray whether a box stands for nothing in the reference, and so may stand anywhere between */
export function createPassage(
  { edges }: CompiledReference,
  drawing: Drawing,
  judge: Judgements,
  isStray: (box: number) => boolean,
): Passage {
  const out: { line: number; to: number }[][] = drawing.elements.map(() => []);
  for (const [line, { source, from, to }] of drawing.lines.entries()) {
    if (from === -1 || to === -1 || from === to || source.direction === 'none') continue;
    out[from]!.push({ line, to });
    if (source.direction === 'both') out[to]!.push({ line, to: from });
  }
  const named = new Set<number>();
  const allowed = new Map<string, ReadonlySet<number>>();
  const strays = new Set(drawing.elements.flatMap((_, box) => (isStray(box) ? [box] : [])));
  const sets = edges.map(({ source: { via } }) => {
    if (!via) return strays;
    const key = JSON.stringify(via);
    let set = allowed.get(key);
    if (!set) {
      set = new Set(
        drawing.elements.flatMap(({ label }, box) =>
          via.some((name) => judge.means(label.trim(), name)) ? [box] : [],
        ),
      );
      allowed.set(key, set);
    }
    for (const box of set) named.add(box);
    return set;
  });
  const ways = new Map<ReadonlySet<number>, readonly Ways[]>();
  for (const set of new Set(sets))
    ways.set(
      set,
      out.map((_, from) => (set.size === 0 ? noWays : explore(out, from, set))),
    );
  const boxes = drawing.elements.length;
  const joined = new Set<number>();
  for (const bySource of ways.values())
    for (const [from, reached] of bySource.entries())
      for (const to of reached.keys()) joined.add(from * boxes + to).add(to * boxes + from);
  return {
    find: (edge, from, to) => ways.get(sets[edge]!)![from]!.get(to) ?? null,
    joins: (one, other) => joined.has(one * boxes + other),
    isNamed: (box) => named.has(box),
  };
}

/** Shortest ways of two lines or more from a box through `between`, by the box they end at. */
function explore(
  out: readonly (readonly { line: number; to: number }[])[],
  from: number,
  between: ReadonlySet<number>,
): Ways {
  const ways = new Map<number, readonly number[]>();
  let front: { box: number; lines: readonly number[] }[] = [{ box: from, lines: [] }];
  const seen = new Set([from]);
  for (let length = 1; length <= maxLines; length += 1) {
    const next: typeof front = [];
    for (const { box, lines } of front)
      for (const { line, to } of out[box]!) {
        if (to === from) continue;
        const way = [...lines, line];
        if (length > 1 && !ways.has(to)) ways.set(to, way);
        if (between.has(to) && !seen.has(to)) {
          seen.add(to);
          next.push({ box: to, lines: way });
        }
      }
    front = next;
  }
  return ways;
}
