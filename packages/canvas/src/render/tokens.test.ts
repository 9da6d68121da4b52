import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { tokens } from './palette.ts';

const sheet = readFileSync(new URL('../style.css', import.meta.url), 'utf8');
const themes = [
  ['light', 0],
  ['dark', 1],
] as const;

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function getLuminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

function getContrast(a: string, b: string): number {
  const [light, dark] = [getLuminance(a), getLuminance(b)].sort((one, other) => other - one);
  return (light! + 0.05) / (dark! + 0.05);
}

describe.each(themes)('in the %s theme', (_, theme) => {
  const grounds = ['paper', 'raised', 'lane'] as const;

  test.each(grounds)('text is readable on %s', (ground) => {
    for (const ink of ['ink', 'quiet'] as const)
      expect(getContrast(tokens[ink][theme], tokens[ground][theme])).toBeGreaterThanOrEqual(4.5);
  });

  test.each(['accent', 'matched', 'missing', 'extra', 'reversed', 'close'] as const)(
    '%s is seen on every ground',
    (name) => {
      for (const ground of grounds)
        expect(getContrast(tokens[name][theme], tokens[ground][theme])).toBeGreaterThanOrEqual(3);
    },
  );

  test('the sign on a badge is seen', () => {
    for (const name of ['matched', 'missing', 'extra', 'reversed', 'close'] as const)
      expect(getContrast(tokens[name][theme], tokens.raised[theme])).toBeGreaterThanOrEqual(3);
  });

  test('labels of missing boxes are readable on paper', () => {
    expect(getContrast(tokens.missing[theme], tokens.paper[theme])).toBeGreaterThanOrEqual(4.5);
  });
});

test.each(Object.entries(tokens))(
  'the style sheet gives --calque-%s the same fallbacks as the canvas',
  (name, [light, dark]) => {
    expect(sheet).toContain(`--calque-c-${name}: var(--calque-${name}, light-dark(${light}, ${dark}));`);
  },
);

test('every private token that the style sheet reads is defined in it', () => {
  const read = new Set([...sheet.matchAll(/var\((--calque-c-[\w-]+)/g)].map(([, name]) => name));
  for (const name of read) expect(sheet).toContain(`${name}: `);
});

test('every selector of the style sheet is under the prefix', () => {
  const selectors = [...sheet.replaceAll(/\/\*[\s\S]*?\*\//g, '').matchAll(/(?:^|\})\s*([^{}@]+)\{/g)].map(
    ([, text]) => text!,
  );
  for (const selector of selectors.flatMap((text) => text.split(','))) expect(selector.trim()).toMatch(/^\.calque-/);
});
