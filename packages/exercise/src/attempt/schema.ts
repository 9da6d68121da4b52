import * as v from 'valibot';
import type { Diagram, DiagramPatch } from '@calque/diagram';
import { hintKinds, passKinds, type Json } from './types.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const milliseconds = v.pipe(v.number(), v.finite(), v.minValue(0));
const percent = v.pipe(v.number(), v.minValue(0), v.maxValue(100));
const points = v.pipe(v.number(), v.finite());
const id = v.pipe(v.string(), v.minLength(1), v.maxLength(200));

const box = { x: v.pipe(v.number(), v.finite()), y: v.pipe(v.number(), v.finite()), width: points, height: points };
const node = v.looseObject({ id, label: v.string(), kind: v.string(), ...box });
const edge = v.looseObject({
  id,
  from: v.string(),
  to: v.string(),
  direction: v.picklist(['forward', 'both', 'none']),
});
const group = v.looseObject({ id, label: v.string(), kind: v.string(), ...box });

const stroke = v.looseObject({
  id,
  x: box.x,
  y: box.y,
  points: v.array(points),
  strokeWidth: points,
});

/**
 * The shape of a drawing in storage: without the limits of `parseDiagram`, since whatever could be drawn must open again. The checksum
 * vouches for the content; this guards against records of another kind.
 */
const diagramSchema = v.pipe(
  v.looseObject({
    version: count,
    nodes: v.array(node),
    edges: v.array(edge),
    groups: v.array(group),
    strokes: v.optional(v.array(stroke)),
  }),
  v.transform((value) => value as unknown as Diagram),
);

const place = v.pipe(v.number(), v.integer(), v.minValue(-1));

function patchOf<Name extends string, Element extends v.GenericSchema>(name: Name, element: Element) {
  return v.object({
    collection: v.literal(name),
    id,
    before: v.nullable(element),
    after: v.nullable(element),
    from: place,
    to: place,
  });
}

const patchSchema = v.pipe(
  v.variant('collection', [
    patchOf('nodes', node),
    patchOf('edges', edge),
    patchOf('groups', group),
    patchOf('strokes', stroke),
    v.object({ collection: v.literal('title'), before: v.nullable(v.string()), after: v.nullable(v.string()) }),
  ]),
  v.transform((value) => value as unknown as DiagramPatch),
);

const json = v.custom<Json>(() => true);

export const entrySchema = v.object({
  seq: v.pipe(count, v.minValue(1)),
  at: milliseconds,
  userEvent: v.string(),
  change: v.variant('type', [
    v.object({ type: v.literal('patches'), patches: v.array(patchSchema) }),
    v.object({ type: v.literal('reset'), diagram: diagramSchema }),
    v.object({ type: v.literal('note'), data: json }),
  ]),
});

const originFields = {
  exercise: id,
  pass: v.picklist(passKinds),
  seed: v.pipe(v.number(), v.integer()),
  focus: v.record(v.string(), v.pipe(v.number(), v.finite())),
  mode: v.optional(v.picklist(['fade', 'nodes', 'labels', 'edges'])),
  startedAt: milliseconds,
};

export const snapshotSchema = v.object({ seq: count, diagram: diagramSchema, origin: v.object(originFields) });

const tally = v.object({ matched: count, missing: count, extra: count, recall: points, precision: points });
const subscore = v.object({ earned: points, possible: points });
const summarySchema = v.object({
  nodes: tally,
  edges: tally,
  byStage: v.record(v.string(), subscore),
  byImportance: v.object({ 1: subscore, 2: subscore, 3: subscore }),
});

const editKinds = ['missing', 'extra', 'reversed', 'rename', 'reparent', 'split', 'merge', 'reroute'] as const;

const resultSchema = v.object({
  finishedAt: milliseconds,
  durationMs: milliseconds,
  score: percent,
  overruledScore: percent,
  overrules: v.array(v.object({ trace: v.string(), reference: v.nullable(v.string()) })),
  selfRating: v.nullable(percent),
  hints: v.array(
    v.object({ kind: v.picklist(hintKinds), node: v.nullable(v.string()), cost: points, at: milliseconds }),
  ),
  mistakes: v.array(
    v.object({
      kind: v.picklist(editKinds),
      element: v.picklist(['node', 'edge', 'group']),
      reference: v.array(v.string()),
      points,
    }),
  ),
  reference: v.string(),
  summary: v.nullable(summarySchema),
});

export const headerSchema = v.object({ id, ...originFields, result: v.nullable(resultSchema) });
