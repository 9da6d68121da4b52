import type { Comparison, Criterion, Diagram, Reference } from './types.ts';

export interface CriterionResult {
  readonly criterion: Criterion;
  readonly met: boolean;
}

export interface RubricResult {
  readonly results: readonly CriterionResult[];
  /** Share of the points that are met, 0 to 1; 1 for a rubric without criteria. */
  readonly share: number;
}

export interface CriterionVerdict {
  /** Id of the reference node whose note was checked. */
  readonly node: string;
  readonly criterion: string;
  readonly label: string;
  readonly met: boolean;
}

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

/** The stems of a text, in order. Hyphens and slashes part words: `A/B-test` is a, b, test; `5%` is 5, %. */
export function getStems(text: string): string[] {
  return (text.match(/[\p{L}\p{N}]+|%/gu) ?? []).map(getStem);
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

/**
 * Checks what was noted on the boxes of each node against the node's rubric. It is beside the score.
 *
 * @param comparison of this drawing with this reference, which tells the boxes of each node
 *
 * @example checkNotes(trace, reference, compare(trace, reference)).filter(({ met }) => !met)
 */
export function checkNotes({ nodes }: Diagram, reference: Reference, comparison: Comparison): CriterionVerdict[] {
  const notes = new Map(nodes.map(({ id, note = '' }) => [id, note]));
  const rubrics = new Map(reference.nodes.map(({ id, rubric = [] }) => [id, rubric]));
  return comparison.nodes.flatMap(({ reference: node, trace }) =>
    node === null
      ? []
      : checkRubric(trace.map((id) => notes.get(id)).join('\n'), rubrics.get(node) ?? []).results.map(
          ({ criterion: { id: criterion, label }, met }) => ({ node, criterion, label, met }),
        ),
  );
}
