import { type Diagram, createDiagram, createEdge, createNode, createStroke } from '@calque/diagram';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderPrint, renderPrintPages } from './renderPrint.ts';
import { paginateTable } from './table.ts';
import type { PrintExercise, PrintSheet, PrintTradeoff } from './types.ts';

const diagram: Diagram = createDiagram({
  nodes: [
    createNode({ id: 'a', label: 'Retrieval' }),
    createNode({ id: 'b', label: 'Ranking', kind: 'model', x: 260 }),
    createNode({ id: 'c', label: 'Feature store', kind: 'store', x: 260, y: 160 }),
  ],
  edges: [
    createEdge({ id: 'ab', from: 'a', to: 'b', label: 'candidates' }),
    createEdge({ id: 'cb', from: 'c', to: 'b', label: 'features' }),
  ],
});
const exercise: PrintExercise = { title: 'Funnel', summary: 'Two stages rank what a user may like.', diagram };
const row: PrintTradeoff = {
  decision: 'Freshness',
  optionA: 'Batch',
  optionB: 'Streaming',
  chooseAWhen: 'Entities change slowly',
  chooseBWhen: 'Sessions matter',
};

/** Text of a page with line breaks as spaces. */
const getText = (markup: string) =>
  markup
    .replaceAll(/<title>.*?<\/title>/g, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
const getTexts = (sheets: readonly PrintSheet[], options = {}) => renderPrintPages(sheets, options).pages.map(getText);

const answers = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ heading: `Heading ${index}`, text: `Sentence ${index}` }));

const bare = (text: string) => text.replaceAll(/\s/g, '');

describe('print sheets', () => {
  it('say what they are, of which exercise, and on which page of how many', () => {
    const [first, second] = getTexts([
      { type: 'reference', exercise },
      { type: 'tracing', exercise },
    ]);
    expect(first).toContain('Funnel Reference sheet');
    expect(first).toContain('Two stages rank what a user may like.');
    expect(first).toMatch(/Funnel · Reference sheet 1 \/ 2$/);
    expect(second).toMatch(/Funnel · Tracing sheet 2 \/ 2$/);
  });

  it('show the whole architecture on reference, tracing and answer sheets', () => {
    for (const type of ['reference', 'tracing', 'answer'] as const)
      for (const label of ['Retrieval', 'Ranking', 'Feature store', 'candidates', 'features'])
        expect(getTexts([{ type, exercise }])[0]).toContain(label);
  });

  it('draw the tracing sheet in faint lines and the others in black', () => {
    expect(renderPrint([{ type: 'tracing', exercise }])).not.toContain('stroke="#000000"');
    expect(renderPrint([{ type: 'reference', exercise }])).toContain('stroke="#000000"');
  });

  it('print the ink of a drawing with it', () => {
    const stroke = createStroke({ id: 's', x: 40, y: 90, points: [0, 0, 0.5, 80, 6, 0.5], colour: 'accent' });
    const inked = { ...exercise, diagram: { ...diagram, strokes: [stroke] } };
    const ink = /<path transform="translate\(40 90\)" d="M[^"]+Z" fill="#000000"\/>/;
    expect(renderPrint([{ type: 'reference', exercise: inked }])).toMatch(ink);
    expect(renderPrint([{ type: 'partial', exercise: inked, blank: ['b'] }])).toMatch(ink);
    expect(renderPrint([{ type: 'reference', exercise }])).not.toMatch(ink);
  });

  it('leave out what is to be filled in', () => {
    const [page] = getTexts([{ type: 'partial', exercise, blank: ['b', 'cb'] }]);
    expect(page).not.toContain('Ranking');
    expect(page).not.toMatch(/features\b/);
    expect(page).toContain('Retrieval');
  });

  it('list the words in alphabetical order on the blank sheet, without duplicates, or not at all', () => {
    const twice = {
      ...exercise,
      diagram: { ...diagram, nodes: [...diagram.nodes, createNode({ id: 'd', label: 'Ranking' })] },
    };
    expect(getTexts([{ type: 'blank', exercise: twice }])[0]).toContain(
      'Word bank Feature store Ranking Retrieval Funnel',
    );
    expect(getTexts([{ type: 'blank', exercise, withWords: false }])[0]).not.toContain('Ranking');
    expect(getTexts([{ type: 'blank', exercise: { ...exercise, wordBank: ['own word'] } }])[0]).toContain('own word');
  });

  it('give the answers below the drawing, or on pages of their own if there is no room', () => {
    const few = getTexts([{ type: 'answer', exercise: { ...exercise, answers: answers(2) } }]);
    expect(few).toHaveLength(1);
    expect(few[0]).toContain('Heading 1 Sentence 1');
    const many = getTexts([{ type: 'answer', exercise: { ...exercise, answers: answers(60) } }]);
    expect(many.length).toBeGreaterThan(2);
    expect(many.at(-1)).toContain('Sentence 59');
  });

  it('mark a graded attempt by sign and line, with what is missing in place', () => {
    const attempt = {
      diagram: { ...diagram, nodes: diagram.nodes.slice(0, 2), edges: diagram.edges.slice(0, 1) },
      decorations: [
        { type: 'mark' as const, target: 'a', mark: 'matched' as const },
        { type: 'mark' as const, target: 'ab', mark: 'reversed' as const },
        { type: 'ghost-node' as const, node: diagram.nodes[2]! },
        { type: 'ghost-edge' as const, from: 'c', to: 'b', edgeLabel: 'features' },
        { type: 'ghost-edge' as const, from: { x: 0, y: 200 }, to: 'c' },
      ],
      score: 62,
      findings: [{ mark: 'missing' as const, text: 'Feature store is missing.', points: '-4' }],
    };
    const html = renderPrint([{ type: 'attempt', exercise, attempt }]);
    const text = getText(html);
    expect(text).toContain('62 of 100');
    expect(text).toContain('Feature store is missing. -4');
    expect(text).toContain('matched close missing extra reversed');
    expect(html.match(/stroke-dasharray="7 5"/g)!.length).toBeGreaterThanOrEqual(4);
    expect(html).toContain('stroke-dasharray="10 4 1 4"');
  });

  it('let trade-offs flow over pages, each with the heading', () => {
    const rows = Array.from({ length: 112 }, (_, index) => ({ ...row, decision: `Decision ${index}` }));
    const pages = getTexts([{ type: 'tradeoffs', title: 'Trade-offs', rows }]);
    expect(pages.length).toBeGreaterThan(2);
    for (const page of pages) expect(page).toContain('Decision Option A Option B Choose A when Choose B when');
    const all = pages.join(' ');
    for (const { decision } of rows) expect(all).toContain(`${decision} Batch Streaming`);
  });

  it('list the sheets of a booklet with the pages they start on', () => {
    const rows = Array.from({ length: 60 }, () => row);
    const pages = getTexts(
      [
        { type: 'reference', exercise },
        { type: 'tradeoffs', title: 'Trade-offs', rows },
        { type: 'blank', exercise },
      ],
      { contents: true, title: 'Booklet' },
    );
    expect(pages[0]).toContain('Funnel Reference sheet 2 Trade-offs Trade-off matrix 3');
    const start = Number(/Draw from memory (\d+)/.exec(pages[0]!)![1]);
    expect(pages[start - 1]).toContain('Funnel Draw from memory');
    expect(pages).toHaveLength(start);
  });

  it('number pages rightly when the contents take several pages', () => {
    const sheets: PrintSheet[] = Array.from({ length: 80 }, (_, index) => ({
      type: 'blank',
      exercise: { ...exercise, title: `Exercise ${index}` },
    }));
    const pages = getTexts(sheets, { contents: true });
    const listed = pages.slice(0, 4).join(' ');
    const page = Number(/Exercise 79 Draw from memory (\d+)/.exec(listed)![1]);
    expect(pages[page - 1]).toContain('Exercise 79');
    expect(pages).toHaveLength(page);
  });

  it('take the size of the paper', () => {
    expect(renderPrintPages([], { paper: 'letter', orientation: 'portrait' }).css).toContain(
      '@page{size:215.9mm 279.4mm',
    );
    expect(renderPrintPages([]).css).toContain('@page{size:297mm 210mm');
  });

  it('need no inline style or script', () => {
    const all = renderPrintPages([
      { type: 'answer', exercise: { ...exercise, answers: answers(3) } },
      { type: 'blank', exercise },
    ]);
    expect(all.pages.join('')).not.toMatch(/ style=|<script|<style| on\w+=/);
    for (const [, place] of all.pages.join('').matchAll(/data-place="([^"]+)"/g))
      expect(all.css).toContain(`"${place}"]{top:`);
  });

  it('use the words of the host', () => {
    const html = renderPrint([{ type: 'tracing', exercise }], {
      language: 'de',
      strings: { tracing: 'Zum Nachzeichnen' },
    });
    expect(html).toContain('<html lang="de" dir="ltr">');
    expect(renderPrint([], { language: 'ar' })).toContain('<html lang="ar" dir="rtl">');
    expect(getText(html)).toContain('Zum Nachzeichnen');
  });

  it('print something for an empty exercise and for no sheets', () => {
    const empty = { title: '', summary: '', diagram: createDiagram() };
    expect(getTexts([{ type: 'reference', exercise: empty }])).toHaveLength(1);
    expect(renderPrint([])).toContain('<body class="calque-print"></body>');
  });

  it('let no text of a user become markup', () => {
    const hostile = '</style><script>alert(1)</script>"\'&';
    const html = renderPrint(
      [
        { type: 'blank', exercise: { title: hostile, summary: hostile, diagram, wordBank: [hostile] } },
        { type: 'tradeoffs', title: hostile, rows: [{ ...row, decision: hostile }] },
      ],
      {
        title: hostile,
        language: hostile,
        fontFamily: hostile,
        contents: true,
        strings: { wordBank: hostile, name: hostile, decision: hostile, page: hostile, contents: hostile },
      },
    );
    expect(html).not.toContain('<script');
    expect(html.match(/<\/style>/g)).toHaveLength(1);
  });
});

describe('paginateTable', () => {
  it('keeps every word of every row, in order, however long', () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { maxLength: 200 }).map((list) => list.join(' '));
    fc.assert(
      fc.property(
        fc.array(words, { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 20, max: 150 }),
        (texts, height) => {
          const pages = paginateTable(
            { columns: [{ title: 'Head', width: 60 }], rows: texts.map((text) => [text]) },
            height,
          );
          const printed = pages.map((page) => getText(page).replace(/^Head ?/, '')).join(' ');
          expect(bare(printed)).toBe(bare(texts.join('')));
        },
      ),
      { numRuns: 60 },
    );
  });
});
