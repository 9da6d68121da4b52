import { isEmpty, isShare, unify } from './gist.ts';
import { joinCompounds, type LexiconIndex } from './lexiconIndex.ts';
import { findPoles, type Poles, withoutPoles } from './opposites.ts';
import { findCuts, findParts, isByProduct, type Part } from './parts.ts';
import { type Found, findConcept, findSpans, isCovered, lookUp, SURE } from './phrase.ts';
import { divide, mend, withoutVersion, type Vocabulary } from './vocabulary.ts';
import { findUses, turnAround } from './turns.ts';
import { compareText, type Segment, spellOut, splitLabel } from './words.ts';

/** A phrase that a label may go by. */
export interface Name {
  readonly stems: readonly string[];
  /** Joined stems. */
  readonly whole: string;
  /** What remains of `stems` without weak heads, generic qualifiers, numbers and products, sorted; heads that mean the same as one. */
  readonly core: readonly string[];
  /** Those joined. */
  readonly told: string;
  /** The last of those as they were written; empty where there is none. */
  readonly last: string;
  /** Whether its head says no more than that it is a part. */
  readonly weakHead: boolean;
}

/** How surely a label means a concept, whether a product says so, and what qualifies the concept that the lexicon does not know. */
export interface Meaning {
  readonly sure: number;
  readonly product: boolean;
  readonly qualifiers: readonly string[];
}

/** What a label says, ready for comparison. */
export interface Reading {
  readonly label: string;
  /** Letters and digits of all words, joined. */
  readonly letters: string;
  /** Joined stems of all words, and of the words before any detail. */
  readonly whole: string;
  readonly main: string;
  readonly all: ReadonlySet<string>;
  /** The words before any detail, but for opposites that it names all of; then what else it may go by. */
  readonly names: readonly [Name, ...Name[]];
  /** The last word before any detail; empty where there is none. */
  readonly head: string;
  /** Whether its head is a service, and whether it names a store of some sort. */
  readonly served: boolean;
  readonly kept: boolean;
  /** Concepts it may mean. */
  readonly senses: ReadonlyMap<string, Meaning>;
  /** Whether it names one of them, and whether it does so by a product. */
  readonly known: boolean;
  readonly byProduct: boolean;
  readonly poles: Poles;
  /** Whole numbers that tell copies apart: "Stage 1", "Stage 2". */
  readonly numbers: readonly string[];
  /** Whether punctuation opens a detail. */
  readonly detailed: boolean;
  /** Number of words that were mended. */
  readonly slips: number;
}

/** Reads a label: splits it, mends slips, and finds what it may go by and the concepts it names. Pure; the caller caches. */
export function readLabel(label: string, vocabulary: Vocabulary): Reading {
  const { index } = vocabulary;
  const split = splitLabel(label);
  const { segments, slips } = readSegments(split, vocabulary);
  const detailAt = segments.findIndex(({ opens }) => opens === 'detail' || opens === 'case');
  const mainLength = detailAt < 0 ? segments.length : detailAt;
  const words = segments.slice(0, mainLength).flatMap((segment) => segment.words);
  const all = segments.flatMap((segment) => segment.words);
  const poles = findPoles(all, words.length, index);
  const unsided = withoutPoles(words, poles, index);
  const named = unsided.length > 0 ? unsided : words;
  const found = lookUpOutright(all, words, index) ?? findConcept(named, index);
  const cuts = findCuts(segments, index)
    .map((cut) => withoutPoles(cut, poles, index))
    .filter((cut) => cut.length < named.length && cut.some((word) => !isEmpty(word, index)));
  const uses = findUses(segments, index);
  const choices = named.length === words.length ? spellOut(label).map((choice) => readLabel(choice, vocabulary)) : [];
  const toName = (stems: readonly string[]): Name => createName(stems, found, index);
  const senses = collectSenses(
    [
      { found, ceiling: SURE.name },
      ...findParts(found, segments, mainLength, index),
      ...[...cuts, ...uses]
        .map((cut) => ({ found: findConcept(cut, index), ceiling: SURE.part }))
        .filter((part) => part.found.sure >= SURE.head && !isByProduct(part.found)),
    ],
    choices,
    vocabulary,
  );
  const sure = [...senses.values()].filter((sense) => sense.sure >= SURE.trimmed);
  return {
    label,
    letters: split.flatMap((segment) => segment.words).join(''),
    whole: all.join(''),
    main: words.join(''),
    names: withoutRepeats([
      toName(named),
      ...[...cuts, ...uses].map(toName).filter(({ core }) => core.length > 1),
      ...choices.flatMap(({ names }) => names),
    ]),
    all: new Set(all),
    head: words.at(-1) ?? '',
    served: index.services.has(words.at(-1) ?? ''),
    kept: words.some((word) => index.stores.has(word)),
    senses,
    known: sure.length > 0,
    byProduct: sure.some(({ product }) => product),
    poles,
    numbers: words.filter((word) => /^\d{1,4}$/.test(word)),
    detailed: detailAt > 0,
    slips,
  };
}

const withoutRepeats = ([first, ...others]: readonly [Name, ...Name[]]): readonly [Name, ...Name[]] => [
  first,
  ...others.filter(
    ({ whole }, at) => whole !== first.whole && others.findIndex((other) => other.whole === whole) === at,
  ),
];

function readSegments(
  split: readonly Segment[],
  vocabulary: Vocabulary,
): { readonly segments: readonly Segment[]; readonly slips: number } {
  let slips = 0;
  const segments = split.map(({ opens, words }) => ({
    opens,
    words: joinCompounds(
      words.flatMap((word) => divide(word, vocabulary).flatMap(vocabulary.index.spell)),
      vocabulary.words,
    ).map((word) => {
      const known = withoutVersion(word, vocabulary);
      const mended = mend(known, vocabulary);
      if (mended !== known) slips++;
      return vocabulary.index.stem(mended);
    }),
  }));
  return { segments: turnAround(split, segments, vocabulary.index), slips };
}

function createName(stems: readonly string[], found: Found, index: LexiconIndex): Name {
  const spans = findSpans(stems, index).filter(({ product }) => product);
  const others = stems.filter((_, at) => !isCovered(at, spans)).length;
  const products = others > 1 || found.sure >= SURE.trimmed ? spans : [];
  const isTelling = (word: string, at: number): boolean =>
    isShare(word) ||
    (!isEmpty(word, index) && !isCovered(at, products)) ||
    (at === 0 && index.weakHeads.has(word) && stems.some((other) => !isEmpty(other, index)));
  const core = stems.filter(isTelling);
  const unified = core.map((word) => (core.length > 1 ? index.heads.get(word) : undefined) ?? unify(word, index));
  const sorted = [...new Set(unified)].toSorted(compareText);
  return {
    stems,
    whole: stems.join(''),
    core: sorted,
    told: sorted.join(' '),
    last: unified.at(-1) ?? '',
    weakHead: index.weakHeads.has(stems.at(-1) ?? ''),
  };
}

/** A name made of all words, or of those before any detail. */
function lookUpOutright(all: readonly string[], words: readonly string[], index: LexiconIndex): Found | undefined {
  const senses = lookUp(all, index) ?? lookUp(words, index);
  return senses === undefined ? undefined : { senses, sure: SURE.name, qualifiers: [] };
}

/** The surest meaning of each concept that a part of the label, or one of the labels it spells out to, means. */
function collectSenses(
  parts: readonly Part[],
  choices: readonly Reading[],
  { roles }: Vocabulary,
): ReadonlyMap<string, Meaning> {
  const senses = new Map<string, Meaning>();
  const learn = (concept: string, meaning: Meaning): void => {
    if ((senses.get(concept)?.sure ?? 0) < meaning.sure) senses.set(concept, meaning);
  };
  for (const { found, ceiling } of parts)
    for (const { concept, product, role } of found.senses)
      learn(concept, {
        sure: Math.min(found.sure, ceiling, role < roles ? SURE.name : SURE.vague),
        product,
        qualifiers: found.qualifiers,
      });
  for (const choice of choices)
    for (const [concept, meaning] of choice.senses)
      learn(concept, { ...meaning, sure: Math.min(meaning.sure, SURE.part) });
  return senses;
}
