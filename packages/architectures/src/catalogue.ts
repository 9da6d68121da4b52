import content from '../content/catalogue.json' with { type: 'json' };
import type { CatalogueEntry } from './types.ts';

/** All shipped exercises without their contents, in alphabetical order of their slugs. */
export const catalogue = content as unknown as readonly CatalogueEntry[];
