import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutLabel, splitGraphemes } from './layoutLabel.ts';
import { measureText } from './measureText.ts';

const measure = (text: string) => measureText(text, 14);
/** Ten units a character, to see breaks at a glance. */
const monospace = (text: string) => splitGraphemes(text).length * 10;

const withoutSpace = (text: string) => text.replaceAll(/\s/g, '');

describe('layoutLabel', () => {
  it('keeps a label that fits on one line', () => {
    expect(layoutLabel('Feature store', 200, measure)).toEqual({ lines: ['Feature store'], truncated: false });
  });

  it('breaks at spaces', () => {
    expect(layoutLabel('Candidate generation', 100, monospace).lines).toEqual(['Candidate', 'generation']);
  });

  it('breaks after hyphens and slashes between letters', () => {
    expect(layoutLabel('Champion-challenger', 120, monospace).lines).toEqual(['Champion-', 'challenger']);
    expect(layoutLabel('training/serving', 100, monospace).lines).toEqual(['training/', 'serving']);
  });

  it('breaks a word that is wider than a line', () => {
    expect(layoutLabel('Kubernetes', 60, monospace).lines).toEqual(['Kubern', 'etes']);
  });

  it('ends in an ellipsis where text is left out', () => {
    expect(layoutLabel('one two three four', 50, monospace)).toEqual({ lines: ['one', 'two…'], truncated: true });
  });

  it('breaks Chinese and Japanese between any two characters', () => {
    expect(layoutLabel('特徴量ストア', 30, monospace).lines).toEqual(['特徴量', 'ストア']);
  });

  it('never splits an emoji with modifiers', () => {
    expect(layoutLabel('👩🏽‍💻👩🏽‍💻👩🏽‍💻', 20, monospace).lines).toEqual(['👩🏽‍💻👩🏽‍💻', '👩🏽‍💻']);
  });

  it('starts a line at a line feed', () => {
    expect(layoutLabel('a\nb', 100, monospace).lines).toEqual(['a', 'b']);
  });

  it('gives an empty label one empty line', () => {
    expect(layoutLabel('  ', 100, monospace)).toEqual({ lines: [''], truncated: false });
  });

  it('never exceeds the width, the lines or the text for any label', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 60 }),
        fc.integer({ min: 40, max: 300 }),
        fc.integer({ min: 1, max: 4 }),
        (label, width, maxLines) => {
          const { lines, truncated } = layoutLabel(label, width, measure, maxLines);
          expect(lines.length).toBeLessThanOrEqual(maxLines);
          expect(lines.length).toBeGreaterThan(0);
          for (const line of lines) expect(splitGraphemes(line).length <= 1 || measure(line) <= width).toBe(true);
          expect(!truncated || lines.at(-1)!.endsWith('…')).toBe(true);
          expect(truncated || withoutSpace(lines.join('')) === withoutSpace(label)).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });
});
