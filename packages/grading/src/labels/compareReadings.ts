import type { LabelTier } from '../types.ts';
import { isPair, type LexiconIndex } from './lexiconIndex.ts';
import { SURE } from './phrase.ts';
import { areOpposed } from './opposites.ts';
import type { Meaning, Reading } from './reading.ts';
import {
  areWordsAlike,
  goesOn,
  haveGistInCommon,
  haveNameInCommon,
  isCutShort,
  isDescribed,
  isInitials,
  isStoreOf,
  saysMore,
} from './wording.ts';

/** How alike two readings are, before the rest of the reference has a say. */
export interface Likeness {
  readonly tier: LabelTier;
  readonly strength: number;
  readonly key: string;
}

/** The concepts of a node, and those that its aliases bring in besides. */
export interface Claims {
  readonly concepts: ReadonlySet<string>;
  readonly foreign: ReadonlySet<string>;
}

export const DIFFERENT: Likeness = { tier: 'different', strength: 0, key: 'label.different' };

export const likeness = (tier: LabelTier, strength: number, key: string): Likeness => ({ tier, strength, key });

/** A concept that an alias brings in besides the node's own counts this much less. */
const ALIAS_DISCOUNT = 12;

/**
 * Compares two readings. Symmetric, unless `own` gives the concepts of the node that `second` is an alias of: what else the alias
 * may mean then counts less, only where it is named, and not at all when it is a product ("Snowflake" for ids is no warehouse).
 */
export function compareReadings(first: Reading, second: Reading, index: LexiconIndex, own?: Claims): Likeness {
  if (first.whole === '' || second.whole === '') return DIFFERENT;
  const slips = first.slips + second.slips;
  const asTypo = (found: Likeness): Likeness =>
    slips > 0 ? likeness(found.tier, found.strength - 5 * Math.min(slips, 3), 'label.typo') : found;
  if (first.whole === second.whole)
    return asTypo(likeness('same', first.letters === second.letters ? 100 : 98, 'label.identical'));
  if (areOpposed(first, second)) return DIFFERENT;
  if (
    first.main === second.main &&
    first.main !== '' &&
    (own === undefined
      ? !(first.detailed && second.detailed) || goesOn(first, second)
      : !second.detailed || (first.detailed && goesOn(first, second)))
  )
    return asTypo(likeness('same', 96, 'label.words'));
  const shared = compareSenses(first, second, index, own);
  if (shared !== undefined && shared.tier === 'same') return asTypo(shared);
  if (haveNameInCommon(first, second)) return asTypo(likeness('same', 80, 'label.words'));
  const apart = areApart(first, second, index);
  if (apart && !areBarred(first, second, index) && haveGistInCommon(first, second))
    return asTypo(likeness('same', SURE.part, 'label.words'));
  if (!apart && areWordsAlike(first, second, index, own !== undefined))
    return asTypo(likeness('same', 84, 'label.words'));
  if (!apart && own === undefined && isInitials(first, second, index)) return likeness('same', 82, 'label.acronym');
  if (!apart && (saysMore(first, second, index) || isDescribed(first, second, index)))
    return asTypo(likeness('same', SURE.part, 'label.words'));
  if (!apart && (isStoreOf(first, second, index) || isCutShort(first, second, index)))
    return asTypo(likeness('same', SURE.part, 'label.words'));
  if (shared !== undefined) return shared;
  const related = areRelated(first, second, index);
  if (related && (areWordsAlike(first, second, index, own !== undefined) || saysMore(first, second, index)))
    return asTypo(likeness('same', SURE.part, 'label.related'));
  if (apart) return DIFFERENT;
  if (related) return likeness('close', 55, 'label.close');
  const overlap = wordOverlap(first, second);
  return overlap >= 0.5 ? likeness('close', Math.round(20 + 30 * overlap), 'label.close') : DIFFERENT;
}

/** A product may play a part that the words beside it do not tell. */
const isGuess = ({ sure, product }: Meaning): boolean => product && sure < SURE.part;

/** Both name a concept outright, and none in common; or concepts that must never be taken for each other. */
function areApart(first: Reading, second: Reading, index: LexiconIndex): boolean {
  let sure = false;
  for (const [one, a] of first.senses)
    for (const [other, b] of second.senses) {
      if (one === other) return false;
      if (Math.min(a.sure, b.sure) >= SURE.head) sure = true;
      if (!isGuess(a) && !isGuess(b) && isPair(index.barred, one, other)) return true;
    }
  return sure;
}

/** What may one mean must never be taken for what the other may mean. */
const areBarred = (first: Reading, second: Reading, index: LexiconIndex): boolean =>
  [...first.senses.keys()].some((one) => [...second.senses.keys()].some((other) => isPair(index.barred, one, other)));

/** Both name a concept outright, and these are related. */
function areRelated(first: Reading, second: Reading, index: LexiconIndex): boolean {
  for (const [one, a] of first.senses)
    for (const [other, b] of second.senses)
      if (Math.min(a.sure, b.sure) >= SURE.head && isPair(index.related, one, other)) return true;
  return false;
}

function compareSenses(first: Reading, second: Reading, index: LexiconIndex, own?: Claims): Likeness | undefined {
  let best: Likeness | undefined;
  for (const [concept, one] of first.senses) {
    const other = second.senses.get(concept);
    const foreign = own !== undefined && !own.concepts.has(concept);
    if (other === undefined || (foreign && (other.product || other.sure < SURE.part || !own.foreign.has(concept))))
      continue;
    const sure = Math.min(one.sure, other.sure);
    const clash =
      one.qualifiers.length > 0 &&
      other.qualifiers.length > 0 &&
      !one.qualifiers.some((word) => other.qualifiers.includes(word));
    const told = !clash && (isTold(one, second, concept, index) || isTold(other, first, concept, index));
    const found =
      told || (sure >= (foreign ? SURE.head : SURE.part) && !clash)
        ? likeness(
            'same',
            foreign ? sure - ALIAS_DISCOUNT : Math.max(sure, told ? SURE.part : 0),
            one.product || other.product ? 'label.product' : 'label.concept',
          )
        : likeness(
            'close',
            Math.min(sure, 60),
            Math.max(one.sure, other.sure) >= SURE.trimmed ? 'label.near' : 'label.close',
          );
    if (best === undefined || found.strength > best.strength) best = found;
  }
  return best;
}

/** What qualifies a vague meaning is in the other label, or in another name of the concept. */
const isTold = (vague: Meaning, other: Reading, concept: string, { conceptWords }: LexiconIndex): boolean =>
  vague.sure < SURE.part &&
  vague.qualifiers.length > 0 &&
  (other.senses.get(concept)?.sure ?? 0) >= SURE.trimmed &&
  vague.qualifiers.some((word) => other.all.has(word)) &&
  vague.qualifiers.every((word) => other.all.has(word) || conceptWords.get(concept)?.has(word) === true);

function wordOverlap({ names: [one] }: Reading, { names: [other] }: Reading): number {
  const common = one.core.filter((word) => other.core.includes(word)).length;
  return common === 0 ? 0 : (2 * common) / (one.core.length + other.core.length);
}
