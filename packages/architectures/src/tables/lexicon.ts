import type { Lexicon, LexiconConcept } from '@calque/grading';
import products from '../../content/lexicon-ambiguous-products.json' with { type: 'json' };
import concepts from '../../content/lexicon.json' with { type: 'json' };

export const lexicon: Lexicon = {
  concepts: concepts as unknown as readonly LexiconConcept[],
  ambiguousProducts: products as unknown as Lexicon['ambiguousProducts'],
};
