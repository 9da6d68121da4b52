import { joinCompounds, type LexiconIndex } from './lexiconIndex.ts';
import { type Found, findConcept, isEmpty, isProduct, isShare, lookUp, NOTHING, SURE } from './phrase.ts';
import { editDistance, splitLabel } from './words.ts';

/** What a label says, ready for comparison. */
export interface Reading {
  readonly label: string;
  /** Letters and digits of all words, joined. */
  readonly letters: string;
  /** Joined stems of all words, and of the words before any detail. */
  readonly whole: string;
  readonly main: string;
  /** Stems before any detail, in order; stems of everything. */
  readonly stems: readonly string[];
  readonly all: ReadonlySet<string>;
  /** What remains of `stems` without weak heads, generic qualifiers, numbers and products, sorted. */
  readonly core: readonly string[];
  /** The last word before any detail; empty where there is none. */
  readonly head: string;
  readonly weakHead: boolean;
  /** Whether its head is a service, and whether it names a store of some sort. */
  readonly served: boolean;
  readonly kept: boolean;
  /** Concepts it may mean, with `SURE` levels and whether a product says so. */
  readonly senses: ReadonlyMap<string, { sure: number; product: boolean }>;
  /** Qualifiers that the lexicon does not know, left of the head. */
  readonly qualifiers: readonly string[];
  /** Line of the lexicon's opposites to the cells that the label holds. */
  readonly poles: ReadonlyMap<number, ReadonlySet<number>>;
  /** Whole numbers that tell copies apart: "Stage 1", "Stage 2". */
  readonly numbers: readonly string[];
  /** Whether punctuation opens a detail. */
  readonly detailed: boolean;
  /** Number of words that were mended. */
  readonly slips: number;
}

export interface Vocabulary {
  readonly index: LexiconIndex;
  /** Words of the reference's own labels. */
  readonly own: ReadonlySet<string>;
  /** Those and the lexicon's. */
  readonly words: ReadonlySet<string>;
  readonly stems: ReadonlySet<string>;
  /** How many of an ambiguous product's roles count, the most usual first. A reference decides among all of them. */
  readonly roles: number;
}

/** Reads a label: splits it, mends slips, and finds the concepts it names. Pure; the caller caches. */
export function readLabel(label: string, vocabulary: Vocabulary): Reading {
  const { index } = vocabulary;
  const { stem } = index;
  let slips = 0;
  const split = splitLabel(label);
  const segments = split.map((segment) => ({
    opens: segment.opens,
    words: joinCompounds(segment.words, vocabulary.words).map((word) => {
      const mended = mend(word, vocabulary);
      if (mended !== word) slips++;
      return stem(mended);
    }),
  }));
  const detailAt = segments.findIndex((segment) => segment.opens === 'detail');
  const mainSegments = detailAt < 0 ? segments : segments.slice(0, detailAt);
  const words = mainSegments.flatMap((segment) => segment.words);
  const all = segments.flatMap((segment) => segment.words);
  const found = lookUpOutright(all, words, index) ?? findConcept(words, index);
  return {
    label,
    letters: split.flatMap((segment) => segment.words).join(''),
    whole: all.join(''),
    main: words.join(''),
    stems: words,
    all: new Set(all),
    core: [
      ...new Set(
        words.filter(
          (word) => isShare(word) || (!isEmpty(word, index) && !(found.sure >= SURE.trimmed && isProduct(word, index))),
        ),
      ),
    ].toSorted(compareText),
    head: words.at(-1) ?? '',
    weakHead: index.weakHeads.has(words.at(-1) ?? ''),
    served: index.services.has(words.at(-1) ?? ''),
    kept: words.some((word) => index.stores.has(word)),
    senses: findSenses(found, segments, mainSegments.length, vocabulary),
    qualifiers: found.qualifiers,
    poles: findPoles(all, index),
    numbers: words.filter((word) => /^\d{1,4}$/.test(word)),
    detailed: detailAt > 0,
    slips,
  };
}

/** A name made of all words, or of those before any detail. */
function lookUpOutright(all: readonly string[], words: readonly string[], index: LexiconIndex): Found | undefined {
  const senses = lookUp(all, index) ?? lookUp(words, index);
  return senses === undefined ? undefined : { senses, sure: SURE.name, qualifiers: [] };
}

/**
 * What the phrase before any detail means, then what its parts mean: those of a short list of names, the first where only it is
 * known, and a detail where the name itself says little ("nginx (LB)", "Notifications (push)").
 */
function findSenses(
  found: Found,
  segments: readonly { readonly words: readonly string[] }[],
  mainLength: number,
  { index, roles }: Vocabulary,
): Reading['senses'] {
  const senses = new Map<string, { sure: number; product: boolean }>();
  const learn = (part: Found, ceiling: number): void => {
    for (const { concept, product, role } of part.senses) {
      const sure = Math.min(part.sure, ceiling, role < roles ? SURE.name : SURE.vague);
      if ((senses.get(concept)?.sure ?? 0) < sure) senses.set(concept, { sure, product });
    }
  };
  learn(found, SURE.name);
  if (segments.length < 2) return senses;
  const isObject = ({ words }: { readonly words: readonly string[] }): boolean =>
    words.length === 1 && index.objects.has(words[0]!);
  const parts = segments.map((segment) => (isObject(segment) ? NOTHING : findConcept(segment.words, index)));
  const [lead, ...others] = parts.slice(0, mainLength);
  const isList = mainLength < 3 && [lead!, ...others].every((part) => part.sure >= SURE.trimmed);
  const isLed = segments[0]!.words.length > 1 && others.every((part) => part.sure < SURE.head);
  const isShort = mainLength === 1 && segments[0]!.words.length === 1;
  const isTerse =
    found.senses.length === 0
      ? isShort && segments.length === 2 && !isObject(segments[0]!)
      : isShort || found.senses.every((sense) => sense.product);
  for (const [at, part] of parts.entries()) {
    const isDetail = at >= mainLength;
    if (isDetail ? !isTerse : found.sure === SURE.name) continue;
    const counts = isDetail || isList || (isLed && at === 0);
    learn(part, counts && part.sure >= SURE.trimmed ? SURE.part : SURE.vague);
  }
  return senses;
}

function findPoles(words: readonly string[], index: LexiconIndex): Reading['poles'] {
  const poles = new Map<number, Set<number>>();
  for (const word of words) {
    const [line, cell] = index.opposites.get(word) ?? [];
    if (line !== undefined && cell !== undefined) poles.set(line, (poles.get(line) ?? new Set()).add(cell));
  }
  return poles;
}

const compareText = (first: string, second: string): number => (first < second ? -1 : first > second ? 1 : 0);

/** Whether they hold different words of one exclusive pair: online and offline, lateral and longitudinal. */
export function areOpposed(first: Reading, second: Reading): boolean {
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

/**
 * The known word that a misspelt word stands for, with the same first letter: a word of the reference within one slip from five
 * letters on, a swap from four, and two from eight; a word of the lexicon within one from seven and two from ten.
 */
function mend(word: string, vocabulary: Vocabulary): string {
  if (
    word.length < 4 ||
    !/^[a-z]+$/.test(word) ||
    vocabulary.words.has(word) ||
    vocabulary.stems.has(vocabulary.index.stem(word))
  )
    return word;
  return (
    nearest(word, vocabulary.own, word.length < 8 ? 1 : 2, vocabulary.index.stem) ??
    (word.length < 7
      ? undefined
      : nearest(word, vocabulary.index.vocabulary, word.length < 10 ? 1 : 2, vocabulary.index.stem)) ??
    word
  );
}

/** The one nearest word within the limit; undefined when there is none or it is a matter of choice. */
function nearest(
  word: string,
  candidates: ReadonlySet<string>,
  limit: number,
  stem: (word: string) => string,
): string | undefined {
  let best: string | undefined;
  let least = limit + 1;
  let unique = true;
  for (const known of candidates) {
    if (known[0] !== word[0] || known.length < 4 || Math.abs(known.length - word.length) > limit) continue;
    if (word.length === 4 && !isSwap(word, known)) continue;
    const distance = editDistance(word, known, limit);
    if (distance > limit || distance > least) continue;
    unique = distance < least || best === undefined || stem(known) === stem(best);
    best = known;
    least = distance;
  }
  return unique ? best : undefined;
}

const isSwap = (first: string, second: string): boolean =>
  [...first].toSorted(compareText).join('') === [...second].toSorted(compareText).join('');
