export { applyFixes } from './applyFixes.ts';
export { type Fix, getFixes } from './getFixes.ts';
