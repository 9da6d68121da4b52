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

/**
 * The concept that a noun phrase names. English compounds end in their head, so the last known name counts, unless an unknown word
 * follows it; what stands before it qualifies it. A name of several words ("human review queue") bears unknown qualifiers,
 * a word that heads many concepts ("queue") does not. Where a long tail follows a name ("candidate retrieval 500 items per
 * source"), the tail describes it.
 */
export function findConcept(words: readonly string[], index: LexiconIndex): Found {
  const exact = lookUp(words, index);
  if (exact !== undefined) return { senses: exact, sure: SURE.name, qualifiers: [] };
  const turned = words.length === 2 ? lookUp([words[1]!, words[0]!], index) : undefined;
  if (turned !== undefined) return { senses: turned, sure: SURE.trimmed, qualifiers: [] };
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
    const left = words
      .slice(0, head.from)
      .filter((word, at) => (!isGeneric(word, index) || isShare(word)) && !isCovered(at, products));
    if (left.length === 0) {
      const agreed = head.senses.filter(({ concept }) => supported.some((sense) => sense.concept === concept));
      return {
        senses: agreed.length > 0 ? agreed : [...head.senses, ...supported],
        sure:
          supported.length > 0 || !products.some(({ to }) => to <= head.from) || isName(head, words, index)
            ? SURE.trimmed
            : SURE.vague,
        qualifiers: [],
      };
    }
    const repeated = left.every((word) =>
      head.senses.some((sense) => index.conceptWords.get(sense.concept)?.has(word) === true),
    );
    if (repeated) return { senses: head.senses, sure: SURE.trimmed, qualifiers: [] };
    if (isName(head, words, index)) return { senses: head.senses, sure: SURE.head, qualifiers: left };
  }
  const first = nameSpans[0];
  if (first?.from === 0 && isName(first, words, index)) {
    const detail = words.slice(first.to);
    if (detail.length > 2 || detail.some((word) => /\d/.test(word)))
      return { senses: first.senses, sure: SURE.part, qualifiers: [] };
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
