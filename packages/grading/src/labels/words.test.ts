import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createStemmer, editDistance, spellOut, splitLabel } from './words.ts';

const wordsOf = (label: string): string[] => splitLabel(label).flatMap((segment) => [...segment.words]);
const stem = createStemmer({
  shortForms: { svc: 'service', db: 'database', gen: 'generation' },
  wholeWords: ['indexer'],
});

describe('splitLabel', () => {
  it.each([
    ['userProfileStore', ['user', 'profile', 'store']],
    ['user_profile-store', ['user', 'profile', 'store']],
    ['HTTPServer', ['http', 'server']],
    ['pCTR', ['pctr']],
    ['MLflow', ['mlflow']],
    ['4.2 Blending of the results', ['results', 'blending']],
    ['A/B test', ['ab', 'test']],
    ['Données d’entraînement', ['donnees', 'd', 'entrainement']],
    ['Ｑｕｅｒｙ', ['query']],
    ['🚦 Router', ['router']],
    ['<b>Cache</b><br/>hot keys', ['cache', 'hot', 'keys']],
    ['特征存储', ['特', '征', '存', '储']],
    ['Kafka队列', ['kafka', '队', '列']],
    ['が・か', ['が', 'か']],
  ])('splits %j into its words', (label, words) => {
    expect(wordsOf(label)).toEqual(words);
  });

  it('sets off what brackets, colons and dashes hold as a detail', () => {
    expect(splitLabel('Object store (raw images)').map(({ opens }) => opens)).toEqual(['start', 'detail']);
    expect(splitLabel('Ranking: gradient boosted trees').map(({ opens }) => opens)).toEqual(['start', 'detail']);
  });

  it('puts the head before "of", or a word before "for", last, and sets off what "for" introduces else', () => {
    expect(splitLabel('table of tides of the year')[0]!.words).toEqual(['year', 'tides', 'table']);
    expect(wordsOf('table for pilots')).toEqual(['pilots', 'table']);
    expect(splitLabel('tide table for pilots').map(({ opens }) => opens)).toEqual(['start', 'detail']);
    expect(wordsOf('1 % of pilots')).toEqual(['fewpercent', 'pilots']);
  });

  it('tells what is added up from what is listed', () => {
    expect(splitLabel('encoder + index, cache').map(({ opens }) => opens)).toEqual(['start', 'plus', 'list']);
    expect(splitLabel('encoder and index / cache').map(({ opens }) => opens)).toEqual(['start', 'and', 'or']);
  });

  it('sees a lost line break where small letters follow capitals', () => {
    expect(splitLabel('Tide Gauge reads every minute').map(({ opens }) => opens)).toEqual(['start', 'case']);
  });

  it('gives the same words for its own words again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (label) => {
        fc.pre(!/\p{N}/u.test(label.normalize('NFKC')));
        const words = wordsOf(label);
        expect(wordsOf(words.join(' '))).toEqual(words);
      }),
      { numRuns: 300 },
    );
  });

  it('answers long and repetitive labels without growing out of hand', () => {
    const hostile = [
      'A '.repeat(50_000),
      '<a'.repeat(50_000),
      '1.'.repeat(50_000),
      "x'".repeat(50_000),
      '9%'.repeat(50_000),
    ];
    for (const label of hostile) expect(wordsOf(label).length).toBeLessThan(400);
  });
});

describe('spellOut', () => {
  it('gives the labels that a slash within one holds', () => {
    expect(spellOut('Card/cash desk')).toEqual(['Card desk', 'cash desk']);
    expect(spellOut('train/val/test split')).toEqual(['train split', 'val split', 'test split']);
  });

  it('leaves single letters, paths and slashes between spaces alone', () => {
    for (const label of ['A/B test', '/usr/bin', 'Card / cash desk', '24/7 desk']) expect(spellOut(label)).toEqual([]);
  });
});

describe('createStemmer', () => {
  it.each([
    ['ranker', 'ranking'],
    ['retrieval', 'retriever'],
    ['classification', 'classifier'],
    ['normaliser', 'normalization'],
    ['catalogues', 'catalog'],
    ['behaviour', 'behavior'],
    ['queries', 'query'],
    ['planning', 'planner'],
    ['deployments', 'deploy'],
    ['svc', 'services'],
    ['gen', 'generator'],
  ])('gives %s and %s one stem', (first, second) => {
    expect(stem(first)).toBe(stem(second));
  });

  it.each([
    ['index', 'indexer'],
    ['store', 'story'],
    ['train', 'trait'],
    ['model', 'mode'],
  ])('keeps %s and %s apart', (first, second) => {
    expect(stem(first)).not.toBe(stem(second));
  });

  it('never gives an empty stem', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{1,14}$/), (word) => {
        expect(stem(word)).not.toBe('');
      }),
    );
  });
});

describe('editDistance', () => {
  it('counts a swap of neighbours as one slip', () => {
    expect(editDistance('balancer', 'balnacer', 2)).toBe(1);
  });

  it('stops counting past the limit', () => {
    expect(editDistance('queue', 'gateway', 2)).toBe(3);
  });

  it('is symmetric and zero only for equal words', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[abc]{0,7}$/), fc.stringMatching(/^[abc]{0,7}$/), (first, second) => {
        expect(editDistance(first, second, 9)).toBe(editDistance(second, first, 9));
        expect(editDistance(first, second, 9) === 0).toBe(first === second);
      }),
    );
  });
});
