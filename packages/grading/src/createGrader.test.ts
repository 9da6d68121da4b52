import { createDiagram, createEdge, createNode } from '@calque/diagram';
import { describe, expect, it } from 'vitest';
import { compare } from './compare.ts';
import { createGrader, type GradingWorker } from './createGrader.ts';
import { createWordMatcher } from './labels/index.ts';
import type { Comparison, LabelMatcher } from './types.ts';
import { createResponder, type WorkerRequest } from './worker.ts';

const size = 6;
/** Boxes of one label each, so that only their arrows tell them apart and nothing is proved at first sight. */
const reference = createDiagram({
  nodes: Array.from({ length: size }, (_, index) => createNode({ id: `n${index}`, label: 'Worker' })),
  edges: [1, 2, 3, 4, 5, 0, 3].map((to, index) =>
    createEdge({ id: `e${index}`, from: `n${index % size}`, to: `n${to}` }),
  ),
});
const trace = { ...reference, edges: reference.edges.slice(2) };

/** A clock that is over its budget after one look at it. */
const createStoppedClock = () => {
  let time = 0;
  return () => (time += 1000);
};

/** The worker's side of the conversation, in this thread. `deliver` may hold replies back. */
function createLocalWorker(deliver: (reply: () => void) => void = (reply) => reply()): GradingWorker {
  const listeners: ((event: { data: unknown }) => void)[] = [];
  const respond = createResponder((reply) =>
    deliver(() => {
      for (const listener of listeners) listener({ data: structuredClone(reply) });
    }),
  );
  return {
    addEventListener: (_, listener) => listeners.push(listener),
    terminate() {},
    postMessage: (message) => respond(structuredClone(message) as WorkerRequest),
  };
}

describe('createGrader', () => {
  it('agrees with compare at every step of a drawing', () => {
    const grader = createGrader(reference);
    for (let count = 0; count <= size; count += 1) {
      const drawing = createDiagram({ nodes: reference.nodes.slice(0, count), edges: reference.edges.slice(0, count) });
      const { score, certificate } = compare(drawing, reference);
      grader.grade(drawing);
      expect(grader.refine(1000)).toMatchObject({ score, certificate });
    }
  });

  it('says at least and at most when its time is over', () => {
    const { score, scoreUpperBound, certificate } = createGrader(reference, { now: createStoppedClock() }).grade(trace);
    expect(certificate.optimal).toBe(false);
    expect(scoreUpperBound).toBeGreaterThan(score);
    expect(compare(trace, reference).score).toBeLessThanOrEqual(scoreUpperBound);
  });

  it('hands what it cannot prove in time to the worker and reports the proof', () => {
    const refined: Comparison[] = [];
    const grader = createGrader(reference, {
      now: createStoppedClock(),
      createWorker: () => createLocalWorker(),
      onRefine: (comparison) => refined.push(comparison),
    });
    grader.grade(trace);
    expect(refined.map(({ score, certificate }) => [score, certificate.optimal])).toEqual([
      [compare(trace, reference).score, true],
    ]);
  });

  it('hands the words of its matcher to the worker', () => {
    const refined: Comparison[] = [];
    const labelMatchers = [createWordMatcher()];
    const grader = createGrader(reference, {
      labelMatchers,
      now: createStoppedClock(),
      createWorker: () => createLocalWorker(),
      onRefine: (comparison) => refined.push(comparison),
    });
    const reworded = { ...trace, nodes: trace.nodes.map((node) => ({ ...node, label: 'the workers' })) };
    grader.grade(reworded);
    expect(refined.map(({ score }) => score)).toEqual([compare(reworded, reference, { labelMatchers }).score]);
  });

  it('asks no worker where it would judge labels otherwise', () => {
    const own: LabelMatcher = {
      createJudge: () => ({
        judge: () => ({ tier: 'same', strength: 50, reason: { key: 'label.alias', params: {} } }),
      }),
    };
    const grader = createGrader(reference, {
      labelMatchers: [own],
      now: createStoppedClock(),
      createWorker: () => {
        throw new Error('A worker was started.');
      },
      onRefine: () => {},
    });
    expect(grader.grade(trace).certificate.optimal).toBe(false);
  });

  it('is silent about a drawing that has changed since', () => {
    const replies: (() => void)[] = [];
    const refined: Comparison[] = [];
    const grader = createGrader(reference, {
      now: createStoppedClock(),
      createWorker: () => createLocalWorker((reply) => replies.push(reply)),
      onRefine: (comparison) => refined.push(comparison),
    });
    grader.grade(trace);
    grader.grade({ ...trace, edges: trace.edges.slice(1) });
    for (const deliver of replies) deliver();
    expect(refined).toHaveLength(1);
  });
});
