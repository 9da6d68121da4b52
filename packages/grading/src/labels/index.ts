export type { LabelJudgement, LabelMatcher, LabelTier, ReferenceLabel } from './types.ts';
export { createLabelMatcher, createPairJudge } from './labelMatcher.ts';
