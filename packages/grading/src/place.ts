import type { Drawing } from './drawing.ts';
import type { CompiledReference } from './reference/compileReference.ts';
import type { Candidate } from './scene.ts';

/** A box where a node of the reference stands, and how many of the node's arrows it has. */
interface Place {
  readonly node: number;
  readonly box: number;
  readonly arrows: number;
}

/** Arrows it takes before a place says anything, and the share of the node's that they must be. */
const fewest = 2;
const most = 0.5;

/**
 * Boxes whose label is no node's, each where a node stands that no label names: half or more of the node's arrows, and at least two,
 * lead to and from the same neighbours. Neighbours count whose label says outright and without rival which node they are,
 * so that the places do not depend on the matching. An arrow may point the wrong way, but of several between the same two only as
 * many count as the other side has: what is too much is no evidence. Linear in drawn lines times the arrows of the reference.
 */
export function listPlaces(
  { edges }: CompiledReference,
  { lines, elements }: Drawing,
  candidates: readonly (readonly Candidate[])[],
): Place[] {
  const named = candidates.map((list) => list.filter(({ tier }) => tier === 'same').map(({ box }) => box));
  const meanings = new Int32Array(elements.length);
  for (const box of named.flat()) meanings[box]! += 1;
  const drawn = tally(lines);
  const seen = new Map<string, number>();
  for (const edge of tally(edges))
    for (const [end, other] of ends) {
      const [neighbour, ...rivals] = named[edge[other]]!;
      if (neighbour === undefined || rivals.length > 0 || meanings[neighbour]! > 1 || named[edge[end]]!.length > 0)
        continue;
      for (const { from, to, count } of drawn) {
        const box = from === neighbour ? to : to === neighbour ? from : -1;
        if (from === -1 || box === -1 || meanings[box]! > 0) continue;
        const key = `${edge[end]} ${box}`;
        seen.set(key, (seen.get(key) ?? 0) + Math.min(edge.count, count));
      }
    }
  const places = [...seen].map(([key, arrows]) => {
    const [node, box] = key.split(' ').map(Number);
    return { node: node!, box: box!, arrows };
  });
  const isAhead = (one: Place) =>
    places.every(
      (other) => other === one || (other.node !== one.node && other.box !== one.box) || other.arrows < one.arrows,
    );
  const degree = (node: number) => edges.filter(({ from, to }) => from === node || to === node).length;
  return places.filter((one) => one.arrows >= Math.max(fewest, most * degree(one.node)) && isAhead(one));
}

const ends = [
  ['from', 'to'],
  ['to', 'from'],
] as const;

/** Arrows by their two ends, either way, with how many there are. */
function tally(arrows: readonly { readonly from: number; readonly to: number }[]) {
  const pairs = new Map<string, { readonly from: number; readonly to: number; count: number }>();
  for (const arrow of arrows) {
    const from = Math.min(arrow.from, arrow.to);
    const to = Math.max(arrow.from, arrow.to);
    const key = `${from} ${to}`;
    const pair = pairs.get(key) ?? { from, to, count: 0 };
    pair.count += 1;
    pairs.set(key, pair);
  }
  return [...pairs.values()];
}
