import * as v from 'valibot';
import { diagramLimits as limits } from './limits.ts';
import { diagramVersion } from './types.ts';

/**
 * The valibot schema of a Diagram. Messages are keys of the table of rules in `issues.ts`. Objects are loose: fields that we do
 * not know are kept. What a schema of one element cannot say (ids unique, parents existing) is checked by `parseDiagram`.
 */
const text = (maxLength: number) => v.pipe(v.string('text'), v.maxLength(maxLength, 'textLength'));
const id = v.pipe(v.string('text'), v.minLength(1, 'emptyId'), v.maxLength(limits.idLength, 'textLength'));
const coordinate = v.pipe(
  v.number('number'),
  v.minValue(-limits.coordinate, 'coordinate'),
  v.maxValue(limits.coordinate, 'coordinate'),
);
const size = v.pipe(v.number('number'), v.minValue(1, 'size'), v.maxValue(limits.size, 'size'));
const list = <Item extends v.GenericSchema>(item: Item, maxLength: number) =>
  v.pipe(v.array(item, 'list'), v.maxLength(maxLength, 'listLength'));

const point = v.looseObject({ x: coordinate, y: coordinate }, 'object');

export const nodeSchema = v.looseObject(
  {
    id,
    label: text(limits.labelLength),
    kind: text(limits.kindLength),
    x: coordinate,
    y: coordinate,
    width: size,
    height: size,
    parent: v.optional(id),
    note: v.optional(text(limits.noteLength)),
    locked: v.optional(v.boolean('boolean')),
  },
  'object',
);

export const edgeSchema = v.looseObject(
  {
    id,
    from: id,
    to: id,
    label: v.optional(text(limits.labelLength)),
    direction: v.picklist(['forward', 'both', 'none'], 'direction'),
    route: v.optional(v.picklist(['straight', 'elbow'], 'route')),
    waypoints: v.optional(list(point, limits.waypoints)),
    locked: v.optional(v.boolean('boolean')),
  },
  'object',
);

export const groupSchema = v.looseObject(
  {
    id,
    label: text(limits.labelLength),
    kind: v.picklist(['lane', 'group'], 'groupKind'),
    x: coordinate,
    y: coordinate,
    width: size,
    height: size,
    parent: v.optional(id),
    locked: v.optional(v.boolean('boolean')),
  },
  'object',
);

export const strokeSchema = v.looseObject(
  {
    id,
    x: coordinate,
    y: coordinate,
    points: list(coordinate, 3 * limits.strokePoints),
    strokeWidth: v.pipe(
      v.number('number'),
      v.minValue(0.1, 'strokeWidth'),
      v.maxValue(limits.strokeWidth, 'strokeWidth'),
    ),
    colour: v.optional(text(limits.kindLength)),
    locked: v.optional(v.boolean('boolean')),
  },
  'object',
);

export const diagramSchema = v.looseObject(
  {
    version: v.literal(diagramVersion, 'version'),
    title: v.optional(text(limits.labelLength)),
    nodes: list(nodeSchema, limits.nodes),
    edges: list(edgeSchema, limits.edges),
    groups: list(groupSchema, limits.groups),
    strokes: v.optional(list(strokeSchema, limits.strokes)),
  },
  'object',
);
