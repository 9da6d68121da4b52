import { expect, it } from 'vitest';
import { createDiagram, createEdge, createNode, createStroke } from './create.ts';
import { formatDiagram } from './format.ts';
import type { Diagram } from './types.ts';

it('writes one element a line with known fields first', () => {
  const diagram = {
    'x-tool': { b: 1, a: [2] },
    ...createDiagram({
      title: 'Funnel',
      nodes: [Object.assign({ zeta: 1 }, createNode({ id: 'a', label: 'Ranking', note: undefined }))],
      edges: [createEdge({ id: 'e', from: 'a', to: 'a' })],
    }),
  } as Diagram;
  expect(formatDiagram(diagram)).toBe(`{
  "version": 1,
  "title": "Funnel",
  "nodes": [
    {"id":"a","label":"Ranking","kind":"service","x":0,"y":0,"width":160,"height":64,"zeta":1}
  ],
  "edges": [
    {"id":"e","from":"a","to":"a","direction":"forward"}
  ],
  "groups": [],
  "x-tool": {"a":[2],"b":1}
}
`);
});

it('writes a diagram without ink as it was written before there was any', () => {
  expect(formatDiagram({ ...createDiagram(), strokes: undefined })).toBe(
    '{\n  "version": 1,\n  "nodes": [],\n  "edges": [],\n  "groups": []\n}\n',
  );
  const text = formatDiagram(createDiagram({ strokes: [createStroke({ id: 's', locked: true })] }));
  expect(text).toContain(
    '"strokes": [\n    {"id":"s","x":0,"y":0,"points":[0,0,0.5],"strokeWidth":3,"locked":true}\n  ]',
  );
});

it('writes the same text whatever the order of keys', () => {
  const { id, label, ...rest } = createNode({ id: 'a', label: 'A' });
  const ordered = createDiagram({ nodes: [{ id, label, ...rest }] });
  const shuffled = { groups: [], edges: [], nodes: [{ ...rest, label, id }], version: 1 } as Diagram;
  expect(formatDiagram(shuffled)).toBe(formatDiagram(ordered));
});
