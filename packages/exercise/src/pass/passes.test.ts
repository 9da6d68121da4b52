import { createDiagram, createNode } from '@calque/diagram';
import { describe, expect, test } from 'vitest';
import { createComparison, createFinished, createMistakes, exercise, reference } from '../../testing/exercise.ts';
import type { HintUse } from '../attempt/types.ts';
import { getCalibration, getCalibrationTrend } from './calibration.ts';
import { comparePasses } from './comparePasses.ts';
import { createPass } from './createPass.ts';
import { getHint, getIndependentScore, getNextHint, type Hint } from './hints.ts';
import { getLiveOverrules, withOverrule, withoutOverrule } from './overrules.ts';
import { getBlankTally, getDrawnShare, getNewWhys } from './traced.ts';

function takeAll(missing: readonly string[]): { hints: Hint[]; uses: HintUse[] } {
  const comparison = createComparison(missing);
  const hints: Hint[] = [];
  const uses: HintUse[] = [];
  for (let at = 0; at < 50; at++) {
    const step = getNextHint(reference, comparison, uses, at);
    if (!step) break;
    hints.push(step.hint);
    uses.push(step.use);
  }
  return { hints, uses };
}

describe('Hints', () => {
  test('start with a count and go on element by element, the most important first, to its ghost', () => {
    const { hints } = takeAll(['monitor', 'train', 'log-train']);
    expect(hints).toMatchObject([
      { kind: 'count', nodes: 2, edges: 1 },
      { kind: 'stage', node: 'train', stage: 'Stage learn' },
      { kind: 'letter', node: 'train', letter: 'T', words: 2 },
      { kind: 'ghost', node: { id: 'train' } },
      { kind: 'stage', node: 'monitor' },
      { kind: 'letter', node: 'monitor', letter: 'M' },
      { kind: 'ghost', node: { id: 'monitor' } },
      { kind: 'edge', edge: 'log-train' },
      { kind: 'ghost-edge', edge: { id: 'log-train' } },
    ]);
  });

  test('can be put together again from what was noted of them', () => {
    const { hints, uses } = takeAll(['monitor', 'train', 'log-train']);
    const comparison = createComparison(['monitor', 'train', 'log-train']);
    expect(uses.map((use) => getHint(use, reference, comparison))).toEqual(hints);
    expect(getHint({ kind: 'ghost', node: 'gone' }, reference, comparison)).toBeNull();
  });

  test('cost points of the independent score and never of the automatic one', () => {
    const { uses } = takeAll(['monitor']);
    const { result } = createFinished(1, { score: 90, hints: uses });
    expect(getIndependentScore(result!)).toBe(82);
    expect(result!.score).toBe(90);
  });

  test('turn to another node once the first is drawn', () => {
    const { uses } = takeAll(['train', 'monitor']);
    const step = getNextHint(reference, createComparison(['monitor']), uses.slice(0, 2), 9);
    expect(step?.hint).toMatchObject({ kind: 'stage', node: 'monitor' });
  });

  test('are not given when nothing is missing', () => {
    expect(takeAll([]).hints).toEqual([]);
  });
});

describe('Tracing', () => {
  test('tells the why of each part once, when it is drawn', () => {
    const before = createComparison(['monitor', 'train']);
    const after = createComparison(['monitor']);
    expect(getNewWhys(reference, before, after)).toEqual([{ id: 'train', why: 'Why Training pipeline.' }]);
    expect(getNewWhys(reference, null, after)).toHaveLength(6);
    expect(getNewWhys(reference, after, before)).toEqual([]);
  });

  test('counts the blanks apart from what was given', () => {
    const plan = createPass(exercise, 'complete', [], 1, { mode: 'nodes', blankShare: 0.3 });
    expect(getBlankTally(plan, createComparison(['monitor']))).toEqual({ filled: 3, total: 4 });
    expect(getDrawnShare(reference, createComparison(['monitor']))).toBeCloseTo(13 / 14);
  });
});

describe('Calibration', () => {
  test('says which way the learner was wrong', () => {
    expect(getCalibration(95, 60)).toEqual({ difference: 35, verdict: 'overconfident' });
    expect(getCalibration(40, 60).verdict).toBe('underconfident');
    expect(getCalibration(65, 60).verdict).toBe('accurate');
  });

  test('over all attempts tells bias from error', () => {
    const history = [
      createFinished(1, { selfRating: 100, score: 80 }),
      createFinished(2, { selfRating: 60, score: 80 }),
    ];
    expect(getCalibrationTrend([...history, createFinished(3)])).toEqual({ count: 2, bias: 0, error: 20 });
    expect(getCalibrationTrend([createFinished(3)])).toBeNull();
  });
});

test('Passes side by side name what was mended, what is new and what keeps coming back', () => {
  const history = [
    createFinished(3, { pass: 'recall', mistakes: createMistakes(['monitor', 'log']) }),
    createFinished(1, { pass: 'trace', mistakes: createMistakes(['monitor']) }),
    createFinished(2, { pass: 'complete', mistakes: createMistakes(['monitor', 'rerank']) }),
    createFinished(4, { exercise: 'other', mistakes: createMistakes(['monitor']) }),
  ];
  const { rows, added, mended, recurring } = comparePasses('funnel', history);
  expect(rows.map(({ pass, mistakes }) => [pass, mistakes])).toEqual([
    ['trace', 1],
    ['complete', 2],
    ['recall', 2],
  ]);
  expect(added).toEqual(createMistakes(['log']));
  expect(mended).toEqual(createMistakes(['rerank']));
  expect(recurring).toEqual([{ ...createMistakes(['monitor'])[0], times: 3, isOpen: true }]);
});

test('Overrules hold one meaning for a box and one box for a meaning, and go with their box', () => {
  let decisions = withOverrule([], { trace: 'a', reference: 'log' });
  decisions = withOverrule(decisions, { trace: 'b', reference: null });
  decisions = withOverrule(decisions, { trace: 'c', reference: 'log' });
  expect(decisions).toEqual([
    { trace: 'b', reference: null },
    { trace: 'c', reference: 'log' },
  ]);
  expect(withOverrule(decisions, { trace: 'b', reference: 'train' })).toHaveLength(2);
  expect(withoutOverrule(decisions, 'b')).toEqual([{ trace: 'c', reference: 'log' }]);
  expect(getLiveOverrules(decisions, createDiagram({ nodes: [createNode({ id: 'b' })] }))).toHaveLength(1);
});
