import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { graphEditDistance, type LabelledGraph } from '../src/ged.ts';

interface Sample {
  readonly graphs: readonly LabelledGraph[];
  readonly ged: readonly (readonly number[])[];
}

/** Graph edit distance of every pair of graphs in each `--data` file, against the distances the file gives. */
export async function run(args: readonly string[]): Promise<object> {
  const files = args.flatMap((arg, index) => (arg === '--data' ? [args[index + 1]!] : []));
  if (files.length === 0) throw new Error('Name a file: --data FILE');
  const times: number[] = [];
  const total = { pairs: 0, equal: 0, certified: 0, falseCertificates: 0 };
  for (const file of files) {
    const sample = JSON.parse(await readFile(resolve(process.env.INIT_CWD ?? '.', file), 'utf8')) as Sample;
    for (const [i, first] of sample.graphs.entries())
      for (const [j, second] of sample.graphs.entries()) {
        const start = performance.now();
        const { distance, lowerBound, optimal } = graphEditDistance(first, second);
        times.push(performance.now() - start);
        const truth = sample.ged[i]![j]!;
        total.pairs += 1;
        if (distance === truth) total.equal += 1;
        if (optimal) total.certified += 1;
        if ((optimal && distance !== truth) || lowerBound > truth) total.falseCertificates += 1;
      }
    console.error(`${file}: ${sample.graphs.length ** 2} pairs`);
  }
  times.sort((a, b) => a - b);
  const sum = times.reduce((a, b) => a + b, 0);
  return {
    ...total,
    meanMs: sum / times.length,
    p95Ms: times[Math.floor(times.length * 0.95)],
    maxMs: times.at(-1),
  };
}
