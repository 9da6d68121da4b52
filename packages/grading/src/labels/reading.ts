import { joinCompounds, type LexiconIndex, type Sense } from './lexiconIndex.ts';
import { editDistance, splitLabel } from './words.ts';

/** How surely a label means a concept. */
export const SURE = { name: 90, trimmed: 86, head: 76, part: 70, vague: 45 } as const;

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
  readonly weakHead: boolean;
  /** Whether it names a store of some sort. */
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
}

/** Numbers, sizes and versions. */
export const isNumber = (word: string): boolean => /^v?\d/.test(word) && !/^(?:[23]d|\d+percent)$/.test(word);
const isGeneric = (word: string, index: LexiconIndex): boolean => index.qualifiers.has(word) || isNumber(word);
const isEmpty = (word: string, index: LexiconIndex): boolean => index.weakHeads.has(word) || isGeneric(word, index);

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
  const senses = new Map<string, { sure: number; product: boolean }>();
  const qualifiers: string[] = [];
  const learn = (found: Found, ceiling: number): void => {
    for (const { concept, product } of found.senses) {
      const sure = Math.min(found.sure, ceiling);
      if ((senses.get(concept)?.sure ?? 0) < sure) senses.set(concept, { sure, product });
    }
  };
  const whole = lookUp(all, index) ?? lookUp(words, index);
  const parts = segments.map((segment) => findConcept(segment.words, index));
  const isList =
    mainSegments.length < 3 && parts.slice(0, mainSegments.length).every((part) => part.sure >= SURE.trimmed);
  if (whole !== undefined) learn({ senses: whole, sure: SURE.name, qualifiers: [] }, SURE.name);
  else {
    const found = findConcept(words, index);
    learn(found, SURE.name);
    qualifiers.push(...found.qualifiers);
    for (const [at, part] of parts.entries()) {
      if (at < mainSegments.length ? parts.length > 1 : [...senses.values()].every((sense) => sense.product))
        learn(part, (isList || at >= mainSegments.length) && part.sure >= SURE.trimmed ? SURE.part : SURE.vague);
    }
  }
  const poles = new Map<number, Set<number>>();
  for (const word of all) {
    const pole = index.opposites.get(word);
    if (pole === undefined) continue;
    const cells = poles.get(pole[0]) ?? new Set();
    poles.set(pole[0], cells.add(pole[1]));
  }
  return {
    label,
    letters: split.flatMap((segment) => segment.words).join(''),
    whole: all.join(''),
    main: words.join(''),
    stems: words,
    all: new Set(all),
    core: [...new Set(words.filter((word) => !isEmpty(word, index) && !isProduct(word, index)))].toSorted(compareText),
    weakHead: index.weakHeads.has(words.at(-1) ?? ''),
    kept: words.some((word) => index.stores.has(word)),
    senses,
    qualifiers,
    poles,
    numbers: words.filter((word) => /^\d{1,4}$/.test(word)),
    detailed: detailAt > 0,
    slips,
  };
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

interface Found {
  readonly senses: readonly Sense[];
  readonly sure: number;
  readonly qualifiers: readonly string[];
}

const NOTHING: Found = { senses: [], sure: 0, qualifiers: [] };

const lookUp = (words: readonly string[], index: LexiconIndex): readonly Sense[] | undefined =>
  words.length === 0 ? undefined : index.senses.get(words.join(''));

const isProduct = (word: string, index: LexiconIndex): boolean =>
  index.senses.get(word)?.every((sense) => sense.product) === true;

const isCovered = (at: number, by: readonly Span[]): boolean => by.some((span) => at >= span.from && at < span.to);

interface Span {
  readonly from: number;
  readonly to: number;
  readonly senses: readonly Sense[];
  readonly product: boolean;
}

/**
 * The concept that a noun phrase names. English compounds end in their head, so the last known name counts, unless an unknown word
 * follows it; what stands before it qualifies it. A name of several words ("human review queue") bears unknown qualifiers,
 * a word that heads many concepts ("queue") does not.
 */
function findConcept(words: readonly string[], index: LexiconIndex): Found {
  const exact = lookUp(words, index);
  if (exact !== undefined) return { senses: exact, sure: SURE.name, qualifiers: [] };
  let to = words.length;
  const from = 0;
  while (to > from + 1 && (index.weakHeads.has(words[to - 1]!) || isNumber(words[to - 1]!))) {
    to--;
    const trimmed = lookUp(words.slice(from, to), index);
    if (trimmed !== undefined && !(to === from + 1 && index.objects.has(words[from]!)))
      return { senses: trimmed, sure: SURE.trimmed, qualifiers: [] };
  }
  const spans = findSpans(words, index);
  const nameSpans = spans.filter((span) => !span.product);
  const products = spans.filter((span) => span.product);
  const head = nameSpans.at(-1);
  const rest = (start: number, end: number): string[] =>
    words.slice(start, end).filter((word, at) => !isEmpty(word, index) && !isCovered(start + at, products));
  const supported = products.flatMap((span) =>
    span.senses.filter(({ concept }) =>
      rest(0, words.length).every((word) => index.conceptWords.get(concept)?.has(word) === true),
    ),
  );
  if (
    head !== undefined &&
    rest(head.to, words.length).length === 0 &&
    !(head.to < words.length && head.to - head.from === 1 && index.objects.has(words[head.from]!))
  ) {
    const left = words.slice(0, head.from).filter((word, at) => !isGeneric(word, index) && !isCovered(at, products));
    if (left.length === 0) {
      const agreed = head.senses.filter(({ concept }) => supported.some((sense) => sense.concept === concept));
      return {
        senses: agreed.length > 0 ? agreed : [...head.senses, ...supported],
        sure: SURE.trimmed,
        qualifiers: [],
      };
    }
    const repeated = left.every((word) =>
      head.senses.some((sense) => index.conceptWords.get(sense.concept)?.has(word) === true),
    );
    if (repeated) return { senses: head.senses, sure: SURE.trimmed, qualifiers: [] };
    const length = head.to - head.from;
    const specific = length > 1 || index.proper.has(words[head.from]!);
    return { senses: head.senses, sure: specific ? SURE.head : SURE.vague, qualifiers: left };
  }
  const product = products.at(-1);
  if (product !== undefined) {
    const others = rest(0, words.length);
    if (others.length === 0) return { senses: product.senses, sure: SURE.trimmed, qualifiers: [] };
    if (supported.length > 0) return { senses: supported, sure: SURE.trimmed, qualifiers: [] };
    return { senses: product.senses, sure: SURE.vague, qualifiers: others };
  }
  if (head !== undefined) return { senses: head.senses, sure: SURE.vague, qualifiers: rest(0, words.length) };
  return NOTHING;
}

/** Known names in the phrase, longest first from the right, none overlapping. */
function findSpans(words: readonly string[], index: LexiconIndex): readonly Span[] {
  const spans: Span[] = [];
  let end = words.length;
  while (end > 0) {
    let found: Span | undefined;
    for (let from = Math.max(0, end - 7); from < end && found === undefined; from++) {
      const senses = lookUp(words.slice(from, end), index);
      if (senses !== undefined) found = { from, to: end, senses, product: senses.every((sense) => sense.product) };
    }
    if (found !== undefined) spans.unshift(found);
    end = found?.from ?? end - 1;
  }
  return spans;
}

/**
 * The known word that a misspelt word stands for, with the same first letter: a word of the reference within one slip from four
 * letters on and two from eight; a word of the lexicon within one from seven and two from ten.
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
    const distance = editDistance(word, known, limit);
    if (distance > limit || distance > least) continue;
    unique = distance < least || best === undefined || stem(known) === stem(best);
    best = known;
    least = distance;
  }
  return unique ? best : undefined;
}
