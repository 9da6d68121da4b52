import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReferenceLabel } from '../types.ts';
import type { Lexicon, LexiconConcept } from './lexicon.ts';
import { labelMessages } from './messages.ts';
import { createPairJudge, createWordMatcher } from './wordMatcher.ts';

const concept = (id: string, parts: Partial<LexiconConcept> & { preferred: string }): LexiconConcept => ({
  concept: id,
  aliases: [],
  products: [],
  notConfusableWith: [],
  relatedTo: [],
  ...parts,
});

const lexicon: Lexicon = {
  concepts: [
    concept('cache', { preferred: 'Cache', aliases: ['in-memory cache'], products: ['Memcached'] }),
    concept('api-gateway', { preferred: 'API gateway', aliases: ['edge gateway'], products: ['Kong'] }),
    concept('online-store', {
      preferred: 'Online feature store',
      aliases: ['online store'],
      notConfusableWith: ['offline-store'],
    }),
    concept('offline-store', { preferred: 'Offline feature store', aliases: ['offline store'], products: ['Hive'] }),
    concept('ranking', { preferred: 'Ranking model', aliases: ['ranker'] }),
    concept('re-ranking', { preferred: 'Re-ranking', aliases: ['re-ranker'], relatedTo: ['diversity'] }),
    concept('diversity', { preferred: 'Diversity', aliases: ['diversification'] }),
    concept('lateral', { preferred: 'Lateral controller', notConfusableWith: ['longitudinal'] }),
    concept('longitudinal', { preferred: 'Longitudinal controller' }),
    concept('event-stream', { preferred: 'Event stream', aliases: ['event log'] }),
    concept('task-queue', { preferred: 'Task queue', aliases: ['job queue'] }),
  ],
  ambiguousProducts: { Redis: ['cache', 'online-store', 'task-queue'], Kafka: ['event-stream', 'task-queue'] },
  words: {
    shortForms: { svc: 'service', q: 'queue', gw: 'gateway', indexing: 'indexer' },
    wholeWords: ['indexer', 'service'],
    weakHeads: ['service', 'stage', 'layer', 'engine', 'cluster'],
    qualifiers: ['distributed', 'managed', 'aws'],
    objects: ['order', 'user'],
    services: ['service'],
    stores: ['store', 'database'],
    opposites: [
      [['online'], ['offline', 'batch']],
      [['primary'], ['replica']],
      [['front'], ['back']],
    ],
  },
};

const judgePair = createPairJudge(lexicon);
const judge = (label: string, references: readonly ReferenceLabel[], at = 0) =>
  createWordMatcher(lexicon).createJudge(references).judge(label, references[at]!);

describe('createPairJudge', () => {
  it.each([
    ['api_gateway', 'API Gateways'],
    ['Edge GW', 'API gateway'],
    ['Kong', 'api-gateway'],
    ['Ranking stage', 'Ranker svc'],
    ['Distributed cache', 'Memcached cluster'],
    ['Offline store (three years)', 'Hive'],
    ['Redis cache', 'In-memory cache'],
    ['Kafka event log', 'Event stream'],
    ['Invoice mailer', 'mailing of invoices'],
    ['Geometry lookup table', 'Table of geometry lookups'],
    ['Fare estimation engine', 'fare estimator'],
    ['FE', 'Fare estimator'],
    ['GT viewer panel', 'Ground truth viewer panel'],
    ['Ranking model with late fusion', 'Ranker'],
    ['API gateway 200 rps per client', 'Edge gateway'],
    ['Ranking Model dense features, trees', 'Ranker'],
    ['Event stream + its consumers', 'Event log'],
    ['Hive / offline store', 'Offline feature store'],
    ['Online store Redis', 'Online feature store'],
  ])('takes %j and %j for the same', (first, second) => {
    expect(judgePair(first, second).tier).toBe('same');
  });

  it.each([
    ['API gateway', 'Tunnel gateway'],
    ['Lateral controller', 'Longitudinal controller'],
    ['Online store', 'Offline store'],
    ['Ranker', 'Re-ranker'],
    ['Order service', 'Order'],
    ['Stage 1', 'Stage 2'],
    ['Primary ledger', 'Replica ledger'],
    ['Index', 'Indexer'],
    ['Ledger of fares', 'Map of fares'],
    ['Order database', 'Order service'],
    ['Canary 5 %', '5 % of users'],
    ['Cache logs', 'Cache'],
    ['Cache', ''],
    ['', ''],
  ])('keeps %j and %j apart', (first, second) => {
    expect(judgePair(first, second).tier).not.toBe('same');
  });

  it('is symmetric, never throws, and stays within 0 to 100', () => {
    const label = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc
        .array(
          fc.constantFrom(
            'cache',
            'Redis',
            'offline',
            'store',
            'queue',
            '(fast)',
            '+',
            '2',
            'ranker',
            'svc',
            'API',
            'gw',
          ),
          {
            maxLength: 6,
          },
        )
        .map((words) => words.join(' ')),
    );
    fc.assert(
      fc.property(label, label, (first, second) => {
        const one = judgePair(first, second);
        const other = judgePair(second, first);
        expect([one.tier, one.strength]).toEqual([other.tier, other.strength]);
        expect(Number.isInteger(one.strength) && one.strength >= 0 && one.strength <= 100).toBe(true);
        expect(labelMessages).toHaveProperty([one.reason.key]);
      }),
      { numRuns: 400 },
    );
  });

  it('takes every label that says something for itself', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{2,9}( [a-z]{2,9}){0,3}$/), (label) => {
        const { tier, strength } = judgePair(label, label.toUpperCase());
        expect(tier === 'same' ? strength : label.split(' ').length).toBeGreaterThanOrEqual(tier === 'same' ? 85 : 0);
        expect(judgePair(label, label).tier).toBe(judgePair(label, label.toUpperCase()).tier);
      }),
    );
  });
});

describe('createWordMatcher', () => {
  it('says why it accepts', () => {
    const references = [
      { label: 'Rate table', aliases: ['tariff'], alternatives: ['price list'] },
      { label: 'API gateway' },
    ];
    const keyOf = (label: string, at = 0) => judge(label, references, at).reason;
    expect(keyOf('rate_tables').key).toBe('label.identical');
    expect(keyOf('Tariff')).toEqual({ key: 'label.alias', params: { label: 'Tariff', reference: 'Rate table' } });
    expect(keyOf('price list').key).toBe('label.alternative');
    expect(keyOf('edge gateway', 1).key).toBe('label.concept');
    expect(keyOf('Kong', 1).key).toBe('label.product');
    expect(keyOf('RT').key).toBe('label.acronym');
    expect(keyOf('Tarift').key).toBe('label.typo');
    expect(keyOf('Kafka', 1).key).toBe('label.different');
  });

  it('forgives a slip of the pen within a word of the reference', () => {
    const references = [{ label: 'Settlement clerk' }, { label: 'Dispatcher' }];
    for (const label of ['Settlment clerk', 'Settlement clrek', 'setttlement clerk'])
      expect(judge(label, references).tier).toBe('same');
  });

  it('takes no word for a slip that names another node', () => {
    const references = [{ label: 'Trader' }, { label: 'Grader' }, { label: 'Trades' }];
    expect(judge('Trades', references).tier).not.toBe('same');
    expect(judge('Grader', references).tier).not.toBe('same');
    expect(judge('Tradar', references).tier).not.toBe('different');
  });

  it('leaves the role of an ambiguous product to the reference', () => {
    expect(judge('Redis', [{ label: 'Cache' }, { label: 'API gateway' }]).tier).toBe('same');
    expect(judge('Redis', [{ label: 'Online store' }, { label: 'API gateway' }]).tier).toBe('same');
    expect(judge('Redis', [{ label: 'API gateway' }]).tier).toBe('different');
  });

  it('gives a product to the node that names it, before those whose concept it could play', () => {
    const references = [{ label: 'Cache', aliases: ['Redis'] }, { label: 'Task queue' }];
    expect(judge('Redis', references).strength).toBeGreaterThanOrEqual(95);
    expect(judge('Redis', references, 1).tier).not.toBe('same');
  });

  it('takes related concepts for each other only where the reference holds one of them', () => {
    expect(judge('Diversification', [{ label: 'Re-ranking' }, { label: 'Cache' }]).reason.key).toBe('label.related');
    expect(judge('Diversification', [{ label: 'Re-ranking' }, { label: 'Diversity' }]).tier).not.toBe('same');
  });

  it('takes a label by its telling words where only one node has them', () => {
    const references = [{ label: 'Tide gauge', aliases: ['water level sensor'] }, { label: 'Weather station' }];
    expect(judge('level of water at the pier', references).tier).toBe('same');
    expect(judge('level of water at the pier', references, 1).tier).not.toBe('same');
  });

  it('asks rather than decides where telling words point two ways', () => {
    const references = [{ label: 'Harbour pilot' }, { label: 'Harbour master' }];
    for (const at of [0, 1]) expect(judge('harbour officer', references, at).tier).toBe('close');
  });

  it('reads what a label adds up as both', () => {
    const references = [{ label: 'Ranker' }, { label: 'Task queue' }];
    for (const at of [0, 1]) expect(judge('ranker + job queue', references, at).tier).toBe('same');
  });

  it('takes the concept that the author gives', () => {
    expect(judge('In-memory cache', [{ label: 'Hot links', concept: 'cache' }]).tier).toBe('same');
  });

  it('judges a node that is not among the references', () => {
    const matcher = createWordMatcher().createJudge([]);
    expect(matcher.judge('Pier', { label: 'pier' }).strength).toBe(100);
  });

  it('never throws and answers the same twice', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ label: fc.string({ unit: 'grapheme', maxLength: 20 }) }), { minLength: 1, maxLength: 5 }),
        fc.string({ unit: 'grapheme', maxLength: 30 }),
        (references, label) => {
          const matcher = createWordMatcher(lexicon).createJudge(references);
          for (const reference of references)
            expect(matcher.judge(label, reference)).toEqual(
              createWordMatcher(lexicon).createJudge(references).judge(label, reference),
            );
        },
      ),
    );
  });
});
