export * from './types.ts';
export { catalogue } from './catalogue.ts';
export { type ExerciseSlug, loadExercise, slugs } from './loadExercise.ts';
export { loadLexicon, loadThumbnails, loadTradeoffMatrix } from './loadContent.ts';
export { UnknownExerciseError } from './unknownExerciseError.ts';
