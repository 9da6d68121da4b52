import type { ReferenceLabel } from '../types.ts';
import { type Claims, DIFFERENT, likeness, type Likeness } from './compareReadings.ts';
import { isNumber, isShare } from './gist.ts';
import { isPair, type LexiconIndex } from './lexiconIndex.ts';
import { SURE } from './phrase.ts';
import { areOpposed } from './opposites.ts';
import type { Reading } from './reading.ts';
import { remember } from '../remember.ts';

/** A node of the reference, read once. */
export interface Target extends Claims {
  readonly reference: ReferenceLabel;
  /** Its label first, then aliases, then alternatives. */
  readonly names: readonly Reading[];
}

/** Labels and words that are remembered: those of a class's drawings, and no more memory for a hundred thousand. */
export const REMEMBERED = 4096;
/** A name that is drawn outright leaves the other nodes no more than a question. */
export const OUTRIGHT = 95;
/** How much weaker than the best a second acceptance may be. */
const MARGIN = 10;
/** Shared words, weighted by how telling they are here, that accept a label which names nothing known; and one that does. */
const ENOUGH = { unknown: 0.36, known: 0.75 } as const;
/** How far the best must be ahead of the second by shared words. */
const AHEAD = 0.15;

/** What a vague hint at the node's concept adds: "Venice KV" ends like a key-value store. */
const HINT = 0.25;
/** What a name without a store costs a label with one: "posts DB" is no post service. */
const MISPLACED = 0.3;

/** Lets the nodes of the reference have their say on each other: the label belongs where it fits best. */
export function settle(
  drawn: Reading,
  base: readonly Likeness[],
  targets: readonly Target[],
  index: LexiconIndex,
  scale: Scale,
): Likeness[] {
  const top = Math.max(0, ...base.filter(({ tier }) => tier === 'same').map(({ strength }) => strength));
  const least = top === 100 ? top : top >= OUTRIGHT ? OUTRIGHT : top - MARGIN;
  if (top > 0) return base.map((one) => (one.tier === 'same' && one.strength >= least ? one : DIFFERENT));
  const sure = [...drawn.senses].filter(([, sense]) => sense.sure >= SURE.head).map(([concept]) => concept);
  const meant = isSlight(drawn.head, index) ? sure : [...drawn.senses.keys()];
  const kin = targets.map(({ concepts }) =>
    meant.some((one) => [...concepts].some((other) => isPair(index.related, one, other))),
  );
  const shares = targets.map((target) => getShare(drawn, target, sure, index, scale));
  const [first = 0, second = 0] = shares.toSorted((a, b) => b - a);
  const only = kin.indexOf(true);
  if (
    only >= 0 &&
    only === kin.lastIndexOf(true) &&
    shares[only]! >= first &&
    !areOpposed(drawn, targets[only]!.names[0]!)
  )
    return base.map((one, at) => (at === only ? likeness('same', 60, 'label.related') : one));
  const near = base
    .map(({ key, tier }, at) => (tier === 'close' && key === 'label.near' ? at : -1))
    .filter((at) => at >= 0);
  if (near.length === 1 && !isSlight(drawn.head, index) && shares[near[0]!]! >= first)
    return base.map((one, at) => (at === near[0] ? likeness('same', 58, 'label.concept') : one));
  const enough = sure.length > 0 ? ENOUGH.known : ENOUGH.unknown;
  return base.map((one, at) =>
    shares[at] === first && first >= enough && first - second >= AHEAD
      ? likeness('same', Math.min(SURE.part, Math.round(40 + 40 * first)), 'label.words')
      : one,
  );
}

/** Share of telling words in common with the best of the node's names, 0 to 1 and a little more where concepts agree vaguely. */
function getShare(
  drawn: Reading,
  { names, concepts }: Target,
  sure: readonly string[],
  index: LexiconIndex,
  scale: Scale,
): number {
  if (sure.some((one) => [...concepts].some((other) => isPair(index.barred, one, other)))) return 0;
  const words = [...drawn.all];
  const weights = words.map(scale.weigh);
  const weight = weights.reduce((sum, one) => sum + one, 0);
  let best = 0;
  for (const name of names) {
    if (areOpposed(drawn, name)) continue;
    let common = 0;
    let told = false;
    for (const [at, word] of words.entries()) {
      const other = scale.kinOf(word).find((kin) => name.all.has(kin));
      if (other === undefined) continue;
      told ||= word === drawn.head || !isSlight(word, index);
      common += Math.min(weights[at]!, scale.weigh(other));
    }
    if (!told) continue;
    const total = weight + [...name.all].reduce((sum, word) => sum + scale.weigh(word), 0);
    const misplaced = (drawn.kept && !name.kept) || (drawn.served && !drawn.kept && name.kept);
    best = Math.max(best, (2 * common) / total - (misplaced ? MISPLACED : 0));
  }
  if ([...concepts].some((concept) => drawn.senses.has(concept))) return best + HINT;
  const hinted = names.some((name) =>
    [...name.senses].some(([concept, { sure: named }]) => named >= SURE.trimmed && drawn.senses.has(concept)),
  );
  return hinted ? best + HINT / 2 : best;
}

/** A head such as "service", or a word for people and data: it says little of what a box is. */
const isSlight = (word: string, { weakHeads, objects }: LexiconIndex): boolean =>
  weakHeads.has(word) || objects.has(word);

/** Equal stems, one the beginning of the other ("friend" and "friendship"), or both a store of some sort. */
const areKindred = (first: string, second: string, { stores, wholeWords, synonyms }: LexiconIndex): boolean =>
  first === second ||
  (synonyms.has(first) && synonyms.get(first) === synonyms.get(second)) ||
  (stores.has(first) && stores.has(second)) ||
  (!wholeWords.has(first) &&
    !wholeWords.has(second) &&
    Math.min(first.length, second.length) >= 4 &&
    Math.abs(first.length - second.length) <= 2 &&
    (first.startsWith(second) || second.startsWith(first)));

/** What the words of a reference count for. */
interface Scale {
  /** A word tells the more, the fewer nodes of the reference use it; heads such as "service" and numbers tell little. */
  readonly weigh: (stem: string) => number;
  /** Words of the reference that mean about the same, the word itself first. */
  readonly kinOf: (stem: string) => readonly string[];
}

export function createScale(targets: readonly Target[], index: LexiconIndex): Scale {
  const uses = new Map<string, number>();
  for (const { names } of targets)
    for (const word of new Set(names.flatMap((name) => [...name.all]))) uses.set(word, (uses.get(word) ?? 0) + 1);
  const weigh = (word: string): number =>
    (index.weakHeads.has(word)
      ? 0.3
      : isNumber(word) && !isShare(word)
        ? 0.2
        : index.stores.has(word) || (index.headed.get(word)?.size ?? 0) >= 8
          ? 0.5
          : 1) / Math.sqrt(uses.get(word) ?? 1);
  const findKin = (word: string): readonly string[] => [
    ...(uses.has(word) ? [word] : []),
    ...[...uses.keys()].filter((other) => other !== word && areKindred(word, other, index)),
  ];
  return { weigh: remember(weigh, REMEMBERED), kinOf: remember(findKin, REMEMBERED) };
}
