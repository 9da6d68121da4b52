import { readdirSync, readFileSync } from 'node:fs';
import { createDiagram, createEdge, createNode, type Diagram } from '@calque/diagram';
import { compare } from '@calque/grading';
import { createWordMatcher } from '@calque/grading/labels';
import { expect, test } from 'vitest';
import { loadLexicon } from './loadContent.ts';
import { loadExercise } from './loadExercise.ts';

interface GradedAttempt {
  readonly exercise: string;
  readonly about: string;
  readonly drawing: { readonly boxes: readonly string[]; readonly arrows: readonly (readonly [string, string])[] };
  readonly expect: {
    /** The least and the most the score may be. */
    readonly score: readonly [number, number];
    readonly matched: readonly string[];
    readonly missing: readonly string[] | 'all';
    readonly reversed: readonly (readonly [string, string])[];
    readonly extra: readonly string[];
  };
}

const folder = new URL('../../../fixtures/attempts/', import.meta.url);
const attempts = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as GradedAttempt);

/** Boxes in a row, in the order given; the label is the id. */
function draw({ boxes, arrows }: GradedAttempt['drawing']): Diagram {
  return createDiagram({
    nodes: boxes.map((label, index) => createNode({ id: label, label, x: index * 240 })),
    edges: arrows.map(([from, to]) => createEdge({ id: `${from} > ${to}`, from, to })),
  });
}

test.each(attempts)('$exercise: $about', async ({ exercise, drawing, expect: expected }) => {
  const { references } = await loadExercise(exercise);
  const { score, nodes, edges } = compare(draw(drawing), references, {
    labelMatchers: [createWordMatcher(await loadLexicon())],
  });
  const [reference] = references;
  const named = (verdicts: readonly string[]) =>
    nodes.flatMap(({ verdict, reference: id }) => (id !== null && verdicts.includes(verdict) ? [id] : [])).toSorted();
  const ends = new Map(reference.edges.map(({ id, from, to }) => [id, [from, to]]));

  expect(score).toBeGreaterThanOrEqual(expected.score[0]);
  expect(score).toBeLessThanOrEqual(expected.score[1]);
  expect(named(['same'])).toEqual(expected.matched.toSorted());
  const missing = expected.missing === 'all' ? reference.nodes.map(({ id }) => id) : expected.missing;
  expect(named(['missing'])).toEqual(missing.toSorted());
  expect(edges.flatMap((edge) => (edge.verdict === 'reversed' ? [ends.get(edge.reference ?? '')] : []))).toEqual(
    expected.reversed,
  );
  expect(nodes.flatMap(({ verdict, trace }) => (verdict === 'extra' ? trace : [])).toSorted()).toEqual(
    expected.extra.toSorted(),
  );
});
