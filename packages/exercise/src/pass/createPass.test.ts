import { parseDiagram } from '@calque/diagram';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createFinished, createMistakes, exercise, reference } from '../../testing/exercise.ts';
import { passKinds } from '../attempt/types.ts';
import { completeModes, createPass, getUnderlayOpacity, planPass } from './createPass.ts';

const ids = (elements: readonly { readonly id: string }[]) => elements.map(({ id }) => id);

test('A trace lies on the whole reference and fades not at all', () => {
  const plan = createPass(exercise, 'trace', [], 1);
  expect(ids(plan.underlay!.nodes)).toEqual(ids(reference.nodes));
  expect(plan.initial.nodes).toEqual([]);
  expect(getUnderlayOpacity(plan, 0)).toBe(getUnderlayOpacity(plan, 1));
});

test('A recall is a blank sheet with every label in the word bank, not in the order of the reference', () => {
  const plan = createPass(exercise, 'recall', [], 1, { distractors: ['Blockchain'] });
  const labels = reference.nodes.map(({ label }) => label);
  expect(plan.underlay).toBeNull();
  expect(plan.initial.nodes).toEqual([]);
  expect(plan.wordBank.toSorted()).toEqual([...labels, 'Blockchain'].toSorted());
  expect(plan.wordBank.filter((label) => label !== 'Blockchain')).not.toEqual(labels);
});

test('The first complete pass fades with what is drawn', () => {
  const plan = createPass(exercise, 'complete', [], 1);
  expect(plan.mode).toBe('fade');
  const opacities = [0, 0.25, 0.5, 1].map((share) => getUnderlayOpacity(plan, share));
  expect(opacities).toEqual(opacities.toSorted((a, b) => b - a));
  expect(opacities.at(-1)).toBeLessThan(0.1);
});

describe('A partly blank sheet', () => {
  test('blanks what went wrong last time', () => {
    const history = [createFinished(1, { mistakes: createMistakes(['rerank', 'train']) })];
    const plan = createPass(exercise, 'complete', history, 5, { blankShare: 0.3 });
    expect(plan.mode).toBe('nodes');
    expect(plan.blanks.nodes).toEqual(['rerank', 'train']);
    expect(ids(plan.initial.nodes)).not.toContain('rerank');
    expect(plan.blanks.edges).toEqual(['ranker-rerank', 'rerank-client', 'log-train', 'train-ranker']);
    expect(plan.wordBank.toSorted()).toEqual(['Re-ranking', 'Training pipeline']);
  });

  test('blanks boxes when arrows are missing only because their boxes are', () => {
    const arrows = ['ranker-rerank', 'rerank-client', 'log-train', 'train-ranker'];
    const history = [createFinished(1, { mistakes: createMistakes(['rerank', 'train', ...arrows]) })];
    const plan = createPass(exercise, 'complete', history, 5);
    expect(plan.mode).toBe('nodes');
    expect(plan.focus).not.toHaveProperty('log-train');
  });

  test('blanks arrows when arrows went wrong', () => {
    const mistakes = createMistakes(['ranker-rerank', 'train-ranker']);
    const plan = createPass(exercise, 'complete', [createFinished(1, { mistakes })], 5);
    expect(plan.mode).toBe('edges');
    expect(plan.initial.nodes).toHaveLength(reference.nodes.length);
    expect(plan.blanks.edges).not.toContain('client-candidates');
  });

  test('blanks labels when names went wrong', () => {
    const mistakes = createMistakes(['rerank', 'log']).map((mistake) => ({ ...mistake, kind: 'rename' as const }));
    const plan = createPass(exercise, 'complete', [createFinished(1, { mistakes })], 5, { blankShare: 0.3 });
    expect(plan.blanks).toEqual({ nodes: [], labels: ['rerank', 'log'], edges: [] });
  });

  test('blanks what people often forget when nothing went wrong', () => {
    const plan = createPass(exercise, 'complete', [], 9, { mode: 'nodes', blankShare: 0.3 });
    expect(plan.blanks.nodes).toEqual(['log', 'monitor']);
  });

  test('leaves a box without its label where labels are blank, and lets it be named', () => {
    const plan = createPass(exercise, 'complete', [], 9, { mode: 'labels', blankShare: 0.3 });
    const blank = plan.initial.nodes.filter(({ label }) => label === '');
    expect(ids(blank)).toEqual(plan.blanks.labels);
    expect(blank.some(({ locked }) => locked)).toBe(false);
    expect(plan.initial.nodes.filter(({ locked }) => locked)).toHaveLength(reference.nodes.length - 2);
  });

  test('remembers the newest mistake best', () => {
    const history = [
      createFinished(1, { mistakes: createMistakes(['candidates']) }),
      createFinished(2, { mistakes: createMistakes(['ranker']) }),
    ];
    const { focus } = createPass(exercise, 'complete', history, 1);
    expect(focus['ranker']).toBeGreaterThan(focus['candidates']!);
  });
});

test('Any sheet is a valid drawing, given parts and blanks make up the reference, and its recipe plans it again', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...passKinds),
      fc.option(fc.constantFrom(...completeModes), { nil: undefined }),
      fc.integer(),
      fc.double({ min: 0.01, max: 1, noNaN: true }),
      fc.subarray(['candidates', 'log', 'log-train', 'rerank-client']),
      (pass, mode, seed, blankShare, wrong) => {
        const history = wrong.length > 0 ? [createFinished(1, { mistakes: createMistakes(wrong) })] : [];
        const plan = createPass(exercise, pass, history, seed, { mode, blankShare });
        expect(parseDiagram(plan.initial)).toMatchObject({ ok: true, warnings: [] });
        const { nodes, edges } = plan.initial;
        expect([...ids(nodes), ...plan.blanks.nodes].toSorted()).toEqual(ids(reference.nodes).toSorted());
        expect([...ids(edges), ...plan.blanks.edges].toSorted()).toEqual(ids(reference.edges).toSorted());
        const { focus } = JSON.parse(JSON.stringify(plan)) as typeof plan;
        const recipe = { pass, seed, focus, ...(plan.mode && { mode: plan.mode }) };
        expect(planPass(exercise, recipe, { blankShare })).toEqual(plan);
      },
    ),
    { numRuns: 60 },
  );
});
