import { applyPatches, createDiagram } from '@calque/diagram';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare } from '../compare.ts';
import { cases } from '../testing/arbitraries.ts';
import { applyFixes, getFixes } from './index.ts';

describe('fixes', () => {
  it('are valid patches of the drawing in which those they require are made', () => {
    fc.assert(
      fc.property(cases(8), ({ reference, trace }) => {
        const fixes = getFixes(trace, reference, compare(trace, reference));
        for (const { edit, requires, patches } of fixes)
          expect(applyPatches(applyFixes(trace, fixes, requires), patches)).toEqual(applyFixes(trace, fixes, [edit]));
      }),
      { numRuns: 60 },
    );
  });

  it('pass over what the drawing has no longer', () => {
    fc.assert(
      fc.property(cases(8), fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }), ({ reference, trace }, kept) => {
        const comparison = compare(trace, reference);
        const isKept = (_: unknown, index: number) => kept[index % kept.length]!;
        const later = { ...trace, nodes: trace.nodes.filter(isKept), edges: trace.edges.filter(isKept) };
        const fixes = getFixes(later, reference, comparison);
        expect(fixes.map(({ edit }) => edit)).toEqual(comparison.edits.map(({ id }) => id));
        applyFixes(later, fixes);
      }),
      { numRuns: 60 },
    );
  });

  it('of a reference that is not at hand are refused', () => {
    const comparison = { ...compare(createDiagram(), createDiagram()), reference: 'another' };
    expect(() => getFixes(createDiagram(), createDiagram(), comparison)).toThrow(RangeError);
  });
});
