export { type PrintedPages, renderPrint, renderPrintPages } from './renderPrint.ts';
export { type PrintStrings, englishStrings } from './strings.ts';
export type * from './types.ts';
