import { readFile } from 'node:fs/promises';
import type { Lexicon } from '../src/types.ts';

const content = new URL('../../architectures/content/', import.meta.url);
const readJson = async (name: string): Promise<unknown> => JSON.parse(await readFile(new URL(name, content), 'utf8'));

export async function readLexicon(): Promise<Lexicon> {
  return {
    concepts: (await readJson('lexicon.json')) as Lexicon['concepts'],
    ambiguousProducts: (await readJson('lexicon-ambiguous-products.json')) as Lexicon['ambiguousProducts'],
  };
}
