import {
  type Diagram,
  applyPatches,
  createDiagram,
  createEdge,
  createGroup,
  createNode,
  createStroke,
  getElement,
  getElements,
  nodeKinds,
} from '@calque/diagram';
import * as fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { type Fragment, getFragment } from './clipboard/clipboard.ts';
import { defaultCommands } from './commands/commands.ts';
import { TestEditor } from './testing/testEditor.ts';
import type { Layout } from './types.ts';

// Thousands of steps: some seconds on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

const ids = [
  'a',
  'b',
  'c',
  'd',
  'inner',
  'outer',
  'lane',
  'ab',
  'bc',
  'cd',
  'da',
  'ink',
  'dot',
  'new1',
  'new2',
  'new3',
  'gone',
];

const start: Diagram = createDiagram({
  title: 'A loop',
  groups: [
    createGroup({ id: 'lane', kind: 'lane', x: -40, y: -60, width: 300, height: 500 }),
    createGroup({ id: 'outer', x: 300, y: -60, width: 700, height: 500 }),
    createGroup({ id: 'inner', x: 340, y: 0, width: 250, height: 160, parent: 'outer' }),
  ],
  nodes: [
    createNode({ id: 'a', label: 'Events', kind: 'stream', x: 0, y: 0, parent: 'lane' }),
    createNode({ id: 'b', label: 'Features', kind: 'store', x: 360, y: 40, parent: 'inner' }),
    createNode({ id: 'c', label: 'Ranker', kind: 'model', x: 700, y: 40, parent: 'outer', locked: true }),
    createNode({ id: 'd', x: 0, y: 300, note: 'asks' }),
  ],
  edges: [
    createEdge({ id: 'ab', from: 'a', to: 'b', label: 'clicks' }),
    createEdge({ id: 'bc', from: 'b', to: 'c', route: 'elbow' }),
    createEdge({ id: 'cd', from: 'c', to: 'd', waypoints: [{ x: 500, y: 330 }] }),
    createEdge({ id: 'da', from: 'd', to: 'a', direction: 'both' }),
  ],
  strokes: [
    createStroke({ id: 'ink', x: 380.25, y: 20, points: [0, 0, 0.2, 60, 0, 0.8, 60.5, 40, 0.5], colour: 'accent' }),
    createStroke({ id: 'dot', x: 100, y: 100, locked: true }),
  ],
});

const layout: Layout = (_, nodes) => new Map(nodes.map((id, i) => [id, { x: i * 200, y: (i % 3) * 90 }]));

const id = fc.constantFrom(...ids);
const place = fc.record({ x: fc.integer({ min: -100, max: 1000 }), y: fc.integer({ min: -100, max: 500 }) });
const held = fc.record(
  {
    shift: fc.boolean(),
    alt: fc.boolean(),
    mod: fc.boolean(),
    pressure: fc.constantFrom(0, 0.37, 1),
    button: fc.constantFrom(0, 0, 0, 5),
  },
  { requiredKeys: [] },
);
const args = fc.record(
  {
    id,
    ids: fc.array(id, { maxLength: 4 }),
    from: id,
    to: id,
    parent: fc.constantFrom('inner', 'outer', 'lane', 'gone', null),
    label: fc.constantFrom('', 'Ranker', ' Re-ranking '),
    text: fc.constantFrom('rank', '{}', '{"version":1,"nodes":[{"id":"a"}]}'),
    note: fc.constantFrom('', 'why'),
    kind: fc.constantFrom(...nodeKinds),
    direction: fc.constantFrom('both', 'none', 'left', 'down'),
    route: fc.constantFrom('straight', 'elbow'),
    index: fc.integer({ min: 0, max: 3 }),
    dx: fc.integer({ min: -300, max: 300 }),
    dy: fc.integer({ min: -300, max: 300 }),
    width: fc.integer({ min: -10, max: 300 }),
    height: fc.integer({ min: -10, max: 300 }),
    x: fc.integer({ min: -300, max: 300 }),
    y: fc.integer({ min: -300, max: 300 }),
    point: place,
  },
  { requiredKeys: [] },
);
const commandIds = defaultCommands.map((command) => command.id);
const keys = [
  'Enter',
  ' ',
  'Escape',
  'Delete',
  'ArrowRight',
  'PageDown',
  'c',
  'b',
  'v',
  'm',
  'r',
  'l',
  'f',
  'e',
  '1',
  ']',
];

type Action = (user: TestEditor) => unknown;

/** An action that a counterexample prints as what it does. */
const named = (name: unknown[], action: Action): Action =>
  Object.assign(action, { [fc.toStringMethod]: () => fc.stringify(name) });

const edits: fc.Arbitrary<Action> = fc.tuple(fc.constantFrom(...commandIds), args).map(
  ([command, given]) =>
    (user: TestEditor) =>
      user.run(command, given),
);
const selections: fc.Arbitrary<Action> = fc
  .uniqueArray(id, { maxLength: 4 })
  .map((chosen) => named(['select', chosen], (user) => user.select(...chosen)));
const pointers: fc.Arbitrary<Action> = fc
  .tuple(fc.constantFrom('pointerDown', 'pointerMove', 'pointerUp', 'doubleClick'), fc.oneof(place, id), held)
  .map(([type, where, modifiers]) =>
    named([type, where, modifiers], (user) => {
      const known = typeof where !== 'string' || getElement(user.diagram, where);
      user[type as 'pointerDown'](known ? where : { x: 0, y: 0 }, modifiers);
    }),
  );
const strokes: fc.Arbitrary<Action> = fc.tuple(fc.constantFrom(...keys), held, fc.boolean()).map(
  ([key, modifiers, up]) =>
    (user: TestEditor) =>
      up ? user.keyUp(key, modifiers) : user.key(key, modifiers),
);
const pauses: fc.Arbitrary<Action> = fc.constant(named(['wait'], (user) => user.wait(5000)));

const actions = (maxLength: number) =>
  fc.array(
    fc.oneof(
      { arbitrary: edits, weight: 4 },
      { arbitrary: selections, weight: 2 },
      { arbitrary: pointers, weight: 6 },
      { arbitrary: strokes, weight: 3 },
      { arbitrary: pauses, weight: 1 },
    ),
    { maxLength, size: 'max' },
  );

const few = { numRuns: 120 };

describe('whatever a user does', () => {
  test('undoing all of 200 steps returns the same document byte for byte, and redoing them the same again', () => {
    fc.assert(
      fc.property(actions(200), (steps) => {
        const user = new TestEditor(start, { layout });
        for (const step of steps) step(user);
        user.cancel();
        while (user.editor.canRun('edit.redo')) user.run('edit.redo');
        const end = JSON.stringify(user.diagram);
        while (user.editor.canRun('edit.undo')) user.run('edit.undo');
        expect(JSON.stringify(user.diagram)).toBe(JSON.stringify(start));
        while (user.editor.canRun('edit.redo')) user.run('edit.redo');
        expect(JSON.stringify(user.diagram)).toBe(end);
      }),
      few,
    );
  });

  test('the inverse of each transaction undoes it exactly', () => {
    fc.assert(
      fc.property(actions(60), (steps) => {
        const user = new TestEditor(start, { layout });
        let before = user.diagram;
        user.editor.subscribe(({ state, transaction }) => {
          const { patches, inverse } = transaction ?? { patches: [], inverse: [] };
          expect(applyPatches(before, patches)).toEqual(state.diagram);
          expect(JSON.stringify(applyPatches(state.diagram, inverse))).toBe(JSON.stringify(before));
          before = state.diagram;
        });
        for (const step of steps) step(user);
      }),
      few,
    );
  });

  test('the selection, the edited label and the hovered element exist', () => {
    fc.assert(
      fc.property(actions(80), (steps) => {
        const user = new TestEditor(start, { layout });
        for (const step of steps) {
          step(user);
          const { editing, hover } = user.session;
          const mentioned = [
            ...user.selection,
            ...(editing === null ? [] : [editing]),
            ...(hover && 'id' in hover ? [hover.id] : []),
          ];
          expect(mentioned.filter((name) => !getElement(user.diagram, name))).toEqual([]);
          expect(new Set(user.selection).size).toBe(user.selection.length);
        }
      }),
      few,
    );
  });

  test('ids stay unique and parents never form a circle', () => {
    fc.assert(
      fc.property(actions(80), (steps) => {
        const user = new TestEditor(start, { layout });
        for (const step of steps) step(user);
        const { nodes, edges, groups } = user.diagram;
        const all = [...nodes, ...edges, ...groups, ...getElements(user.diagram, 'strokes')].map(
          (element) => element.id,
        );
        expect(new Set(all).size).toBe(all.length);
        const parents = new Map(groups.map((group) => [group.id, group.parent]));
        for (const group of groups) {
          let steps = 0;
          for (let at = group.parent; at !== undefined; at = parents.get(at)) expect(++steps).toBeLessThan(100);
        }
        for (const { parent } of [...nodes, ...groups]) expect(parent === undefined || parents.has(parent)).toBe(true);
        for (const { from, to } of edges)
          expect(getElement(user.diagram, from) && getElement(user.diagram, to)).toBeDefined();
      }),
      few,
    );
  });

  test('a cancelled gesture leaves the document and the history as they were when it began', () => {
    fc.assert(
      fc.property(
        actions(30),
        fc.oneof(place, id),
        fc.array(place, { maxLength: 5 }),
        held,
        (steps, from, moves, keys) => {
          const user = new TestEditor(start, { layout });
          for (const step of steps) step(user);
          user.cancel();
          const { diagram, history } = user.editor.getState();
          user.pointerDown(typeof from !== 'string' || getElement(diagram, from) ? from : { x: 0, y: 0 }, keys);
          for (const move of moves) user.pointerMove(move, keys);
          user.cancel();
          expect(user.diagram).toBe(diagram);
          expect(user.editor.getState().history).toBe(history);
          expect(user.session.preview).toBeNull();
        },
      ),
      { numRuns: 300 },
    );
  });

  test('a read-only editor never changes its document', () => {
    fc.assert(
      fc.property(actions(120), (steps) => {
        const user = new TestEditor(start, { layout, readOnly: true });
        for (const step of steps) step(user);
        expect(user.diagram).toBe(start);
      }),
      few,
    );
  });

  test('what is pasted is a copy of what was copied, in all but ids and place', () => {
    fc.assert(
      fc.property(actions(40), fc.uniqueArray(id, { minLength: 1, maxLength: 6 }), (steps, chosen) => {
        const user = new TestEditor(start, { layout });
        for (const step of steps) step(user);
        user.cancel().select(...chosen);
        const fragment = getFragment(user.diagram, user.selection);
        if (!user.editor.run('edit.copy')) return;
        const before = user.diagram;
        user.run('edit.paste');
        const pasted = {
          nodes: added(user.diagram.nodes, before.nodes),
          edges: added(user.diagram.edges, before.edges),
          groups: added(user.diagram.groups, before.groups),
          strokes: added(getElements(user.diagram, 'strokes'), getElements(before, 'strokes')),
        };
        expect(toShape(pasted)).toEqual(toShape(fragment));
      }),
      few,
    );
  });
});

const added = <T>(now: readonly T[], then: readonly T[]): readonly T[] => now.slice(then.length);

/** A fragment with ids replaced by places in it and coordinates taken from its first box: equal for isomorphic ones. */
function toShape({ nodes, edges, groups, strokes }: Fragment): unknown {
  const names = new Map([...groups, ...nodes, ...edges, ...strokes].map((element, i) => [element.id, `#${i}`]));
  const origin = [...groups, ...nodes, ...strokes][0]!;
  const boxed = (element: Diagram['nodes'][number] | Diagram['groups'][number]) => ({
    ...element,
    id: names.get(element.id),
    x: Math.round((element.x - origin.x) * 1000),
    y: Math.round((element.y - origin.y) * 1000),
    parent: names.get(element.parent ?? '') ?? 'outside',
  });
  return {
    nodes: nodes.map(boxed),
    groups: groups.map(boxed),
    strokes: strokes.map((stroke) => ({
      ...stroke,
      id: names.get(stroke.id),
      x: Math.round((stroke.x - origin.x) * 1000),
      y: Math.round((stroke.y - origin.y) * 1000),
    })),
    edges: edges.map((edge) => ({
      ...edge,
      id: names.get(edge.id),
      from: names.get(edge.from),
      to: names.get(edge.to),
      waypoints: edge.waypoints?.map(({ x, y }) => [
        Math.round((x - origin.x) * 1000),
        Math.round((y - origin.y) * 1000),
      ]),
    })),
  };
}
