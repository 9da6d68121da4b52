/**
 * The colours the canvas paints with. Each is a `--calque-*` token of the style sheet; these are the fallbacks where the
 * sheet is not loaded, and the contract of the contrast test.
 */
export const tokens = {
  paper: ['#fbfaf6', '#14161b'],
  raised: ['#ffffff', '#1c1f27'],
  ink: ['#1b1f2a', '#e8e6df'],
  quiet: ['#5b6170', '#a3a7b3'],
  hairline: ['#dad7cc', '#2c303b'],
  accent: ['#2f5bea', '#8aa6ff'],
  'on-accent': ['#ffffff', '#14161b'],
  lane: ['#f3f1ea', '#181b22'],
  matched: ['#1e7f5c', '#5cc79b'],
  missing: ['#b4470f', '#f19a6b'],
  extra: ['#6b6f7b', '#9a9fad'],
  reversed: ['#7a3fc2', '#c39bff'],
  close: ['#8a6a00', '#e3c35a'],
} as const satisfies Record<string, readonly [light: string, dark: string]>;

export type TokenName = keyof typeof tokens;

/** Colours as the canvas understands them, and the face of its labels. */
export type Palette = Readonly<Record<TokenName, string>> & { readonly font: string };

export const fallbackFont = 'system-ui, sans-serif';

/** Returns the built-in colours of one theme, for drawing where no style sheet can be asked. */
export function getBuiltInPalette(theme: 'light' | 'dark'): Palette {
  const index = theme === 'light' ? 0 : 1;
  const colours = Object.fromEntries(Object.entries(tokens).map(([name, pair]) => [name, pair[index]]));
  return { ...(colours as Record<TokenName, string>), font: fallbackFont };
}

/**
 * Returns the colours that apply at `element`. A canvas cannot resolve `var()`, `light-dark()` or system colours, so the
 * browser is asked through the `color` of `probe`, an empty element inside the canvas' root.
 */
export function readPalette(element: HTMLElement, probe: HTMLElement): Palette {
  const dark = getComputedStyle(element).colorScheme === 'dark';
  const palette: Record<string, string> = { ...getBuiltInPalette(dark ? 'dark' : 'light') };
  for (const name of Object.keys(tokens)) {
    const fallback = palette[name] ?? '';
    probe.style.setProperty('color', `var(--calque-c-${name}, ${fallback})`, 'important');
    palette[name] = getComputedStyle(probe).color || fallback;
  }
  probe.style.removeProperty('color');
  palette['font'] = getComputedStyle(element).fontFamily || fallbackFont;
  return palette as Palette;
}
