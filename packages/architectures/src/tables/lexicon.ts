import type { Lexicon, LexiconConcept, LexiconWords } from '@calque/grading/labels';
import products from '../../content/lexicon-ambiguous-products.json' with { type: 'json' };
import words from '../../content/lexicon-words.json' with { type: 'json' };
import rows from '../../content/lexicon.json' with { type: 'json' };

/** A line of lexicon.json. Aliases are parted by semicolons, products by commas, ids of concepts by spaces. */
type Row = readonly [id: string, preferred: string, aliases: string, products: string, apart: string, related: string];

const split = (list: string, separator: string): readonly string[] => (list === '' ? [] : list.split(separator));

const readRow = ([concept, preferred, aliases, named, apart, related]: Row): LexiconConcept => ({
  concept,
  preferred,
  aliases: split(aliases, '; '),
  products: split(named, ', '),
  notConfusableWith: split(apart, ' '),
  relatedTo: split(related, ' '),
});

export const lexicon: Lexicon = {
  concepts: (rows as unknown as readonly Row[]).map(readRow),
  ambiguousProducts: products as unknown as Lexicon['ambiguousProducts'],
  words: words as unknown as LexiconWords,
};
