import type { Lexicon, LexiconConcept } from '@calque/grading';
import { type PackedThumbnail, unpackThumbnail } from './thumbnails.ts';
import type { Thumbnail, TradeoffRow } from './types.ts';

/** Loads the lexicon: what component names mean, and which must not be taken for each other. */
export async function loadLexicon(): Promise<Lexicon> {
  const [concepts, products] = await Promise.all([
    import('../content/lexicon.json', { with: { type: 'json' } }),
    import('../content/lexicon-ambiguous-products.json', { with: { type: 'json' } }),
  ]);
  return {
    concepts: concepts.default as unknown as readonly LexiconConcept[],
    ambiguousProducts: products.default as unknown as Lexicon['ambiguousProducts'],
  };
}

/** Loads the trade-offs of all exercises in one table, in the order of the catalogue. */
export async function loadTradeoffMatrix(): Promise<readonly TradeoffRow[]> {
  return (await import('../content/tradeoffs.json', { with: { type: 'json' } })).default as unknown as TradeoffRow[];
}

/** Loads the wordless drawings of all exercises, for a gallery: a few kilobytes, in the order of the catalogue. */
export async function loadThumbnails(): Promise<readonly Thumbnail[]> {
  const content = await import('../content/thumbnails.json', { with: { type: 'json' } });
  return (content.default as unknown as readonly PackedThumbnail[]).map(unpackThumbnail);
}
