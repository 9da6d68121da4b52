import type { Lexicon } from '@calque/grading/labels';
import type { Thumbnail, TradeoffRow } from './types.ts';

// A module around each JSON file: a dynamic import with an attribute reaches the browser as it is in Vite's
// development server, which answers with a script.

/**
 * Loads the lexicon: what component names mean, and which must not be taken for each other.
 *
 * @example compare(trace, reference, { labelMatchers: [createWordMatcher(await loadLexicon())] })
 */
export async function loadLexicon(): Promise<Lexicon> {
  return (await import('./tables/lexicon.ts')).lexicon;
}

/** Loads the trade-offs of all exercises in one table, in the order of the catalogue. */
export async function loadTradeoffMatrix(): Promise<readonly TradeoffRow[]> {
  return (await import('./tables/tradeoffs.ts')).tradeoffs;
}

/** Loads the wordless drawings of all exercises, for a gallery: a few kilobytes, in the order of the catalogue. */
export async function loadThumbnails(): Promise<readonly Thumbnail[]> {
  return (await import('./tables/thumbnails.ts')).thumbnails;
}
