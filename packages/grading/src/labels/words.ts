import type { LexiconWords } from './lexicon.ts';

/** Splits a label into words and reduces a word to its stem. Plain string work: no locale, no collation. */

const STOP_WORDS: ReadonlySet<string> = new Set(
  'a an the to in on at by from per into as is it its our your w n e g eg ie'.split(' '),
);

/** Words that open a detail, as brackets do. */
const OPENERS: ReadonlySet<string> = new Set(['for', 'with', 'using', 'via']);

/**
 * A function from a lower-case word to its stem: short forms spelt out, plural, British spelling, then the endings of derived nouns
 * and verbs, so that "ranker" and "ranking" are "rank". Words that an ending makes another thing of are `wholeWords`.
 */
export function createStemmer({
  shortForms,
  wholeWords,
}: Pick<LexiconWords, 'shortForms' | 'wholeWords'>): (word: string) => string {
  const forms = new Map(Object.entries(shortForms));
  const whole = new Set(wholeWords);
  const known = new Map<string, string>();
  const reduce = (word: string): string => {
    let rest = forms.get(word) ?? word;
    if (whole.has(rest) || !/^[a-z]{3,}$/.test(rest)) return rest;
    if (/[^aeiou]ies$/.test(rest)) rest = rest.slice(0, -3) + 'y';
    else if (/(?:[sxz]|[cs]h)es$/.test(rest)) rest = rest.slice(0, -2);
    else if (/[^sui]s$/.test(rest)) rest = rest.slice(0, -1);
    rest = forms.get(rest) ?? rest;
    if (whole.has(rest)) return rest;
    rest = rest
      .replace(/(.{3})our/, '$1or')
      .replace(/ogue$/, 'og')
      .replace(/^(.{3,})is(ation|e|ed|er|ing)$/, '$1iz$2');
    for (let pass = 0; pass < 2; pass++)
      rest = rest
        .replace(/^(.{3,})if(?:ication|ier|ying|y)$/, '$1if')
        .replace(/^(.{3,})(?:icat|at)(?:ion|or|ing|ed|e)$/, '$1')
        .replace(/^(.{3,}(?:ov|iev))al$/, '$1')
        .replace(/^(.{3,})(?:ment|ing|er|ed)$/, '$1')
        .replace(/^(.{4,})(?:ion|or)$/, '$1');
    return rest.replace(/^(.{3,})e$/, '$1').replace(/([^aeiou])\1$/, '$1');
  };
  return (word) => {
    let found = known.get(word);
    if (found === undefined) known.set(word, (found = reduce(word)));
    return found;
  };
}

const CJK = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}ー';
const WORD = new RegExp(
  `\\p{Script=Han}|(?:(?!\\p{Script=Han})[${CJK}])+|(?:(?![${CJK}])[\\p{L}\\p{N}])+|[^\\p{L}\\p{N}]+`,
  'gu',
);

/**
 * A run of words of a label, and what set it off: nothing (`start`), a conjunction, a plus sign, a slash, a comma, a line break that is
 * lost but for a small letter ("Ranking Model dense features"), or punctuation that opens a detail.
 */
export interface Segment {
  readonly words: readonly string[];
  readonly opens: 'start' | 'and' | 'plus' | 'or' | 'list' | 'case' | 'detail';
}

/** Endings of files, which say nothing of what is in them. */
const FILE_ENDING =
  /\.(?:pkl|pickle|joblib|json|jsonl|ya?ml|csv|tsv|txt|md|pdf|parquet|onnx|pt|pth|h5|npy|py|ipynb|tar|gz|zip|db)\b/gi;

/**
 * Case, camelCase, snake_case, diacritics, width variants, enumeration ("6.3 Re-ranking"), file endings and punctuation are gone from
 * the words; a bracket, a colon, a dash or a line break opens a detail.
 */
export function splitLabel(label: string): readonly Segment[] {
  if (/^[a-z]{2,}(?: [a-z]{2,})*$/.test(label) && !/\b(?:and|or|of|for|with|using|via)\b/.test(label))
    return [{ words: label.split(' ').filter((word) => !STOP_WORDS.has(word)), opens: 'start' }];
  const text = label
    .slice(0, 400)
    .normalize('NFKC')
    .replace(/<[a-z/][^<>]*>/gi, '\n')
    .replace(/^[\s#*]*(?:\d+[.):])*\d+[.):]?\s+(?=\p{L}{2})/u, '')
    .replace(/['’`]s?(?!\p{L})/gu, '')
    .replace(FILE_ENDING, ' ')
    .replace(/(?<![\p{L}\p{N}])top[\s-]*(?:[kn]|\d+)(?![\p{L}\p{N}])/giu, ' topk ')
    .replace(/(\d{1,3})(?:\.\d+)?\s*%/g, (_, share: string) =>
      share === '100' ? ' allpercent ' : Number(share) <= 25 ? ' fewpercent ' : ' somepercent ',
    )
    .replace(/(^|[^\p{L}\p{N}])(\p{L})[/&](\p{L})(?![\p{L}\p{N}])/gu, '$1$2$3')
    .replace(/(\p{Ll}{2}|\p{N}(?=\p{Lu}\p{Ll}))(\p{Lu})/gu, '$1\u200b$2')
    .replace(/(\p{Lu}{2})(\p{Lu}\p{Ll}{2})/gu, '$1\u200b$2')
    .replace(/((?:\p{Lu}[\p{L}\p{N}/-]*\s+){2,})(?=\p{Ll}{3})/u, '$1¶')
    .normalize('NFD')
    .replace(/([\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])\p{M}+/gu, '$1')
    .normalize('NFKC')
    .toLowerCase();
  const segments: { words: string[]; opens: Segment['opens'] }[] = [];
  let opens: Segment['opens'] = 'start';
  let current: string[] = [];
  /** What stands before "of", or alone before "for", is the head of a compound: "a store of features" is a feature store. */
  let heads: string[] = [];
  const close = (next: Segment['opens']): void => {
    const words = [...current, ...heads];
    if (words.length > 0) segments.push({ words, opens });
    if (words.length > 0 || next === 'detail') opens = segments.length === 0 ? 'start' : next;
    current = [];
    heads = [];
  };
  for (const [part] of text.matchAll(WORD)) {
    if (/[\p{L}\p{N}]/u.test(part)) {
      if (part === 'and' || part === 'or') close('and');
      else if (part === 'of' || (part === 'for' && current.length === 1)) {
        if (current.at(-1)?.endsWith('percent') !== true) [heads, current] = [[...current, ...heads], []];
      } else if (OPENERS.has(part)) close('detail');
      else if (!STOP_WORDS.has(part)) current.push(part);
    } else if (/[()[\]{}:;|\n·•–—→>=]|\s-\s/.test(part)) close('detail');
    else if (part.includes('¶')) close('case');
    else if (part.includes('&')) close('and');
    else if (part.includes('+')) close('plus');
    else if (/\s\/\s/.test(part)) close('or');
    else if (part.includes(',')) close('list');
  }
  close('start');
  return segments;
}

const SLASHED = /(?<![\p{L}\p{N}/])\p{L}[\p{L}\p{N}.-]+(?:\/\p{L}[\p{L}\p{N}.-]+){1,3}(?![\p{L}\p{N}/])/u;

/** The labels that a slash within one holds: "Card/cash desk" says "card desk" and "cash desk". */
export function spellOut(label: string): readonly string[] {
  const [slashed] = SLASHED.exec(label) ?? [];
  return slashed === undefined ? [] : slashed.split('/').map((choice) => label.replace(slashed, choice));
}

/** Order by code units, the same everywhere. */
export const compareText = (first: string, second: string): number => (first < second ? -1 : first > second ? 1 : 0);

/** Edit distance with transpositions of neighbours, or `limit + 1` when it is more (Damerau 1964, optimal string alignment). */
export function editDistance(first: string, second: string, limit: number): number {
  if (Math.abs(first.length - second.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: second.length + 1 }, (_, column) => column);
  for (let row = 1; row <= first.length; row++) {
    const current = [row];
    for (let column = 1; column <= second.length; column++) {
      const same = first[row - 1] === second[column - 1];
      let cost = Math.min(last[column]! + 1, current[column - 1]! + 1, last[column - 1]! + (same ? 0 : 1));
      if (row > 1 && column > 1 && first[row - 1] === second[column - 2] && first[row - 2] === second[column - 1])
        cost = Math.min(cost, beforeLast[column - 2]! + 1);
      current.push(cost);
    }
    if (Math.min(...current) > limit) return limit + 1;
    beforeLast = last;
    last = current;
  }
  return last[second.length]!;
}
