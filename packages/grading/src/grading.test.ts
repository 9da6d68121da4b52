import type { Diagram } from '@calque/diagram';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Judgements } from './judgements.ts';
import { compare } from './compare.ts';
import { compileDrawing } from './drawing.ts';
import { en } from './messages/en.ts';
import { formatMessage } from './messages/formatMessage.ts';
import { createModel, tieScale } from './model.ts';
import { compileReference, getUnits } from './reference/compileReference.ts';
import { applyFixes, getFixes } from './fixes/index.ts';
import { createScene } from './scene.ts';
import { getValue, type Problem } from './search/problem.ts';
import { solve } from './search/solve.ts';
import { cases, references } from './testing/arbitraries.ts';
import type { CompareOptions, Reference } from './types.ts';

const settings = { numRuns: 60 };
const policies = fc.constantFrom('ignore', 'warn', 'penalise') as fc.Arbitrary<NonNullable<CompareOptions['extras']>>;

const inUnits = (points: number) => Math.round(points * 100);

const countChoices = ({ rows, rowStart }: Problem): number =>
  Array.from({ length: rows }, (_, row) => rowStart[row + 1]! - rowStart[row]!).reduce((a, b) => a * b, 1);

/** The greatest value over all choices that respect the columns. */
function getBestByBruteForce(problem: Problem): number {
  const { rows, rowStart, taken: takenBy } = problem;
  const choice = new Int32Array(rows);
  const taken = new Set<number>();
  let best = -Infinity;
  const visit = (row: number): void => {
    if (row === rows) {
      best = Math.max(best, getValue(problem, choice));
      return;
    }
    for (let label = rowStart[row]!; label < rowStart[row + 1]!; label += 1) {
      const columns = takenBy[label]!;
      if (columns.some((other) => taken.has(other))) continue;
      for (const other of columns) taken.add(other);
      choice[row] = label;
      visit(row + 1);
      for (const other of columns) taken.delete(other);
    }
  };
  visit(0);
  return best;
}

describe('the search', () => {
  it('finds what brute force finds, and certifies it, with every feature on', () => {
    fc.assert(
      fc.property(cases(8), policies, ({ reference, trace }, extras) => {
        const compiled = compileReference(reference, 'r');
        const scene = createScene(compiled, compileDrawing(trace), new Judgements(compiled), []);
        for (const variant of compiled.variants) {
          const { problem } = createModel(scene, getUnits(compiled, variant, scene.hasGroups), extras === 'penalise');
          fc.pre(countChoices(problem) < 100_000);
          const { value, upperBound, choice } = solve(problem, tieScale, () => false);
          const best = getBestByBruteForce(problem);
          expect(getValue(problem, choice)).toBe(value);
          expect(Math.floor(value / tieScale)).toBe(Math.floor(best / tieScale));
          expect(Math.floor(upperBound / tieScale)).toBe(Math.floor(best / tieScale));
          expect(upperBound).toBeGreaterThanOrEqual(best);
        }
      }),
      settings,
    );
  });

  it('gives a true bound however early it is stopped', () => {
    fc.assert(
      fc.property(cases(7), fc.nat(4), ({ reference, trace }, steps) => {
        const compiled = compileReference(reference, 'r');
        const scene = createScene(compiled, compileDrawing(trace), new Judgements(compiled), []);
        const { problem } = createModel(scene, getUnits(compiled, compiled.variants[0]!, scene.hasGroups), false);
        let left = steps;
        const early = solve(problem, tieScale, () => (left -= 1) < 0);
        const late = solve(problem, tieScale, () => false);
        expect(early.upperBound).toBeGreaterThanOrEqual(late.value);
        expect(early.value).toBeLessThanOrEqual(late.upperBound);
      }),
      settings,
    );
  });
});

describe('a comparison', () => {
  it('loses exactly the points of its edits', () => {
    fc.assert(
      fc.property(cases(8), policies, ({ reference, trace }, extras) => {
        const { score, edits, certificate } = compare(trace, reference, { extras });
        const lost = edits.reduce((sum, { points }) => sum + inUnits(points), 0);
        expect(lost).toBe(10000 - inUnits(score));
        expect(edits.every(({ points }) => points >= 0)).toBe(true);
        expect(certificate.optimal).toBe(true);
        expect(new Set(edits.map(({ id }) => id)).size).toBe(edits.length);
      }),
      settings,
    );
  });

  it('reaches 100 once every fix is applied', () => {
    fc.assert(
      fc.property(cases(8), policies, ({ reference, trace }, extras) => {
        const fixes = getFixes(trace, reference, compare(trace, reference, { extras }), { extras });
        expect(compare(applyFixes(trace, fixes), reference, { extras }).score).toBe(100);
      }),
      settings,
    );
  });

  it('gains at least the points of a fix and of those it requires', () => {
    fc.assert(
      fc.property(cases(7), policies, ({ reference, trace }, extras) => {
        const comparison = compare(trace, reference, { extras });
        const { edits, score } = comparison;
        const fixes = getFixes(trace, reference, comparison, { extras });
        const byId = new Map(
          edits.map((edit, index) => [edit.id, { ...fixes[index]!, ...edit, requires: fixes[index]!.requires }]),
        );
        const getPoints = (id: string, seen: Set<string>): number => {
          if (seen.has(id)) return 0;
          seen.add(id);
          const { points, requires } = byId.get(id)!;
          return inUnits(points) + requires.reduce((sum, required) => sum + getPoints(required, seen), 0);
        };
        for (const { id } of edits) {
          const after = compare(applyFixes(trace, fixes, [id]), reference, { extras });
          const shortfall = Math.max(0, inUnits(score) + getPoints(id, new Set()) - inUnits(after.score));
          expect([id, shortfall]).toEqual([id, 0]);
        }
      }),
      // A comparison for each edit of each case.
      { numRuns: 30 },
    );
  });

  it('gives 100 to the reference itself', () => {
    fc.assert(
      fc.property(cases(8), policies, ({ reference }, extras) => {
        const { score } = compare(reference, reference, { extras });
        expect(score).toBe(100);
      }),
      settings,
    );
  });

  it('is the same for a synonym', () => {
    fc.assert(
      fc.property(cases(7), policies, ({ reference, trace }, extras) => {
        const known = {
          ...reference,
          nodes: reference.nodes.map((node) => ({ ...node, aliases: [`${node.label} ${node.label}ward`] })),
        };
        const labels = new Map(known.nodes.map(({ label, aliases }) => [label, aliases[0]!]));
        const other = {
          ...trace,
          nodes: trace.nodes.map((node) => ({ ...node, label: labels.get(node.label) ?? node.label })),
        };
        expect(compare(other, known, { extras }).score).toBe(compare(trace, known, { extras }).score);
      }),
      settings,
    );
  });

  it('costs k slips at most what they could earn', () => {
    fc.assert(
      fc.property(references(8), fc.array(fc.tuple(fc.nat(2), fc.nat(99)), { maxLength: 5 }), (reference, slips) => {
        const compiled = compileReference(reference, 'r');
        const units = getUnits(compiled, compiled.variants[0]!, reference.groups.length > 0);
        const worth = new Map([
          ...compiled.elements.map(({ id }, row) => [id, units.elements[row]! + units.parents[row]!] as const),
          ...compiled.edges.map(({ source }, edge) => [source.id, units.edges[edge]!] as const),
        ]);
        let trace: Diagram = reference;
        let cost = 0;
        for (const [kind, pick] of slips) {
          const node = trace.nodes[pick % Math.max(1, trace.nodes.length)];
          const edge = trace.edges[pick % Math.max(1, trace.edges.length)];
          if (kind === 0 && node) {
            const isLost = ({ from, to }: { from: string; to: string }) => from === node.id || to === node.id;
            cost += trace.edges.filter(isLost).reduce((sum, { id }) => sum + worth.get(id)!, worth.get(node.id)!);
            trace = {
              ...trace,
              nodes: trace.nodes.filter((other) => other !== node),
              edges: trace.edges.filter((other) => !isLost(other)),
            };
          } else if (kind === 1 && edge) {
            cost += worth.get(edge.id)!;
            trace = { ...trace, edges: trace.edges.filter((other) => other !== edge) };
          } else if (edge) {
            cost += worth.get(edge.id)!;
            const turned = { ...edge, from: edge.to, to: edge.from };
            trace = { ...trace, edges: trace.edges.map((other) => (other === edge ? turned : other)) };
          }
        }
        expect(10000 - inUnits(compare(trace, reference).score)).toBeLessThanOrEqual(cost);
      }),
      settings,
    );
  });

  it('has a text for every message it gives', () => {
    fc.assert(
      fc.property(cases(7), policies, ({ reference, trace }, extras) => {
        const { edits, nodes } = compare(trace, reference, { extras });
        const messages = [...edits.map(({ message }) => message), ...nodes.flatMap(({ reason }) => reason ?? [])];
        for (const message of messages) {
          const text = formatMessage(message, en);
          expect(text).not.toBe(message.key);
          expect(text).not.toMatch(/[{}]/);
        }
      }),
      settings,
    );
  });

  it('does not depend on ids, order or layout', () => {
    fc.assert(
      fc.property(cases(8), policies, fc.nat(1000), ({ reference, trace }, extras, seed) => {
        const other = disguise(trace, seed, 'q');
        const otherReference = shuffleReference(reference, seed);
        const before = compare(trace, reference, { extras });
        const after = compare(other, otherReference, { extras });
        expect(after.score).toBe(before.score);
        expect(after.certificate).toEqual(before.certificate);
      }),
      settings,
    );
  });
});

const scramble = <Item>(items: readonly Item[], seed: number): Item[] =>
  items
    .map((item, index) => ({ item, rank: Math.imul(index + 1, 2654435761 ^ seed) >>> 0 }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ item }) => item);

function disguise(diagram: Diagram, seed: number, prefix: string): Diagram {
  const rename = (id: string) => `${prefix}${[...id].toReversed().join('')}`;
  return {
    ...diagram,
    nodes: scramble(diagram.nodes, seed).map((node) => ({
      ...node,
      id: rename(node.id),
      x: node.y + seed,
      y: node.x,
      ...(node.parent !== undefined && { parent: rename(node.parent) }),
    })),
    edges: scramble(diagram.edges, seed).map((edge) => ({
      ...edge,
      id: rename(edge.id),
      from: rename(edge.from),
      to: rename(edge.to),
    })),
    groups: scramble(diagram.groups, seed).map((group) => ({ ...group, id: rename(group.id) })),
  };
}

function shuffleReference(reference: Reference, seed: number): Reference {
  return {
    ...reference,
    nodes: scramble(reference.nodes, seed),
    edges: scramble(reference.edges, seed + 1),
    groups: scramble(reference.groups, seed),
  };
}
