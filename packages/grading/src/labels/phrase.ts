import { getGist, isEmpty, isGeneric, isNumber, isShare, tells } from './gist.ts';
import type { LexiconIndex, Sense } from './lexiconIndex.ts';

/** How surely a label means a concept. */
export const SURE = { name: 90, trimmed: 86, head: 76, part: 70, vague: 45 } as const;

/** The concepts that a noun phrase may mean. */
export interface Found {
  readonly senses: readonly Sense[];
  readonly sure: number;
  readonly qualifiers: readonly string[];
}

export const NOTHING: Found = { senses: [], sure: 0, qualifiers: [] };

export const lookUp = (words: readonly string[], index: LexiconIndex): readonly Sense[] | undefined =>
  words.length === 0 ? undefined : index.senses.get(words.join(''));

/** A known name, or a product, among the words of a phrase. */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly senses: readonly Sense[];
  readonly product: boolean;
}

interface Phrase {
  readonly words: readonly string[];
  readonly index: LexiconIndex;
  readonly names: readonly Span[];
  readonly products: readonly Span[];
  /** Words that are no products and not empty. */
  readonly rest: readonly string[];
  /** Those, and what leads or ends it and would be empty elsewhere. */
  readonly told: readonly string[];
  /** Senses of its products whose own names explain all other words: "Redis cache" is Redis as a cache. */
  readonly supported: readonly Sense[];
}

/** Ways to find what a phrase names, the surest first. */
const WAYS: readonly ((phrase: Phrase) => Found | undefined)[] = [
  findByStandIn,
  findByHead,
  findByTail,
  findByProduct,
  findBySynonym,
  findByOwnWords,
  findVaguely,
];

/**
 * The concept that a noun phrase names. English compounds end in their head, so the last known name counts, unless an unknown word
 * follows it; what stands before it qualifies it. A name of several words ("human review queue") bears unknown qualifiers,
 * a word that heads many concepts ("queue") does not. Where a long tail follows a name ("candidate retrieval 500 items per
 * source"), the tail describes it.
 */
export function findConcept(words: readonly string[], index: LexiconIndex): Found {
  const outright = findOutright(words, index);
  if (outright !== undefined) return outright;
  const found = findWithin(parsePhrase(words, index));
  return found.sure >= SURE.trimmed ? found : (findByGist(words, index) ?? found);
}

function findWithin(phrase: Phrase): Found {
  for (const way of WAYS) {
    const found = way(phrase);
    if (found !== undefined) return found;
  }
  return NOTHING;
}

/** The words say in essence what a name does. */
function findByGist(words: readonly string[], index: LexiconIndex): Found | undefined {
  const senses = index.gists.get(getGist(words, index).join(' '));
  return senses === undefined ? undefined : { senses, sure: SURE.part, qualifiers: [] };
}

function parsePhrase(words: readonly string[], index: LexiconIndex): Phrase {
  const spans = findSpans(words, index);
  const products = spans.filter((span) => span.product);
  const rest = getRest(words, products, index);
  const told = words.filter((word, at) => tells(word, at, words, index) && !isCovered(at, products));
  const supported = products.flatMap((span) => span.senses.filter((sense) => isOf(rest, sense, index)));
  return { words, index, names: spans.filter((span) => !span.product), products, rest, told, supported };
}

/** The whole phrase is a name, in any order, or is one but for weak heads, numbers and generic qualifiers. */
function findOutright(words: readonly string[], index: LexiconIndex): Found | undefined {
  const exact = lookUp(words, index);
  if (exact !== undefined) return { senses: exact, sure: SURE.name, qualifiers: [] };
  const senses =
    lookUpUnordered(words, index) ??
    lookUpKindred(words, index) ??
    lookUpPiled(words, index) ??
    lookUpTrimmed(words, index) ??
    lookUpBare(words, index);
  return senses === undefined ? undefined : { senses, sure: SURE.trimmed, qualifiers: [] };
}

const lookUpUnordered = (words: readonly string[], index: LexiconIndex): readonly Sense[] | undefined =>
  words.length < 2 ? undefined : index.unordered.get(words.toSorted().join(' '));

/** A head means the same as others: a label database is a label store. */
function lookUpKindred(words: readonly string[], index: LexiconIndex): readonly Sense[] | undefined {
  if (words.length < 2) return undefined;
  for (const head of index.sameHeads.get(words.at(-1)!) ?? []) {
    const senses = lookUp([...words.slice(0, -1), head], index)?.filter(({ product }) => !product);
    if (senses !== undefined && senses.length > 0) return senses;
  }
  return undefined;
}

/** Two names of one concept in one: "background job workers" are background workers and job workers. */
function lookUpPiled(words: readonly string[], index: LexiconIndex): readonly Sense[] | undefined {
  for (let from = 1; from < words.length - 1; from++) {
    const senses = lookUp(words.slice(from), index)?.filter((sense) => isOf(words.slice(0, from), sense, index));
    if (senses !== undefined && senses.length > 0) return senses;
  }
  return undefined;
}

function lookUpTrimmed(words: readonly string[], index: LexiconIndex): readonly Sense[] | undefined {
  for (let to = words.length - 1; to > 0 && isTrimmed(words, to, index); to--) {
    const trimmed = lookUp(words.slice(0, to), index);
    if (trimmed !== undefined && !(to === 1 && index.objects.has(words[0]!) && !index.collections.has(words[1]!)))
      return trimmed;
  }
  return undefined;
}

/** Weak heads and numbers say nothing at the end, nor does a store where what it holds is a record: "audit log database". */
const isTrimmed = (words: readonly string[], at: number, index: LexiconIndex): boolean =>
  index.weakHeads.has(words[at]!) ||
  index.collections.has(words[at]!) ||
  isNumber(words[at]!) ||
  (index.stores.has(words[at]!) && index.records.has(words[at - 1]!));

/** Without empty words, wherever they stand: "search engine index". */
function lookUpBare(words: readonly string[], index: LexiconIndex): readonly Sense[] | undefined {
  const bare = words.filter(
    (word, at) => !isEmpty(word, index) || (at === words.length - 1 && index.qualifiers.has(word)),
  );
  return bare.length < 2 || bare.length === words.length
    ? undefined
    : (lookUp(bare, index) ?? lookUpUnordered(bare, index));
}

/** A product stands for what it is, unless the words beside it already say what: "Feast online" is a feature store online. */
function findByStandIn({ products, rest, supported, index }: Phrase): Found | undefined {
  if (rest.length === 0 || supported.some(({ concept }) => index.headed.get(rest.at(-1)!)?.has(concept)))
    return undefined;
  for (const { concept } of products.flatMap((span) => span.senses)) {
    const own = index.preferredWords.get(concept) ?? [];
    const added = rest.filter((word) => !own.includes(word));
    const senses = added.length === 0 ? undefined : lookUpUnordered([...added, ...own], index);
    if (senses !== undefined)
      return {
        senses: [...senses.map((sense) => ({ ...sense, product: true })), ...supported],
        sure: SURE.trimmed,
        qualifiers: [],
      };
  }
  return undefined;
}

/** The last name, with nothing unknown after it. A single word yields to a product that means something else by it. */
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
    const yields = supported.length > 0 && head.to - head.from === 1;
    const senses = agreed.length > 0 ? agreed : yields ? supported : head.senses;
    return { senses, sure: isFirm ? SURE.trimmed : SURE.vague, qualifiers };
  }
  if (qualifiers.every((word) => head.senses.some((sense) => isOf([word], sense, index))))
    return { senses: head.senses, sure: SURE.trimmed, qualifiers: [] };
  return isProper ? { senses: head.senses, sure: SURE.head, qualifiers } : undefined;
}

/** A name at the start that a long or numeric tail describes; a single word that few concepts end in bears a numeric one only. */
function findByTail({ words, index, names }: Phrase): Found | undefined {
  const first = names[0];
  if (first?.from !== 0) return undefined;
  const tail = words.slice(first.to);
  const isNumeric = tail.some((word) => /\d/.test(word));
  return (isNumeric && isRare(words[0]!, index)) || ((isNumeric || tail.length > 2) && isName(first, words, index))
    ? { senses: first.senses, sure: SURE.part, qualifiers: [] }
    : undefined;
}

function findByProduct({ products, supported, rest }: Phrase): Found | undefined {
  const product = products.at(-1);
  if (product === undefined) return undefined;
  if (rest.length === 0) return { senses: product.senses, sure: SURE.trimmed, qualifiers: [] };
  return supported.length > 0
    ? { senses: supported, sure: SURE.trimmed, qualifiers: [] }
    : { senses: product.senses, sure: SURE.vague, qualifiers: rest };
}

/** A name within the phrase stands for the other names of its concept: "typeahead index" is an autocomplete index. */
function findBySynonym({ words, index, names }: Phrase): Found | undefined {
  for (const { from, to, senses } of names)
    for (const { concept } of senses)
      for (const name of index.conceptNames.get(concept) ?? []) {
        const found = lookUp([...words.slice(0, from), ...name, ...words.slice(to)], index);
        if (found !== undefined) return { senses: found, sure: SURE.part, qualifiers: [] };
      }
  return undefined;
}

/** A name within the phrase whose other names explain all words beside it: "video encoding farm" is video encoding. */
function findByOwnWords({ names, products, told, index }: Phrase): Found | undefined {
  const senses = [...names, ...products].flatMap((span) => span.senses.filter((sense) => isOf(told, sense, index)));
  return senses.length === 0 ? undefined : { senses, sure: SURE.part, qualifiers: [] };
}

function findVaguely({ names, told }: Phrase): Found | undefined {
  const head = names.at(-1);
  return head === undefined ? undefined : { senses: head.senses, sure: SURE.vague, qualifiers: told };
}

/** Whether the names of a sense's concept hold all the words. */
const isOf = (words: readonly string[], { concept }: Sense, index: LexiconIndex): boolean =>
  words.every((word) => index.conceptWords.get(concept)?.has(word) === true);

/** Whether a span holds the word at a place. */
export const isCovered = (at: number, by: readonly Span[]): boolean =>
  by.some((span) => at >= span.from && at < span.to);

/** The words from `start` that are no products, weak heads, generic qualifiers or numbers. */
const getRest = (
  words: readonly string[],
  products: readonly Span[],
  index: LexiconIndex,
  start = 0,
): readonly string[] =>
  words.slice(start).filter((word, at) => !isEmpty(word, index) && !isCovered(start + at, products));

/** Whether the name can do without the words around it: it has several words, or is the one word that its concept is known by. */
export const isName = ({ from, to }: Span, words: readonly string[], index: LexiconIndex): boolean =>
  to - from > 1 || index.proper.has(words[from]!);

/** Whether few concepts have names that end in the word. */
const isRare = (word: string, index: LexiconIndex): boolean => (index.headed.get(word)?.size ?? 0) < 3;

/** Known names in the phrase, longest first from the right, none overlapping. */
export function findSpans(words: readonly string[], index: LexiconIndex): readonly Span[] {
  const spans: Span[] = [];
  let end = words.length;
  while (end > 0) {
    let found: Span | undefined;
    for (let from = Math.max(0, end - 7); from < end && found === undefined; from++) {
      const part = words.slice(from, end);
      const senses = lookUp(part, index) ?? lookUpKindred(part, index);
      if (senses !== undefined) found = { from, to: end, senses, product: senses.every((sense) => sense.product) };
    }
    if (found !== undefined) spans.unshift(found);
    end = found?.from ?? end - 1;
  }
  return spans;
}
