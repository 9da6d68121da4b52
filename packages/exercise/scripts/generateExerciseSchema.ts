import { writeFileSync } from 'node:fs';
import { formatExerciseSchema } from './formatExerciseSchema.ts';

/** Writes the published JSON Schema: `node scripts/bench.mjs packages/exercise/scripts/generateExerciseSchema.ts`. */
export function run(): string {
  const file = new URL('../schema/exercise.schema.json', import.meta.url);
  writeFileSync(file, formatExerciseSchema());
  return file.pathname;
}
