import { compareText } from './words.ts';

/** What a lexicon says of single stems. */
interface Known {
  readonly weakHeads: ReadonlySet<string>;
  readonly qualifiers: ReadonlySet<string>;
  readonly collections: ReadonlySet<string>;
  readonly synonyms: ReadonlyMap<string, string>;
}

/** A share tells what kind it is where it leads ("1 % of users"), and only how much where it follows ("canary 5 %"). */
export const isShare = (word: string): boolean => word.endsWith('percent');

/** Numbers, sizes, versions and "top k". */
export const isNumber = (word: string): boolean =>
  (/^v?\d/.test(word) && !/^[23]d$/.test(word)) || word === 'topk' || isShare(word);

export const isGeneric = (word: string, { qualifiers }: Pick<Known, 'qualifiers'>): boolean =>
  qualifiers.has(word) || isNumber(word);

export const isEmpty = (word: string, known: Omit<Known, 'synonyms'>): boolean =>
  known.weakHeads.has(word) || known.collections.has(word) || isGeneric(word, known);

/** Whether the word at a place tells something: an empty head may qualify ("task planner"), and a generic qualifier be the head. */
export const tells = (word: string, at: number, words: readonly string[], known: Omit<Known, 'synonyms'>): boolean =>
  !isEmpty(word, known) ||
  (words.length > 1 && at === 0 && leads(word, known)) ||
  (at === words.length - 1 && known.qualifiers.has(word));

/** A word that says little, unless it leads. */
export const leads = (word: string, known: Pick<Known, 'weakHeads' | 'collections'>): boolean =>
  known.weakHeads.has(word) || known.collections.has(word);

/** The stem that speaks for all that mean the same. */
export const unify = (stem: string, { synonyms }: Pick<Known, 'synonyms'>): string => synonyms.get(stem) ?? stem;

/** What a phrase says in essence, in no order: its telling words, those that mean the same as one. */
export function getGist(stems: readonly string[], known: Known): readonly string[] {
  const telling = stems.filter(
    (word, at) => known.synonyms.has(word) || !isEmpty(word, known) || (at === 0 && leads(word, known)),
  );
  return [...new Set(telling.map((word) => unify(word, known)))].toSorted(compareText);
}
