import type { Lexicon } from '../types.ts';
import { splitLabel, stem } from './words.ts';

/** What a name means: a concept, by its name or by a product that plays it. */
export interface Sense {
  readonly concept: string;
  readonly product: boolean;
}

/** A lexicon compiled for lookup. */
export interface LexiconIndex {
  /** Senses by the joined stems of a name. */
  readonly senses: ReadonlyMap<string, readonly Sense[]>;
  /** Concepts' preferred names of one word, which bear qualifiers that the lexicon does not know: "semantic chunking". */
  readonly proper: ReadonlySet<string>;
  /** Number of concepts that a stem occurs in. */
  readonly frequency: ReadonlyMap<string, number>;
  /** Stems of all names of a concept. */
  readonly words: ReadonlyMap<string, ReadonlySet<string>>;
  /** Correctly spelt words, the targets of typo correction. */
  readonly vocabulary: ReadonlySet<string>;
  readonly names: ReadonlyMap<string, readonly string[]>;
  readonly barred: ReadonlySet<string>;
  readonly related: ReadonlySet<string>;
}

/** Joins neighbouring words that the vocabulary writes as one: "fan out" is "fanout", "data set" is "dataset". */
export function joinCompounds(words: readonly string[], vocabulary: ReadonlySet<string>): readonly string[] {
  const joined: string[] = [];
  for (const word of words) {
    const previous = joined.at(-1);
    if (previous !== undefined && vocabulary.has(previous + word)) joined[joined.length - 1] = previous + word;
    else joined.push(word);
  }
  return joined;
}

const compiled = new WeakMap<Lexicon, LexiconIndex>();
const EMPTY: Lexicon = { concepts: [], ambiguousProducts: {} };

/** Compiles once per lexicon object. */
export function indexLexicon(lexicon: Lexicon = EMPTY): LexiconIndex {
  let index = compiled.get(lexicon);
  if (index === undefined) compiled.set(lexicon, (index = compile(lexicon)));
  return index;
}

function compile(lexicon: Lexicon): LexiconIndex {
  const senses = new Map<string, Sense[]>();
  const headConcepts = new Map<string, Set<string>>();
  const preferred = new Set<string>();
  const wordConcepts = new Map<string, Set<string>>();
  const words = new Map<string, Set<string>>();
  const vocabulary = new Set<string>();
  const names = new Map<string, string[]>();
  const barred = new Set<string>();
  const related = new Set<string>();
  const entries: { concept: string; product: boolean; words: readonly string[] }[] = [];
  const note = (concept: string, name: string, product: boolean): void => {
    const parts = splitLabel(name).flatMap((segment) => segment.words);
    if (parts.length > 0) entries.push({ concept, product, words: parts });
    for (const word of parts) vocabulary.add(word);
  };
  for (const entry of lexicon.concepts) {
    for (const name of [entry.preferred, ...entry.aliases]) note(entry.concept, name, false);
    for (const product of entry.products) note(entry.concept, product, true);
    preferred.add(
      splitLabel(entry.preferred)
        .flatMap((segment) => segment.words.map(stem))
        .join(' '),
    );
    names.set(entry.concept, [entry.preferred, ...entry.aliases]);
    for (const other of entry.notConfusableWith)
      barred.add(`${entry.concept} ${other}`).add(`${other} ${entry.concept}`);
    for (const other of entry.relatedTo) related.add(`${entry.concept} ${other}`).add(`${other} ${entry.concept}`);
  }
  for (const [product, concepts] of Object.entries(lexicon.ambiguousProducts))
    for (const concept of concepts) note(concept, product, true);
  for (const entry of entries) {
    const stems = joinCompounds(entry.words, vocabulary).map(stem);
    for (const key of new Set([stems.join(''), stem(entry.words.join(''))])) {
      const known = senses.get(key) ?? [];
      if (!known.some((sense) => sense.concept === entry.concept))
        senses.set(key, [...known, { concept: entry.concept, product: entry.product }]);
    }
    if (!entry.product) {
      add(headConcepts, stems.at(-1)!, entry.concept);
      for (const word of stems) {
        add(wordConcepts, word, entry.concept);
        add(words, entry.concept, word);
      }
    }
  }
  return {
    senses,
    proper: new Set([...preferred].filter((name) => (headConcepts.get(name)?.size ?? 0) < 3)),
    frequency: sizes(wordConcepts),
    words,
    vocabulary,
    names,
    barred,
    related,
  };
}

function add(sets: Map<string, Set<string>>, key: string, value: string): void {
  const known = sets.get(key);
  if (known === undefined) sets.set(key, new Set([value]));
  else known.add(value);
}

const sizes = (sets: ReadonlyMap<string, ReadonlySet<string>>): Map<string, number> =>
  new Map([...sets].map(([key, values]) => [key, values.size]));
