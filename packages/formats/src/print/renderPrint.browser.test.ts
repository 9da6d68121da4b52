import { createDiagram, createEdge, createNode, nodeKinds } from '@calque/diagram';
import { afterEach, describe, expect, it } from 'vitest';
import { renderPrintPages } from './renderPrint.ts';
import type { PrintExercise, PrintOptions, PrintSheet } from './types.ts';

const diagram = createDiagram({
  nodes: nodeKinds.map((kind, index) =>
    createNode({ id: kind, kind, label: `Candidate ${kind}`, x: (index % 7) * 240, y: Math.floor(index / 7) * 140 }),
  ),
  edges: nodeKinds.map((kind, index) =>
    createEdge({ id: `e-${kind}`, from: kind, to: nodeKinds[(index + 3) % nodeKinds.length]!, label: 'some label' }),
  ),
});
const exercise: PrintExercise = {
  title: 'A rather long title of an exercise that would not fit on one line of an upright sheet of paper',
  summary: 'Every payment is scored inside the authorisation path. '.repeat(6),
  diagram,
  answers: nodeKinds.map((kind) => ({ heading: kind, text: 'The sentence to have ready for it. '.repeat(6) })),
};
const rows = nodeKinds.map((kind) => ({
  decision: `How to choose a ${kind}`,
  optionA: 'Champion-challenger',
  optionB: 'Interleaving or a multi-armed bandit',
  chooseAWhen: 'Traffic is high and the metric answers within days, which is seldom. '.repeat(3),
  chooseBWhen: 'Supercalifragilisticexpialidociousness'.repeat(4),
}));
const sheets: PrintSheet[] = [
  { type: 'reference', exercise },
  { type: 'tracing', exercise },
  { type: 'partial', exercise, blank: ['store', 'e-model'] },
  { type: 'blank', exercise },
  { type: 'answer', exercise },
  {
    type: 'attempt',
    exercise,
    attempt: {
      diagram,
      decorations: [
        ...nodeKinds.map((kind) => ({ type: 'mark' as const, target: kind, mark: 'extra' as const })),
        ...diagram.edges.map(({ id }) => ({ type: 'mark' as const, target: id, mark: 'reversed' as const })),
        { type: 'ghost-node', node: createNode({ id: 'lost', label: 'Lost', x: 1800, y: -100 }) },
        { type: 'ghost-edge', from: 'lost', to: 'store' },
      ],
      score: 50,
      findings: nodeKinds.map((kind) => ({
        mark: 'extra' as const,
        text: `${kind} is not needed here.`,
        points: '-1',
      })),
    },
  },
  { type: 'tradeoffs', title: 'Trade-offs', rows },
];

function mount(options: PrintOptions): HTMLElement[] {
  const { css, pages } = renderPrintPages(sheets, { contents: true, ...options });
  document.body.innerHTML = `<style>${css}</style><div class="calque-print">${pages.join('')}</div>`;
  return [...document.querySelectorAll<HTMLElement>('.page')];
}

const describeElement = (element: Element) => `${element.tagName} ${element.textContent?.slice(0, 40)}`;

/** Parts of the page that reach into its margin (5 mm of it, where the footer stands) or out of their box. */
function findClipped(page: HTMLElement): string[] {
  const frame = page.getBoundingClientRect();
  const safe = 18;
  const clipped: string[] = [];
  for (const element of page.querySelectorAll('*')) {
    const box = element.getBoundingClientRect();
    const isOutside =
      box.left < frame.left + safe ||
      box.right > frame.right - safe ||
      box.top < frame.top + safe ||
      box.bottom > frame.bottom - safe;
    const overflows =
      element instanceof HTMLElement && element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0;
    if (box.width > 0 && (isOutside || overflows)) clipped.push(describeElement(element));
  }
  return clipped;
}

/** Pairs of blocks of a page that cover each other. */
function findOverlaps(page: HTMLElement): string[] {
  const blocks = [...page.children].map((element) => ({ element, box: element.getBoundingClientRect() }));
  return blocks.flatMap(({ element, box }, index) =>
    blocks
      .slice(index + 1)
      .filter((other) => box.bottom > other.box.top + 1 && other.box.bottom > box.top + 1)
      .map((other) => `${describeElement(element)} / ${describeElement(other.element)}`),
  );
}

afterEach(() => {
  document.body.innerHTML = '';
});

const papers = (['a4', 'letter'] as const).flatMap((paper) =>
  (['portrait', 'landscape'] as const).map((orientation) => ({ paper, orientation })),
);

describe.each(papers)('pages on $paper in $orientation', (options) => {
  it('clip nothing and overlap nowhere', () => {
    for (const page of mount(options)) {
      expect(findClipped(page)).toEqual([]);
      expect(findOverlaps(page)).toEqual([]);
    }
  });

  it('clip nothing in a much wider font', () => {
    for (const page of mount({ ...options, fontFamily: 'Verdana, DejaVu Sans, sans-serif' }))
      expect(findClipped(page)).toEqual([]);
  });

  it('keep tables above the footer', () => {
    for (const page of mount(options)) {
      const table = page.querySelector('table');
      const footer = page.querySelector('footer')!.getBoundingClientRect();
      expect(table?.getBoundingClientRect().bottom ?? 0).toBeLessThanOrEqual(footer.top);
    }
  });
});
