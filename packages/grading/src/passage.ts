import type { Judgements } from './judgements.ts';
import type { Drawing } from './drawing.ts';
import type { CompiledReference } from './reference/compileReference.ts';

/** Finds the way from one box to another through boxes that may stand between two ends of a reference edge. */
export interface Passage {
  /** Lines in path order through one or two intermediaries of the edge, or null. */
  find(edge: number, from: number, to: number): readonly number[] | null;
  /** Whether an edge of the reference names this box as an intermediary. */
  isNamed(box: number): boolean;
}

const maxLines = 3;

/** @param isStray whether a box stands for nothing in the reference, and so may stand anywhere between */
export function createPassage(
  { edges }: CompiledReference,
  drawing: Drawing,
  judge: Judgements,
  isStray: (box: number) => boolean,
): Passage {
  const out: { line: number; to: number }[][] = drawing.elements.map(() => []);
  for (const [line, { source, from, to }] of drawing.lines.entries()) {
    if (from === -1 || to === -1 || source.direction === 'none') continue;
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
  const reached = new Map<ReadonlySet<number>, Map<number, ReadonlyMap<number, readonly number[]>>>();
  return {
    find(edge, from, to) {
      const set = sets[edge]!;
      if (set.size === 0) return null;
      let bySource = reached.get(set);
      if (!bySource) reached.set(set, (bySource = new Map()));
      let ways = bySource.get(from);
      if (!ways) bySource.set(from, (ways = explore(out, from, set)));
      return ways.get(to) ?? null;
    },
    isNamed: (box) => named.has(box),
  };
}

/** Shortest ways of two lines or more from a box through `between`, by the box they end at. */
function explore(
  out: readonly (readonly { line: number; to: number }[])[],
  from: number,
  between: ReadonlySet<number>,
): Map<number, readonly number[]> {
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
