import { isNumber } from './gist.ts';
import type { LexiconIndex } from './lexiconIndex.ts';
import { type Found, findConcept, findSpans, isName, NOTHING, SURE } from './phrase.ts';
import type { Segment } from './words.ts';

/** What a part of a label means, and how surely the label means it at most. */
export interface Part {
  readonly found: Found;
  readonly ceiling: number;
}

/** What sets off more of a description where a line break is lost. */
const GOES_ON: ReadonlySet<Segment['opens']> = new Set(['plus', 'or', 'list', 'case']);

/**
 * Shorter names that a label may go by, because what follows can only describe: a list, a lost line break, a product, a number. A name
 * known to the lexicon is cut out of what goes on so ("API gateway auth, rate limiting").
 */
export function findCuts([first, next]: readonly Segment[], index: LexiconIndex): readonly (readonly string[])[] {
  if (first === undefined) return [];
  const { words } = first;
  const spans = findSpans(words, index);
  const ends: number[] = [];
  if (next !== undefined && GOES_ON.has(next.opens)) {
    const lead = spans.find((span) => !span.product && isName(span, words, index));
    if (words.length > 1) ends.push(words.length);
    if (next.opens === 'case' && words.length > 2) ends.push(words.length - 1);
    if (lead !== undefined) ends.push(lead.to);
  }
  ends.push(words.findIndex((word) => isNumber(word)));
  ends.push(spans.find(({ from, product }) => product && from > 0)?.from ?? 0);
  return [...new Set(ends)].map((end) => words.slice(0, Math.max(0, end)));
}

/**
 * What the parts of a label mean, besides the phrase before any detail: those of a short list of names, the first where only it is
 * known, those of several words about a slash, and a detail where the name itself says little ("nginx (LB)", "Notifications (push)").
 */
export function findParts(
  found: Found,
  segments: readonly Segment[],
  mainLength: number,
  index: LexiconIndex,
): readonly Part[] {
  if (segments.length < 2) return [];
  const isObject = ({ words }: Segment): boolean => words.length === 1 && index.objects.has(words[0]!);
  const parts = segments.map((segment) => (isObject(segment) ? NOTHING : findConcept(segment.words, index)));
  const [lead, ...others] = parts.slice(0, mainLength);
  const isList = mainLength < 3 && [lead!, ...others].every((part) => part.sure >= SURE.trimmed);
  const isLed = segments[0]!.words.length > 1 && others.every((part) => part.sure < SURE.head);
  const isShort = mainLength === 1 && segments[0]!.words.length === 1;
  const isTerse =
    found.senses.length === 0
      ? isShort && segments.length === 2 && !isObject(segments[0]!)
      : isShort || isByProduct(found);
  const isNamed = parts.slice(0, mainLength).some((part) => part.sure >= SURE.trimmed && !isByProduct(part));
  return parts.flatMap((part, at) => {
    const isDetail = at >= mainLength;
    if (isDetail ? !isTerse : found.sure === SURE.name) return [];
    const isChoice = segments[at]!.opens === 'or' || segments[at + 1]?.opens === 'or';
    const isAside = isChoice && isNamed && isByProduct(part);
    const counts =
      isDetail ||
      (isList && !isAside) ||
      (isChoice && !isAside && segments[at]!.words.length > 1) ||
      (isLed && at === 0);
    return [{ found: part, ceiling: counts && part.sure >= SURE.trimmed ? SURE.part : SURE.vague }];
  });
}

export const isByProduct = ({ senses }: Found): boolean => senses.every(({ product }) => product);
