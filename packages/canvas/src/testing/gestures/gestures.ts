import { type Diagram, createDiagram, createEdge, createNode } from '@calque/diagram';
import type { Hand } from './hand.ts';

/** What a hand does on a sheet whose point (0, 0) lies 100 pixels from its left and top, at 100 %. */
export interface Gesture {
  readonly name: string;
  readonly command?: string;
  /** Default: two boxes, 160 by 64, at (0, 0) and (320, 0), and the arrow between them. */
  readonly diagram?: Diagram;
  perform(hand: Hand): Promise<void>;
}

const a = createNode({ id: 'a', label: 'Ranker', kind: 'service', x: 0, y: 0, width: 160, height: 64 });
const b = createNode({ id: 'b', label: 'Store', kind: 'service', x: 320, y: 0, width: 160, height: 64 });
const apart = createDiagram({ nodes: [a, b] });
export const start = createDiagram({ nodes: [a, b], edges: [createEdge({ id: 'ab', from: 'a', to: 'b' })] });

export const gestures: readonly Gesture[] = [
  {
    name: 'mouse-draw-box',
    command: 'tool.box',
    perform: (hand) =>
      hand.drag([
        [150, 250],
        [332, 348],
      ]),
  },
  {
    name: 'mouse-drag-node-snaps',
    diagram: apart,
    perform: (hand) =>
      hand.drag([
        [500, 132],
        [420, 230],
        [183, 302],
      ]),
  },
  {
    name: 'mouse-connect',
    command: 'tool.connect',
    diagram: apart,
    perform: (hand) =>
      hand.drag([
        [500, 120],
        [330, 190],
        [190, 140],
      ]),
  },
  {
    name: 'mouse-marquee',
    perform: (hand) =>
      hand.drag([
        [72, 70],
        [300, 200],
      ]),
  },
  {
    name: 'mouse-lasso',
    command: 'tool.lasso',
    perform: (hand) =>
      hand.drag([
        [410, 80],
        [600, 85],
        [605, 185],
        [400, 180],
        [408, 84],
      ]),
  },
  {
    name: 'mouse-resize',
    async perform(hand) {
      await hand.drag([
        [180, 130],
        [180, 131],
      ]);
      await hand.drag([
        [264, 168],
        [300, 214],
      ]);
    },
  },
  {
    name: 'mouse-bend',
    perform: (hand) =>
      hand.drag([
        [340, 132],
        [338, 220],
      ]),
  },
  { name: 'touch-tap', perform: (hand) => hand.touch([[[180, 132]]], 60) },
  {
    name: 'touch-drag',
    perform: (hand) =>
      hand.touch([
        [
          [180, 132],
          [210, 300],
        ],
      ]),
  },
  {
    name: 'touch-pan',
    perform: (hand) =>
      hand.touch([
        [
          [300, 250],
          [380, 330],
        ],
        [
          [420, 260],
          [500, 340],
        ],
      ]),
  },
  {
    name: 'touch-pinch',
    perform: (hand) =>
      hand.touch([
        [
          [330, 250],
          [250, 210],
        ],
        [
          [420, 290],
          [520, 350],
        ],
      ]),
  },
  { name: 'touch-long-press', perform: (hand) => hand.touch([[[500, 132]]], 800) },
  {
    name: 'pen-hover',
    perform: (hand) =>
      hand.hover(
        [
          [60, 300],
          [180, 132],
        ],
        true,
      ),
  },
  {
    name: 'pen-stroke',
    command: 'tool.draw',
    perform: (hand) =>
      hand.drag(
        [
          [150, 300],
          [260, 260],
          [380, 340],
        ],
        true,
      ),
  },
  {
    name: 'pen-with-palm',
    command: 'tool.draw',
    async perform(hand) {
      await hand.hover(
        [
          [120, 320],
          [150, 300],
        ],
        true,
      );
      await hand.fingers('touchStart', [[420, 400]], 30);
      await hand.fingers('touchMove', [[424, 404]], 34);
      await hand.drag(
        [
          [150, 300],
          [240, 250],
          [330, 310],
        ],
        true,
      );
      await hand.fingers('touchMove', [[450, 420]], 34);
      await hand.fingers('touchEnd', []);
    },
  },
  {
    name: 'pen-eraser',
    perform: (hand) =>
      hand.drag(
        [
          [480, 90],
          [500, 130],
        ],
        true,
      ),
  },
];
