import {
  type Diagram,
  createDiagram,
  createEdge,
  createGroup,
  createNode,
  getNode,
  intersectsBox,
} from '@calque/diagram';
import { describe, expect, test } from 'vitest';
import { TestEditor } from '../testing/testEditor.ts';
import type { Message } from '../types.ts';
import { layoutLayered } from './layoutLayered.ts';

const funnel = createDiagram({
  nodes: ['query', 'retrieval', 'ranking', 'store', 'logs'].map((id) => createNode({ id, label: id })),
  edges: [
    ['query', 'retrieval'],
    ['retrieval', 'ranking'],
    ['store', 'ranking'],
    ['ranking', 'logs'],
    ['logs', 'query'],
  ].map(([from, to]) => createEdge({ id: `${from}-${to}`, from: from!, to: to! })),
});

function expectNoOverlap({ nodes }: Diagram): void {
  const overlaps = nodes.flatMap((a, i) => nodes.slice(i + 1).filter((b) => intersectsBox(a, b)));
  expect(overlaps).toEqual([]);
}

/** What is announced from now on. */
function listen({ editor }: TestEditor): Message[] {
  const said: Message[] = [];
  editor.subscribe(({ transaction }) => {
    if (transaction?.announcement) said.push(transaction.announcement);
  });
  return said;
}

/** Waits until promises of layouts have been answered. */
const settle = () => new Promise((resolve) => setTimeout(resolve));

const later = async () =>
  new Map([
    ['query', { x: 500, y: 0 }],
    ['store', { x: 0, y: 300 }],
  ]);

describe('tidying up', () => {
  test('puts what feeds to the left of what is fed, without overlaps, in one undo step', () => {
    const user = new TestEditor(funnel, { layout: layoutLayered }).run('arrange.tidy');
    const x = (id: string) => getNode(user.diagram, id)!.x;
    expect(x('query')).toBeLessThan(x('retrieval'));
    expect(x('retrieval')).toBeLessThan(x('ranking'));
    expect(x('store')).toBeLessThan(x('ranking'));
    expectNoOverlap(user.diagram);
    user.run('edit.undo');
    expect(user.diagram).toEqual(funnel);
  });

  test('leaves nodes that are not selected, and locked ones, where they are', () => {
    const locked = {
      ...funnel,
      nodes: funnel.nodes.map((node) => (node.id === 'store' ? { ...node, locked: true } : node)),
    };
    const user = new TestEditor(locked, { layout: layoutLayered }).select('query', 'retrieval', 'store');
    user.run('arrange.tidy');
    expect(getNode(user.diagram, 'store')).toBe(locked.nodes[3]);
    expect(getNode(user.diagram, 'ranking')).toBe(locked.nodes[2]);
    expect(getNode(user.diagram, 'retrieval')!.x).toBeGreaterThan(100);
  });

  test('keeps groups together and puts them around their content', () => {
    const grouped: Diagram = {
      ...funnel,
      groups: [createGroup({ id: 'serving' })],
      nodes: funnel.nodes.map((node) =>
        node.id === 'query' || node.id === 'ranking' ? { ...node, parent: 'serving' } : node,
      ),
    };
    const { diagram } = new TestEditor(grouped, { layout: layoutLayered }).run('arrange.tidy');
    const [serving] = diagram.groups;
    for (const node of diagram.nodes) expect(intersectsBox(serving!, node)).toBe(node.parent === 'serving');
  });

  test('keeps lanes in their order, each with its own nodes, and of one height', () => {
    const lanes: Diagram = {
      ...funnel,
      groups: [
        createGroup({ id: 'online', kind: 'lane', x: 0, width: 300 }),
        createGroup({ id: 'offline', kind: 'lane', x: 300, width: 300 }),
      ],
      nodes: funnel.nodes.map((node, i) => ({ ...node, parent: i < 3 ? 'online' : 'offline', x: i * 100 })),
    };
    const { diagram } = new TestEditor(lanes, { layout: layoutLayered }).run('arrange.tidy');
    const [online, offline] = diagram.groups;
    expect(online!.x + online!.width).toBeLessThanOrEqual(offline!.x + 1);
    expect([offline!.y, offline!.height]).toEqual([online!.y, online!.height]);
    for (const node of diagram.nodes) {
      const own = node.parent === 'online' ? online! : offline!;
      expect(node.x).toBeGreaterThan(own.x);
      expect(node.x + node.width).toBeLessThan(own.x + own.width);
    }
    expectNoOverlap(diagram);
  });

  test('gives each lane that is a column one column of nodes, in an order with few crossings', () => {
    const ids = ['a1', 'a2', 'a3', 'b1', 'b2', 'b3'];
    const crossed = createDiagram({
      groups: ['a', 'b'].map((id, i) => createGroup({ id, kind: 'lane', x: i * 300, width: 300 })),
      nodes: ids.map((id, i) => createNode({ id, parent: id[0]!, x: Math.floor(i / 3) * 300, y: (i % 3) * 90 })),
      edges: ['1', '2', '3'].map((n) => createEdge({ id: n, from: `a${n}`, to: `b${4 - Number(n)}` })),
    });
    const { diagram } = new TestEditor(crossed, { layout: layoutLayered }).run('arrange.tidy');
    const y = (id: string) => getNode(diagram, id)!.y;
    expect([y('a1'), y('a2'), y('a3')]).toEqual([y('b3'), y('b2'), y('b1')]);
    expect(new Set(diagram.nodes.map(({ x }) => x)).size).toBe(2);
    expectNoOverlap(diagram);
  });

  test('keeps nodes in lanes that are rows, with the flow from left to right', () => {
    const rows: Diagram = {
      ...funnel,
      groups: ['top', 'bottom'].map((id, i) => createGroup({ id, kind: 'lane', y: i * 300, width: 900 })),
      nodes: funnel.nodes.map((node, i) => ({ ...node, parent: i % 2 === 0 ? 'top' : 'bottom', y: (i % 2) * 300 })),
    };
    const { diagram } = new TestEditor(rows, { layout: layoutLayered }).run('arrange.tidy');
    const [top, bottom] = diagram.groups;
    expect(top!.y + top!.height).toBeLessThanOrEqual(bottom!.y);
    expect([bottom!.x, bottom!.width]).toEqual([top!.x, top!.width]);
    expect(getNode(diagram, 'query')!.x).toBeLessThan(getNode(diagram, 'retrieval')!.x);
    expectNoOverlap(diagram);
  });

  test('imports the layout when it is first asked for', async () => {
    const user = new TestEditor(funnel);
    const done = new Promise((resolve) => user.editor.subscribe(resolve));
    user.run('arrange.tidy');
    await done;
    expectNoOverlap(user.diagram);
    expect(new TestEditor(funnel, { layout: null }).editor.canRun('arrange.tidy')).toBe(false);
  });

  test('applies a layout that comes later, unless the document changed meanwhile', async () => {
    const user = new TestEditor(funnel, { layout: later });
    const said = listen(user);
    user.run('arrange.tidy');
    expect(user.diagram).toBe(funnel);
    await settle();
    expect(getNode(user.diagram, 'store')).toMatchObject({ x: 0, y: 300 });
    user.run('arrange.tidy').select('logs').run('edit.delete');
    const { diagram } = user;
    await settle();
    expect(user.diagram).toBe(diagram);
    expect(said.at(-1)).toMatchObject({ key: 'announce.tidyOutdated' });
  });

  test('applies it though a label was typed meanwhile', async () => {
    const user = new TestEditor(funnel, { layout: later }).run('arrange.tidy');
    user.run('label.set', { id: 'store', label: 'Feature store' });
    await settle();
    expect(getNode(user.diagram, 'store')).toMatchObject({ y: 300, label: 'Feature store' });
    expect(user.run('edit.undo').run('edit.undo').diagram).toEqual(funnel);
  });

  test('says that a large diagram is being tidied, and stops at Escape', async () => {
    let isStopped = false;
    const many = createDiagram({ nodes: Array.from({ length: 200 }, (_, i) => createNode({ id: `n${i}` })) });
    const user = new TestEditor(many, {
      async layout(_, nodes, job) {
        job?.onCancel(() => (isStopped = true));
        return new Map(nodes.map((id, i) => [id, { x: i * 200, y: 0 }]));
      },
    });
    const said = listen(user);
    user.run('arrange.tidy');
    expect(said.at(-1)).toMatchObject({ key: 'announce.tidying', params: { count: 200 } });
    expect(user.session.busy).toMatchObject({ key: 'announce.tidying' });
    user.key('Escape');
    expect(isStopped).toBe(true);
    expect(user.session.busy).toBeNull();
    expect(said.at(-1)).toMatchObject({ key: 'announce.tidyStopped' });
    await settle();
    expect(user.diagram).toBe(many);
  });
});
