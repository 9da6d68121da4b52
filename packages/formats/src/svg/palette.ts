/** Colours of a rendering, as values for SVG presentation attributes. */
export interface Palette {
  /** Background, and the halo of labels on lines. */
  readonly paper: string;
  /** Inside of nodes. */
  readonly raised: string;
  readonly ink: string;
  readonly quietInk: string;
  readonly hairline: string;
  /** Ink of that colour. */
  readonly accent: string;
  /** Inside of groups. */
  readonly group: string;
}

/** `css` colours by the custom properties of the page (`--calque-ink` and so on), with the light colours as fallbacks. */
export type SvgTheme = 'light' | 'dark' | 'print' | 'css';

const light: Palette = {
  paper: '#FBFAF6',
  raised: '#FFFFFF',
  ink: '#1B1F2A',
  quietInk: '#5B6170',
  hairline: '#DAD7CC',
  accent: '#2F5BEA',
  group: '#F4F2EA',
};

export const palettes: Readonly<Record<SvgTheme, Palette>> = {
  light,
  dark: {
    paper: '#14161B',
    raised: '#1C1F27',
    ink: '#E8E6DF',
    quietInk: '#A3A7B3',
    hairline: '#2C303B',
    accent: '#8AA6FF',
    group: '#181B21',
  },
  print: {
    paper: '#FFFFFF',
    raised: '#FFFFFF',
    ink: '#000000',
    quietInk: '#333333',
    hairline: '#8C8C8C',
    accent: '#000000',
    group: '#FFFFFF',
  },
  css: {
    paper: `var(--calque-paper,${light.paper})`,
    raised: `var(--calque-raised,${light.raised})`,
    ink: `var(--calque-ink,${light.ink})`,
    quietInk: `var(--calque-quiet-ink,${light.quietInk})`,
    hairline: `var(--calque-hairline,${light.hairline})`,
    accent: `var(--calque-accent,${light.accent})`,
    group: `var(--calque-group,${light.group})`,
  },
};
