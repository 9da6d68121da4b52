import type { MeasureText } from './measureText.ts';

export interface LabelLayout {
  /** At least one line; an empty label has one empty line. */
  readonly lines: readonly string[];
  /** True if text was left out; the last line then ends in an ellipsis. */
  readonly truncated: boolean;
}

const ellipsis = '…';

/** Scripts that may break between any two characters. */
const breaksAnywhere =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Returns the characters of a text as a reader counts them: an emoji with modifiers, or a letter with marks, is one. */
export function splitGraphemes(text: string): string[] {
  return Array.from(graphemes.segment(text), ({ segment }) => segment);
}

/**
 * Breaks a label into at most `maxLines` lines no wider than `maxWidth`, at spaces, after hyphens and slashes, and between CJK
 * characters; a word wider than a line is broken where it must. What does not fit is replaced by an ellipsis. A line feed in
 * the label starts a line. A single character wider than `maxWidth` is kept, as a line cannot hold less.
 */
export function layoutLabel(text: string, maxWidth: number, measure: MeasureText, maxLines = 2): LabelLayout {
  const lines: string[] = [];
  for (const line of breakLines(text, maxWidth, measure)) {
    if (lines.length === maxLines) {
      lines[maxLines - 1] = addEllipsis(lines[maxLines - 1]!, maxWidth, measure);
      return { lines, truncated: true };
    }
    lines.push(line);
  }
  return { lines, truncated: false };
}

/** Yields lines one by one, so that a long text costs no more than the lines that are shown of it. */
function* breakLines(text: string, maxWidth: number, measure: MeasureText): Iterable<string> {
  let line = '';
  for (const piece of splitPieces(text)) {
    if (piece === '\n') {
      yield line.trimEnd();
      line = '';
    } else if (measure((line + piece).trimEnd()) <= maxWidth) line += piece;
    else {
      if (line !== '') yield line.trimEnd();
      const parts = breakWord(piece, maxWidth, measure);
      yield* parts.slice(0, -1);
      line = parts.at(-1) ?? '';
    }
  }
  yield line.trimEnd();
}

/** Places where a line may break: after spaces, and after a hyphen, dash or slash between letters. */
const breakPlaces = /(?<=\s)(?=\S)|(?<=\p{L}[-/‐–—])(?=\p{L})/u;

/** Splits a text at every place where a line may break; spaces stay with the piece before, line feeds stand alone. */
function splitPieces(text: string): string[] {
  const pieces: string[] = [];
  for (const [index, paragraph] of text.replaceAll(/\r\n?/g, '\n').trim().split('\n').entries()) {
    if (index > 0) pieces.push('\n');
    for (const piece of paragraph.split(breakPlaces)) {
      if (breaksAnywhere.test(piece)) pieces.push(...splitGraphemes(piece));
      else pieces.push(piece);
    }
  }
  return pieces;
}

function breakWord(word: string, maxWidth: number, measure: MeasureText): string[] {
  if (measure(word.trimEnd()) <= maxWidth) return [word];
  const parts: string[] = [];
  let part = '';
  for (const grapheme of splitGraphemes(word)) {
    if (part !== '' && measure((part + grapheme).trimEnd()) > maxWidth) {
      parts.push(part);
      part = '';
    }
    part += grapheme;
  }
  return part === '' ? parts : [...parts, part];
}

function addEllipsis(line: string, maxWidth: number, measure: MeasureText): string {
  const characters = splitGraphemes(line);
  while (characters.length > 0 && measure(characters.join('').trimEnd() + ellipsis) > maxWidth) characters.pop();
  return characters.join('').trimEnd() + ellipsis;
}
