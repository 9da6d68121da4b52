import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Exercise } from '@calque/exercise';

const folder = join(process.cwd(), 'packages/architectures/content');
/** What is in the folder beside the exercises. */
const isTable = (name: string): boolean => /^(catalogue|lexicon.*|thumbnails|tradeoffs)$/.test(name);

export const exerciseSlugs: readonly string[] = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => name.slice(0, -'.json'.length))
  .filter((name) => !isTable(name))
  .sort();

export function readContent(name: string): unknown {
  return JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'));
}

export const readExercises = (): Exercise[] => exerciseSlugs.map((slug) => readContent(slug) as Exercise);

export function writeContent(name: string, content: unknown): void {
  writeFileSync(join(folder, `${name}.json`), `${formatJson(content)}\n`);
}

/** JSON for people: what fits into a line of 120 characters stands on one. */
function formatJson(value: unknown, indent = ''): string {
  const flat = JSON.stringify(value, null, 1).replaceAll(/\n\s*/g, ' ');
  if (typeof value !== 'object' || value === null || indent.length + flat.length < 118) return flat;
  const inner = `${indent}  `;
  const items = Array.isArray(value)
    ? value.map((item) => formatJson(item, inner))
    : Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${formatJson(item, inner)}`);
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  return `${open}\n${items.map((item) => inner + item).join(',\n')}\n${indent}${close}`;
}
