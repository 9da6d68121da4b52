import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createComparison, exercise, reference } from '../../testing/exercise.ts';
import type { Exercise } from '../types.ts';
import { getForgottenEssentials } from './essentials.ts';
import { createInterview, getBudget, interviewSteps, reduceInterview, type InterviewEvent } from './interview.ts';
import { checkMetrics, getModelAnswer, suggestPoints } from './modelAnswer.ts';
import { checkOneLiner, getOneLinerNodes } from './oneLiner.ts';

describe('The interview', () => {
  test('goes through its steps in order, skips and comes back to what was left open', () => {
    let state = createInterview();
    const seen: (string | null)[] = [];
    for (const type of ['done', 'skip', 'done'] as const) {
      seen.push(state.current);
      state = reduceInterview(state, { type });
    }
    expect(seen).toEqual(['clarify', 'framing', 'data']);
    state = reduceInterview(state, { type: 'goTo', step: 'framing' });
    state = reduceInterview(state, { type: 'answer', text: 'Ranking' });
    state = reduceInterview(state, { type: 'done' });
    expect(state.current).toBe('architecture');
    for (let index = 0; index < 3; index++) state = reduceInterview(state, { type: 'done' });
    expect(state.current).toBeNull();
    expect(state.steps.map(({ status }) => status)).toEqual(Array.from(interviewSteps, () => 'done'));
    expect(state.steps[1]?.answer).toBe('Ranking');
  });

  test('warns in the last fifth of a budget and when it is overrun', () => {
    const state = reduceInterview(createInterview(), { type: 'tick', ms: 4.5 * 60_000 });
    expect(getBudget(createInterview().steps[0]!).level).toBe('fine');
    expect(getBudget(state.steps[0]!)).toEqual({ remainingMs: 30_000, level: 'soon' });
    expect(getBudget(reduceInterview(state, { type: 'tick', ms: 60_000 }).steps[0]!).level).toBe('over');
  });

  test('never loses or invents time, and can be stored and continued after any event', () => {
    const event: fc.Arbitrary<InterviewEvent> = fc.oneof(
      fc.record({ type: fc.constant('tick' as const), ms: fc.integer({ min: -100_000, max: 100_000 }) }),
      fc.record({ type: fc.constantFrom('done' as const, 'skip' as const) }),
      fc.record({ type: fc.constant('goTo' as const), step: fc.constantFrom(...interviewSteps) }),
      fc.record({ type: fc.constant('answer' as const), text: fc.string() }),
    );
    fc.assert(
      fc.property(fc.array(event, { maxLength: 30 }), (events) => {
        let state = createInterview();
        let stored = createInterview();
        let expected = 0;
        for (const one of events) {
          if (one.type === 'tick' && state.current) expected += Math.max(0, one.ms);
          state = reduceInterview(state, one);
          stored = reduceInterview(JSON.parse(JSON.stringify(stored)), one);
        }
        expect(stored).toEqual(state);
        expect(state.steps.reduce((sum, { spentMs }) => sum + spentMs, 0)).toBe(expected);
      }),
      { numRuns: 60 },
    );
  });
});

describe('One-liners', () => {
  test('are checked by the words of the model sentence where there is no rubric', () => {
    expect(getOneLinerNodes(exercise)).toEqual(['monitor']);
    expect(checkOneLiner(exercise, 'monitor', 'Watching drift of scores and fresh features')?.verdict).toBe('good');
    expect(checkOneLiner(exercise, 'monitor', 'We watch the features')?.verdict).toBe('partly');
    expect(checkOneLiner(exercise, 'monitor', 'Use Kafka')?.verdict).toBe('missed');
    expect(checkOneLiner(exercise, 'monitor', 'Use Kafka')?.model).toContain('score drift');
    expect(checkOneLiner(exercise, 'client', 'anything')).toBeNull();
  });

  test('are checked by the rubric of the author where there is one', () => {
    const rubric = [{ id: 'a', label: 'Time split', require: [['time split', 'temporal']] }];
    const nodes = reference.nodes.map((node) => (node.id === 'train' ? { ...node, rubric } : node));
    const own: Exercise = { ...exercise, references: [{ ...reference, nodes }] };
    expect(getOneLinerNodes(own)).toEqual(['train', 'monitor']);
    expect(checkOneLiner(own, 'train', 'Split by time')?.verdict).toBe('missed');
    expect(checkOneLiner(own, 'train', 'With a time-split')?.verdict).toBe('good');
  });
});

describe('The self-check', () => {
  test('offers the model answer point by point and suggests what the answer makes', () => {
    const points = getModelAnswer(exercise, 'deployment');
    expect(points.map(({ text }) => text)).toEqual([
      'Shadow first, then champion-challenger on 5% of the traffic, with rollback',
      'Score drift, feature freshness',
    ]);
    expect(suggestPoints(points, 'Monitor drift of the score and how fresh features are')).toEqual(['deployment-1']);
    expect(getModelAnswer(exercise, 'clarify')).toHaveLength(3);
  });

  test('knows a metric by its short name and tells a misplaced one from another one', () => {
    const metrics = { offline: ['NDCG@k', 'AUC / log loss'], online: ['conversion rate (CVR)', 'CTR'] };
    expect(checkMetrics(metrics, { offline: ['ndcg', 'log loss', 'CTR', 'F1'], online: ['CVR'] })).toEqual({
      offline: { chosen: ['NDCG@k', 'AUC / log loss'], missed: [], misplaced: ['CTR'], others: ['F1'] },
      online: { chosen: ['conversion rate (CVR)'], missed: ['CTR'], misplaced: [], others: [] },
    });
  });
});

test('What people forget is called out unless it is drawn or said', () => {
  const essentials = [
    { topic: 'monitoring', nodeIds: ['monitor'], reminder: 'Nobody watches the model.' },
    { topic: 'rollback', nodeIds: [], reminder: 'There is no way back.' },
    { topic: 'shadow-deployment', nodeIds: [], reminder: 'It was never shadowed.' },
  ];
  const forgotten = (missing: readonly string[], ...texts: string[]) =>
    getForgottenEssentials({ essentials }, createComparison(missing), texts).map(({ topic }) => topic);
  expect(forgotten(['monitor'])).toEqual(['monitoring', 'rollback', 'shadow-deployment']);
  expect(forgotten([], 'Rolled back at once')).toEqual(['shadow-deployment']);
  expect(forgotten(['monitor'], 'Shadowing first', 'alerts on drift; revert')).toEqual([]);
  expect(getForgottenEssentials({}, createComparison(), [])).toEqual([]);
});
