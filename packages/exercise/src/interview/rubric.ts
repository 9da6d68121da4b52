import type { Criterion } from '@calque/grading';

export interface CriterionResult {
  readonly criterion: Criterion;
  readonly met: boolean;
}

export interface RubricResult {
  readonly results: readonly CriterionResult[];
  /** Share of the points that are met, 0 to 1; 1 for a rubric without criteria. */
  readonly share: number;
}

const stopWords = new Set(
  (
    'a an the of for to in on at by with from and or not no nor but if so than then that this these those there here it its is are be ' +
    'was were been being as into via per do does did can could will would should may might must have has had you your yours we our ' +
    'they their what which who when where why how all any each every more most less other same such only just also about over under ' +
    'before after until while once because between both very too own never always keep use used using'
  ).split(' '),
);

const numberWords: Readonly<Record<string, string>> = Object.fromEntries(
  'zero one two three four five six seven eight nine ten eleven twelve'
    .split(' ')
    .map((word, value) => [word, `${value}`]),
);

/**
 * Reduces a word to what it shares with its other forms: `logged`, `logs` and `logging` are one, `two` is 2. Light on
 * purpose (compare M. Porter, An algorithm for suffix stripping, 1980, step 1): a keyword list can name what it misses.
 */
export function getStem(word: string): string {
  const lower = word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const number = numberWords[lower];
  if (number !== undefined) return number;
  if (lower.length <= 3 || !/^[a-z]+$/.test(lower)) return lower;
  const singular = lower
    .replace(/ies$/, 'y')
    .replace(/(ss|x|z|ch|sh)es$/, '$1')
    .replace(/([^sui])s$/, '$1');
  // Twice, since endings stack: monitor-ing, monit-or.
  const ending = /^(.{3,})(?:ation|ment|ing|ion|ed|er|or|al|ly)$/;
  const root = singular.replace(ending, '$1').replace(ending, '$1');
  return root.replace(/([^aeiou])\1$/, '$1').replace(/^(.{3,})[eiy]$/, '$1');
}

/** The stems of a text, in order. Hyphens and slashes part words: `A/B-test` is a, b, test. */
export function getStems(text: string): string[] {
  return (text.match(/[\p{L}\p{N}]+/gu) ?? []).map(getStem);
}

/** Whether the text holds the keyword or phrase, in any form of its words. */
export function mentions(stems: readonly string[], keyword: string): boolean {
  const wanted = getStems(keyword);
  if (wanted.length === 0) return false;
  return stems.some((_, start) => wanted.every((stem, offset) => stems[start + offset] === stem));
}

/** Checks a text against criteria: each is met when every one of its groups has a keyword in the text. */
export function checkRubric(text: string, criteria: readonly Criterion[]): RubricResult {
  const stems = getStems(text);
  const results = criteria.map((criterion) => ({
    criterion,
    met: criterion.require.every((group) => group.some((keyword) => mentions(stems, keyword))),
  }));
  const possible = sumPoints(results);
  return { results, share: possible === 0 ? 1 : sumPoints(results.filter(({ met }) => met)) / possible };
}

function sumPoints(results: readonly CriterionResult[]): number {
  return results.reduce((total, { criterion }) => total + (criterion.points ?? 1), 0);
}

/** Makes a rubric from a model sentence: one criterion for each word that carries meaning. */
export function createRubric(modelText: string): Criterion[] {
  const words = modelText.match(/[\p{L}\p{N}]+/gu) ?? [];
  const seen = new Set<string>();
  return words.flatMap((word) => {
    const stem = getStem(word);
    if (stopWords.has(word.toLowerCase()) || seen.has(stem)) return [];
    seen.add(stem);
    return [{ id: stem, label: word, require: [[word]] }];
  });
}
