import {
  type Diagram,
  createDiagram,
  createEdge,
  createGroup,
  createNode,
  nodeKinds,
  parseDiagram,
} from '@calque/diagram';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMermaid } from './parseMermaid.ts';
import { toMermaid } from './toMermaid.ts';

function read(text: string): Diagram {
  const result = parseMermaid(text);
  if (!result.ok) throw new Error(result.issues[0]!.message);
  return result.diagram;
}

const issuesOf = (text: string) => {
  const result = parseMermaid(text);
  return (result.ok ? result.warnings : result.issues).map(({ code, line }) => `${code} ${line}`);
};
const arrowsOf = (text: string) =>
  read(`flowchart LR\n${text}`).edges.map(
    ({ from, to, direction, label }) =>
      `${from} ${{ forward: '>', both: '<>', none: '-' }[direction]} ${to}${label ? `: ${label}` : ''}`,
  );
const nodeOf = (text: string) => {
  const [node] = read(`flowchart LR\n${text}`).nodes;
  return `${node!.id} ${node!.kind} ${node!.label}`;
};

/** Which way an arrow points in a flowchart of this direction. */
const place = (direction: string) => {
  const [a, b] = read(`flowchart ${direction}\na --> b`).nodes;
  return [Math.sign(b!.x - a!.x), Math.sign(b!.y - a!.y)];
};

const sort = <Item extends { id: string }>(items: readonly Item[]) => items.toSorted((a, b) => (a.id < b.id ? -1 : 1));

/** What a flowchart can say of a diagram. */
const bare = (diagram: Diagram) => ({
  nodes: sort(diagram.nodes).map(({ id, label, kind, parent }) => ({ id, label, kind, parent })),
  edges: diagram.edges.map(({ from, to, direction, label }) => ({ from, to, direction, label })),
  groups: sort(diagram.groups).map(({ id, label, parent }) => ({ id, label, parent })),
});

describe('parseMermaid', () => {
  it('reads nodes, arrows and labels', () => {
    const diagram = read('flowchart LR\n  a[Retrieval] -->|candidates| b{{Ranking}}\n');
    expect(diagram.nodes).toMatchObject([
      { id: 'a', label: 'Retrieval', kind: 'service' },
      { id: 'b', label: 'Ranking', kind: 'model' },
    ]);
    expect(diagram.edges).toMatchObject([{ from: 'a', to: 'b', label: 'candidates', direction: 'forward' }]);
  });

  it.each([
    ['a[x y]', 'a service x y'],
    ['a(x)', 'a service x'],
    ['a([x])', 'a service x'],
    ['a[[x]]', 'a service x'],
    ['a[(x)]', 'a store x'],
    ['a((x))', 'a service x'],
    ['a(((x)))', 'a service x'],
    ['a>x]', 'a service x'],
    ['a{x}', 'a service x'],
    ['a{{x}}', 'a model x'],
    ['a[/x/]', 'a service x'],
    ['a[\\x\\]', 'a service x'],
    ['a[/x\\]', 'a gateway x'],
    ['a[\\x/]', 'a service x'],
    ['a', 'a service a'],
    ['a:::store', 'a store a'],
    ['a[x]:::important:::queue', 'a queue x'],
    ['a@{ shape: cyl, label: "Feature store" }', 'a store Feature store'],
    ["a@{ label: 'x', shape: bolt }", 'a cache x'],
    ['a["x [(] y"]', 'a service x [(] y'],
    ['a["#quot;x#quot; #amp; y#35;"]', 'a service "x" & y#'],
    ['a["`**bold** text`"]', 'a service bold text'],
    ['a[one<br/>two<br>three]', 'a service one\ntwo\nthree'],
    ['a[fa:fa-car <b>Car</b>]', 'a service Car'],
    ['特徴量[特徴量ストア]', '特徴量 service 特徴量ストア'],
    ['my-node.v2[x]', 'my-node.v2 service x'],
  ])('reads the node %s', (text, expected) => {
    expect(nodeOf(text)).toBe(expected);
  });

  it.each([
    ['a-->b', ['a > b']],
    ['a --- b', ['a - b']],
    ['a -.-> b', ['a > b']],
    ['a -.- b', ['a - b']],
    ['a ==> b', ['a > b']],
    ['a === b', ['a - b']],
    ['a ----> b', ['a > b']],
    ['a -...-> b', ['a > b']],
    ['a <--> b', ['a <> b']],
    ['a o--o b', ['a <> b']],
    ['a x--x b', ['a <> b']],
    ['a --x b', ['a > b']],
    ['a <-- text --- b', ['b > a: text']],
    ['a ~~~ b', []],
    ['a -- text --> b', ['a > b: text']],
    ['a -- two words --- b', ['a - b: two words']],
    ['a -. text .-> b', ['a > b: text']],
    ['a == text ==> b', ['a > b: text']],
    ['a -->|text| b', ['a > b: text']],
    ['a ---|"a | b"| b', ['a - b: a | b']],
    ['a --> b --> c', ['a > b', 'b > c']],
    ['a & b --> c & d', ['a > c', 'a > d', 'b > c', 'b > d']],
    ['a e1@--> b', ['a > b']],
    ['a --> b; b --> c;', ['a > b', 'b > c']],
    ['a --> a', ['a > a']],
  ])('reads the arrows of %s', (text, expected) => {
    expect(arrowsOf(text)).toEqual(expected);
  });

  it('reads subgraphs, nested and by every kind of name', () => {
    const diagram = read(`flowchart TD
      subgraph one [Data layer]
        a
        subgraph "Inner part"
          b --> c
        end
      end
      subgraph "s2"["Serving"]
        direction LR
        d
      end
      c --> d`);
    expect(diagram.groups.map(({ label, parent }) => [label, parent])).toEqual([
      ['Data layer', undefined],
      ['Inner part', 'one'],
      ['Serving', undefined],
    ]);
    expect(diagram.nodes.map(({ id, parent }) => `${id} ${parent}`)).toEqual([
      'a one',
      'b Inner part',
      'c Inner part',
      'd s2',
    ]);
  });

  it('leads an arrow to a subgraph to its first node, and says so', () => {
    const text = 'flowchart LR\n x --> S\n subgraph S\n a\n b\n end';
    expect(read(text).edges).toMatchObject([{ from: 'x', to: 'a' }]);
    expect(issuesOf(text)).toEqual(['edgeToGroup 2']);
  });

  it('takes over a title, and leaves out comments, directives, styles and links', () => {
    const diagram = read(`---
title: Funnel
---
%%{init: {"theme": "dark"}}%%
graph LR
  %% a comment
  a --> b
  style a fill:#f9f
  classDef hot fill:red;
  class a,b hot
  class b store
  linkStyle 0 stroke:red
  click a "https://example.org"
  accTitle: A title
  accDescr {
    several words --> here
  }`);
    expect(diagram.title).toBe('Funnel');
    expect(diagram.nodes.map(({ id, kind }) => `${id} ${kind}`)).toEqual(['a service', 'b store']);
    expect(diagram.edges).toHaveLength(1);
  });

  it('reads a fenced block as pasted from a Markdown page', () => {
    expect(read('```mermaid\nflowchart LR\na --> b\n```').edges).toHaveLength(1);
  });

  it('leaves out what it cannot read, and names the line', () => {
    const text = 'flowchart LR\na --> b\n--> nowhere\nc[open\nd --> e';
    expect(read(text).edges).toHaveLength(2);
    expect(issuesOf(text)).toEqual(['unreadable 3', 'unreadable 4']);
  });

  it('closes a subgraph that has no end', () => {
    expect(issuesOf('flowchart LR\nsubgraph A\na')).toEqual(['unclosed 2']);
  });

  it.each([
    ['sequenceDiagram\nA->>B: hi', 'otherDiagram 1'],
    ['%% note\nclassDiagram\nA <|-- B', 'otherDiagram 2'],
    ['stateDiagram-v2\n[*] --> A', 'otherDiagram 1'],
    ['hello world', 'noFlowchart 1'],
    ['', 'empty 1'],
    ['flowchart LR\n'.concat('x & '.repeat(200), 'x --> ', 'y & '.repeat(200), 'y'), 'tooLarge 2'],
  ])('refuses %j', (text, issue) => {
    expect(issuesOf(text)).toEqual([issue]);
    expect(parseMermaid(text).ok).toBe(false);
  });

  it('lays layers out in the direction that the flowchart asks for', () => {
    expect(place('LR')).toEqual([1, 0]);
    expect(place('RL')).toEqual([-1, 0]);
    expect(place('TD')).toEqual([0, 1]);
    expect(place('BT')).toEqual([0, -1]);
  });
});

describe('fuzzed', () => {
  const token = fc.constantFrom(
    'flowchart LR\n',
    'graph TD\n',
    'a',
    'b',
    'c1',
    ' ',
    '\n',
    ';',
    '-->',
    '---',
    '-- ',
    ' -->',
    '-.',
    '.->',
    '==',
    '==>',
    '~~~',
    '<',
    'x',
    'o',
    '|',
    '"',
    '`',
    '[',
    ']',
    '(',
    ')',
    '{',
    '}',
    '((',
    '))',
    '[(',
    ')]',
    '{{',
    '}}',
    '[/',
    '\\]',
    '>',
    '&',
    ':::',
    'store',
    '@{',
    'shape: cyl',
    'subgraph ',
    '\nend\n',
    'S',
    '%%',
    '%%{',
    '}%%',
    '---\n',
    '<br/>',
    '#35;',
    'é',
    '特',
    '😀',
    '\u0000',
  );
  const text = fc.oneof(
    fc.array(token, { maxLength: 40 }).map((tokens) => `flowchart LR\n${tokens.join('')}`),
    fc.array(token, { maxLength: 20 }).map((tokens) => tokens.join('')),
    fc.array(fc.nat({ max: 0xffff }), { maxLength: 60 }).map((units) => String.fromCharCode(...units)),
  );

  it('texts never throw, and what is read is a valid diagram', () => {
    fc.assert(
      fc.property(text, (source) => {
        const result = parseMermaid(source);
        const checked = result.ok ? parseDiagram(result.diagram, { dangling: 'refuse' }) : null;
        expect(checked === null || checked.ok).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('long hostile texts are read in bounded time', () => {
    for (const part of [
      'a-->',
      '[',
      '(',
      '"',
      '|',
      '-',
      '-.',
      '<',
      'subgraph x\n',
      '%%{',
      '#',
      '&',
      ':::a',
      '@{',
      'a & ',
      '```\n',
      '---\n',
      'class a,',
      '"`',
      'a[/x] -->',
      'x@{shape',
    ])
      expect(typeof parseMermaid(`flowchart LR\n${part.repeat(100_000)}`).ok).toBe('boolean');
  });
});

describe('toMermaid', () => {
  it('writes a flowchart that people can read', () => {
    const diagram = createDiagram({
      title: 'Funnel',
      groups: [createGroup({ id: 'lane', label: 'Serving' })],
      nodes: [
        createNode({ id: 'r', label: 'Retrieval', parent: 'lane' }),
        createNode({ id: 'f', label: 'Feature "store"', kind: 'store' }),
      ],
      edges: [
        createEdge({ id: 'e', from: 'f', to: 'r', label: 'features' }),
        createEdge({ id: 'd', from: 'f', to: 'gone' }),
      ],
    });
    expect(toMermaid(diagram)).toBe(`---
title: "Funnel"
---
flowchart LR
  n2[("Feature #34;store#34;")]:::store
  subgraph g1["Serving"]
    n1["Retrieval"]
  end
  n2 -->|"features"| n1
`);
  });

  it('is read back with the same kinds, labels, arrows and groups', () => {
    const label = fc
      .string({ unit: fc.constantFrom(...'abc XYZ "#&;|<>[](){}`-=.~%:@/\\é特😀'), maxLength: 20 })
      .map((part) => `l${part.trim().replaceAll(/\s+/g, ' ')}`);
    const shape = fc.tuple(
      fc.array(fc.record({ label, kind: fc.constantFrom(...nodeKinds), group: fc.nat({ max: 4 }) }), {
        minLength: 1,
        maxLength: 6,
      }),
      fc.array(
        fc.record({
          from: fc.nat(),
          to: fc.nat(),
          label: fc.option(label),
          direction: fc.constantFrom('forward', 'both', 'none'),
        }),
        { maxLength: 6 },
      ),
      fc.array(fc.record({ label, parent: fc.nat({ max: 3 }) }), { maxLength: 3 }),
    );
    fc.assert(
      fc.property(shape, ([nodes, edges, groups]) => {
        const original = createDiagram({
          title: nodes[0]!.label,
          nodes: nodes.map(({ group, ...node }, index) =>
            createNode({ id: `n${index + 1}`, ...node, ...(group < groups.length ? { parent: `g${group + 1}` } : {}) }),
          ),
          edges: edges.map((edge, index) =>
            createEdge({
              id: `e${index + 1}`,
              from: `n${(edge.from % nodes.length) + 1}`,
              to: `n${(edge.to % nodes.length) + 1}`,
              direction: edge.direction as 'forward',
              ...(edge.label === null ? {} : { label: edge.label }),
            }),
          ),
          groups: groups.map((group, index) =>
            createGroup({
              id: `g${index + 1}`,
              label: group.label,
              ...(group.parent < index ? { parent: `g${group.parent + 1}` } : {}),
            }),
          ),
        });
        const back = read(toMermaid(original));
        expect(bare(back)).toEqual(bare(original));
        expect(back.title).toBe(original.title);
      }),
      { numRuns: 200 },
    );
  });
});
