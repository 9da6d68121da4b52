import type { Lexicon } from '../types.ts';
import type { LabelJudgement, LabelMatcher, ReferenceLabel } from './types.ts';

export type { LabelJudgement, LabelMatcher, LabelTier, ReferenceLabel } from './types.ts';
export { labelMessages } from './messages.ts';

const normalise = (label: string): string =>
  label
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/(\w{3,})s\b/g, '$1');

const judgement = (
  tier: LabelJudgement['tier'],
  strength: number,
  key: string,
  label: string,
  reference: string,
): LabelJudgement => ({ tier, strength, reason: { key, params: { label, reference } } });

/** A matcher of drawn labels for one reference, given all of its nodes. */
export function createLabelMatcher(options: {
  lexicon?: Lexicon | undefined;
  references: readonly ReferenceLabel[];
}): LabelMatcher {
  const concepts = new Map<string, Set<string>>();
  for (const concept of options.lexicon?.concepts ?? [])
    for (const name of [concept.preferred, ...concept.aliases, ...concept.products]) {
      const key = normalise(name);
      concepts.set(key, (concepts.get(key) ?? new Set()).add(concept.concept));
    }
  return {
    judge(label, reference) {
      const drawn = normalise(label);
      const names = [reference.label, ...(reference.aliases ?? []), ...(reference.alternatives ?? [])].map(normalise);
      if (drawn !== '' && names[0] === drawn) return judgement('same', 100, 'label.identical', label, reference.label);
      if (drawn !== '' && names.includes(drawn)) return judgement('same', 95, 'label.alias', label, reference.label);
      const wanted = reference.concept === undefined ? concepts.get(names[0] ?? '') : new Set([reference.concept]);
      const found = concepts.get(drawn);
      if (wanted !== undefined && found !== undefined && [...found].some((concept) => wanted.has(concept)))
        return judgement('same', 85, 'label.concept', label, reference.label);
      return judgement('different', 0, 'label.different', label, reference.label);
    },
  };
}

/** Judges two free labels, such as the labels of two diagrams by different people. */
export function createPairJudge(lexicon?: Lexicon): (first: string, second: string) => LabelJudgement {
  return (first, second) => {
    const reference = { label: second };
    return createLabelMatcher({ lexicon, references: [reference] }).judge(first, reference);
  };
}
