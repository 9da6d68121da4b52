/** A directed relation between two elements, such as an edge or the containment of a node in a group. */
export interface Relation {
  readonly from: number;
  readonly to: number;
  readonly key: string;
}

const rounds = 5;

/**
 * Returns the indexes of `keys` in an order that depends on the keys and on who is related to whom, never on ids or on
 * the order given. Elements that colour refinement (Weisfeiler and Leman 1968) cannot tell apart keep their given order.
 */
export function getCanonicalOrder(keys: readonly string[], relations: readonly Relation[]): number[] {
  let colours = rank(keys);
  const isSettled = () => Math.max(...colours) === keys.length - 1;
  for (let round = 0; round < rounds && !isSettled(); round += 1) {
    const parts: string[][] = keys.map(() => []);
    for (const { from, to, key } of relations) {
      parts[from]?.push(`>${key}:${colours[to] ?? ''}`);
      parts[to]?.push(`<${key}:${colours[from] ?? ''}`);
    }
    const refined = rank(
      parts.map((part, index) => `${String(colours[index]).padStart(6, '0')}|${part.sort().join()}`),
    );
    if (Math.max(...refined, 0) === Math.max(...colours, 0)) break;
    colours = refined;
  }
  return keys.map((_, index) => index).sort((a, b) => colours[a]! - colours[b]!);
}

function rank(keys: readonly string[]): number[] {
  const sorted = [...new Set(keys)].sort();
  const ranks = new Map(sorted.map((key, index) => [key, index]));
  return keys.map((key) => ranks.get(key)!);
}
