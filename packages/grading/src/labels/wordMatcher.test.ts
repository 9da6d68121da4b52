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
    concept('feature-store', { preferred: 'Feature store', products: ['Feathr'] }),
    concept('tariff', { preferred: 'Fare', aliases: ['tariff'] }),
    concept('tariff-table', { preferred: 'Fare table', aliases: ['fare matrix'] }),
    concept('loading', { preferred: 'Loading plan', relatedTo: ['barges', 'crane'] }),
    concept('barges', { preferred: 'Barge loading plan' }),
    concept('crane', { preferred: 'Loading crane' }),
    concept('task-queue', { preferred: 'Task queue', aliases: ['job queue'] }),
  ],
  ambiguousProducts: { Redis: ['cache', 'online-store', 'task-queue'], Kafka: ['event-stream', 'task-queue'] },
  words: {
    shortForms: { svc: 'service', q: 'queue', gw: 'gateway', indexing: 'indexer' },
    initials: { dlq: 'dead letter queue' },
    wholeWords: ['indexer', 'service'],
    weakHeads: ['service', 'stage', 'layer', 'engine', 'cluster'],
    qualifiers: ['distributed', 'managed', 'aws'],
    objects: ['order', 'user'],
    services: ['service'],
    stores: ['store', 'database'],
    holders: ['queue', 'cache'],
    verbs: ['validate'],
    actions: ['moor'],
    records: ['log'],
    collections: ['suite', 'pool'],
    sameHeads: [
      ['store', 'database'],
      ['dashboard', 'console'],
    ],
    likeHeads: [['store', 'table']],
    synonyms: [['position', 'location', 'place']],
    opposites: [
      [['online'], ['offline', 'batch']],
      [['primary'], ['replica']],
      [['front'], ['back']],
      [['pier'], ['dock'], ['quay'], ['wharf'], ['jetty']],
    ],
  },
};

const judgePair = createPairJudge(lexicon);
const judge = (label: string, references: readonly ReferenceLabel[], at = 0) =>
  createWordMatcher(lexicon).createJudge(references).judge(label, references[at]!);

describe('createPairJudge', () => {
  it.each([
    ['case, plural and how words are joined', 'api_gateway', 'API Gateways'],
    ['short forms', 'Edge GW', 'API gateway'],
    ['what a product is', 'Kong', 'api-gateway'],
    ['what a product is, beside its name', 'Redis cache', 'In-memory cache'],
    ['which role a product plays', 'Kafka event log', 'Event stream'],
    ['a product within a name', 'Feathr online', 'Online feature store'],
    ['weak heads', 'Ranking stage', 'Ranker svc'],
    ['generic qualifiers', 'Distributed cache', 'Memcached cluster'],
    ['a weak head in the middle', 'Event service log', 'Event stream'],
    ['the order of words', 'Invoice mailer', 'mailing of invoices'],
    ['the order of the words of a name', 'Feature store, online', 'Online feature store'],
    ['two names of a concept in one', 'Task job queue', 'Job queue'],
    ['another name of a part', 'Tariff table', 'Fare matrix'],
    ['heads that mean the same', 'Tugboat console', 'Dashboard for tugboats'],
    ['a store of records', 'Event log database', 'Event stream'],
    ['several of a kind', 'Sensor suite', 'Sensors'],
    ['endings of nouns and verbs', 'Fare estimation engine', 'fare estimator'],
    ['a name made of words of its own', 'Geometry lookup table', 'Table of geometry lookups'],
    ['initials', 'FE', 'Fare estimator'],
    ['initials within a name', 'GT viewer panel', 'Ground truth viewer panel'],
    ['a product that names another sort of it', 'Redis feature store', 'Feature store'],
    ['initials of a known name', 'ES', 'Event stream'],
    ['initials with a detail', 'BP (with tides)', 'Berth planner'],
    ['a detail in brackets', 'Offline store (three years)', 'Hive'],
    ['a detail behind a detail', 'Layer 1: tide data', 'Layer 1: tide data (hourly)'],
    ['a detail without punctuation', 'Ranking Model dense features, trees', 'Ranker'],
    ['a detail of an unknown name without punctuation', 'Mooring Plan Avoid strong tides', 'Mooring plan'],
    ['a long description', 'mooring plan tides winds currents', 'Mooring plan'],
    ['what a name uses', 'Ranking model with late fusion', 'Ranker'],
    ['a number and what follows it', 'API gateway 200 rps per client', 'Edge gateway'],
    ['a number behind an unknown name', 'Berth planner 40 ships', 'Berth planning'],
    ['how many', 'Ranker top-50', 'Ranking'],
    ['the ending of a file', 'Tide atlas .csv', 'Tide atlas'],
    ['a list behind a name', 'API gateway tunnels, quotas', 'Edge gateway'],
    ['what is added to a name', 'Event stream + its consumers', 'Event log'],
    ['the product of a name', 'Online store Redis', 'Online feature store'],
    ['the product of an unknown name', 'Berth planner Redis', 'Berth planning'],
    ['the products of a name', 'Offline store Tardis/Hive', 'Offline feature store'],
    ['either side of a spaced slash', 'Hive / offline store', 'Offline feature store'],
    ['either side of a slash in a name', 'Ferry/barge timetable', 'Barge timetables'],
    ['both of two opposites', 'Online/offline tide gauge', 'Tide gauge'],
    ['a head before "of"', 'Cluster of rankers', 'Ranking service'],
    ['what something is for', 'Edge gateway for partners', 'API gateway'],
    ['a version glued to a word', 'Memcached2', 'Cache'],
    ['a head of like meaning in a name', 'Feature database', 'Feature store'],
    ['related concepts in nearly the same words', 'Barge loading plan', 'Loading plan'],
    ['words that mean the same', 'Buoy location map', 'Map of buoy positions'],
    ['words run together', 'rankerservice', 'Ranking model'],
    ['a verb for a noun', 'Validate berth slots', 'Berth slot validator'],
    ['a verb that is a noun, of several things', 'Moor big ships', 'Big ship mooring'],
    ['the number of a step', 'STAGE 1: BERTH PLANNER', 'Berth planning'],
    ['what an empty head is of', 'Cluster: rankers', 'Ranking cluster'],
    ['what a holder is of', 'Queue (tug jobs)', 'Tug job queue'],
    ['what a product holds', 'Redis (tug logs)', 'Tug log cache'],
    ['where something rests', 'Tug roster (Hive)', 'Tug roster store'],
    ['what is stored from the store of it', 'Hull photos', 'Hull photo store'],
    ['a store and a table', 'Tug roster table', 'Tug roster database'],
    ['initials that the lexicon knows', 'Tug DLQ', 'Dead letter queue for tugs'],
    ['a word cut short', 'Crane maint log', 'Crane maintenance log'],
    ['two details of a name', 'Berth planner (tides)', 'Berth planner: greedy'],
    ['a known name and a word of its other names', 'In-memory edge cache', 'Cache (edge)'],
    ['kinds of other things', 'Berth fee roster', 'Jetty berth fee roster'],
    ['one more word in a long name', 'Harbour tug roster', 'Harbour roster'],
  ])('sees through %s: %j is %j', (_, first, second) => {
    expect(judgePair(first, second).tier).toBe('same');
  });

  it.each([
    ['another qualifier of a head of many', 'API gateway', 'Tunnel gateway'],
    ['opposites', 'Lateral controller', 'Longitudinal controller'],
    ['opposites', 'Online store', 'Offline store'],
    ['opposites', 'Primary ledger', 'Replica ledger'],
    ['a prefix', 'Ranker', 'Re-ranker'],
    ['a service of an object', 'Order service', 'Order'],
    ['a service and a store', 'Order database', 'Order service'],
    ['a thing and who makes it', 'Index', 'Indexer'],
    ['numbers', 'Stage 1', 'Stage 2'],
    ['shares that lead and shares that follow', 'Canary 5 %', '5 % of users'],
    ['another object', 'Ledger of fares', 'Map of fares'],
    ['a head that follows', 'Cache logs', 'Cache'],
    ['a head that follows an unknown name', 'Berth planner', 'Berth planner monitor'],
    ['a known head that follows an unknown name', 'Berth planner', 'Berth planner ranking model'],
    ['what has an opposite from what has none', 'Feathr store', 'Online feature store'],
    ['related concepts in other words', 'Loading plan', 'Loading crane'],
    ['the product beside a name', 'Tidal API gateway / Redis', 'Cache'],
    ['one of two opposites', 'Online/offline store', 'Offline store'],
    ['two words for where things rest', 'Database', 'Store'],
    ['kinds of one thing', 'Pier planner', 'Dock planner'],
    ['a store and who serves it', 'Hull photo service', 'Hull photo store'],
    ['what says nothing', 'Cache', ''],
    ['what says nothing', '', ''],
  ])('keeps %s apart: %j, %j', (_, first, second) => {
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
            '/',
            'online/offline',
            'Kafka, Hive',
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

  it('mends a word of the lexicon only where no letter stands for another', () => {
    const references = [{ label: 'Diversity' }, { label: 'Hopper' }];
    expect(judge('Divresity', references).tier).toBe('same');
    expect(judge('Dicersity', [{ label: 'Diversification' }, { label: 'Hopper' }]).tier).not.toBe('same');
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

  it('takes no alias that only ends like a name for what that name means', () => {
    const office = { label: 'Harbour office', aliases: ['quay ranker'] };
    expect(judge('Ranker', [office]).tier).not.toBe('same');
    expect(judge('Quay ranker', [office]).tier).toBe('same');
  });

  it('rules a node out for a label that names something else, not for one that only ends like a name', () => {
    const office = [{ label: 'Harbour office' }];
    expect(judge('Task queue', office).isOther).toBe(true);
    expect(judge('Berthing gateway', office).isOther).toBe(false);
  });

  it('asks rather than decides where telling words point two ways', () => {
    const references = [{ label: 'Harbour pilot' }, { label: 'Harbour master' }];
    for (const at of [0, 1]) expect(judge('harbour officer', references, at).tier).toBe('close');
  });

  it('reads what a label adds up as both', () => {
    const references = [{ label: 'Ranker' }, { label: 'Task queue' }];
    for (const at of [0, 1]) expect(judge('ranker + job queue', references, at).tier).toBe('same');
  });

  it('leaves what aliases mean besides to the node most of whose aliases mean it', () => {
    const references = [
      { label: 'Harbour office', aliases: ['cache', 'in-memory cache'] },
      { label: 'Pilot station', aliases: ['distributed cache'] },
    ];
    expect(judge('Memcached', references).tier).toBe('same');
    expect(judge('Memcached', references, 1).tier).toBe('different');
  });

  it('drops no detail of an alias, and takes no initials of one', () => {
    const references = [{ label: 'Harbour office', aliases: ['quay (north side of the seventh basin)', 'QB'] }];
    for (const label of ['quay', 'quick berths']) expect(judge(label, references).tier).not.toBe('same');
  });

  it('takes no one word of an alias that many a component deals with', () => {
    const references = [{ label: 'Harbour office', aliases: ['order engine'] }];
    expect(judge('order stage', references).tier).not.toBe('same');
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
