import { createDiagram, createNode } from '@calque/diagram';
import { describe, expect, it } from 'vitest';
import { compare } from './compare.ts';
import { checkNotes, checkRubric, getStem } from './rubric.ts';
import type { Reference } from './types.ts';

const createRollout = (note?: string) => createNode({ id: 'Rollout', label: 'Rollout', note });

describe('a rubric', () => {
  it.each([
    ['logs', 'logging'],
    ['logged', 'log'],
    ['monitors', 'monitoring'],
    ['features', 'feature'],
    ['two', '2'],
    ['deploys', 'deployment'],
    ['labels', 'labelled'],
  ])('takes %s and %s for one word', (one, other) => expect(getStem(one)).toBe(getStem(other)));

  it.each([
    ['caching', 'cat'],
    ['store', 'stream'],
  ])('keeps %s and %s apart', (one, other) => expect(getStem(one)).not.toBe(getStem(other)));

  it('meets a criterion when every group has a keyword, in any form', () => {
    const criteria = [
      { id: 'split', label: 'Small share', require: [['5%', 'small slice'], ['challenger']], points: 2 },
      { id: 'time', label: 'Two weeks', require: [['two weeks', '14 days']] },
    ];
    const { results, share } = checkRubric('Champion-challengers with 5 % of traffic for 14 days', criteria);
    expect(results.map(({ met }) => met)).toEqual([true, true]);
    expect(share).toBe(1);
    expect(checkRubric('A challenger for 2 weeks', criteria).share).toBeCloseTo(1 / 3);
  });

  it('is held against the notes on the boxes of its node', () => {
    const reference: Reference = {
      ...createDiagram({}),
      nodes: [
        {
          ...createRollout(),
          rubric: [
            { id: 'test', label: 'Names the test', require: [['A/B test', 'champion-challenger']] },
            { id: 'share', label: 'Names a share of traffic', require: [['%', 'percent']] },
          ],
        },
      ],
    };
    const check = (note: string) => {
      const trace = createDiagram({ nodes: [createRollout(note)] });
      return checkNotes(trace, reference, compare(trace, reference)).map(({ criterion, met }) => [criterion, met]);
    };
    expect(check('Champions and challengers for two weeks')).toEqual([
      ['test', false],
      ['share', false],
    ]);
    expect(check('Champion challenger on 5% of users')).toEqual([
      ['test', true],
      ['share', true],
    ]);
  });
});
