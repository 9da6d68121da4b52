import { writeFileSync } from 'node:fs';
import { formatJsonSchema } from './formatJsonSchema.ts';

/** Writes the published JSON Schema: `node scripts/bench.mjs packages/diagram/scripts/generateSchema.ts` from the root. */
export function run(): string {
  const file = new URL('../schema/diagram.schema.json', import.meta.url);
  writeFileSync(file, formatJsonSchema());
  return file.pathname;
}
