import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { loadLexicon } from '@calque/architectures';
import { createPairJudge } from '../src/labels/index.ts';

/** Precision and recall of `same` on judged pairs: `--pairs FILE.tsv` with the columns labelA, labelB, same (0 or 1), source. */
export async function run(args: string[]): Promise<object> {
  const at = args.indexOf('--pairs');
  const file = args[at + 1];
  if (at < 0 || file === undefined) throw new Error('Give the judged pairs: --pairs FILE.tsv');
  const judge = createPairJudge(await loadLexicon());
  const lines = (await readFile(resolve(process.env['INIT_CWD'] ?? process.cwd(), file), 'utf8'))
    .split(/\r?\n/)
    .slice(1);
  const counts = { found: 0, missed: 0, wrong: 0, right: 0 };
  const errors: [string, string, number, string][] = [];
  for (const line of lines) {
    const [first, second, same] = line.split('\t');
    if (first === undefined || second === undefined || same === undefined) continue;
    const judgement = judge(first, second);
    const says = judgement.tier === 'same';
    const expected = same.trim() === '1';
    counts[expected ? (says ? 'found' : 'missed') : says ? 'wrong' : 'right']++;
    if (says !== expected)
      errors.push([
        first,
        second,
        expected ? 1 : 0,
        `${judgement.tier} ${judgement.strength}: ${judgement.reason.key}`,
      ]);
  }
  const { found, missed, wrong, right } = counts;
  return {
    pairs: found + missed + wrong + right,
    precision: found + wrong === 0 ? 1 : found / (found + wrong),
    recall: found + missed === 0 ? 1 : found / (found + missed),
    errors,
  };
}
