import type { Exercise } from '@calque/exercise';
import { packThumbnail, type PackedThumbnail } from '../src/thumbnails.ts';
import type { CatalogueEntry, TradeoffRow } from '../src/types.ts';
import { readExercises, writeContent } from './content.ts';
import { createThumbnail } from './thumbnail.ts';

/** Writes the files that are made from the exercises: `node scripts/bench.mjs packages/architectures/scripts/derive.ts`. */
export function run(): { readonly exercises: number } {
  const exercises = readExercises();
  writeContent('catalogue', deriveCatalogue(exercises));
  writeContent('tradeoffs', deriveTradeoffs(exercises));
  writeContent('thumbnails', deriveThumbnails(exercises));
  return { exercises: exercises.length };
}

export function deriveCatalogue(exercises: readonly Exercise[]): CatalogueEntry[] {
  return exercises.map(({ slug, title, summary, topics, difficulty, references: [{ nodes, edges }] }) => ({
    slug,
    title,
    summary,
    topics,
    difficulty,
    nodes: nodes.length,
    edges: edges.length,
  }));
}

export function deriveTradeoffs(exercises: readonly Exercise[]): TradeoffRow[] {
  return exercises.flatMap(({ slug, tradeoffs }) => tradeoffs.map((tradeoff) => ({ slug, ...tradeoff })));
}

export function deriveThumbnails(exercises: readonly Exercise[]): PackedThumbnail[] {
  return exercises.map((exercise) => packThumbnail(createThumbnail(exercise)));
}
