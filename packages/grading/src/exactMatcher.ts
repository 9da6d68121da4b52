import type { LabelJudgement, LabelMatcher } from './types.ts';

/** What counts of a label: letters, digits and symbols without case, accents, spaces and punctuation. */
const normalise = (label: string): string =>
  label
    .normalize('NFKD')
    .replace(/(\p{Script=Latin})\p{M}+/gu, '$1')
    .replace(/[\p{P}\p{Z}\p{C}]+/gu, '')
    .toLowerCase();

/** Takes a label for an element whose label, alias or alternative it equals, and for no other. */
export const exactMatcher: LabelMatcher = {
  createJudge: () => ({
    judge(label, { label: reference, aliases = [], alternatives = [] }) {
      const drawn = normalise(label);
      const place = drawn === '' ? -1 : [reference, ...aliases, ...alternatives].map(normalise).indexOf(drawn);
      const say = (tier: LabelJudgement['tier'], strength: number, key: string): LabelJudgement => ({
        tier,
        strength,
        reason: { key: `label.${key}`, params: { label, reference } },
      });
      if (place === -1) return say('different', 0, 'different');
      if (place === 0) return say('same', 100, 'identical');
      return say('same', 95, place > aliases.length ? 'alternative' : 'alias');
    },
  }),
};
