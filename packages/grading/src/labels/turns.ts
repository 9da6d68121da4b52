import { isEmpty, isNumber, leads } from './gist.ts';
import type { LexiconIndex } from './lexiconIndex.ts';
import { findSpans, isCovered, type Span } from './phrase.ts';
import type { Segment } from './words.ts';

/** A longer detail describes; a shorter one may be the name. */
const NAME_LENGTH = 3;
/** How many of a product's roles are what it mostly is: Kafka is an event stream and a message queue. */
const MAIN_ROLES = 2;

/**
 * Puts the name first: "Validate batches" is batch validation, "Stage 2: ranking" is ranking and "Worker pool: fetchers" a pool of
 * fetchers. `written` are the words before they were reduced to stems.
 */
export function turnAround(
  written: readonly Segment[],
  segments: readonly Segment[],
  index: LexiconIndex,
): readonly Segment[] {
  const [lead, next, ...others] = segments;
  if (lead === undefined) return segments;
  if (
    lead.words.length > 1 &&
    isAction(written[0]!.words, index) &&
    !isPart(lead.words.at(-1)!, index) &&
    !index.senses.has(lead.words.join(''))
  )
    return [{ ...lead, words: [...lead.words.slice(1), lead.words[0]!] }, ...segments.slice(1)];
  if (next?.opens !== 'detail' || !lead.words.every((word) => isPart(word, index))) return segments;
  if (lead.words.length > 1 && lead.words.some(isNumber)) return [{ ...next, opens: 'start' }, ...others];
  return next.words.length > NAME_LENGTH
    ? segments
    : [{ opens: 'start', words: [...next.words, ...lead.words] }, ...others];
}

const isAction = (words: readonly string[], { verbs, actions }: LexiconIndex): boolean =>
  verbs.has(words[0]!) || (actions.has(words[0]!) && /[^s]s$|^data$/.test(words.at(-1)!));

const isPart = (word: string, index: LexiconIndex): boolean => leads(word, index) || isNumber(word);

/**
 * What a holder or a product holds, said with the head that it stands for: "Topic: clicks" is a click topic, "Redis (sessions)" holds
 * sessions as a session cache and a session store do.
 */
export function findUses([lead, next]: readonly Segment[], index: LexiconIndex): readonly (readonly string[])[] {
  if (lead === undefined) return [];
  const products = findSpans(lead.words, index).filter(({ product }) => product);
  if (products.length === 0 && next?.opens === 'detail') {
    const places = findSpans(next.words, index).filter(({ product }) => product);
    if (next.words.every((_, at) => isCovered(at, places))) return namePlaces(lead.words, places, index);
  }
  const rest = lead.words.filter((_, at) => !isCovered(at, products));
  const told = rest.filter((word) => !isEmpty(word, index));
  const holder = told.every((word) => index.holders.has(word)) ? told.at(-1) : undefined;
  const detail = next?.opens === 'detail' && next.words.length <= NAME_LENGTH ? next.words : [];
  const use = holder !== undefined || told.length === 0 ? detail : rest;
  return holder === undefined ? namePlaces(use, products, index) : use.length > 0 ? [[...use, holder]] : [];
}

/** The words with the heads of what holds data among the things that the products are. */
function namePlaces(
  words: readonly string[],
  products: readonly Span[],
  index: LexiconIndex,
): readonly (readonly string[])[] {
  const last = words.at(-1);
  if (last === undefined || index.weakHeads.has(last) || index.holders.has(last) || words.some(isNumber)) return [];
  const heads = products.flatMap(({ senses }) =>
    senses
      .filter(({ role }) => role < MAIN_ROLES)
      .flatMap(({ concept }) => index.preferredWords.get(concept)?.at(-1) ?? []),
  );
  return [...new Set(heads)].filter((head) => index.holders.has(head)).map((head) => [...words, head]);
}
