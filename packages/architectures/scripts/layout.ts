import type { Measures } from './layout/measure.ts';
import { layoutReference } from './layout/layoutReference.ts';
import { exerciseSlugs, readContent, writeContent } from './content.ts';
import { run as derive } from './derive.ts';
import type { Exercise } from '@calque/exercise';

/**
 * Stores positions, sizes, lanes and bends of the references, then the files that are made from them:
 * `node scripts/bench.mjs packages/architectures/scripts/layout.ts [slug …]`.
 */
export function run(slugs: readonly string[]): Record<string, Measures> {
  const wanted = slugs.length > 0 ? slugs : exerciseSlugs;
  const measures = wanted.map((slug) => {
    const exercise = readContent(slug) as Exercise;
    const [first, ...others] = exercise.references.map(layoutReference);
    writeContent(slug, { ...exercise, references: [first!.reference, ...others.map(({ reference }) => reference)] });
    return [slug, first!.measures] as const;
  });
  derive();
  return Object.fromEntries(measures);
}
