import { createDiagram, createEdge, createGroup, createNode, createStroke, nodeKinds } from '@calque/diagram';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeXml } from './escapeXml.ts';
import { renderSvg } from './renderSvg.ts';

const diagram = createDiagram({
  title: 'Funnel',
  groups: [createGroup({ id: 'g', label: 'Serving', kind: 'lane', x: -40, y: -60, width: 640, height: 240 })],
  nodes: [
    createNode({ id: 'a', label: 'Retrieval', parent: 'g' }),
    createNode({ id: 'b', label: 'Ranking', kind: 'model', x: 400, parent: 'g' }),
  ],
  edges: [createEdge({ id: 'ab', from: 'a', to: 'b', label: 'candidates' })],
});

/** Any text at all, control characters and halves of surrogate pairs included. */
const codeUnits = fc.array(fc.nat({ max: 0xffff }), { maxLength: 30 }).map((units) => String.fromCharCode(...units));

const getViewBox = (svg: string) => /viewBox="([^"]+)"/.exec(svg)![1]!.split(' ').map(Number);
const getTexts = (svg: string) => Array.from(svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g), ([, text]) => text);

describe('renderSvg', () => {
  it('draws groups, nodes, edges and their labels as text', () => {
    expect(getTexts(renderSvg(diagram))).toEqual(['Serving', 'Retrieval', 'Ranking', 'candidates']);
  });

  it('draws ink above everything, in its colour, and makes room for it', () => {
    const stroke = createStroke({ id: 's', x: 700, y: 40, points: [0, 0, 0.5, 100, 0, 0.5], colour: 'accent' });
    const svg = renderSvg({ ...diagram, strokes: [stroke] }, { theme: 'light', padding: 10 });
    expect(svg).toMatch(
      /candidates<\/text><path transform="translate\(700 40\)" d="M[^"]+Z" fill="#2F5BEA"\/><\/g><\/svg>$/,
    );
    expect(getViewBox(svg)[2]).toBe(862.25);
    expect(renderSvg({ ...diagram, strokes: [{ ...stroke, colour: 'unheard-of' }] })).toContain(
      'Z" fill="var(--calque-ink,',
    );
  });

  it('gives the same picture for the same diagram', () => {
    expect(renderSvg(diagram)).toBe(renderSvg(structuredClone(diagram)));
  });

  it('fits the drawing with padding around it', () => {
    expect(getViewBox(renderSvg(diagram, { padding: 10 }))).toEqual([-50, -70, 660, 260]);
  });

  it('draws an empty diagram as an empty sheet', () => {
    const svg = renderSvg(createDiagram());
    expect(getViewBox(svg)).toEqual([0, 0, 320, 200]);
    expect(getTexts(svg)).toEqual([]);
  });

  it('is a named image, or a decoration where a title is refused', () => {
    expect(renderSvg(diagram)).toMatch(/^<svg [^>]*role="img"><title>Funnel<\/title>/);
    expect(renderSvg(diagram, { description: 'Two nodes' })).toContain('<desc>Two nodes</desc>');
    expect(renderSvg(diagram, { title: null })).toMatch(/^<svg [^>]*aria-hidden="true"><g/);
  });

  it('leaves out all text in a thumbnail', () => {
    expect(getTexts(renderSvg(diagram, { detail: 'thumbnail' }))).toEqual([]);
  });

  it('takes its colours from the page unless a theme is chosen', () => {
    expect(renderSvg(diagram)).toContain('var(--calque-ink,#1B1F2A)');
    for (const theme of ['light', 'dark', 'print'] as const)
      expect(renderSvg(diagram, { theme })).not.toContain('var(');
  });

  it('paints the paper only where asked', () => {
    const paper = /<rect [^>]*fill="#FBFAF6"/;
    expect(renderSvg(diagram, { theme: 'light' })).not.toMatch(paper);
    expect(renderSvg(diagram, { theme: 'light', background: true })).toMatch(paper);
  });

  it('keeps a cut label whole in a title', () => {
    const label = 'A label that is much too long for the box that it stands in';
    const svg = renderSvg(createDiagram({ nodes: [createNode({ id: 'a', label })] }));
    expect(svg).toContain(`<title>${label}</title>`);
    expect(getTexts(svg).at(-1)).toMatch(/…$/);
  });

  it('leaves out edges without both ends', () => {
    const dangling = createDiagram({ nodes: [], edges: [createEdge({ id: 'e', from: 'x', to: 'y', label: 'lost' })] });
    expect(getTexts(renderSvg(dangling))).toEqual([]);
  });

  it('draws inner groups over outer ones, whatever their order', () => {
    const nested = createDiagram({
      groups: [createGroup({ id: 'in', label: 'inner', parent: 'out' }), createGroup({ id: 'out', label: 'outer' })],
    });
    expect(getTexts(renderSvg(nested))).toEqual(['outer', 'inner']);
  });

  it('uses no style, script, id or reference, so that it works inline under any policy', () => {
    const all = createDiagram({ nodes: nodeKinds.map((kind) => createNode({ id: kind, kind, label: kind })) });
    expect(renderSvg(all)).not.toMatch(/<style|<script| style=| id=| href=|url\(| on\w+=/);
  });

  it('lets no text of a user become markup', () => {
    fc.assert(
      fc.property(codeUnits, (text) => {
        const hostile = `</text><script>"'&${text}`;
        const svg = renderSvg(
          createDiagram({
            title: hostile,
            groups: [createGroup({ id: 'g', label: hostile })],
            nodes: [createNode({ id: 'a', label: hostile, kind: hostile, width: 900 })],
            edges: [createEdge({ id: 'e', from: 'a', to: 'a', label: hostile })],
          }),
          { description: hostile, fontFamily: hostile },
        );
        expect(svg).not.toContain('<script');
        expect(svg.match(/<text/g)!.length).toBe(svg.match(/<\/text>/g)!.length);
        // oxlint-disable-next-line no-control-regex
        expect(svg).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
      }),
      { numRuns: 60 },
    );
  });
});

describe('escapeXml', () => {
  it('replaces what XML cannot hold', () => {
    expect(escapeXml('a\u0000b\ud800c\uffff')).toBe('a\ufffdb\ufffdc\ufffd');
    expect(escapeXml('😀 <&>"\'\n')).toBe('😀 &lt;&amp;&gt;&quot;&#39;\n');
  });
});
