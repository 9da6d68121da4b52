import type { LexiconIndex } from './lexiconIndex.ts';
import { compareText, editDistance, splitLabel } from './words.ts';

/** The words that labels are read with. */
export interface Vocabulary {
  readonly index: LexiconIndex;
  /** Words of the reference's own labels. */
  readonly own: ReadonlySet<string>;
  /** Those and the lexicon's. */
  readonly words: ReadonlySet<string>;
  readonly stems: ReadonlySet<string>;
  /** How many of an ambiguous product's roles count, the most usual first. A reference decides among all of them. */
  readonly roles: number;
}

export function createVocabulary(index: LexiconIndex, labels: Iterable<string>, roles: number): Vocabulary {
  const own = new Set<string>();
  for (const label of labels) for (const segment of splitLabel(label)) for (const word of segment.words) own.add(word);
  const words = new Set([...own, ...index.vocabulary]);
  return { index, own, words, stems: new Set([...words].map(index.stem)), roles };
}

/** The known word that a version is glued to: "yolov8", "llama3". */
export function withoutVersion(word: string, { words }: Vocabulary): string {
  const [, base] = words.has(word) ? [] : (/^([a-z]{3,}?)v?\d+$/.exec(word) ?? []);
  return base !== undefined && words.has(base) ? base : word;
}

/** The two known words that an unknown one is run together of: "paymentservice". */
export function divide(word: string, { words, stems, index }: Vocabulary): readonly string[] {
  if (word.length < 8 || !/^[a-z]+$/.test(word) || words.has(word) || stems.has(index.stem(word))) return [word];
  for (let at = word.length - 3; at > 3; at--) {
    const parts = [word.slice(0, at), word.slice(at)];
    if (parts.every((part) => words.has(part))) return parts;
  }
  return [word];
}

/**
 * The known word that a misspelt word stands for, with the same first letter: a word of the reference within one slip from five
 * letters on, a swap from four, and two from eight; of the lexicon, whose words are many, only where from seven letters on one is too
 * many or missing or two are swapped. There another letter is mostly another word: "confidence" is no "Confluence".
 */
export function mend(word: string, { own, words, stems, index }: Vocabulary): string {
  if (word.length < 4 || !/^[a-z]+$/.test(word) || words.has(word) || stems.has(index.stem(word))) return word;
  const mended = nearest(word, own, word.length < 8 ? 1 : 2, index.stem);
  if (mended !== undefined || word.length < 7) return mended ?? word;
  const known = nearest(word, index.vocabulary, 1, index.stem);
  return known !== undefined && (known.length !== word.length || isSwap(word, known)) ? known : word;
}

/** The one nearest word within the limit; undefined when there is none or it is a matter of choice. */
function nearest(
  word: string,
  candidates: ReadonlySet<string>,
  limit: number,
  stem: (word: string) => string,
): string | undefined {
  let best: string | undefined;
  let least = limit + 1;
  let unique = true;
  for (const known of candidates) {
    if (known[0] !== word[0] || known.length < 4 || Math.abs(known.length - word.length) > limit) continue;
    if (word.length === 4 && !isSwap(word, known)) continue;
    const distance = editDistance(word, known, limit);
    if (distance > limit || distance > least) continue;
    unique = distance < least || best === undefined || stem(known) === stem(best);
    best = known;
    least = distance;
  }
  return unique ? best : undefined;
}

const isSwap = (first: string, second: string): boolean =>
  [...first].toSorted(compareText).join('') === [...second].toSorted(compareText).join('');
