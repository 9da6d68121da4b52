import { unify } from './gist.ts';
import type { LexiconIndex } from './lexiconIndex.ts';
import { haveEqualSides } from './opposites.ts';
import { findConcept, SURE } from './phrase.ts';
import type { Name, Reading } from './reading.ts';

/** What two labels have in common by their words, whatever the words mean. All is symmetric. */

/** Whether what two labels may go by passes a test. */
const someNames = (first: Reading, second: Reading, test: (one: Name, other: Name) => boolean): boolean =>
  first.names.some((one) => second.names.some((other) => test(one, other)));

/** One is the other word for word, and goes on. */
export const goesOn = ({ whole: one }: Reading, { whole: other }: Reading): boolean =>
  one.startsWith(other) || other.startsWith(one);

/** Both may go by the same name of several telling words. */
export const haveNameInCommon = (first: Reading, second: Reading): boolean =>
  someNames(first, second, ({ core, whole }, other) => core.length > 1 && other.whole === whole);

/** Both may go by the same telling words, at least two. */
export const haveGistInCommon = (first: Reading, second: Reading): boolean =>
  someNames(first, second, ({ core, told }, other) => core.length > 1 && other.told === told);

/**
 * One has all telling words of the other, at least two, and ends in the same: "toll booth ledger", "toll ledger". What has an opposite
 * is not said besides: a feature store is not the online one.
 */
export const saysMore = (first: Reading, second: Reading, index: LexiconIndex): boolean =>
  !first.byProduct &&
  !second.byProduct &&
  haveEqualSides(first, second, index) &&
  someNames(first, second, (one, other) => holds(one, other) || holds(other, one));

const holds = (more: Name, less: Name): boolean =>
  less.core.length > 1 &&
  more.core.length - less.core.length <= 2 &&
  more.last === less.last &&
  less.core.every((word) => more.core.includes(word));

/** One is where the other, named by at least two telling words, rests: "model weights", "model weight store". */
export const isStoreOf = (first: Reading, second: Reading, index: LexiconIndex): boolean =>
  someNames(first, second, (one, other) => keeps(one, other, index) || keeps(other, one, index));

const keeps = (store: Name, kept: Name, { stores, services }: LexiconIndex): boolean =>
  kept.core.length > 1 &&
  stores.has(store.stems.at(-1)!) &&
  store.whole === kept.whole + store.stems.at(-1)! &&
  !kept.stems.some((word) => stores.has(word) || services.has(word));

/** All telling words agree, at least two, but for one that is cut short: "maint log", "maintenance log". */
export const isCutShort = (first: Reading, second: Reading, index: LexiconIndex): boolean =>
  someNames(first, second, (one, other) => cutsShort(one, other, index));

function cutsShort({ core: one }: Name, { core: other }: Name, { stems }: LexiconIndex): boolean {
  if (one.length !== other.length || one.length < 2) return false;
  const [mine, ...moreMine] = one.filter((word) => !other.includes(word));
  const [theirs, ...moreTheirs] = other.filter((word) => !one.includes(word));
  if (mine === undefined || theirs === undefined || moreMine.length + moreTheirs.length > 0) return false;
  const [short, long] = mine.length < theirs.length ? [mine, theirs] : [theirs, mine];
  return short.length > 2 && long.startsWith(short) && !stems.has(short);
}

/** One begins with the other, at least two telling words, and goes on with words that name nothing known: a description. */
export function isDescribed({ names: [one] }: Reading, { names: [other] }: Reading, index: LexiconIndex): boolean {
  const [short, long] = one.stems.length < other.stems.length ? [one, other] : [other, one];
  const isLike = (word: string, at: number): boolean => toLike(word, index) === toLike(long.stems[at] ?? '', index);
  const tail = long.stems.slice(short.stems.length);
  return (
    short.core.length > 1 && tail.length > 1 && short.stems.every(isLike) && findConcept(tail, index).sure < SURE.head
  );
}

const toLike = (word: string, index: LexiconIndex): string => index.heads.get(word) ?? unify(word, index);

/** The same words but for weak heads, generic qualifiers and order, in any of their names. */
export const areWordsAlike = (first: Reading, second: Reading, index: LexiconIndex, isAlias: boolean): boolean =>
  someNames(
    first,
    second,
    (one, other) => areAlike(one, other, first, second) && !(isAlias && isThin(one, second, index)),
  );

/** A single word that is left must name a process, or have like heads: an object with a service is no longer the object. */
function areAlike(one: Name, other: Name, first: Reading, second: Reading): boolean {
  if (one.told === '' || one.told !== other.told) return false;
  if (one.core.length > 1) return true;
  return (
    first.known === second.known &&
    (one.weakHead === other.weakHead || /(?:ing|ion|ics|ment)s?\b/i.test(first.label + ' ' + second.label))
  );
}

/** One word says too little where the alias goes on, where it is a letter, or what many a component deals with: "5 % model". */
const isThin = ({ core, told, stems }: Name, alias: Reading, { objects }: LexiconIndex): boolean =>
  core.length < 2 && (alias.detailed || told.length === 1 || (objects.has(told) && stems.includes(told)));

/** Initials that mean something by themselves stand for nothing unknown. A detail may follow those that are all of the name. */
export const isInitials = (first: Reading, second: Reading, index: LexiconIndex): boolean =>
  mayAbbreviate(first, second, index) || mayAbbreviate(second, first, index);

const isWordOf = ({ senses }: Reading, { all }: Reading, { conceptWords }: LexiconIndex): boolean =>
  [...senses.keys()].some((concept) => [...all].some((word) => conceptWords.get(concept)?.has(word)));

const mayAbbreviate = (short: Reading, long: Reading, index: LexiconIndex): boolean =>
  (!short.known || long.known || isWordOf(short, long, index)) &&
  (!short.detailed || short.names[0].stems.length === 1) &&
  abbreviates(short.names[0].stems, long.names[0].stems);

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
