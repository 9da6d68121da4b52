import type { LabelTier } from '../types.ts';
import type { LexiconIndex } from './lexiconIndex.ts';
import { SURE } from './phrase.ts';
import { areOpposed, type Reading } from './reading.ts';

/** How alike two readings are, before the rest of the reference has a say. */
export interface Likeness {
  readonly tier: LabelTier;
  readonly strength: number;
  readonly key: string;
}

export const DIFFERENT: Likeness = { tier: 'different', strength: 0, key: 'label.different' };

export const likeness = (tier: LabelTier, strength: number, key: string): Likeness => ({ tier, strength, key });

/** A concept that an alias brings in besides the node's own counts this much less. */
const ALIAS_DISCOUNT = 12;

/**
 * Compares two readings. Symmetric, unless `own` gives the concepts of the node that `second` is an alias of: what else the alias
 * may mean then counts less, and not at all when it is a product ("Snowflake" for ids is no warehouse).
 */
export function compareReadings(
  first: Reading,
  second: Reading,
  index: LexiconIndex,
  own?: ReadonlySet<string>,
): Likeness {
  if (first.whole === '' || second.whole === '') return DIFFERENT;
  const slips = first.slips + second.slips;
  const asTypo = (found: Likeness): Likeness =>
    slips > 0 ? likeness(found.tier, found.strength - 5 * Math.min(slips, 3), 'label.typo') : found;
  if (first.whole === second.whole)
    return asTypo(likeness('same', first.letters === second.letters ? 100 : 98, 'label.identical'));
  if (areOpposed(first, second)) return DIFFERENT;
  if (first.main === second.main && first.main !== '' && !(first.detailed && second.detailed))
    return asTypo(likeness('same', 96, 'label.words'));
  const shared = compareSenses(first, second, own);
  if (shared !== undefined && shared.tier === 'same') return asTypo(shared);
  const apart = areApart(first, second, index);
  if (!apart && areWordsAlike(first, second)) return asTypo(likeness('same', 84, 'label.words'));
  if (!apart && isKnown(first) === isKnown(second) && isInitials(first, second))
    return likeness('same', 82, 'label.acronym');
  if (shared !== undefined) return shared;
  if (apart) return DIFFERENT;
  for (const one of first.senses)
    for (const other of second.senses)
      if (index.related.has(`${one[0]} ${other[0]}`) && Math.min(one[1].sure, other[1].sure) >= SURE.head)
        return likeness('close', 55, 'label.close');
  const overlap = wordOverlap(first, second);
  return overlap >= 0.5 ? likeness('close', Math.round(20 + 30 * overlap), 'label.close') : DIFFERENT;
}

/** Both name a concept outright, and none in common; or concepts that must never be taken for each other. */
function areApart(first: Reading, second: Reading, index: LexiconIndex): boolean {
  let sure = false;
  for (const [one, a] of first.senses)
    for (const [other, b] of second.senses) {
      if (one === other) return false;
      if (Math.min(a.sure, b.sure) >= SURE.head) sure = true;
      if (index.barred.has(`${one} ${other}`)) return true;
    }
  return sure;
}

function compareSenses(first: Reading, second: Reading, own?: ReadonlySet<string>): Likeness | undefined {
  let best: Likeness | undefined;
  for (const [concept, one] of first.senses) {
    const other = second.senses.get(concept);
    const foreign = own !== undefined && !own.has(concept);
    if (other === undefined || (foreign && other.product)) continue;
    const sure = Math.min(one.sure, other.sure);
    const clash =
      first.qualifiers.length > 0 &&
      second.qualifiers.length > 0 &&
      !first.qualifiers.some((word) => second.qualifiers.includes(word));
    const found =
      sure >= SURE.part && !clash
        ? likeness(
            'same',
            foreign ? sure - ALIAS_DISCOUNT : sure,
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

/** The same words but for weak heads, generic qualifiers and order. A single word that is left must name a process. */
function areWordsAlike(first: Reading, second: Reading): boolean {
  if (first.core.length === 0 || first.core.join(' ') !== second.core.join(' ')) return false;
  if (first.detailed && second.detailed) return false;
  if (first.core.length === 1 && isKnown(first) !== isKnown(second)) return false;
  return (
    first.core.length > 1 ||
    first.weakHead === second.weakHead ||
    /(?:ing|ion|ics|ment)s?\b/i.test(first.label + ' ' + second.label)
  );
}

const isKnown = (reading: Reading): boolean => [...reading.senses.values()].some(({ sure }) => sure >= SURE.trimmed);

function isInitials(first: Reading, second: Reading): boolean {
  return (
    (!first.detailed && abbreviates(first.stems, second.stems)) ||
    (!second.detailed && abbreviates(second.stems, first.stems))
  );
}

/** Whether `short` is `long` with one run of words replaced by their initials: "ANN index", "KV store", "CG". */
function abbreviates(short: readonly string[], long: readonly string[]): boolean {
  const extra = long.length - short.length;
  if (extra < 1) return false;
  for (const [at, word] of short.entries()) {
    if (word.length !== extra + 1) continue;
    const initials = long
      .slice(at, at + extra + 1)
      .map((part) => part[0])
      .join('');
    if (
      initials === word &&
      [...short.slice(0, at), ...short.slice(at + 1)].join(' ') ===
        [...long.slice(0, at), ...long.slice(at + extra + 1)].join(' ')
    )
      return true;
  }
  return false;
}

function wordOverlap(first: Reading, second: Reading): number {
  const common = first.core.filter((word) => second.core.includes(word)).length;
  return common === 0 ? 0 : (2 * common) / (first.core.length + second.core.length);
}
