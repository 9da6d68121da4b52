export { createPairJudge, createWordMatcher } from './wordMatcher.ts';
export type { Lexicon, LexiconConcept, LexiconWords } from './lexicon.ts';
