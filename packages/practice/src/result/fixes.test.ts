import { slugs, loadExercise } from '@calque/architectures';
import { applyPatches, createDiagram, type Diagram } from '@calque/diagram';
import { toPlainDiagram } from '@calque/exercise';
import { compare, type Reference } from '@calque/grading';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { getFixPatches } from './fixes.ts';

/** Mends edits one after the other, grading anew in between, until none with points is left. */
function mendAll(drawing: Diagram, reference: Reference): { readonly diagram: Diagram; readonly score: number } {
  let diagram = drawing;
  for (let step = 0; step < 200; step++) {
    const comparison = compare(diagram, [reference]);
    const edit = comparison.edits.find(({ points }) => points > 0);
    if (!edit) return { diagram, score: comparison.score };
    diagram = applyPatches(diagram, getFixPatches(edit, comparison, [reference], diagram, {}));
  }
  throw new Error('The fixes do not come to an end.');
}

test('Fixing edit by edit turns a blank sheet into a drawing worth 100', async () => {
  const { references } = await loadExercise('url-shortener');
  expect(mendAll(createDiagram(), references[0]).score).toBe(100);
});

test('Fixing edit by edit turns any damaged drawing into one worth 100', async () => {
  const exercises = await Promise.all(slugs.slice(1, 5).map(loadExercise));
  fc.assert(
    fc.property(
      fc.constantFrom(...exercises),
      fc.array(fc.nat(), { minLength: 1, maxLength: 6 }),
      ({ references }, cuts) => {
        const whole = toPlainDiagram(references[0]);
        const lost = new Set(cuts.map((cut) => whole.nodes[cut % whole.nodes.length]?.id));
        const damaged = {
          ...whole,
          nodes: whole.nodes.filter(({ id }) => !lost.has(id)),
          edges: whole.edges
            .filter(({ from, to }) => !lost.has(from) && !lost.has(to))
            .map((edge, index) => (cuts.includes(index) ? { ...edge, from: edge.to, to: edge.from } : edge)),
        };
        expect(mendAll(damaged, references[0]).score).toBe(100);
      },
    ),
    { numRuns: 6 },
  );
});
