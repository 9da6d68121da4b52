import type { LexiconIndex, Sense } from './lexiconIndex.ts';

/** How surely a label means a concept. */
export const SURE = { name: 90, trimmed: 86, head: 76, part: 70, vague: 45 } as const;

/** A share tells what kind it is where it leads ("1 % of users"), and only how much where it follows ("canary 5 %"). */
export const isShare = (word: string): boolean => word.endsWith('percent');
/** Numbers, sizes and versions. */
export const isNumber = (word: string): boolean => (/^v?\d/.test(word) && !/^[23]d$/.test(word)) || isShare(word);
const isGeneric = (word: string, index: LexiconIndex): boolean => index.qualifiers.has(word) || isNumber(word);
export const isEmpty = (word: string, index: LexiconIndex): boolean =>
  index.weakHeads.has(word) || isGeneric(word, index);

/** The concepts that a noun phrase may mean. */
export interface Found {
  readonly senses: readonly Sense[];
  readonly sure: number;
  readonly qualifiers: readonly string[];
}

export const NOTHING: Found = { senses: [], sure: 0, qualifiers: [] };

export const lookUp = (words: readonly string[], index: LexiconIndex): readonly Sense[] | undefined =>
  words.length === 0 ? undefined : index.senses.get(words.join(''));

export const isProduct = (word: string, index: LexiconIndex): boolean =>
  index.senses.get(word)?.every((sense) => sense.product) === true;

const isCovered = (at: number, by: readonly Span[]): boolean => by.some((span) => at >= span.from && at < span.to);

interface Span {
  readonly from: number;
  readonly to: number;
  readonly senses: readonly Sense[];
  readonly product: boolean;
}

/** A noun phrase with the names and products that the lexicon knows in it. */
interface Phrase {
  readonly words: readonly string[];
  readonly index: LexiconIndex;
  readonly names: readonly Span[];
  readonly products: readonly Span[];
  /** Senses of its products whose own names explain all other words: "Redis cache" is Redis as a cache. */
  readonly supported: readonly Sense[];
}

/**
 * The concept that a noun phrase names. English compounds end in their head, so the last known name counts, unless an unknown word
 * follows it; what stands before it qualifies it. A name of several words ("human review queue") bears unknown qualifiers,
 * a word that heads many concepts ("queue") does not. Where a long tail follows a name ("candidate retrieval 500 items per
 * source"), the tail describes it.
 */
export function findConcept(words: readonly string[], index: LexiconIndex): Found {
  const outright = findOutright(words, index);
  if (outright !== undefined) return outright;
  const spans = findSpans(words, index);
  const products = spans.filter((span) => span.product);
  const rest = getRest(words, products, index);
  const supported = products.flatMap((span) => span.senses.filter((sense) => isOf(rest, sense, index)));
  const phrase: Phrase = { words, index, names: spans.filter((span) => !span.product), products, supported };
  return findByHead(phrase) ?? findByTail(phrase) ?? findByProduct(phrase, rest) ?? findVaguely(phrase, rest);
}

/** The whole phrase is a name, in either order of two words, or is one but for weak heads and numbers at its end. */
function findOutright(words: readonly string[], index: LexiconIndex): Found | undefined {
  const exact = lookUp(words, index);
  if (exact !== undefined) return { senses: exact, sure: SURE.name, qualifiers: [] };
  const turned = words.length === 2 ? lookUp(words.toReversed(), index) : undefined;
  if (turned !== undefined) return { senses: turned, sure: SURE.trimmed, qualifiers: [] };
  for (let to = words.length - 1; to > 0 && isTrimmed(words[to]!, index); to--) {
    const trimmed = lookUp(words.slice(0, to), index);
    if (trimmed !== undefined && !(to === 1 && index.objects.has(words[0]!)))
      return { senses: trimmed, sure: SURE.trimmed, qualifiers: [] };
  }
  return undefined;
}

/** The last name, with nothing unknown after it. */
function findByHead({ words, index, names, products, supported }: Phrase): Found | undefined {
  const head = names.at(-1);
  if (head === undefined || getRest(words, products, index, head.to).length > 0) return undefined;
  if (head.to < words.length && head.to - head.from === 1 && index.objects.has(words[head.from]!)) return undefined;
  const qualifiers = words
    .slice(0, head.from)
    .filter((word, at) => (!isGeneric(word, index) || isShare(word)) && !isCovered(at, products));
  const isProper = isName(head, words, index);
  if (qualifiers.length === 0) {
    const agreed = head.senses.filter(({ concept }) => supported.some((sense) => sense.concept === concept));
    const isFirm = supported.length > 0 || isProper || !products.some(({ to }) => to <= head.from);
    const senses = agreed.length > 0 ? agreed : [...head.senses, ...supported];
    return { senses, sure: isFirm ? SURE.trimmed : SURE.vague, qualifiers };
  }
  if (qualifiers.every((word) => head.senses.some((sense) => isOf([word], sense, index))))
    return { senses: head.senses, sure: SURE.trimmed, qualifiers: [] };
  return isProper ? { senses: head.senses, sure: SURE.head, qualifiers } : undefined;
}

/** A name at the start that a long or numeric tail describes. */
function findByTail({ words, index, names }: Phrase): Found | undefined {
  const first = names[0];
  if (first?.from !== 0 || !isName(first, words, index)) return undefined;
  const tail = words.slice(first.to);
  return tail.length > 2 || tail.some((word) => /\d/.test(word))
    ? { senses: first.senses, sure: SURE.part, qualifiers: [] }
    : undefined;
}

function findByProduct({ products, supported }: Phrase, rest: readonly string[]): Found | undefined {
  const product = products.at(-1);
  if (product === undefined) return undefined;
  if (rest.length === 0) return { senses: product.senses, sure: SURE.trimmed, qualifiers: [] };
  return supported.length > 0
    ? { senses: supported, sure: SURE.trimmed, qualifiers: [] }
    : { senses: product.senses, sure: SURE.vague, qualifiers: rest };
}

const findVaguely = ({ names }: Phrase, qualifiers: readonly string[]): Found => {
  const head = names.at(-1);
  return head === undefined ? NOTHING : { senses: head.senses, sure: SURE.vague, qualifiers };
};

const isTrimmed = (word: string, index: LexiconIndex): boolean => index.weakHeads.has(word) || isNumber(word);

/** Whether the names of a sense's concept hold all the words. */
const isOf = (words: readonly string[], { concept }: Sense, index: LexiconIndex): boolean =>
  words.every((word) => index.conceptWords.get(concept)?.has(word) === true);

/** The words from `start` that are no products, weak heads, generic qualifiers or numbers. */
const getRest = (
  words: readonly string[],
  products: readonly Span[],
  index: LexiconIndex,
  start = 0,
): readonly string[] =>
  words.slice(start).filter((word, at) => !isEmpty(word, index) && !isCovered(start + at, products));

/** Whether the name can do without the words around it: it has several words, or is the one word that its concept is known by. */
const isName = ({ from, to }: Span, words: readonly string[], index: LexiconIndex): boolean =>
  to - from > 1 || index.proper.has(words[from]!);

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
