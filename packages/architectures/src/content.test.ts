import { type Exercise, essentialTopics, parseExercise } from '@calque/exercise';
import { compare } from '@calque/grading';
import { createWordMatcher, type Lexicon } from '@calque/grading/labels';
import { checkNotes } from '@calque/grading/rubric';
import { beforeAll, describe, expect, test } from 'vitest';
import { readContent, readExercises } from '../scripts/content.ts';
import { deriveCatalogue, deriveThumbnails, deriveTradeoffs } from '../scripts/derive.ts';
import { catalogue, loadLexicon, loadThumbnails, loadTradeoffMatrix } from './index.ts';
import { packThumbnail } from './thumbnails.ts';

const exercises = readExercises();
let lexicon: Lexicon;
beforeAll(async () => {
  lexicon = await loadLexicon();
});

describe.each(exercises.map((exercise): [string, Exercise] => [exercise.slug, exercise]))('%s', (_, exercise) => {
  const [reference] = exercise.references;
  const { nodes, edges } = reference;

  test('is a valid exercise whose aliases each mean one node', () => {
    expect(parseExercise(exercise)).toEqual({ ok: true, exercise, warnings: [] });
  });

  test('says of each node why it is there, and of each important arrow why it matters', () => {
    expect(nodes.filter(({ why = '' }) => why.length < 5).map(({ id }) => id)).toEqual([]);
    const important = edges.filter(({ importance }) => importance === 3);
    expect(important.filter(({ why = '' }) => why.length < 40 || !why.endsWith('.')).map(({ id }) => id)).toEqual([]);
  });

  test('takes concepts from the lexicon', () => {
    const known = new Set(lexicon.concepts.map(({ concept }) => concept));
    expect(nodes.filter(({ concept }) => concept !== undefined && !known.has(concept)).map(({ id }) => id)).toEqual([]);
  });

  const checkAllNotes = (getNote: (id: string) => string) => {
    const trace = { ...reference, nodes: nodes.map((node) => ({ ...node, note: getNote(node.id) })) };
    return checkNotes(trace, reference, compare(trace, reference, { labelMatchers: [createWordMatcher(lexicon)] }));
  };

  test('has a rubric for each one-liner, which the one-liner meets and an empty note does not', () => {
    const texts = new Map(exercise.oneLiners.map(({ nodeId, text }) => [nodeId, text]));
    const criteria = checkAllNotes((id) => texts.get(id) ?? '');
    expect(new Set(criteria.map(({ node }) => node))).toEqual(new Set(texts.keys()));
    expect(criteria.filter(({ met }) => !met).map(({ criterion, label }) => `${criterion} ${label}`)).toEqual([]);
    expect(checkAllNotes(() => '').some(({ met }) => met)).toBe(false);
  });

  test('gives each metric a reason, and calls out what is often left out', () => {
    const { offline, online, reasons = {} } = exercise.metrics;
    expect(Object.keys(reasons).toSorted()).toEqual([...offline, ...online].toSorted());
    const topics = exercise.essentials!.map(({ topic }) => topic);
    expect(topics).toContain('monitoring');
    expect(topics).toContain('rollback');
    expect(essentialTopics).toEqual(expect.arrayContaining(topics));
  });

  test('has a name or alias taken for its own node, and for no other as much', () => {
    const matcher = createWordMatcher(lexicon).createJudge(nodes);
    const doubtful = nodes.flatMap((node) =>
      [node.label, ...(node.aliases ?? [])].filter((name) => {
        const own = matcher.judge(name, node);
        const others = nodes.filter((other) => other !== node).map((other) => matcher.judge(name, other));
        return own.tier !== 'same' || others.some(({ tier, strength }) => tier === 'same' && strength >= own.strength);
      }),
    );
    expect(doubtful).toEqual([]);
  });

  test('scores 100 against itself', () => {
    const comparison = compare(reference, reference, { labelMatchers: [createWordMatcher(lexicon)] });
    expect(comparison.score).toBe(100);
    expect(comparison.edits).toEqual([]);
  });
});

test('no two important arrows share a reason', () => {
  const reasons = exercises.flatMap(({ references: [{ edges }] }) =>
    edges.filter(({ importance }) => importance === 3).map(({ why }) => why),
  );
  expect(new Set(reasons).size).toBe(reasons.length);
  expect(reasons.length).toBeGreaterThan(200);
});

test('the catalogue, the trade-off matrix and the thumbnails are made from the exercises', async () => {
  expect(catalogue).toEqual(deriveCatalogue(exercises));
  expect(readContent('thumbnails')).toEqual(deriveThumbnails(exercises));
  const matrix = await loadTradeoffMatrix();
  expect(matrix).toEqual(deriveTradeoffs(exercises));
  expect(matrix).toHaveLength(112);
});

test('thumbnails unpack to what they were packed from', async () => {
  const thumbnails = await loadThumbnails();
  expect(thumbnails.map(packThumbnail)).toEqual(readContent('thumbnails'));
  expect(thumbnails.map(({ slug, nodes, routes }) => [slug, nodes.length, routes.length])).toEqual(
    catalogue.map(({ slug, nodes, edges }) => [slug, nodes, edges]),
  );
});
