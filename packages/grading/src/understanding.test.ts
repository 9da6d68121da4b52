import { createDiagram, createEdge, createGroup, createNode, type Diagram, type DiagramNode } from '@calque/diagram';
import { describe, expect, it } from 'vitest';
import { compare } from './compare.ts';
import { applyFixes, getFixes } from './fixes/index.ts';
import type { Comparison, LabelMatcher, Reference, ReferenceEdge, ReferenceNode } from './types.ts';

type Part<Type> = Partial<Type> & { readonly id: string };

/** A reference whose nodes are labelled like their ids and whose edges are written `from>to`. */
function createReference(
  nodes: readonly (string | Part<ReferenceNode>)[],
  edges: readonly (string | [string, Partial<ReferenceEdge>])[],
  more: Partial<Reference> = {},
): Reference {
  return { ...draw(nodes, edges), ...more };
}

function draw(
  nodes: readonly (string | Part<DiagramNode>)[],
  edges: readonly (string | [string, Partial<ReferenceEdge>])[] = [],
  more: Partial<Diagram> = {},
): Diagram {
  return {
    ...createDiagram({
      nodes: nodes.map((node) =>
        typeof node === 'string' ? createNode({ id: node, label: node }) : createNode({ label: node.id, ...node }),
      ),
      edges: edges.map((edge) => {
        const [ends, rest] = typeof edge === 'string' ? [edge, {}] : edge;
        const [from, to] = ends.split('>') as [string, string];
        return createEdge({ id: ends, from, to, ...rest });
      }),
    }),
    ...more,
  };
}

const chain = createReference(['Gateway', 'Filter', 'Ranker'], ['Gateway>Filter', 'Filter>Ranker']);

/** Takes labels that hold the node's name for close, and “Cache” for something else. */
const nearMatcher: LabelMatcher = {
  createJudge: () => ({
    judge(label, { label: reference }) {
      const isSame = label === reference;
      const isClose = label.toLowerCase().includes(reference.toLowerCase());
      return {
        tier: isSame ? 'same' : isClose ? 'close' : 'different',
        strength: isSame ? 100 : isClose ? 50 : 0,
        reason: { key: 'label.close', params: { label, reference } },
        isOther: !isSame && label === 'Cache',
      };
    },
  }),
};

const getVerdict = ({ nodes, edges }: Comparison, id: string) =>
  [...nodes, ...edges].find(({ reference }) => reference === id)?.verdict;

const mend = (trace: Diagram, reference: Reference, comparison: Comparison): Diagram =>
  applyFixes(trace, getFixes(trace, reference, comparison));

describe('compare understands', () => {
  it('an arrow past a forgotten box as one omission', () => {
    const comparison = compare(draw(['Gateway', 'Ranker'], ['Gateway>Ranker']), chain);
    expect(getVerdict(comparison, 'Gateway>Filter')).toBe('shortcut');
    expect(getVerdict(comparison, 'Filter>Ranker')).toBe('shortcut');
    expect(comparison.edits.map(({ id }) => id)).toEqual(['missing:Filter']);
  });

  it('that an arrow past a box which is drawn is no shortcut', () => {
    const comparison = compare(draw(['Gateway', 'Filter', 'Ranker'], ['Gateway>Ranker']), chain);
    expect(getVerdict(comparison, 'Gateway>Filter')).toBe('missing');
  });

  it('a way through a box that the reference lacks', () => {
    const comparison = compare(
      draw(['Gateway', 'Kafka', 'Filter', 'Ranker'], ['Gateway>Kafka', 'Kafka>Filter', 'Filter>Ranker']),
      chain,
    );
    expect(getVerdict(comparison, 'Gateway>Filter')).toBe('via-extra');
    expect(comparison.score).toBe(100);
  });

  it('that only the intermediaries an edge names may stand between its ends', () => {
    const strict = createReference(['Gateway', 'Filter'], [['Gateway>Filter', { via: ['Queue'] }]]);
    const through = (label: string) =>
      getVerdict(
        compare(draw(['Gateway', label, 'Filter'], [`Gateway>${label}`, `${label}>Filter`]), strict),
        'Gateway>Filter',
      );
    expect([through('Queue'), through('Banana')]).toEqual(['via-extra', 'missing']);
  });

  it('a box with another label by where it stands, as a question', () => {
    const comparison = compare(
      draw(['Gateway', 'Checkpoint', 'Ranker'], ['Gateway>Checkpoint', 'Checkpoint>Ranker']),
      chain,
    );
    expect(getVerdict(comparison, 'Filter')).toBe('close');
    expect(getVerdict(comparison, 'Gateway>Filter')).toBe('present');
    expect(comparison.edits.map(({ id }) => id)).toEqual(['rename:Filter']);
  });

  it('a box whose label comes close, by where it stands', () => {
    for (const [edges, verdict] of [
      [['Gateway>Sieving filter', 'Sieving filter>Ranker'], 'same'],
      [['Gateway>Sieving filter'], 'close'],
    ] as const) {
      const trace = draw(['Gateway', 'Sieving filter', 'Ranker'], edges);
      expect(getVerdict(compare(trace, chain, { labelMatchers: [nearMatcher] }), 'Filter')).toBe(verdict);
    }
  });

  it('that a place says nothing of a node that shares its name', () => {
    const reference = createReference(
      ['Gateway', 'Ranker', { id: 'one', label: 'Filter' }, { id: 'two', label: 'Filter' }],
      ['Gateway>one', 'one>Ranker'],
    );
    const trace = draw(['Gateway', 'Checkpoint', 'Ranker'], ['Gateway>Checkpoint', 'Checkpoint>Ranker']);
    expect(getVerdict(compare(trace, reference), 'one')).toBe('missing');
  });

  it('that a label which names something else is not made right by its place', () => {
    const comparison = compare(draw(['Gateway', 'Cache', 'Ranker'], ['Gateway>Cache', 'Cache>Ranker']), chain, {
      labelMatchers: [nearMatcher],
    });
    expect(getVerdict(comparison, 'Filter')).toBe('missing');
  });

  it('an arrow past three forgotten boxes, also where arrows run back', () => {
    const long = createReference(
      ['A', 'B', 'C', 'D', 'E'].map((name) => `${name} part`),
      ['A part>B part', 'B part>C part', 'C part>D part', 'D part>E part', 'B part>A part'],
    );
    const { edges, edits } = compare(draw(['A part', 'E part'], ['A part>E part']), long);
    expect(edges.filter(({ verdict }) => verdict === 'shortcut').map(({ reference }) => reference)).toEqual(
      long.edges.slice(0, 4).map(({ id }) => id),
    );
    expect(edits.map(({ kind }) => kind)).toEqual(['missing', 'missing', 'missing']);
  });

  it('an arrow from a stranger to itself as no way past it', () => {
    const trace = draw(['Gateway', 'Thing', 'Filter', 'Ranker'], ['Gateway>Thing', 'Thing>Thing', 'Filter>Ranker']);
    expect(getVerdict(compare(trace, chain), 'Gateway>Filter')).toBe('missing');
  });

  it('that of two arrows for one the second is no evidence of a place', () => {
    const drawing = draw(['Gateway', 'Thing', 'Ranker'], ['Gateway>Thing', ['Thing>Gateway', {}]]);
    expect(getVerdict(compare(drawing, chain), 'Filter')).toBe('missing');
  });

  it('several arrows past one forgotten box, and leads each through it', () => {
    const fork = createReference(['A', 'B', 'Hub', 'C'], ['A>Hub', 'B>Hub', ['Hub>C', { optional: true }]]);
    const trace = draw(['A', 'B', 'C'], ['A>C', 'B>C']);
    const comparison = compare(trace, fork);
    expect(comparison.edits.map(({ id }) => id)).toEqual(['missing:Hub']);
    expect(compare(mend(trace, fork, comparison), fork).score).toBe(100);
  });

  it('an arrow with two heads past a forgotten box, whichever way it was drawn', () => {
    const trace = draw(['Gateway', 'Ranker'], [['Ranker>Gateway', { direction: 'both' }]]);
    const comparison = compare(trace, chain);
    expect(comparison.edits.map(({ id }) => id)).toEqual(['missing:Filter']);
    expect(compare(mend(trace, chain, comparison), chain).score).toBe(100);
  });

  it('one box drawn for two nodes, for the share the author sets', () => {
    const reference = createReference(
      [{ id: 'Database', mergedCredit: 0.75 }, { id: 'Cache', mergedCredit: 0.75 }, 'Gateway'],
      ['Gateway>Cache', 'Cache>Database'],
    );
    const trace = draw([{ id: 'both', label: 'Database + Cache' }, 'Gateway'], ['Gateway>both']);
    const comparison = compare(trace, reference);
    expect([getVerdict(comparison, 'Database'), getVerdict(comparison, 'Cache')]).toEqual(['merged', 'merged']);
    expect(comparison.edits.map(({ id, points }) => [id, points])).toEqual([['split:both', 10]]);
    expect(compare(mend(trace, reference, comparison), reference).score).toBe(100);
  });

  it('one box drawn for two nodes of different lanes as one to be taken apart, though it costs nothing', () => {
    const groups = ['Left', 'Right'].map((label) => createGroup({ id: label, label, kind: 'lane' }));
    const nodes = ['Left', 'Right'].map((parent) => ({ id: `${parent} part`, parent, mergedCredit: 1 }));
    const reference = createReference(nodes, [], { groups });
    const trace = draw([{ id: 'both', label: 'Left part + Right part', parent: 'Left' }], [], { groups });
    const comparison = compare(trace, reference);
    expect(comparison.edits.map(({ kind, points }) => [kind, points > 0])).toEqual([
      ['split', false],
      ['reparent', true],
    ]);
    expect(compare(mend(trace, reference, comparison), reference).score).toBe(100);
  });

  it('two boxes drawn for one node, for the share the author sets', () => {
    const reference = createReference(
      ['Gateway', { id: 'Cache', splitCredit: 0.5 }, 'Ranker'],
      ['Gateway>Cache', 'Cache>Ranker'],
    );
    const trace = draw(
      ['Gateway', { id: 'one', label: 'Cache' }, { id: 'two', label: 'Cache' }, 'Ranker'],
      ['Gateway>one', 'two>Ranker'],
    );
    const comparison = compare(trace, reference);
    expect(getVerdict(comparison, 'Cache')).toBe('split');
    expect(comparison.edits.map(({ kind }) => kind)).toEqual(['merge']);
    expect(mend(trace, reference, comparison).nodes).toHaveLength(3);
  });

  it('an arrow whose direction the author leaves open', () => {
    const open = createReference(['Gateway', 'Filter'], [['Gateway>Filter', { accepts: 'either' }]]);
    expect(compare(draw(['Gateway', 'Filter'], ['Filter>Gateway']), open).score).toBe(100);
  });

  it('an arrow that ends nowhere as the one that is missing', () => {
    const trace = draw(['Gateway', 'Filter', 'Ranker'], ['Gateway>Filter', 'Filter>nowhere']);
    const comparison = compare(trace, chain);
    expect(comparison.edits.map(({ id }) => id)).toEqual(['reroute:Filter>Ranker']);
    expect(compare(mend(trace, chain, comparison), chain).score).toBe(100);
  });

  it('lanes, as soon as one is drawn, and no sooner', () => {
    const reference = createReference([{ id: 'Gateway', parent: 'serving' }, 'Filter'], [], {
      groups: [createGroup({ id: 'serving', label: 'Serving', kind: 'lane' })],
    });
    expect(compare(draw(['Gateway', 'Filter']), reference).score).toBe(100);
    const trace = draw(['Gateway', 'Filter'], [], { groups: [createGroup({ id: 'lane', label: 'Serving' })] });
    const comparison = compare(trace, reference);
    const { edits, groups } = comparison;
    expect(groups).toEqual([{ verdict: 'same', reference: 'serving', trace: 'lane' }]);
    expect(edits.map(({ kind }) => kind)).toEqual(['reparent']);
    expect(mend(trace, reference, comparison).nodes[0]?.parent).toBe('lane');
  });

  it('optional nodes with their edges', () => {
    const reference = createReference(['Gateway', 'Filter', { id: 'Monitor', optional: true }], ['Filter>Monitor']);
    const without = compare(draw(['Gateway', 'Filter']), reference);
    expect([without.score, getVerdict(without, 'Monitor')]).toEqual([100, 'optional']);
    const drawn = compare(draw(['Gateway', 'Filter', 'Monitor'], ['Filter>Monitor']), reference);
    expect([drawn.score, getVerdict(drawn, 'Monitor'), drawn.edits]).toEqual([100, 'same', []]);
  });

  it('one of two ways, whichever is drawn', () => {
    const reference = createReference(['Gateway', 'Batch', 'Stream'], ['Gateway>Batch', 'Gateway>Stream'], {
      choices: [{ id: 'path', branches: [['Batch'], ['Stream']] }],
    });
    expect(compare(draw(['Gateway', 'Batch'], ['Gateway>Batch']), reference).score).toBe(100);
    expect(compare(draw(['Gateway', 'Stream'], ['Gateway>Stream']), reference).score).toBe(100);
    expect(compare(draw(['Gateway']), reference).score).toBeLessThan(100);
  });

  it('an alternative that the author accepts in place of a node', () => {
    const reference = createReference([{ id: 'Redis', alternatives: ['Memcached'] }], []);
    expect(compare(draw(['Memcached']), reference).score).toBe(100);
  });

  it('what is forbidden, whatever the policy for extras', () => {
    const reference = createReference(['Gateway'], [], { forbidden: [{ label: 'Blockchain', why: 'Too slow.' }] });
    const { score, edits } = compare(draw(['Gateway', 'Blockchain']), reference, { extras: 'ignore' });
    expect(score).toBeLessThan(100);
    expect(edits.map(({ message }) => message)).toEqual([
      { key: 'node.forbidden', params: { label: 'Blockchain', why: 'Too slow.' } },
    ]);
  });

  it('what is permitted beside the reference', () => {
    const reference = createReference(['Gateway'], [], { permittedExtras: ['Banana'] });
    const { nodes, edits } = compare(draw(['Gateway', 'Banana']), reference, { extras: 'penalise' });
    expect([nodes.at(-1)?.verdict, edits]).toEqual(['optional', []]);
  });

  it('extras as the policy says, never below 0', () => {
    const trace = draw(['Gateway', 'Banana', 'Cherry', 'Date palm', 'Elderberry']);
    const small = createReference(['Gateway', 'Filter'], []);
    const getScore = (extras: 'ignore' | 'warn' | 'penalise') => compare(trace, small, { extras }).score;
    expect([getScore('ignore'), getScore('warn'), getScore('penalise')]).toEqual([50, 50, 0]);
  });

  it('which of several references was meant, and names it', () => {
    const other = createReference(['Walrus', 'Penguin'], ['Walrus>Penguin'], { id: 'zoo' });
    const { reference, score } = compare(draw(['Walrus', 'Penguin'], ['Walrus>Penguin']), [chain, other]);
    expect([reference, score]).toEqual(['zoo', 100]);
  });

  it('what a person has decided, against its own judgement', () => {
    const trace = draw(['Gateway', 'Zebra', 'Ranker'], ['Gateway>Zebra', 'Zebra>Ranker']);
    const decided = compare(trace, chain, { decisions: [{ trace: 'Zebra', reference: 'Filter' }] });
    expect([decided.score, getVerdict(decided, 'Filter')]).toEqual([100, 'same']);
    const fair = compare(draw(['Gateway', 'Filter', 'Ranker']), chain, {
      decisions: [{ trace: 'Filter', reference: null }],
    });
    expect(getVerdict(fair, 'Filter')).toBe('missing');
  });
});

describe('compare', () => {
  it('matches as well as it can even where extras have used up the score', () => {
    const comparison = compare(
      draw(['Gateway', 'Ranker', 'Banana', 'Cherry', 'Date palm', 'Elderberry', 'Fig tree', 'Grapefruit', 'Honeydew']),
      createReference(['Gateway', 'Ranker', 'Filter'], ['Gateway>Filter', 'Filter>Ranker']),
      { extras: 'penalise' },
    );
    expect([getVerdict(comparison, 'Gateway'), getVerdict(comparison, 'Ranker')]).toEqual(['same', 'same']);
    expect(comparison.score).toBeLessThan(10);
  });

  it('sums up by lane, whatever groups the boxes stand in', () => {
    const reference = createReference([{ id: 'Gateway', parent: 'cluster' }, 'Filter'], ['Gateway>Filter'], {
      groups: [
        createGroup({ id: 'serving', label: 'Serving', kind: 'lane' }),
        createGroup({ id: 'cluster', label: 'Cluster', kind: 'group', parent: 'serving' }),
      ],
    });
    const { byStage, byImportance } = compare(draw(['Gateway']), reference).summary;
    expect(byStage).toEqual({
      '': { earned: 0, possible: 33.34 },
      serving: { earned: 33.33, possible: 66.66 },
    });
    expect(byImportance[2].possible).toBe(100);
  });

  it('proves the best of many choices', () => {
    const names = ['Amber', 'Birch', 'Cobalt', 'Dune', 'Ember', 'Flint', 'Grove', 'Harbor'];
    const reference = createReference(
      names.flatMap((name) => [`${name} one`, `${name} two`]),
      [],
      { choices: names.map((name) => ({ id: name, branches: [[`${name} one`], [`${name} two`]] })) },
    );
    const trace = draw(names.map((name) => `${name} two`));
    const { score, certificate } = compare(trace, reference, { now: () => 0 });
    expect([score, certificate.optimal]).toEqual([100, true]);
  });
});
