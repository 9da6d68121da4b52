export * from './types.ts';
export { compare } from './compare.ts';
export { createGrader, type Grader, type GraderOptions, type GradingWorker } from './createGrader.ts';
export { InvalidReferenceError } from './errors.ts';
export { formatMessage, type MessageCatalogue } from './messages/formatMessage.ts';
