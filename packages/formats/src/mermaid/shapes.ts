import type { NodeKind } from '@calque/diagram';

/** Brackets around a label, longest first, and the kind of node that Mermaid draws by them. */
export const brackets: readonly {
  readonly open: string;
  readonly close: readonly string[];
  readonly kind: NodeKind;
}[] = [
  { open: '(((', close: [')))'], kind: 'service' },
  { open: '((', close: ['))'], kind: 'service' },
  { open: '([', close: ['])'], kind: 'service' },
  { open: '(-', close: ['-)'], kind: 'service' },
  { open: '[[', close: [']]'], kind: 'service' },
  { open: '[(', close: [')]'], kind: 'store' },
  { open: '[/', close: ['/]', '\\]'], kind: 'service' },
  { open: '[\\', close: ['\\]', '/]'], kind: 'service' },
  { open: '{{', close: ['}}'], kind: 'model' },
  { open: '(', close: [')'], kind: 'service' },
  { open: '[', close: [']'], kind: 'service' },
  { open: '{', close: ['}'], kind: 'service' },
  { open: '>', close: [']'], kind: 'service' },
];

/** How we write a kind: in the brackets that look most like it, with the kind as a class so that it comes back exactly. */
export const bracketsOfKind: Readonly<Partial<Record<NodeKind, readonly [string, string]>>> = {
  store: ['[(', ')]'],
  queue: ['[(', ')]'],
  model: ['{{', '}}'],
  gateway: ['[/', '\\]'],
  pipeline: ['[/', '/]'],
  human: ['([', '])'],
};

/** Names of shapes in `@{ shape: … }` (Mermaid 11.3 and later) that say a kind. */
export const kindsOfShapes: Readonly<Record<string, NodeKind>> = {
  cyl: 'store',
  cylinder: 'store',
  database: 'store',
  db: 'store',
  'lin-cyl': 'store',
  disk: 'store',
  'h-cyl': 'queue',
  das: 'queue',
  'horizontal-cylinder': 'queue',
  bolt: 'cache',
  'com-link': 'cache',
  'lightning-bolt': 'cache',
  hex: 'model',
  hexagon: 'model',
  prepare: 'model',
  docs: 'dataset',
  documents: 'dataset',
  'st-doc': 'dataset',
  'stacked-document': 'dataset',
  procs: 'dataset',
  processes: 'dataset',
  'st-rect': 'dataset',
  flag: 'stream',
  'paper-tape': 'stream',
  'trap-t': 'gateway',
  'trap-b': 'gateway',
  trapezoid: 'gateway',
  delay: 'sensor',
  'half-rounded-rectangle': 'sensor',
};
