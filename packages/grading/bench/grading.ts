import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createGrader } from '../src/index.ts';
import { compileDrawing } from '../src/drawing.ts';
import { createModel, tieScale } from '../src/model.ts';
import { compileReference, getUnits } from '../src/reference/compileReference.ts';
import { Judgements } from '../src/judgements.ts';
import { createWordMatcher } from '../src/labels/index.ts';
import { createScene } from '../src/scene.ts';
import { createBound } from '../src/search/bound.ts';
import { getValue } from '../src/search/problem.ts';
import { createInstance, type Instance, regimes } from './instances.ts';

const sizes = [20, 40, 80];
const labelMatchers = [createWordMatcher()];
setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as (options: { type: 'minor' }) => void;

/**
 * Grades simulated drawings within a budget (`--budget MS`, default 16; `--instances N`, default 200; `--cpu` counts time of
 * the processor, which other programs do not take from it). A call is timed
 * from the drawing to the finished comparison; the references are compiled and the labels judged before, as they are
 * while a learner draws, and their garbage is collected, but no matching is known. `credit` is the share of a full score that the matching earns,
 * `baselineCredit` that of an assignment on node credit plus half of the best its edges can give.
 */
export async function run(args: readonly string[]): Promise<object> {
  const budgetMs = Number(readOption(args, '--budget') ?? 16);
  const count = Number(readOption(args, '--instances') ?? 200);
  const now = args.includes('--cpu') ? createProcessorClock() : () => performance.now();
  const result: Record<string, object> = {};
  for (const instance of sizes.map((size) => createInstance(size, regimes.sloppy, size)))
    for (let round = 0; round < 10; round += 1) grade(instance, budgetMs, now);
  for (const [name, slips] of Object.entries(regimes))
    for (const size of sizes) {
      const runs = Array.from({ length: count }, (_, index) =>
        grade(createInstance(size, slips, index * 7919 + size), budgetMs, now),
      );
      const times = runs.map(({ time }) => time).sort((a, b) => a - b);
      const open = runs.filter(({ optimal }) => !optimal);
      result[`${name}-${size}`] = {
        certified: 1 - open.length / count,
        gap: mean(open.map(({ gap }) => gap)),
        p50Ms: times[Math.floor(count * 0.5)],
        p95Ms: times[Math.floor(count * 0.95)],
        maxMs: times.at(-1),
        credit: mean(runs.map(({ credit }) => credit)),
        baselineCredit: mean(runs.map(({ baseline }) => baseline)),
      };
      console.error(`${name}-${size}`, JSON.stringify(result[`${name}-${size}`]));
    }
  return { budgetMs, instances: count, regimes: result };
}

function grade({ reference, trace }: Instance, budgetMs: number, now: () => number) {
  const grader = createGrader(reference, { budgetMs, labelMatchers, now });
  // Judges every label; the empty drawing after it makes the grader forget the matching.
  grader.grade({ ...trace, edges: [] });
  grader.grade({ ...trace, nodes: [], edges: [] });
  // What was just read and judged has long been there while a learner draws. Twice, so that it counts as old.
  for (const type of ['minor', 'minor'] as const) collectGarbage({ type });
  const start = now();
  const { certificate } = grader.grade(trace);
  const time = now() - start;
  const { optimal, score, upperBound } = certificate;
  return {
    time,
    optimal,
    gap: upperBound === 0 ? 0 : (upperBound - score) / upperBound,
    credit: score / 10_000,
    baseline: getBaseline({ reference, trace }),
  };
}

/** Milliseconds of processor time of this process, read at most every 50 microseconds since reading it takes a few. */
function createProcessorClock(): () => number {
  let readAt = -Infinity;
  let time = 0;
  return () => {
    const wall = performance.now();
    if (wall - readAt < 0.05) return time;
    readAt = wall;
    const { user, system } = process.cpuUsage();
    time = (user + system) / 1000;
    return time;
  };
}

/** Credit of the assignment that looks at every row by itself. */
function getBaseline({ reference, trace }: Instance): number {
  const compiled = compileReference(reference, '');
  const scene = createScene(compiled, compileDrawing(trace), new Judgements(compiled, labelMatchers), []);
  const { problem } = createModel(scene, getUnits(compiled, compiled.variants[0]!, false), false);
  const bound = createBound({ ...problem, factors: [] });
  for (const { a, b, width, table } of problem.factors)
    for (const [entry, credit] of table.entries()) {
      const i = problem.rowStart[a]! + Math.floor(entry / width);
      const j = problem.rowStart[b]! + (entry % width);
      bound.theta[i] = Math.max(bound.theta[i]!, problem.credit[i]! + credit / 2);
      bound.theta[j] = Math.max(bound.theta[j]!, problem.credit[j]! + credit / 2);
    }
  bound.price(Int32Array.from({ length: problem.rows }, (_, row) => row));
  return Math.max(0, getValue(problem, bound.choice)) / tieScale / 10_000;
}

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((a, b) => a + b, 0) / values.length;

function readOption(args: readonly string[], name: string): string | undefined {
  const place = args.indexOf(name);
  return place === -1 ? undefined : args[place + 1];
}
