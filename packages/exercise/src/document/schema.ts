import { diagramSchema, edgeSchema, groupSchema, nodeSchema } from '@calque/diagram';
import * as v from 'valibot';
import { exerciseVersion } from '../types.ts';
import { exerciseLimits as limits } from './limits.ts';

/**
 * The valibot schema of an Exercise. Messages are keys of the table of rules in `issues.ts`. Objects are loose: fields that
 * we do not know are kept. What a schema of one field cannot say (ids that name nodes, choices that agree) is checked by
 * `parseExercise`.
 */
const text = v.pipe(v.string('text'), v.maxLength(limits.textLength, 'textLength'));
const name = v.pipe(v.string('text'), v.regex(/\S/, 'emptyText'), v.maxLength(limits.nameLength, 'textLength'));
const slug = v.pipe(
  v.string('text'),
  v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'slug'),
  v.maxLength(limits.slugLength, 'textLength'),
);
const list = <Item extends v.GenericSchema>(item: Item) =>
  v.pipe(v.array(item, 'list'), v.maxLength(limits.entries, 'listLength'));
const names = list(name);
const importance = v.picklist([1, 2, 3], 'importance');
const share = v.pipe(v.number('number'), v.minValue(0, 'share'), v.maxValue(1, 'share'));

const criterionSchema = v.looseObject(
  {
    id: name,
    label: name,
    require: list(v.pipe(names, v.minLength(1, 'emptyList'))),
    points: v.optional(v.pipe(v.number('number'), v.minValue(0, 'points'), v.maxValue(1000, 'points'))),
  },
  'object',
);

const referenceNodeSchema = v.looseObject(
  {
    ...nodeSchema.entries,
    importance: v.optional(importance),
    aliases: v.optional(names),
    concept: v.optional(name),
    why: v.optional(text),
    optional: v.optional(v.boolean('boolean')),
    alternatives: v.optional(names),
    mergedCredit: v.optional(share),
    splitCredit: v.optional(share),
    rubric: v.optional(list(criterionSchema)),
  },
  'object',
);

const referenceEdgeSchema = v.looseObject(
  {
    ...edgeSchema.entries,
    importance: v.optional(importance),
    why: v.optional(text),
    optional: v.optional(v.boolean('boolean')),
    accepts: v.optional(v.picklist(['forward', 'either'], 'accepts')),
    via: v.optional(names),
  },
  'object',
);

const referenceGroupSchema = v.looseObject(
  { ...groupSchema.entries, importance: v.optional(importance), aliases: v.optional(names) },
  'object',
);

const choiceSchema = v.looseObject(
  { id: name, label: v.optional(name), branches: v.pipe(list(v.pipe(names, v.minLength(1, 'emptyList')))) },
  'object',
);

const referenceSchema = v.looseObject(
  {
    ...diagramSchema.entries,
    id: v.optional(name),
    nodes: v.array(referenceNodeSchema, 'list'),
    edges: v.array(referenceEdgeSchema, 'list'),
    groups: v.array(referenceGroupSchema, 'list'),
    choices: v.optional(list(choiceSchema)),
    forbidden: v.optional(list(v.looseObject({ label: name, why: text }, 'object'))),
    permittedExtras: v.optional(names),
  },
  'object',
);

export const exerciseSchema = v.looseObject(
  {
    version: v.literal(exerciseVersion, 'version'),
    slug,
    title: name,
    summary: text,
    topics: names,
    difficulty: v.picklist([1, 2, 3], 'difficulty'),
    prompts: v.looseObject(
      {
        goal: text,
        clarify: list(text),
        framing: text,
        dataAndFeatures: text,
        architecture: text,
        evaluation: text,
        deployment: text,
        monitoring: text,
      },
      'object',
    ),
    references: v.pipe(
      v.array(referenceSchema, 'list'),
      v.minLength(1, 'noReference'),
      v.maxLength(limits.references, 'listLength'),
    ),
    oftenForgotten: names,
    oneLiners: list(v.looseObject({ nodeId: name, text }, 'object')),
    essentials: v.optional(list(v.looseObject({ topic: name, nodeIds: names, reminder: text }, 'object'))),
    tradeoffs: list(
      v.looseObject({ decision: name, optionA: name, optionB: name, chooseAWhen: text, chooseBWhen: text }, 'object'),
    ),
    metrics: v.looseObject(
      {
        offline: names,
        online: names,
        reasons: v.optional(v.pipe(v.record(v.string(), text, 'object'), v.maxEntries(limits.entries, 'listLength'))),
      },
      'object',
    ),
    sources: list(text),
    licence: text,
  },
  'object',
);
