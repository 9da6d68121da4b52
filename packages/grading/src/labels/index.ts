export type { LabelJudgement, LabelMatcher, LabelTier, ReferenceLabel } from './types.ts';
export { labelMessages } from './messages.ts';
export { createLabelMatcher, createPairJudge } from './labelMatcher.ts';
