import { createDiagram, createEdge, createGroup, createNode } from '@calque/diagram';
import type { Reference } from '@calque/grading';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Exercise } from '../types.ts';
import { exerciseLimits } from './limits.ts';
import { parseExercise, type ParseExerciseResult } from './parse.ts';

const parts = {
  nodes: [
    { ...createNode({ id: 'a', label: 'Queue' }), importance: 3 as const, aliases: ['buffer'] },
    createNode({ id: 'b', label: 'Worker', parent: 'lane' }),
  ],
  edges: [{ ...createEdge({ id: 'ab', from: 'a', to: 'b' }), importance: 3 as const, why: 'Work waits here.' }],
  groups: [createGroup({ id: 'lane', kind: 'lane', label: 'Serving' })],
} satisfies Partial<Reference>;
const reference: Reference = createDiagram(parts);

const exercise: Exercise = {
  version: 1,
  slug: 'work-queue',
  title: 'Work queue',
  summary: 'A queue and its worker.',
  topics: ['System design'],
  difficulty: 1,
  prompts: {
    goal: 'Do work later.',
    clarify: ['How late?'],
    framing: '',
    dataAndFeatures: '',
    architecture: '',
    evaluation: '',
    deployment: '',
    monitoring: '',
  },
  references: [reference],
  oftenForgotten: ['a'],
  oneLiners: [{ nodeId: 'b', text: 'Make the work idempotent.' }],
  essentials: [{ topic: 'monitoring', nodeIds: [], reminder: 'Watch the length of the queue.' }],
  tradeoffs: [{ decision: 'Delivery', optionA: 'Once', optionB: 'Twice', chooseAWhen: 'Never', chooseBWhen: 'Always' }],
  metrics: { offline: [], online: ['queue length'], reasons: { 'queue length': 'Shows that workers fall behind.' } },
  sources: [],
  licence: 'CC-BY-4.0',
};

const getIssues = (result: ParseExerciseResult) => (result.ok ? [] : result.issues);
const problemsOf = (input: unknown) => getIssues(parseExercise(input)).map(({ code, path }) => `${code} ${path}`);
const withReference = (change: object) => ({ ...exercise, references: [{ ...reference, ...change }] });

describe('parseExercise', () => {
  it('reads text and data alike, without a change', () => {
    const result = { ok: true, exercise, warnings: [] };
    expect(parseExercise(exercise)).toEqual(result);
    expect(parseExercise(JSON.stringify(exercise))).toEqual(result);
  });

  it('names the path, the fault and the mend', () => {
    expect(getIssues(parseExercise({ ...exercise, slug: 'Work Queue' }))).toEqual([
      {
        code: 'slug',
        path: '$.slug',
        message: '$.slug is not a slug.',
        mend: 'Write lower-case letters and digits in words joined by single hyphens.',
      },
    ]);
    expect(problemsOf({ ...exercise, topics: [''] })).toEqual(['emptyText $.topics[0]']);
    expect(problemsOf({ ...exercise, difficulty: 4 })).toEqual(['difficulty $.difficulty']);
    expect(problemsOf({ ...exercise, prompts: { ...exercise.prompts, goal: undefined } })).toEqual([
      'text $.prompts.goal',
    ]);
  });

  it('names what is missing', () => {
    const { summary: _, ...rest } = exercise;
    expect(problemsOf(rest)).toEqual(['missing $.summary']);
  });

  it('names each fault of a reference once, at its place in the exercise', () => {
    const nodes = [{ ...reference.nodes[0], label: 7 }, reference.nodes[1]];
    expect(problemsOf(withReference({ nodes }))).toEqual(['diagram $.references[0].nodes[0].label']);
    expect(
      problemsOf(withReference({ nodes: [{ ...reference.nodes[0], importance: 9 }, reference.nodes[1]] })),
    ).toEqual(['importance $.references[0].nodes[0].importance']);
    expect(problemsOf({ ...exercise, references: [] })).toEqual(['noReference $.references']);
    expect(problemsOf({ ...exercise, references: ['{}'] })).toEqual(['object $.references[0]']);
  });

  it('refuses edges that dangle and ids that repeat', () => {
    const edges = [createEdge({ id: 'ab', from: 'a', to: 'c' })];
    expect(problemsOf(withReference({ edges }))).toEqual(['diagram $.references[0].edges[0].to']);
    const nodes = [...reference.nodes, reference.nodes[0]];
    expect(problemsOf(withReference({ nodes }))).toEqual(['diagram $.references[0].nodes[2].id']);
  });

  it('refuses lists that name unknown nodes', () => {
    const input = {
      ...exercise,
      oftenForgotten: ['z'],
      oneLiners: [{ nodeId: 'y', text: 'Hm.' }],
      essentials: [{ topic: 'labels', nodeIds: ['a', 'x'], reminder: 'Hm.' }],
    };
    expect(problemsOf(input)).toEqual([
      'unknownNode $.oftenForgotten[0]',
      'unknownNode $.oneLiners[0].nodeId',
      'unknownNode $.essentials[0].nodeIds[1]',
    ]);
  });

  it('refuses choices that contradict themselves or the reference', () => {
    expect(problemsOf(withReference({ choices: [{ id: 'c', branches: [['a']] }] }))).toEqual([
      'fewBranches $.references[0].choices[0].branches',
    ]);
    expect(problemsOf(withReference({ choices: [{ id: 'c', branches: [['a'], ['a', 'q']] }] }))).toEqual([
      'sharedBranch $.references[0].choices[0].branches[1][0]',
      'unknownElement $.references[0].choices[0].branches[1][1]',
    ]);
    const nodes = [{ ...reference.nodes[0], optional: true }, reference.nodes[1]];
    expect(problemsOf(withReference({ nodes, choices: [{ id: 'c', branches: [['a'], ['b']] }] }))).toEqual([
      'optionalChoice $.references[0].choices[0].branches[0][0]',
    ]);
  });

  it('refuses to forbid what it asks for', () => {
    expect(problemsOf(withReference({ forbidden: [{ label: ' QUEUE', why: 'No.' }] }))).toEqual([
      'forbiddenLabel $.references[0].forbidden[0].label',
    ]);
  });

  it('refuses two references, criteria or essentials of one id', () => {
    const twin = { ...reference, id: 'twin' };
    expect(problemsOf({ ...exercise, references: [twin, twin] })).toEqual(['duplicateId $.references[1].id']);
    const criterion = { id: 'c', label: 'Names a limit', require: [['limit']] };
    const nodes = [{ ...reference.nodes[0], rubric: [criterion, criterion] }, reference.nodes[1]];
    expect(problemsOf(withReference({ nodes }))).toEqual(['duplicateId $.references[0].nodes[0].rubric[1].id']);
  });

  it('refuses a reason for a metric that is not listed', () => {
    const metrics = { offline: [], online: [], reasons: { uptime: 'Why not.' } };
    expect(problemsOf({ ...exercise, metrics })).toEqual(['unknownMetric $.metrics.reasons.uptime']);
  });

  it('warns of an alias that names another node as well', () => {
    const nodes = [reference.nodes[0], { ...reference.nodes[1], aliases: ['Buffer'] }];
    const result = parseExercise(withReference({ nodes }));
    expect(result.ok && result.warnings.map(({ code, path }) => `${code} ${path}`)).toEqual([
      'sharedAlias $.references[0].nodes[1].aliases[0]',
    ]);
  });

  it('says of files of another kind what they are instead of all they lack', () => {
    expect(problemsOf('{"nodes": [,]}')).toEqual(['json $']);
    expect(problemsOf(reference)).toEqual(['bareDiagram $']);
    expect(problemsOf({ elements: [], appState: {} })).toEqual(['foreign $']);
    expect(problemsOf([exercise])).toEqual(['object $']);
    expect(problemsOf(null)).toEqual(['object $']);
  });

  it('refuses later versions of exercise and diagram', () => {
    expect(problemsOf({ ...exercise, version: 2 })).toEqual(['newer $.version']);
    expect(problemsOf(withReference({ version: 9 }))[0]).toBe('diagram $.references[0].version');
    expect(problemsOf({ ...exercise, version: 'one' })).toEqual(['version $.version']);
  });

  it('upgrades a hand-written draft of a title and a reference', () => {
    const result = parseExercise({ title: 'Café search (v2)', reference: { nodes: [{ id: 'cache' }], edges: [] } });
    expect(result.ok && result.exercise).toMatchObject({
      version: 1,
      slug: 'cafe-search-v2',
      difficulty: 2,
      references: [{ version: 1, nodes: [{ id: 'cache', label: 'cache' }] }],
    });
  });

  it('keeps fields that it does not know, at every level', () => {
    const input = {
      ...withReference({ nodes: [{ ...reference.nodes[0], colour: 'red' }, reference.nodes[1]], board: 7 }),
      course: { week: 3 },
    };
    const result = parseExercise(input);
    expect(result.ok && result.exercise).toEqual(input);
  });

  it('refuses too long, too deep and too many, in bounded time', () => {
    expect(problemsOf(' '.repeat(exerciseLimits.documentLength + 1))).toEqual(['tooLong $']);
    const deep: { inner?: object } = {};
    let last = deep;
    for (let depth = 0; depth < 100; depth += 1) last = last.inner = {};
    expect(problemsOf({ ...exercise, deep })).toEqual(['tooDeep $']);
    const cyclic: Record<string, unknown> = { ...exercise };
    cyclic['self'] = cyclic;
    expect(problemsOf(cyclic)).toEqual(['tooDeep $']);
    expect(problemsOf({ ...exercise, sources: Array.from({ length: 1001 }, () => 'x') })).toEqual([
      'listLength $.sources',
    ]);
  });

  it('says that data whose getters throw cannot be read', () => {
    const trap = {
      get title(): string {
        throw new Error('no');
      },
      references: [],
    };
    expect(problemsOf(trap)).toEqual(['unreadable $']);
  });

  it('never throws on any JSON, and lists at most 100 issues', () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.string(), fc.anything()), (input) => {
        const result = parseExercise(input);
        expect(result.ok || (result.issues.length > 0 && result.issues.length <= 100)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('judges every damaged exercise without throwing, and reads again what it accepts unchanged', () => {
    fc.assert(
      fc.property(fc.nat(), fc.jsonValue(), fc.boolean(), (place, value, remove) => {
        const damaged: unknown = structuredClone(exercise);
        damage(damaged, place, value, remove);
        const result = parseExercise(damaged);
        expect(result.ok ? parseExercise(JSON.stringify(result.exercise)) : result).toEqual(result);
        expect(getIssues(result).every(({ path, mend }) => path.startsWith('$') && mend.length > 0)).toBe(true);
      }),
      { numRuns: 400 },
    );
  });
});

/** Replaces or removes the field that is number `place` of all fields. */
function damage(document: unknown, place: number, value: unknown, remove: boolean): void {
  const fields: [Record<string, unknown>, string][] = [];
  const visit = (parent: unknown) => {
    if (typeof parent !== 'object' || parent === null) return;
    for (const key of Object.keys(parent)) {
      fields.push([parent as Record<string, unknown>, key]);
      visit((parent as Record<string, unknown>)[key]);
    }
  };
  visit(document);
  const [parent, key] = fields[place % fields.length]!;
  if (remove) delete parent[key];
  else parent[key] = value;
}
