import type { Lexicon, LexiconConcept, LexiconWords } from '@calque/grading/labels';
import products from '../../content/lexicon-ambiguous-products.json' with { type: 'json' };
import words from '../../content/lexicon-words.json' with { type: 'json' };
import concepts from '../../content/lexicon.json' with { type: 'json' };

export const lexicon: Lexicon = {
  concepts: concepts as unknown as readonly LexiconConcept[],
  ambiguousProducts: products as unknown as Lexicon['ambiguousProducts'],
  words: words as unknown as LexiconWords,
};
