import { createDiagram, nodeKinds } from '@calque/diagram';
import { describe, expect, test } from 'vitest';
import { defaultCommands } from '../commands/commands.ts';
import { describeDiagram, describeElement } from '../reading/describeElement.ts';
import { sampleDiagram } from '../testing/sampleDiagram.ts';
import { TestEditor } from '../testing/testEditor.ts';
import { toolIds } from '../tools/tools.ts';
import type { Message } from '../types.ts';
import { ar } from './ar.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { type Catalogue, type CatalogueEntry, formatMessage } from './format.ts';
import { fr } from './fr.ts';
import { ja } from './ja.ts';
import { zhHans } from './zh-Hans.ts';

const languages: readonly (readonly [string, Catalogue])[] = [
  ['en', en],
  ['es', es],
  ['de', de],
  ['fr', fr],
  ['ja', ja],
  ['zh-Hans', zhHans],
  ['ar', ar],
];

const toTexts = (entry: CatalogueEntry | undefined): readonly string[] =>
  entry === undefined ? [] : typeof entry === 'string' ? [entry] : Object.values(entry);
const getForms = (entry: CatalogueEntry | undefined) =>
  typeof entry === 'object' ? Object.keys(entry).toSorted().join() : '';
const getGaps = (text: string) => [...text.matchAll(/\{@?(\w+)\}/g)].map(([, name]) => name!);

describe.each(languages)('the catalogue %s', (locale, catalogue) => {
  test('has every key of the English one, and no other', () => {
    expect(Object.keys(catalogue).toSorted()).toEqual(Object.keys(en).toSorted());
  });

  test('has no empty text', () => {
    const blank = Object.keys(en).filter((key) => toTexts(catalogue[key]).some((text) => text.trim() === ''));
    expect(blank).toEqual([]);
  });

  test('has exactly the plural forms of its language where English has two', () => {
    const { pluralCategories } = new Intl.PluralRules(locale).resolvedOptions();
    const wanted = pluralCategories.toSorted().join();
    const wrong = Object.entries(en).filter(
      ([key, entry]) => getForms(catalogue[key]) !== (typeof entry === 'string' ? '' : wanted),
    );
    expect(wrong).toEqual([]);
  });

  test('fills no gap that the English text does not have', () => {
    const wrong = Object.entries(en).filter(([key, entry]) => {
      const known = new Set(toTexts(entry).flatMap(getGaps));
      return toTexts(catalogue[key])
        .flatMap(getGaps)
        .some((name) => !known.has(name));
    });
    expect(wrong).toEqual([]);
  });

  test('leaves no gap and no key in what is said of a diagram', () => {
    const said: Message[] = [describeDiagram(sampleDiagram)];
    for (const { id } of [...sampleDiagram.nodes, ...sampleDiagram.edges, ...sampleDiagram.groups])
      said.push(describeElement(sampleDiagram, id));
    const user = new TestEditor(sampleDiagram);
    user.editor.subscribe(({ transaction }) => transaction?.announcement && said.push(transaction.announcement));
    for (const { id } of defaultCommands) user.run('edit.undo').select('features', 'ranker', 'feed').run(id);
    for (const message of said) expect(formatMessage(catalogue, message, locale)).not.toMatch(/[{}]|\w+\.\w+/);
  });
});

const say = (message: Message, [locale, catalogue] = languages[0]!) => formatMessage(catalogue, message, locale);
const count = (count: number, language: number) =>
  say({ key: 'describe.nodes', params: { count } }, languages[language]);

describe('a message', () => {
  test('tells a node, its kind, its place and its links', () => {
    expect(say(describeElement(sampleDiagram, 'features'))).toBe(
      'Feature store, store, 3 of 4, in Serving, connected from Events and to Ranker',
    );
    expect(say(describeElement(sampleDiagram, 'api'))).toBe('API, gateway, 2 of 4, in Ingest, not connected');
    expect(say(describeElement(sampleDiagram, 'ranker'))).toBe('Ranker, model, 4 of 4, connected from Feature store');
  });

  test('tells an edge and a group', () => {
    expect(say(describeElement(sampleDiagram, 'fill'))).toBe('arrow clicks from Events to Feature store');
    expect(say(describeElement(sampleDiagram, 'ingest'))).toBe('Ingest, lane with 2 elements');
    expect(say(describeDiagram(createDiagram()))).toBe('0 components, 0 connections');
  });

  test('lists several links as the language does', () => {
    const { diagram } = new TestEditor(sampleDiagram)
      .run('edge.add', { from: 'ranker', to: 'events' })
      .run('edge.add', { from: 'ranker', to: 'api' });
    expect(say(describeElement(diagram, 'ranker'))).toContain('and to Events and API');
    expect(say(describeElement(diagram, 'ranker'), languages[2])).toContain('verbunden mit Events und API');
  });

  test('chooses the plural form that the language has for a number', () => {
    expect([count(1, 0), count(2, 0)]).toEqual(['1 component', '2 components']);
    expect([count(0, 6), count(1, 6), count(2, 6)]).toEqual(['لا مكونات', 'مكون واحد', 'مكونان']);
    expect(count(1_000_000, 1)).toBe('1.000.000 de componentes');
  });

  test('calls what has no label unnamed', () => {
    const user = new TestEditor().run('node.add', { label: '' });
    expect(say(describeElement(user.diagram, 'new1'))).toBe('unnamed, service, 1 of 1, not connected');
  });

  test('keeps a kind of the host as it is, and a key that nobody knows', () => {
    expect(say({ key: 'name.node', params: { label: 'A', kind: 'llama' } })).toBe('A, llama');
    expect(say({ key: 'nobody.knows' })).toBe('nobody.knows');
  });
});

test('every kind, tool and command has a name', () => {
  for (const kind of nodeKinds) expect(en).toHaveProperty([`kind.${kind}`]);
  for (const tool of toolIds) expect(en).toHaveProperty([`tool.${tool}`]);
  for (const { title } of defaultCommands) expect(en).toHaveProperty([title]);
});
