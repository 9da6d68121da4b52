import type { Box, NodeKind, Point } from '../document/types.ts';
import { type PathCommand, createPolygonPath } from '../geometry/path.ts';

/** How a kind is drawn in a box of the given size whose top left corner is the origin. */
export interface Outline {
  outline(width: number, height: number): PathCommand[];
  /** Lines inside the outline that are stroked like it. */
  details?(width: number, height: number): PathCommand[];
  /** Space for icon and label, as distances from the sides of the box. */
  insets(width: number, height: number): Insets;
  readonly dash?: readonly number[];
}

interface Insets {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const corners = (...flat: number[]): Point[] =>
  Array.from({ length: flat.length / 2 }, (_, index) => ({ x: flat[index * 2]!, y: flat[index * 2 + 1]! }));

const rectangle = (width: number, height: number) => corners(0, 0, width, 0, width, height, 0, height);

const inset = (horizontal: number, vertical = 6): Insets => ({
  left: horizontal,
  right: horizontal,
  top: vertical,
  bottom: vertical,
});

const sheet = 4;
const capOf = (height: number) => Math.min(9, height * 0.16);
const endOf = (width: number) => Math.min(10, width * 0.12);
const slantOf = (width: number, height: number) => Math.min(16, width * 0.12, height * 0.3);
const waveOf = (height: number) => Math.min(4, height * 0.07);
const titleBarOf = (height: number) => Math.min(10, height * 0.2);
const tabOf = (height: number) => Math.min(8, height * 0.16);

const halfEllipse = (
  from: Point,
  to: Point,
  bulge: Point,
): readonly ['C', number, number, number, number, number, number] => {
  // One cubic whose middle lies at `bulge` from the chord: controls stand 4/3 of it away.
  const x = (bulge.x * 4) / 3;
  const y = (bulge.y * 4) / 3;
  return ['C', from.x + x, from.y + y, to.x + x, to.y + y, to.x, to.y];
};

export const outlines: Readonly<Record<NodeKind, Outline>> = {
  service: {
    outline: (w, h) => createPolygonPath(rectangle(w, h), 10),
    insets: () => inset(10),
  },
  store: {
    outline: (w, h) => {
      const cap = capOf(h);
      return [
        ['M', 0, cap],
        halfEllipse({ x: 0, y: cap }, { x: w, y: cap }, { x: 0, y: -cap }),
        ['L', w, h - cap],
        halfEllipse({ x: w, y: h - cap }, { x: 0, y: h - cap }, { x: 0, y: cap }),
        ['Z'],
      ];
    },
    details: (w, h) => {
      const cap = capOf(h);
      return [['M', 0, cap], halfEllipse({ x: 0, y: cap }, { x: w, y: cap }, { x: 0, y: cap })];
    },
    insets: (_, h) => ({ left: 10, right: 10, top: capOf(h) * 2, bottom: capOf(h) / 2 }),
  },
  queue: {
    outline: (w, h) => {
      const end = endOf(w);
      return [
        ['M', end, 0],
        ['L', w - end, 0],
        halfEllipse({ x: w - end, y: 0 }, { x: w - end, y: h }, { x: end, y: 0 }),
        ['L', end, h],
        halfEllipse({ x: end, y: h }, { x: end, y: 0 }, { x: -end, y: 0 }),
        ['Z'],
      ];
    },
    details: (w, h) => {
      const end = endOf(w);
      return [['M', w - end, 0], halfEllipse({ x: w - end, y: 0 }, { x: w - end, y: h }, { x: -end, y: 0 })];
    },
    insets: (w) => ({ ...inset(12), right: endOf(w) * 2 + 4 }),
  },
  stream: {
    outline: (w, h) => {
      const a = waveOf(h);
      const wave = (y: number, from: number, to: number): PathCommand[] => {
        const third = (to - from) / 6;
        const middle = (from + to) / 2;
        const sign = Math.sign(to - from);
        const crest = (sign * 4 * a) / 3;
        return [
          ['C', from + third, y - crest, middle - third, y - crest, middle, y],
          ['C', middle + third, y + crest, to - third, y + crest, to, y],
        ];
      };
      return [['M', 0, a], ...wave(a, 0, w), ['L', w, h - a], ...wave(h - a, w, 0), ['Z']];
    },
    insets: (_, h) => inset(10, 2 * waveOf(h) + 2),
  },
  cache: {
    outline: (w, h) => {
      const cut = Math.min(10, w / 4, h / 4);
      return createPolygonPath(
        corners(cut, 0, w - cut, 0, w, cut, w, h - cut, w - cut, h, cut, h, 0, h - cut, 0, cut),
        1.5,
      );
    },
    insets: () => inset(10),
  },
  index: {
    outline: (w, h) => createPolygonPath(rectangle(w, h), 3),
    // Page edges on the left, as of a card index.
    details: (w, h) => {
      const step = Math.min(4, w * 0.03);
      return [
        ['M', step, 0],
        ['L', step, h],
        ['M', step * 2, 0],
        ['L', step * 2, h],
      ];
    },
    insets: () => ({ ...inset(10), left: 15 }),
  },
  model: {
    outline: (w, h) => {
      const slant = slantOf(w, h);
      return createPolygonPath(corners(slant, 0, w - slant, 0, w, h / 2, w - slant, h, slant, h, 0, h / 2), 3);
    },
    insets: (w, h) => inset(slantOf(w, h) * 0.6 + 5),
  },
  pipeline: {
    outline: (w, h) => {
      const slant = slantOf(w, h);
      return createPolygonPath(corners(0, 0, w - slant, 0, w, h / 2, w - slant, h, 0, h, slant, h / 2), 2);
    },
    insets: (w, h) => ({ ...inset(slantOf(w, h) + 5), right: slantOf(w, h) * 0.6 + 4 }),
  },
  dataset: {
    outline: (w, h) => {
      const s = sheet;
      const steps = corners(0, 2 * s, s, 2 * s, s, s, 2 * s, s, 2 * s, 0, w, 0, w, h - 2 * s);
      return createPolygonPath(
        [...steps, ...corners(w - s, h - 2 * s, w - s, h - s, w - 2 * s, h - s, w - 2 * s, h, 0, h)],
        0,
      );
    },
    details: (w, h) => {
      const s = sheet;
      return [
        ['M', s, 2 * s],
        ['L', w - 2 * s, 2 * s],
        ['L', w - 2 * s, h - s],
        ['M', 2 * s, s],
        ['L', w - s, s],
        ['L', w - s, h - 2 * s],
      ];
    },
    insets: () => ({ left: 8, right: 8 + 2 * sheet, top: 3 + 2 * sheet, bottom: 3 }),
  },
  registry: {
    outline: (w, h) => {
      const tab = tabOf(h);
      const end = Math.min(56, w * 0.4);
      return createPolygonPath(corners(0, 0, end, 0, end + tab, tab, w, tab, w, h, 0, h), [3, 2, 0, 3, 3, 3]);
    },
    insets: (_, h) => ({ left: 10, right: 10, top: tabOf(h) + 3, bottom: 4 }),
  },
  gateway: {
    outline: (w, h) => {
      const slant = slantOf(w, h);
      return createPolygonPath(corners(slant, 0, w - slant, 0, w, h, 0, h), 3);
    },
    insets: (w, h) => inset(slantOf(w, h) * 0.7 + 5),
  },
  client: {
    outline: (w, h) => createPolygonPath(rectangle(w, h), 6),
    details: (w, h) => {
      const bar = titleBarOf(h);
      return [
        ['M', 0, bar],
        ['L', w, bar],
        ['M', 6, bar / 2],
        ['L', 6.5, bar / 2],
        ['M', 11, bar / 2],
        ['L', 11.5, bar / 2],
        ['M', 16, bar / 2],
        ['L', 16.5, bar / 2],
      ];
    },
    insets: (_, h) => ({ left: 10, right: 10, top: titleBarOf(h) + 3, bottom: 4 }),
  },
  monitor: {
    outline: (w, h) => createPolygonPath(rectangle(w, h), [h * 0.5, h * 0.5, 3, 3]),
    insets: (_, h) => ({ ...inset(8 + Math.min(16, h * 0.12)), bottom: 6 }),
  },
  evaluation: {
    outline: (w, h) => createPolygonPath(rectangle(w, h), 2),
    details: (w, h) => {
      const ticks = Math.max(2, Math.floor(w / 10));
      return Array.from({ length: ticks - 1 }, (_, index): PathCommand[] => {
        const x = ((index + 1) * w) / ticks;
        return [
          ['M', x, h],
          ['L', x, h - Math.min(index % 2 === 1 ? 8 : 5, h * 0.13)],
        ];
      }).flat();
    },
    insets: (_, h) => ({ left: 10, right: 10, top: 4, bottom: Math.min(9, h * 0.15) }),
  },
  experiment: {
    outline: (w, h) => {
      const slant = slantOf(w, h);
      return createPolygonPath(corners(0, 0, w, 0, w - slant, h / 2, w, h, 0, h), 2);
    },
    insets: (w, h) => ({ ...inset(10), right: slantOf(w, h) + 4 }),
  },
  human: {
    outline: (w, h) => createPolygonPath(rectangle(w, h), Math.min(w, h) / 2),
    insets: (w, h) => inset(6 + Math.min(w, h) * 0.16),
  },
  sensor: {
    outline: (w, h) => createPolygonPath(rectangle(w, h), [3, Math.min(w, h) / 2, Math.min(w, h) / 2, 3]),
    insets: (w, h) => ({ ...inset(9), right: 5 + Math.min(w, h) * 0.16 }),
  },
  external: {
    outline: (w, h) => createPolygonPath(rectangle(w, h), 0),
    insets: () => inset(10),
    dash: [6, 4],
  },
};

/** Returns how a kind is drawn; kinds we do not know are drawn as a service. */
export function getOutline(kind: string): Outline {
  return Object.hasOwn(outlines, kind) ? outlines[kind as NodeKind] : outlines.service;
}

/** Keeps a label area of at least a line in boxes too small for their insets. */
export function getContentBox(shape: Outline, width: number, height: number): Box {
  const { left, top, right, bottom } = shape.insets(width, height);
  const x = Math.min(left, width * 0.25);
  const y = Math.min(top, height * 0.25);
  return {
    x,
    y,
    width: width - x - Math.min(right, width * 0.25),
    height: height - y - Math.min(bottom, height * 0.25),
  };
}
