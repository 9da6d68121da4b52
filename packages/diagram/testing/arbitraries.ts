import * as fc from 'fast-check';
import type {
  Box,
  Diagram,
  DiagramEdge,
  DiagramGroup,
  DiagramNode,
  DiagramStroke,
  Point,
} from '../src/document/types.ts';
import { nodeKinds, strokeColours } from '../src/document/types.ts';

const coordinate = fc.integer({ min: -2000, max: 2000 });
const label = fc.string({ unit: 'grapheme', maxLength: 12 });
/** What JSON text can say: no -0. */
const json = (maxDepth: number) => fc.json({ maxDepth }).map((text): unknown => JSON.parse(text));

const unknownFields = fc.dictionary(
  fc.string({ minLength: 1, maxLength: 6 }).map((name) => `x-${name}`),
  json(2),
  { maxKeys: 2 },
);

export const arbitraryPoint: fc.Arbitrary<Point> = fc.record({ x: coordinate, y: coordinate });

export const arbitraryBox: fc.Arbitrary<Box> = fc.record({
  x: coordinate,
  y: coordinate,
  width: fc.integer({ min: 1, max: 600 }),
  height: fc.integer({ min: 1, max: 400 }),
});

/** Valid diagrams with unknown fields everywhere, nested groups, self loops, parallel and (if allowed) dangling edges. */
export function arbitraryDiagram(options: { dangling?: boolean } = {}): fc.Arbitrary<Diagram> {
  return fc.nat({ max: 8 }).chain((nodeCount) =>
    fc.nat({ max: 3 }).chain((groupCount) => {
      const end = options.dangling || nodeCount === 0 ? fc.nat({ max: nodeCount + 1 }) : fc.nat({ max: nodeCount - 1 });
      const fields = {
        version: fc.constant(1 as const),
        title: label,
        nodes: fc.tuple(...Array.from({ length: nodeCount }, (_, index) => arbitraryNode(index, parent(groupCount)))),
        edges:
          nodeCount === 0 && !options.dangling
            ? fc.constant([])
            : fc.array(fc.tuple(end, end, arbitraryEdgeFields), { maxLength: 8 }).map(nameEdges),
        groups: fc.tuple(...Array.from({ length: groupCount }, (_, index) => arbitraryGroup(index, parent(index)))),
        strokes: fc.array(arbitraryStroke, { minLength: 1, maxLength: 4 }).map(nameStrokes),
        'x-more': json(3),
      };
      return fc.record(fields, { requiredKeys: ['version', 'title', 'nodes', 'edges', 'groups', 'x-more'] });
    }),
  ) as fc.Arbitrary<Diagram>;
}

/** A parent among the groups below an index, or none. */
const parent = (below: number): fc.Arbitrary<object> =>
  below === 0 ? fc.constant({}) : fc.option(fc.nat({ max: below - 1 }), { nil: null }).map(nameParent);

const nameParent = (index: number | null) => (index === null ? {} : { parent: `g${index}` });

const nameEdges = (edges: [number, number, object][]) =>
  edges.map(
    ([from, to, fields], index) => ({ id: `e${index}`, from: `n${from}`, to: `n${to}`, ...fields }) as DiagramEdge,
  );

const nameStrokes = (strokes: Omit<DiagramStroke, 'id'>[]) =>
  strokes.map((stroke, index) => ({ id: `s${index}`, ...stroke }));

const arbitrarySample = fc.tuple(
  fc.integer({ min: -300, max: 300 }),
  fc.integer({ min: -300, max: 300 }),
  fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100),
);

export const arbitraryStroke: fc.Arbitrary<Omit<DiagramStroke, 'id'>> = fc
  .tuple(
    arbitraryPoint,
    fc.record({
      points: fc.array(arbitrarySample, { minLength: 1, maxLength: 12 }).map((samples) => samples.flat()),
      strokeWidth: fc.integer({ min: 1, max: 40 }),
    }),
    fc.record({ colour: fc.constantFrom(...strokeColours), locked: fc.boolean() }, { requiredKeys: [] }),
    unknownFields,
  )
  .map((parts) => Object.assign({}, ...parts) as Omit<DiagramStroke, 'id'>);

const arbitraryNode = (index: number, parent: fc.Arbitrary<object>): fc.Arbitrary<DiagramNode> =>
  fc
    .tuple(
      arbitraryBox,
      fc.record({ label, kind: fc.oneof(fc.constantFrom(...nodeKinds), fc.string({ maxLength: 5 })) }),
      fc.record({ note: label, locked: fc.boolean() }, { requiredKeys: [] }),
      parent,
      unknownFields,
    )
    .map((parts) => Object.assign({ id: `n${index}` }, ...parts) as DiagramNode);

const arbitraryEdgeFields = fc
  .tuple(
    fc.record(
      {
        direction: fc.constantFrom('forward', 'both', 'none'),
        label,
        route: fc.constantFrom('straight', 'elbow'),
        waypoints: fc.array(arbitraryPoint, { maxLength: 3 }),
      },
      { requiredKeys: ['direction'] },
    ),
    unknownFields,
  )
  .map(([fields, unknown]) => ({ ...fields, ...unknown }));

const arbitraryGroup = (index: number, parent: fc.Arbitrary<object>): fc.Arbitrary<DiagramGroup> =>
  fc
    .tuple(arbitraryBox, fc.record({ label, kind: fc.constantFrom('lane', 'group') }), parent, unknownFields)
    .map((parts) => Object.assign({ id: `g${index}` }, ...parts) as DiagramGroup);
