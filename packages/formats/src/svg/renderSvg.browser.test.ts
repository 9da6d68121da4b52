import { type Diagram, createDiagram, createEdge, createGroup, createNode, nodeKinds } from '@calque/diagram';
import { afterEach, describe, expect, it } from 'vitest';
import { renderSvg } from './renderSvg.ts';

const diagram: Diagram = createDiagram({
  title: 'All kinds',
  groups: [createGroup({ id: 'g', label: 'A lane', kind: 'lane', x: -20, y: -40, width: 1000, height: 460 })],
  nodes: nodeKinds.map((kind, index) =>
    createNode({ id: kind, kind, label: `Candidate ${kind}`, x: (index % 5) * 200, y: Math.floor(index / 5) * 110 }),
  ),
  edges: nodeKinds.map((kind, index) =>
    createEdge({
      id: `e-${kind}`,
      from: kind,
      to: nodeKinds[(index + 7) % nodeKinds.length]!,
      direction: index % 3 === 0 ? 'both' : 'forward',
      route: index % 2 === 0 ? 'elbow' : 'straight',
      label: index % 4 === 0 ? 'some <label>' : '',
    }),
  ),
});

function mount(svg: string): SVGSVGElement {
  document.body.innerHTML = svg;
  return document.querySelector('svg')!;
}

afterEach(() => {
  document.body.innerHTML = '';
});

describe('renderSvg in a browser', () => {
  it('is well-formed XML', () => {
    const parsed = new DOMParser().parseFromString(renderSvg(diagram), 'image/svg+xml');
    expect(parsed.querySelector('parsererror')).toBeNull();
  });

  it('draws nothing outside of its frame', () => {
    const svg = mount(renderSvg(diagram));
    const frame = svg.getBoundingClientRect();
    for (const element of svg.querySelectorAll('path,rect,text')) {
      const box = element.getBoundingClientRect();
      expect(box.left).toBeGreaterThanOrEqual(frame.left);
      expect(box.top).toBeGreaterThanOrEqual(frame.top);
      expect(box.right).toBeLessThanOrEqual(frame.right);
      expect(box.bottom).toBeLessThanOrEqual(frame.bottom);
    }
  });

  it('keeps every label within its node, even in a wider fallback font', () => {
    const svg = mount(renderSvg(diagram, { fontFamily: 'monospace' }));
    const nodes = [...svg.querySelectorAll('g > g')];
    expect(nodes).toHaveLength(nodeKinds.length);
    for (const node of nodes) {
      const box = node.querySelector('path')!.getBoundingClientRect();
      for (const text of node.querySelectorAll('text'))
        expect(text.getBoundingClientRect().right).toBeLessThanOrEqual(box.right);
    }
  });

  it('keeps labels in place on a page that runs from right to left', () => {
    const svg = mount(`<div dir="rtl">${renderSvg(diagram)}</div>`);
    for (const node of svg.querySelectorAll('g > g')) {
      const box = node.querySelector('path')!.getBoundingClientRect();
      for (const text of node.querySelectorAll('text'))
        expect(text.getBoundingClientRect().left).toBeGreaterThanOrEqual(box.left);
    }
  });

  it('is coloured by the custom properties of the page', () => {
    const svg = mount(renderSvg(diagram));
    svg.style.setProperty('--calque-ink', 'rgb(1, 2, 3)');
    expect(getComputedStyle(svg.querySelector('g > g > path')!).stroke).toBe('rgb(1, 2, 3)');
    expect(getComputedStyle(svg.querySelector('g > g > path')!).fill).toBe('rgb(255, 255, 255)');
  });

  it('loads as an image of its own', async () => {
    const image = new Image();
    image.src = `data:image/svg+xml,${encodeURIComponent(renderSvg(diagram, { theme: 'light' }))}`;
    await image.decode();
    expect(image.naturalWidth).toBeGreaterThan(900);
  });
});
