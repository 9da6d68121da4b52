import { createDiagram, createNode } from '@calque/diagram';
import { describe, expect, it } from 'vitest';
import { compare } from './compare.ts';
import { createWordMatcher } from './labels/index.ts';
import type { LabelMatcher, Reference } from './types.ts';

const reference: Reference = {
  ...createDiagram({}),
  nodes: [
    { ...createNode({ id: 'cache', label: 'Hot-key cache' }), aliases: ['Redis'], alternatives: ['Memcached'] },
    createNode({ id: 'café', label: 'Café orders' }),
  ],
};
const draw = (label: string) => createDiagram({ nodes: [createNode({ id: 'box', label })] });
const explain = (label: string, labelMatchers?: readonly LabelMatcher[]) =>
  compare(draw(label), reference, { labelMatchers }).nodes.find(({ trace }) => trace.length > 0)?.reason?.key;

/** Knows one name of the house, and says so of the first node. */
const house: LabelMatcher = {
  createJudge: ([first]) => ({
    judge: (label, node) =>
      label === 'Bluebird' && node === first
        ? { tier: 'same', strength: 70, reason: { key: 'house', params: {} } }
        : { tier: 'different', strength: 0, reason: { key: 'label.different', params: {} } },
  }),
};

describe('without a label matcher', () => {
  it.each([
    ['HOT KEY CACHE', 'label.identical'],
    ['hotKeyCache', 'label.identical'],
    ['redis', 'label.alias'],
    ['“Memcached”', 'label.alternative'],
    ['cafe_orders', 'label.identical'],
  ])('takes %j by its letters', (label, reason) => {
    expect(explain(label)).toBe(reason);
  });

  it.each(['Hot-key caches', 'cache', '…'])('does not guess what %j means', (label) => {
    expect(explain(label) ?? null).toBeNull();
  });
});

describe('with label matchers', () => {
  it('asks them in turn until one knows the label', () => {
    const matchers = [house, createWordMatcher()];
    expect(explain('Bluebird', matchers)).toBe('house');
    expect(explain('caches of hot keys', matchers)).toBe('label.identical');
    expect(explain('redis', [house])).toBe('label.alias');
  });
});
