import { type Catalogue, en as editorTexts } from '@calque/editor';
import { en } from './en.ts';

const english: Catalogue = { ...editorTexts, ...en };

/** Returns the texts of a language; English for what a language lacks. */
export function useCatalogue(_locale: string): Partial<Catalogue> {
  return english;
}
