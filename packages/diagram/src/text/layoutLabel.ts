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
  let line = '';
  const pieces = splitPieces(text);
  for (const piece of pieces) {
    if (piece === '\n') {
      lines.push(line.trimEnd());
      line = '';
    } else if (measure((line + piece).trimEnd()) <= maxWidth) {
      line = line === '' ? piece.trimStart() : line + piece;
    } else {
      if (line.trimEnd() !== '') lines.push(line.trimEnd());
      line = '';
      if (lines.length > maxLines) break;
      for (const part of breakWord(piece.trimStart(), maxWidth, measure)) {
        if (line !== '') lines.push(line.trimEnd());
        line = part;
        if (lines.length > maxLines) break;
      }
    }
    if (lines.length > maxLines) break;
  }
  if (line.trimEnd() !== '' || lines.length === 0) lines.push(line.trimEnd());
  if (lines.length <= maxLines) return { lines, truncated: false };
  const kept = lines.slice(0, maxLines);
  const last = kept.length - 1;
  kept[last] = addEllipsis(kept[last]!, maxWidth, measure);
  return { lines: kept, truncated: true };
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
