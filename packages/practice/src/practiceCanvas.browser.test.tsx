import { loadExercise, loadLexicon } from '@calque/architectures';
import { createEdge, createNode, type Diagram } from '@calque/diagram';
import { createPass, type Exercise, toPlainDiagram } from '@calque/exercise';
import type { Comparison } from '@calque/grading';
import type { Lexicon } from '@calque/grading/labels';
import axe from 'axe-core';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { PracticeCanvas } from './practiceCanvas.tsx';
import type { PracticeRecord } from './record/practiceRecord.ts';
import type { RecordEvent } from './record/useRecord.ts';
import type { PracticeCanvasProps } from './types.ts';
import './style.css';

let exercise: Exercise;
let lexicon: Lexicon;
let root: Root | null = null;

beforeAll(async () => {
  exercise = await loadExercise('recommender-funnel');
  lexicon = await loadLexicon();
});

afterEach(() => {
  root?.unmount();
  root = null;
  document.body.replaceChildren();
});

function mount(props: Partial<PracticeCanvasProps> = {}): HTMLElement {
  const host = document.createElement('div');
  host.style.height = '720px';
  document.body.append(host);
  root = createRoot(host);
  root.render(<PracticeCanvas exercise={exercise} lexicon={lexicon} {...props} />);
  return host;
}

/** The reference, drawn as it is, with one box left out, one arrow turned round and one box too many. */
function drawWithThreeMistakes(): Diagram {
  const drawn = toPlainDiagram(exercise.references[0]);
  const missing = 'monitor';
  const turned = drawn.edges.find(({ from, to }) => from === 'events' && to === 'lake');
  return {
    ...drawn,
    nodes: [
      ...drawn.nodes.filter(({ id }) => id !== missing),
      createNode({ id: 'extra', label: 'Blockchain ledger', x: 0, y: 900 }),
    ],
    edges: drawn.edges
      .filter(({ from, to }) => from !== missing && to !== missing)
      .map((edge) => (edge.id === turned?.id ? createEdge({ ...edge, from: edge.to, to: edge.from }) : edge)),
  };
}

test('A perfect drawing scores 100 with nothing to mend', async () => {
  const onGrade = vi.fn<(comparison: Comparison) => void>();
  mount({ defaultDiagram: toPlainDiagram(exercise.references[0]), onGrade });
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  await expect.element(page.getByText('Nothing to mend.', { exact: false })).toBeVisible();
  expect(onGrade.mock.calls[0]?.[0].score).toBe(100);
});

test('Three planted mistakes are listed in plain words and marked on the drawing', async () => {
  const onGrade = vi.fn<(comparison: Comparison) => void>();
  mount({ defaultDiagram: drawWithThreeMistakes(), onGrade });
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  const list = page.getByRole('tabpanel');
  await expect.element(list.getByText(/^Model monitoring is missing\./)).toBeVisible();
  await expect.element(list.getByText(/points the wrong way/)).toBeVisible();
  await expect.element(list.getByText(/Blockchain ledger/).first()).toBeVisible();
  const edits = onGrade.mock.calls[0]?.[0].edits ?? [];
  const kinds = edits.filter(({ element }) => element === 'node').map(({ kind }) => kind);
  expect(kinds.toSorted()).toEqual(['extra', 'missing']);
  expect(edits.filter(({ kind }) => kind === 'reversed')).toHaveLength(1);
});

test('Fix mends one edit on the drawing and the list says so', async () => {
  const onChange = vi.fn<(diagram: Diagram) => void>();
  mount({ defaultDiagram: drawWithThreeMistakes(), onChange });
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  await page.getByRole('button', { name: /^Fix: .*points the wrong way/ }).click();
  await expect.element(page.getByText('Mended')).toBeVisible();
  const turned = onChange.mock.calls.at(-1)?.[0].edges.find(({ from, to }) => from === 'events' && to === 'lake');
  expect(turned).toBeDefined();
});

test('Fix it goes back to drawing and Check again grades anew', async () => {
  mount({ defaultDiagram: drawWithThreeMistakes() });
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  await page.getByRole('button', { name: 'Fix it' }).click();
  await expect.element(page.getByRole('button', { name: 'Check again' })).toBeVisible();
});

test('An empty drawing is graded as 0 and says what to do next', async () => {
  const onGrade = vi.fn<(comparison: Comparison) => void>();
  mount({ onGrade });
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  await expect.element(page.getByText('The page is blank.', { exact: false })).toBeVisible();
  expect(onGrade.mock.calls[0]?.[0].score).toBe(0);
});

test('The guess before the score is compared with it', async () => {
  mount({ defaultDiagram: toPlainDiagram(exercise.references[0]), selfRating: true });
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  await page.getByRole('button', { name: 'Show the result' }).click();
  await expect.element(page.getByText(/You guessed 70: 30 points too low/)).toBeVisible();
});

test('A fair extra stays apart from the automatic score', async () => {
  const onOverrule = vi.fn<(overruled: Comparison) => void>();
  mount({ defaultDiagram: drawWithThreeMistakes(), onOverrule });
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  await userEvent.selectOptions(page.getByLabelText('Overrule the grader for this box').first(), 'A fair extra');
  await expect.element(page.getByText('You overruled the grader once.')).toBeVisible();
  expect(onOverrule.mock.calls[0]?.[0].edits.some(({ trace }) => trace.includes('extra'))).toBe(false);
});

test('Hints come weakest first and are recorded', async () => {
  const onRecordChange = vi.fn<(record: PracticeRecord, event: RecordEvent) => void>();
  mount({ plan: createPass(exercise, 'recall', [], 1), hints: true, wordBank: true, onRecordChange });
  await page.getByRole('tab', { name: 'Hints' }).click();
  await page.getByRole('button', { name: /How many are missing/ }).click();
  await expect.element(page.getByText(/Missing: 15 components/)).toBeVisible();
  await page.getByRole('button', { name: /Which stage/ }).click();
  expect(onRecordChange).toHaveBeenLastCalledWith(
    expect.objectContaining({ hints: [expect.anything(), expect.anything()] }),
    'hint.take',
  );
});

test('A word of the bank draws its box', async () => {
  const onChange = vi.fn<(diagram: Diagram) => void>();
  mount({ plan: createPass(exercise, 'recall', [], 1), wordBank: true, onChange });
  await page.getByRole('tab', { name: 'Words' }).click();
  await page.getByRole('button', { name: 'Draw a box: Feature store' }).click();
  expect(onChange.mock.calls[0]?.[0].nodes.map(({ label }) => label)).toEqual(['Feature store']);
});

test('The interview asks step by step and compares with a model answer', async () => {
  mount({ interview: true });
  await page.getByRole('tab', { name: 'Interview' }).click();
  await page
    .getByLabelText('What is the ultimate goal', { exact: false })
    .fill('A short list of items the user values');
  await page.getByRole('button', { name: 'Compare with a model answer' }).click();
  await expect.element(page.getByText(exercise.prompts.goal).first()).toBeVisible();
  await page.getByRole('button', { name: 'Next step' }).click();
  await expect.element(page.getByText('What is predicted, from what, and what is optimised?')).toBeVisible();
});

test.each(['light', 'dark'] as const)('axe finds nothing while drawing and in the result, %s', async (theme) => {
  const host = mount({
    defaultDiagram: drawWithThreeMistakes(),
    theme,
    plan: createPass(exercise, 'trace', [], 1),
    hints: true,
    interview: true,
    oneLiners: true,
  });
  await expect.element(page.getByRole('button', { name: 'Check', exact: true })).toBeVisible();
  for (const tab of ['Brief', 'Interview', 'Why', 'Hints', 'One-liners']) {
    await page.getByRole('tab', { name: tab }).click();
    expect(await findViolations(host)).toEqual([]);
  }
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  expect(await findViolations(host)).toEqual([]);
});

async function findViolations(host: HTMLElement): Promise<string[]> {
  const { violations } = await axe.run(host, { rules: { region: { enabled: false } } });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(', ')}`);
}
