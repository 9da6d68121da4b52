import type { LexiconIndex } from './lexiconIndex.ts';

/** Line of the lexicon's opposites to the cells of it that a label holds. */
export type Poles = ReadonlyMap<number, ReadonlySet<number>>;

interface Sided {
  readonly poles: Poles;
  readonly numbers: readonly string[];
}

/**
 * The cells of the lexicon's opposites that the words hold, the first `main` of which name, and the others describe. A head is no side:
 * an event stream is no opposite of a batch of events.
 */
export function findPoles(words: readonly string[], main: number, index: LexiconIndex): Poles {
  const poles = new Map<number, Set<number>>();
  for (const [at, word] of words.entries()) {
    const { line, cell } = index.opposites.get(word) ?? {};
    if (
      line !== undefined &&
      cell !== undefined &&
      (at < main || !index.wide.has(line)) &&
      !(at === main - 1 && index.holders.has(word))
    )
      poles.set(line, (poles.get(line) ?? new Set()).add(cell));
  }
  return poles;
}

/** Who names both poles, names neither: "online + offline feature store" is a feature store. */
export const withoutPoles = (words: readonly string[], poles: Poles, { opposites }: LexiconIndex): readonly string[] =>
  words.filter((word) => {
    const { line, cells } = opposites.get(word) ?? {};
    return line === undefined || poles.get(line)?.size !== cells;
  });

/** Whether they name the same sides. */
export const haveEqualSides = ({ poles: one }: Sided, { poles: other }: Sided, { wide }: LexiconIndex): boolean => {
  const lines = [...new Set([...one.keys(), ...other.keys()])].filter((line) => !wide.has(line));
  return lines.every((line) => one.get(line)?.size === other.get(line)?.size);
};

/** Whether they hold different words of one exclusive pair: online and offline, lateral and longitudinal. */
export function areOpposed(first: Sided, second: Sided): boolean {
  if (
    first.numbers.length > 0 &&
    second.numbers.length > 0 &&
    !first.numbers.some((digits) => second.numbers.includes(digits))
  )
    return true;
  for (const [line, cells] of first.poles) {
    const others = second.poles.get(line);
    if (others !== undefined && ![...cells].some((cell) => others.has(cell))) return true;
  }
  return false;
}
