import { getGist } from './gist.ts';
import type { Lexicon, LexiconWords } from './lexicon.ts';
import { createStemmer, splitLabel } from './words.ts';

/** What a name means: a concept, by its name or by a product that plays it. */
export interface Sense {
  readonly concept: string;
  readonly product: boolean;
  /** Place of the concept among the roles of an ambiguous product, the most usual first. */
  readonly role: number;
}

export type ConceptPairs = ReadonlyMap<string, ReadonlySet<string>>;

export const isPair = (pairs: ConceptPairs, one: string, other: string): boolean => pairs.get(one)?.has(other) === true;

/** A lexicon compiled for lookup. */
export interface LexiconIndex {
  /** Senses by the joined stems of a name. */
  readonly senses: ReadonlyMap<string, readonly Sense[]>;
  /** Senses of concepts' names of several words by their sorted stems: "online feature store" is "feature store online". */
  readonly unordered: ReadonlyMap<string, readonly Sense[]>;
  /** Senses of concepts' names by what they say in essence, where no two concepts share it. */
  readonly gists: ReadonlyMap<string, readonly Sense[]>;
  /** Stems of a concept's preferred name. */
  readonly preferredWords: ReadonlyMap<string, readonly string[]>;
  /** Stems of each name of a concept, products aside. */
  readonly conceptNames: ReadonlyMap<string, readonly (readonly string[])[]>;
  /** Concepts' preferred names of one word, which bear qualifiers that the lexicon does not know: "semantic chunking". */
  readonly proper: ReadonlySet<string>;
  /** Concepts by the last stem of their names. */
  readonly headed: ReadonlyMap<string, ReadonlySet<string>>;
  /** Stems of all names of a concept. */
  readonly conceptWords: ReadonlyMap<string, ReadonlySet<string>>;
  /** Correctly spelt words, the targets of typo correction. */
  readonly vocabulary: ReadonlySet<string>;
  readonly stems: ReadonlySet<string>;
  /** Concepts to those that must not be taken for them, and to those that are related. */
  readonly barred: ConceptPairs;
  readonly related: ConceptPairs;
  readonly stem: (word: string) => string;
  /** Stems to the one that speaks for all that mean the same. */
  readonly synonyms: ReadonlyMap<string, string>;
  /** What initials and words written as one spell out; other words stand for themselves. */
  readonly spell: (word: string) => readonly string[];
  readonly wholeWords: ReadonlySet<string>;
  readonly verbs: ReadonlySet<string>;
  readonly actions: ReadonlySet<string>;
  /** Stems of `LexiconWords`. */
  readonly weakHeads: ReadonlySet<string>;
  readonly qualifiers: ReadonlySet<string>;
  readonly objects: ReadonlySet<string>;
  readonly services: ReadonlySet<string>;
  readonly stores: ReadonlySet<string>;
  readonly holders: ReadonlySet<string>;
  readonly records: ReadonlySet<string>;
  readonly collections: ReadonlySet<string>;
  /** Heads that mean the same, the one that speaks for all first. */
  readonly sameHeads: ReadonlyMap<string, readonly string[]>;
  /** Stems to the one that speaks for heads like it. */
  readonly heads: ReadonlyMap<string, string>;
  /** Lines of opposites that list kinds of one thing. */
  readonly wide: ReadonlySet<number>;
  /** A stem's line and cell in the table of opposites, and how many cells the line has. */
  readonly opposites: ReadonlyMap<string, { readonly line: number; readonly cell: number; readonly cells: number }>;
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

/** A line of so many opposites lists kinds of one thing, such as gateways; its words say nothing of what else they qualify. */
const WIDE = 5;

const compiled = new WeakMap<Lexicon, LexiconIndex>();
const EMPTY: Lexicon = { concepts: [], ambiguousProducts: {} };
const NO_WORDS: LexiconWords = {
  shortForms: {},
  initials: {},
  wholeWords: [],
  weakHeads: [],
  qualifiers: [],
  objects: [],
  services: [],
  stores: [],
  holders: [],
  verbs: [],
  actions: [],
  records: [],
  collections: [],
  sameHeads: [],
  likeHeads: [],
  synonyms: [],
  opposites: [],
};

/** Compiles once per lexicon object. */
export function indexLexicon(lexicon: Lexicon = EMPTY): LexiconIndex {
  let index = compiled.get(lexicon);
  if (index === undefined) compiled.set(lexicon, (index = compile(lexicon)));
  return index;
}

function compile(lexicon: Lexicon): LexiconIndex {
  const lists = lexicon.words ?? NO_WORDS;
  const stem = createStemmer(lists);
  const stems = (words: readonly string[]): ReadonlySet<string> => new Set(words.map(stem));
  const senses = new Map<string, Sense[]>();
  const headed = new Map<string, Set<string>>();
  const unordered = new Map<string, Sense[]>();
  const conceptNames = new Map<string, (readonly string[])[]>();
  const preferredWords = new Map<string, readonly string[]>();
  const conceptWords = new Map<string, Set<string>>();
  const vocabulary = new Set<string>();
  const barred = new Map<string, Set<string>>();
  const related = new Map<string, Set<string>>();
  const initials = new Map(Object.entries(lists.initials).map(([word, name]) => [word, name.split(' ')]));
  const spell = (word: string): readonly string[] => initials.get(word) ?? [word];
  const toFirst = (lines: readonly (readonly string[])[]): readonly (readonly [string, string])[] =>
    lines.flatMap((line) => line.map((word) => [stem(word), stem(line[0]!)] as const));
  const synonyms = new Map(toFirst(lists.synonyms));
  const [weakHeads, qualifiers, collections] = [lists.weakHeads, lists.qualifiers, lists.collections].map(stems) as [
    ReadonlySet<string>,
    ReadonlySet<string>,
    ReadonlySet<string>,
  ];
  const gists = new Map<string, Sense[]>();
  const entries: (Sense & { words: readonly string[] })[] = [];
  const note = (concept: string, name: string, product = false, role = 0): void => {
    const parts = splitLabel(name).flatMap((segment) => segment.words.flatMap(spell));
    if (parts.length > 0) entries.push({ concept, product, role, words: parts });
    for (const word of parts) vocabulary.add(word);
  };
  for (const entry of lexicon.concepts) {
    for (const name of [entry.preferred, ...entry.aliases]) note(entry.concept, name);
    for (const product of entry.products)
      if (!Object.hasOwn(lexicon.ambiguousProducts, product)) note(entry.concept, product, true);
    preferredWords.set(
      entry.concept,
      splitLabel(entry.preferred).flatMap((segment) => segment.words.flatMap(spell).map(stem)),
    );
    for (const other of entry.notConfusableWith) relate(barred, entry.concept, other);
    for (const other of entry.relatedTo) relate(related, entry.concept, other);
  }
  for (const [product, concepts] of Object.entries(lexicon.ambiguousProducts))
    for (const [role, concept] of concepts.entries()) note(concept, product, true, role);
  for (const line of lists.opposites) for (const word of line.flat()) vocabulary.add(word);
  for (const list of [lists.weakHeads, lists.qualifiers, lists.objects]) for (const word of list) vocabulary.add(word);
  for (const entry of entries) {
    const parts = joinCompounds(entry.words, vocabulary).map(stem);
    for (const key of new Set([parts.join(''), entry.words.slice(0, -1).join('') + stem(entry.words.at(-1)!)]))
      learn(senses, key, entry);
    if (!entry.product) {
      conceptNames.set(entry.concept, [...(conceptNames.get(entry.concept) ?? []), parts]);
      if (parts.length > 1) learn(unordered, parts.toSorted().join(' '), entry);
      add(headed, parts.at(-1)!, entry.concept);
      const gist = getGist(parts, { weakHeads, qualifiers, collections, synonyms });
      if (gist.length > 1) learn(gists, gist.join(' '), entry);
      for (const word of parts) add(conceptWords, entry.concept, word);
    }
  }
  return {
    senses,
    unordered,
    gists: new Map([...gists].filter(([, shared]) => shared.length === 1)),
    preferredWords,
    conceptNames,
    proper: new Set(
      [...preferredWords.values()].flatMap(([name, ...more]) =>
        name !== undefined && more.length === 0 && headed.get(name)!.size < 3 ? [name] : [],
      ),
    ),
    headed,
    conceptWords,
    vocabulary,
    stems: stems([...vocabulary]),
    barred,
    related,
    stem,
    synonyms,
    spell,
    wholeWords: new Set(lists.wholeWords),
    verbs: new Set(lists.verbs),
    actions: new Set(lists.actions),
    weakHeads,
    qualifiers,
    objects: stems(lists.objects),
    services: stems(lists.services),
    stores: stems(lists.stores),
    holders: stems([...lists.stores, ...lists.holders]),
    records: stems(lists.records),
    collections,
    sameHeads: new Map(
      lists.sameHeads.map((line) => line.map(stem)).flatMap((line) => line.map((word) => [word, line] as const)),
    ),
    heads: new Map([...toFirst(lists.sameHeads), ...toFirst(lists.likeHeads)]),
    wide: new Set(lists.opposites.flatMap((cells, line) => (cells.length < WIDE ? [] : [line]))),
    opposites: new Map(
      lists.opposites.flatMap((cells, line) =>
        cells.flatMap((words, cell) => words.map((word) => [stem(word), { line, cell, cells: cells.length }] as const)),
      ),
    ),
  };
}

function relate(pairs: Map<string, Set<string>>, one: string, other: string): void {
  add(pairs, one, other);
  add(pairs, other, one);
}

function learn(known: Map<string, Sense[]>, key: string, { concept, product, role }: Sense): void {
  const senses = known.get(key) ?? [];
  if (!senses.some((sense) => sense.concept === concept)) known.set(key, [...senses, { concept, product, role }]);
}

function add(sets: Map<string, Set<string>>, key: string, value: string): void {
  const known = sets.get(key);
  if (known === undefined) sets.set(key, new Set([value]));
  else known.add(value);
}
