import { loadExercise, slugs } from '@calque/architectures';
import type { Diagram } from '@calque/diagram';
import { compare, type Reference } from '@calque/grading';
import { describe, expect, test } from 'vitest';
import { getForgottenEssentials } from './interview/essentials.ts';
import { interviewSteps } from './interview/interview.ts';
import { checkMetrics, getModelAnswer, suggestPoints } from './interview/modelAnswer.ts';
import { checkOneLiner, getOneLinerNodes } from './interview/oneLiner.ts';
import { createPass, toPlainDiagram } from './pass/createPass.ts';
import { getNextHint } from './pass/hints.ts';
import { getBlankTally, getDrawnShare } from './pass/traced.ts';
import { getCards } from './schedule/cards.ts';

function withOwnId(id: string): string {
  return `own-${id}`;
}

/** The whole reference, with ids of its own as any drawing has. */
function drawByHand(reference: Reference): Diagram {
  const plain = toPlainDiagram(reference);
  return {
    ...plain,
    nodes: plain.nodes.map((node) => ({ ...node, id: withOwnId(node.id) })),
    edges: plain.edges.map((edge) => ({
      ...edge,
      id: withOwnId(edge.id),
      from: withOwnId(edge.from),
      to: withOwnId(edge.to),
    })),
  };
}

describe.each([...slugs])('In %s', (slug) => {
  test('its own model answers pass every check, and an empty sheet passes none', async () => {
    const exercise = await loadExercise(slug);
    const [reference] = exercise.references;
    const whole = compare(toPlainDiagram(reference), reference);
    const empty = compare(createPass(exercise, 'recall', [], 1).initial, reference);

    expect(getDrawnShare(reference, whole)).toBe(1);
    expect(getNextHint(reference, whole, [], 0)).toBeNull();
    expect(getNextHint(reference, empty, [], 0)?.hint).toMatchObject({ nodes: reference.nodes.length });
    const essentials = exercise.essentials ?? [];
    const reminders = essentials.map(({ reminder }) => reminder);
    expect(getForgottenEssentials(exercise, whole, [])).toEqual(
      essentials.filter(({ nodeIds }) => nodeIds.length === 0),
    );
    expect(getForgottenEssentials(exercise, whole, reminders)).toEqual([]);
    expect(getForgottenEssentials(exercise, empty, [])).toEqual(essentials);

    for (const id of getOneLinerNodes(exercise)) {
      const text = exercise.oneLiners.find(({ nodeId }) => nodeId === id)?.text ?? '';
      expect(checkOneLiner(exercise, id, text)?.verdict).toBe('good');
      expect(checkOneLiner(exercise, id, 'I do not remember')?.verdict).toBe('missed');
    }
    for (const step of interviewSteps) {
      const points = getModelAnswer(exercise, step);
      expect(points.length).toBeGreaterThan(0);
      expect(suggestPoints(points, points.map(({ text }) => text).join('. '))).toEqual(points.map(({ id }) => id));
    }
    const { offline, online } = checkMetrics(exercise.metrics, exercise.metrics);
    expect([...offline.missed, ...online.missed, ...offline.others, ...online.others]).toEqual([]);
    expect(new Set(getCards(exercise).map(({ id }) => id)).size).toBe(getCards(exercise).length);
  });
});

describe.each(['recommender-funnel', 'url-shortener', 'fraud-detection'] as const)('In %s', (slug) => {
  test('each kind of partly blank sheet counts its blanks as open until they are filled', async () => {
    const exercise = await loadExercise(slug);
    const [reference] = exercise.references;
    for (const mode of ['nodes', 'labels', 'edges'] as const) {
      const plan = createPass(exercise, 'complete', [], 3, { mode });
      const handedOut = compare(plan.initial, reference);
      expect(getBlankTally(plan, handedOut).filled).toBe(0);
      const { filled, total } = getBlankTally(plan, compare(drawByHand(reference), reference));
      expect(filled).toBe(total);
    }
  });
});
