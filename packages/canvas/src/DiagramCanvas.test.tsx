import { renderToString } from 'react-dom/server';
import { expect, test } from 'vitest';
import { createDiagram, createEdge, createGroup, createNode, createStroke } from '@calque/diagram';
import { DiagramCanvas } from './DiagramCanvas.tsx';

test('is an SVG of the diagram where there is no browser', () => {
  const diagram = createDiagram({
    nodes: [
      createNode({ id: 'a', label: 'Ranker', kind: 'model' }),
      createNode({ id: 'b', label: 'Log & store', x: 300 }),
    ],
    edges: [createEdge({ id: 'ab', from: 'a', to: 'b' })],
    groups: [createGroup({ id: 'g', label: 'Online' })],
    strokes: [createStroke({ id: 's', x: 5, y: 9, points: [0, 0, 0.2, 90, 4, 0.9], colour: 'accent' })],
  });
  const html = renderToString(<DiagramCanvas defaultValue={diagram} label="Recommender" theme="dark" />);
  expect(html).toContain('<svg');
  expect(html).toContain('aria-label="Recommender"');
  for (const label of ['Ranker', 'Log &amp; store', 'Online']) expect(html).toContain(label);
  expect(html).toMatch(/d="M0 0L0 0L90 4" transform="translate\(5 9\)" fill="none" stroke="var\(--calque-c-accent,/);
  expect(html).not.toContain('NaN');
  expect(html).not.toContain('<script');
});
