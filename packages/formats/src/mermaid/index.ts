export type { MermaidIssue, MermaidIssueCode } from './issues.ts';
export { type ParseMermaidResult, parseMermaid } from './parseMermaid.ts';
export { type ToMermaidOptions, toMermaid } from './toMermaid.ts';
