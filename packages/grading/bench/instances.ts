import {
  createDiagram,
  createEdge,
  createNode,
  type Diagram,
  type DiagramEdge,
  type DiagramNode,
} from '@calque/diagram';
import { createRandom } from '../../diagram/testing/random.ts';
import type { Reference } from '../src/index.ts';

/** Shares of the reference's elements that a simulated learner gets wrong. */
export interface Slips {
  readonly missing: number;
  readonly extra: number;
  readonly reversed: number;
  readonly blank: number;
  readonly wrong: number;
}

export const regimes: Readonly<Record<'typical' | 'sloppy', Slips>> = {
  typical: { missing: 0.15, extra: 0.1, reversed: 0.1, blank: 0, wrong: 0 },
  sloppy: { missing: 0.25, extra: 0.1, reversed: 0.1, blank: 0.1, wrong: 0.15 },
};

export interface Instance {
  readonly reference: Reference;
  readonly trace: Diagram;
}

/**
 * A layered architecture of `size` nodes with 1.5 edges a node, 20 to 30 % of its labels repeated, and a learner's
 * drawing of it. A wrong label is that of another node as often as one from elsewhere.
 */
export function createInstance(size: number, slips: Slips, seed: number): Instance {
  const random = createRandom(seed);
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)]!;
  const names = new Set<string>();
  while (names.size < size * 2) names.add(createName(random));
  const [...fresh] = names;
  const repeats = Math.round(size * (0.2 + random() * 0.1));
  const labels = fresh.splice(0, size - repeats);
  const distinct = labels.slice();
  while (labels.length < size) labels.push(pick(distinct));
  shuffle(labels, random);
  const nodes = labels.map((label, index) =>
    createNode({ id: `n${index}`, label, importance: 1 + Math.floor(random() * 3) } as Partial<DiagramNode> & {
      id: string;
    }),
  );
  const edges = new Map<string, DiagramEdge>();
  const join = (from: number, to: number) => {
    if (from !== to && !edges.has(`${from}-${to}`) && !edges.has(`${to}-${from}`))
      edges.set(`${from}-${to}`, createEdge({ id: `e${from}-${to}`, from: `n${from}`, to: `n${to}` }));
  };
  for (let index = 1; index < size; index += 1) join(Math.max(0, index - 1 - Math.floor(random() * 6)), index);
  while (edges.size < size * 1.5) {
    const from = Math.floor(random() * size);
    join(from, Math.min(size - 1, from + 1 + Math.floor(random() * 8)));
  }
  const reference = createDiagram({ nodes, edges: [...edges.values()] });
  return { reference, trace: createTrace(reference, slips, random, fresh, distinct) };
}

function createTrace(
  reference: Diagram,
  slips: Slips,
  random: () => number,
  fresh: readonly string[],
  known: readonly string[],
): Diagram {
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)]!;
  const kept = reference.nodes.filter(() => random() >= slips.missing);
  const drawn = new Map(kept.map(({ id }, index) => [id, `t${index}`]));
  const nodes = kept.map(({ id, label }) => {
    const fate = random();
    const wrong = random() < 0.5 ? pick(fresh) : pick(known);
    const written = fate < slips.blank ? '' : fate < slips.blank + slips.wrong ? wrong : label;
    return createNode({ id: drawn.get(id)!, label: written });
  });
  const edges: DiagramEdge[] = [];
  const join = (from: string, to: string) =>
    edges.push(
      createEdge(
        random() < slips.reversed
          ? { id: `d${edges.length}`, from: to, to: from }
          : { id: `d${edges.length}`, from, to },
      ),
    );
  for (const { from, to } of reference.edges)
    if (drawn.has(from) && drawn.has(to) && random() >= slips.missing / 3) join(drawn.get(from)!, drawn.get(to)!);
  for (let count = Math.round(reference.nodes.length * slips.extra); count > 0; count -= 1)
    nodes.push(createNode({ id: `x${count}`, label: pick(fresh) }));
  for (let count = Math.round(reference.edges.length * slips.extra); count > 0; count -= 1)
    join(pick(nodes).id, pick(nodes).id);
  shuffle(nodes, random);
  shuffle(edges, random);
  return createDiagram({ nodes, edges });
}

function createName(random: () => number): string {
  const syllables = [
    'ba',
    'ko',
    'ri',
    'zu',
    'mel',
    'tan',
    'vor',
    'shi',
    'gul',
    'pex',
    'lam',
    'dro',
    'fen',
    'wis',
    'hok',
  ];
  const name = Array.from({ length: 4 }, () => syllables[Math.floor(random() * syllables.length)]).join('');
  return name[0]!.toUpperCase() + name.slice(1);
}

function shuffle<Item>(items: Item[], random: () => number): void {
  for (let index = items.length - 1; index > 0; index -= 1) {
    const other = Math.floor(random() * (index + 1));
    [items[index], items[other]] = [items[other]!, items[index]!];
  }
}
