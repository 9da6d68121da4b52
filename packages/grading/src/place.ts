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
 * so that the places do not depend on the matching. Linear in drawn lines times the arrows of the reference.
 */
export function listPlaces(
  { edges }: CompiledReference,
  { lines, elements }: Drawing,
  candidates: readonly (readonly Candidate[])[],
): Place[] {
  const named = candidates.map((list) => list.filter(({ tier }) => tier === 'same').map(({ box }) => box));
  const meanings = new Int32Array(elements.length);
  for (const box of named.flat()) meanings[box]! += 1;
  const neighbours = new Map<number, number>();
  for (const [node, list] of named.entries())
    if (list.length === 1 && meanings[list[0]!] === 1) neighbours.set(list[0]!, node);
  const isOpen = (box: number) => box !== -1 && meanings[box] === 0;
  const seen = new Map<string, Set<number>>();
  for (const line of lines)
    for (const [end, other] of ends) {
      const neighbour = neighbours.get(line[other]);
      if (neighbour === undefined || !isOpen(line[end])) continue;
      for (const [index, edge] of edges.entries()) {
        if (edge[other] !== neighbour || named[edge[end]]!.length > 0) continue;
        const key = `${edge[end]} ${line[end]}`;
        seen.set(key, (seen.get(key) ?? new Set()).add(index));
      }
    }
  const places = [...seen].map(([key, { size }]) => {
    const [node, box] = key.split(' ').map(Number);
    return { node: node!, box: box!, arrows: size };
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
