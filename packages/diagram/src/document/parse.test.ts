import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryDiagram } from '../../testing/arbitraries.ts';
import { createDiagram, createEdge, createGroup, createNode, createStroke } from './create.ts';
import { formatDiagram } from './format.ts';
import { type DiagramIssue, type ParseDiagramResult, parseDiagram } from './parse.ts';

const a = createNode({ id: 'a' });
const b = createNode({ id: 'b', x: 300 });

function getIssues(result: ParseDiagramResult): readonly DiagramIssue[] {
  return result.ok ? [] : result.issues;
}

const summarise = (issues: readonly DiagramIssue[]) => issues.map(({ code, path }) => `${code} ${path}`);
const problemsOf = (input: unknown) => summarise(getIssues(parseDiagram(input)));

describe('parseDiagram', () => {
  it('reads text and data alike', () => {
    const diagram = createDiagram({ nodes: [a, b], edges: [createEdge({ id: 'ab', from: 'a', to: 'b' })] });
    const result = { ok: true, diagram, warnings: [] };
    expect(parseDiagram(diagram)).toEqual(result);
    expect(parseDiagram(JSON.stringify(diagram))).toEqual(result);
  });

  it('names the path, the fault and the mend of a wrong field', () => {
    const input = { ...createDiagram(), nodes: [a, { ...b, label: 7 }] };
    expect(getIssues(parseDiagram(input))).toEqual([
      {
        code: 'text',
        path: '$.nodes[1].label',
        message: '$.nodes[1].label must be a text.',
        mend: 'Write it in quotation marks.',
      },
    ]);
  });

  it('names what is missing', () => {
    const { id: _, ...nameless } = a;
    expect(problemsOf({ ...createDiagram(), nodes: [nameless] })).toEqual(['missing $.nodes[0].id']);
    expect(problemsOf({ version: 1, nodes: [], edges: [] })).toEqual(['missing $.groups']);
  });

  it('says that text is not JSON, and what stands in the way', () => {
    const [issue] = getIssues(parseDiagram('{"nodes": [,]}'));
    expect(issue?.code).toBe('json');
    expect(issue?.message).toMatch(/^\$ is not JSON: .*,/);
  });

  it('refuses documents of a later version', () => {
    expect(problemsOf({ ...createDiagram(), version: 2 })).toEqual(['newer $.version']);
  });

  it('refuses a version that is no whole number', () => {
    expect(problemsOf({ ...createDiagram(), version: '1' })).toEqual(['version $.version']);
    expect(problemsOf({ ...createDiagram(), version: 0.5 })).toEqual(['version $.version']);
  });

  it('upgrades a hand-written draft without a version, and keeps what it says', () => {
    const result = parseDiagram({
      nodes: [{ id: 'a', kind: 'store', why: 'x' }, { id: 'b' }],
      edges: [{ from: 'a', to: 'b' }],
    });
    expect(result).toMatchObject({
      ok: true,
      diagram: {
        version: 1,
        nodes: [
          { id: 'a', label: 'a', kind: 'store', x: 0, y: 0, width: 160, height: 64, why: 'x' },
          { id: 'b', x: 240, kind: 'service' },
        ],
        edges: [{ id: 'edge-1', from: 'a', to: 'b', direction: 'forward' }],
        groups: [],
      },
    });
  });

  it('refuses an id that is used twice, whatever the collections', () => {
    const diagram = createDiagram({ nodes: [a, a], groups: [createGroup({ id: 'a' })] });
    expect(problemsOf(diagram)).toEqual(['duplicateId $.nodes[1].id', 'duplicateId $.groups[0].id']);
  });

  it('refuses parents that are no group, and groups that hold themselves', () => {
    const diagram = createDiagram({
      nodes: [{ ...a, parent: 'b' }, b],
      groups: [createGroup({ id: 'g', parent: 'h' }), createGroup({ id: 'h', parent: 'g' })],
    });
    expect(problemsOf(diagram)).toEqual([
      'parent $.nodes[0].parent',
      'parentCycle $.groups[0].parent',
      'parentCycle $.groups[1].parent',
    ]);
  });

  it('refuses groups that are nested too deep', () => {
    const groups = Array.from({ length: 18 }, (_, index) =>
      createGroup(index === 0 ? { id: 'g0' } : { id: `g${index}`, parent: `g${index - 1}` }),
    );
    expect(problemsOf(createDiagram({ groups }))).toEqual(['groupDepth $.groups[17].parent']);
  });

  it('keeps dangling edges with a warning, or refuses them where asked', () => {
    const diagram = createDiagram({ nodes: [a], edges: [createEdge({ id: 'e', from: 'a', to: 'gone' })] });
    const lenient = parseDiagram(diagram);
    expect(lenient).toMatchObject({ ok: true, diagram });
    expect(lenient.ok && summarise(lenient.warnings)).toEqual(['dangling $.edges[0].to']);
    expect(summarise(getIssues(parseDiagram(diagram, { dangling: 'refuse' })))).toEqual(['dangling $.edges[0].to']);
  });

  it.each([
    ['number', 'x', Number.NaN],
    ['number', 'y', '12'],
    ['coordinate', 'x', Number.POSITIVE_INFINITY],
    ['coordinate', 'x', 2e6],
    ['size', 'width', 0],
    ['size', 'height', -5],
    ['textLength', 'label', 'x'.repeat(1001)],
    ['emptyId', 'id', ''],
  ])('refuses a node with a bad value: %s of %s', (code, field, value) => {
    expect(problemsOf(createDiagram({ nodes: [{ ...a, [field]: value }] }))).toEqual([`${code} $.nodes[0].${field}`]);
  });

  it.each([
    ['strokePoints', 'points', []],
    ['strokePoints', 'points', [0, 0]],
    ['strokePoints', 'points', [0, 0, 0.5, 4]],
    ['strokePoints', 'points', [0, 0, 1.5]],
    ['number', 'points[1]', [0, null, 0.5]],
    ['coordinate', 'points[0]', [2e6, 0, 0.5]],
    ['listLength', 'points', Array.from({ length: 30_003 }, () => 0)],
    ['strokeWidth', 'strokeWidth', 0],
    ['strokeWidth', 'strokeWidth', 1001],
    ['text', 'colour', 7],
  ])('refuses a stroke with a bad value: %s of %s', (code, path, value) => {
    const [field] = path.split('[');
    const strokes = [{ ...createStroke({ id: 's' }), [field!]: value }];
    expect(problemsOf(createDiagram({ strokes }))).toEqual([`${code} $.strokes[0].${path}`]);
  });

  it('takes a list without strokes for none, and gives hand-written ones what they leave out', () => {
    const empty = parseDiagram({ ...createDiagram(), strokes: [] });
    expect(empty.ok && 'strokes' in empty.diagram).toBe(false);
    const draft = parseDiagram({ nodes: [], strokes: [{ points: [0, 0, 0.5] }] });
    expect(draft.ok && draft.diagram.strokes).toEqual([createStroke({ id: 'stroke-1' })]);
  });

  it('refuses more nodes than the limit', () => {
    const nodes = Array.from({ length: 5001 }, (_, index) => createNode({ id: `n${index}` }));
    expect(problemsOf(createDiagram({ nodes }))).toEqual(['listLength $.nodes']);
  });

  it('refuses deep, cyclic and exponentially shared data without hanging', () => {
    expect(problemsOf(`${'['.repeat(5000)}${']'.repeat(5000)}`)).toEqual(['tooDeep $']);
    const cyclic: Record<string, unknown> = { ...createDiagram() };
    cyclic['self'] = cyclic;
    expect(problemsOf(cyclic)).toEqual(['tooDeep $']);
    let shared: unknown[] = ['x'];
    for (let level = 0; level < 30; level++) shared = [shared, shared];
    expect(problemsOf({ ...createDiagram(), shared })).toEqual(['tooMany $']);
  });

  it('turns data that throws into an issue', () => {
    const hostile = {
      get nodes() {
        throw new Error('boom');
      },
    };
    expect(problemsOf(hostile)).toEqual(['unreadable $']);
  });

  it('does not let a document reach the prototype of objects', () => {
    const text =
      '{"version":1,"nodes":[],"edges":[],"groups":[],"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"x":{"__proto__":{"polluted":1}}}';
    const result = parseDiagram(text);
    expect(result.ok && (result.diagram as { polluted?: unknown }).polluted).toBeUndefined();
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    expect(result.ok && formatDiagram(result.diagram)).not.toMatch(/polluted.*polluted/);
  });

  it('does not change its input', () => {
    const input = Object.freeze({ nodes: Object.freeze([Object.freeze({ id: 'a' })]) });
    expect(parseDiagram(input).ok).toBe(true);
  });

  it('reports a bounded number of issues', () => {
    const nodes = Array.from({ length: 500 }, () => 1);
    expect(getIssues(parseDiagram({ ...createDiagram(), nodes }))).toHaveLength(100);
  });

  it('returns any valid diagram as it is, unknown fields included', () => {
    fc.assert(
      fc.property(arbitraryDiagram({ dangling: true }), (diagram) => {
        const text = formatDiagram(diagram);
        const result = parseDiagram(text);
        expect(result.ok && result.diagram).toEqual(diagram);
        expect(result.ok && formatDiagram(result.diagram)).toBe(text);
      }),
      { numRuns: 100 },
    );
  });

  it('never throws, and either reads the input or says why not', () => {
    const values = fc.oneof(
      fc.anything(),
      fc.string(),
      fc.json(),
      fc.record({
        version: fc.anything(),
        nodes: fc.anything(),
        edges: fc.array(fc.anything()),
        groups: fc.anything(),
        strokes: fc.anything(),
      }),
      fc.record({ points: fc.anything(), strokeWidth: fc.anything() }).map((stroke) => ({ strokes: [stroke] })),
      fc.array(fc.oneof(fc.double(), fc.anything())).map((points) => ({ strokes: [{ points }] })),
    );
    fc.assert(
      fc.property(values, (input) => {
        const result = parseDiagram(input);
        expect(result.ok || result.issues.length > 0).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('names a path that leads to the fault when one value of a valid diagram is spoilt', () => {
    const spoilt = fc.constantFrom(null, -1, [], {}, 'x'.repeat(30_000), true);
    fc.assert(
      fc.property(arbitraryDiagram(), fc.nat(), fc.nat(), spoilt, (diagram, pickElement, pickField, value) => {
        const elements = [...diagram.nodes, ...diagram.edges, ...diagram.groups, ...(diagram.strokes ?? [])];
        fc.pre(elements.length > 0);
        const element = elements[pickElement % elements.length] as unknown as Record<string, unknown>;
        const fields = Object.keys(element);
        const field = fields[pickField % fields.length]!;
        element[field] = value;
        for (const { path } of getIssues(parseDiagram(diagram)))
          expect(path).toMatch(/^\$\.(nodes|edges|groups|strokes)\[\d+\]/);
      }),
      { numRuns: 200 },
    );
  });
});
