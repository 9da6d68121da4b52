import { createDiagram, createEdge, createNode } from '@calque/diagram';
import { expect, it } from 'vitest';
import { createGrader } from './createGrader.ts';
import type { Comparison } from './types.ts';

it('hands what it cannot prove in time to a real worker, which reports the proof', async () => {
  const reference = createDiagram({
    nodes: Array.from({ length: 6 }, (_, index) => createNode({ id: `n${index}`, label: 'Worker' })),
    edges: [1, 2, 3, 4, 5, 0, 3].map((to, index) =>
      createEdge({ id: `e${index}`, from: `n${index % 6}`, to: `n${to}` }),
    ),
  });
  let time = 0;
  const refined = await new Promise<Comparison>((resolve) => {
    const grader = createGrader(reference, {
      now: () => (time += 1000),
      createWorker: () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }),
      onRefine: (comparison) => {
        grader.dispose();
        resolve(comparison);
      },
    });
    const first = grader.grade({ ...reference, edges: reference.edges.slice(1) });
    expect(first.certificate.optimal).toBe(false);
  });
  expect(refined.certificate.optimal).toBe(true);
  expect(refined.score).toBeLessThan(100);
});
