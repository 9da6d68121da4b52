import '@fontsource-variable/source-sans-3/wght.css';
import { afterEach, beforeAll, expect, onTestFinished, test } from 'vitest';
import { cdp, page } from 'vitest/browser';
import { type Diagram, type DiagramEdge, type DiagramNode, createDiagram } from '@calque/diagram';
import '../../style.css';
import { type RenderedCanvas, nextFrame, renderCanvas } from '../renderCanvas.tsx';
import type { Decoration, DiagramCanvasProps } from '../../types.ts';
import { comparePictures } from './comparePictures.ts';
import { expectPicture, takePicture, tolerance } from './pictures.ts';
import { sample, verdicts } from './sample.ts';

const face = "'Source Sans 3 Variable'";
beforeAll(async () => {
  await page.viewport(1000, 700);
  await Promise.all([400, 600].map((weight) => document.fonts.load(`${weight} 14px ${face}`)));
});

let canvas: RenderedCanvas | undefined;
afterEach(() => {
  canvas?.unmount();
  canvas = undefined;
});

async function show(props: DiagramCanvasProps, width = 800): Promise<ImageData> {
  canvas?.unmount();
  const container = document.body.appendChild(document.createElement('div'));
  onTestFinished(() => container.remove());
  Object.assign(container.style, { width: `${width}px`, height: '520px', position: 'fixed', left: '0', top: '0' });
  container.style.setProperty('--calque-font', face);
  canvas = await renderCanvas({ theme: 'light', ...props }, { container });
  return takePicture(container);
}

const showSample = (props: DiagramCanvasProps = {}, diagram: Diagram = sample) =>
  show({ defaultValue: diagram, ...props });

async function emulate(features: readonly { readonly name: string; readonly value: string }[]) {
  await cdp().send('Emulation.setEmulatedMedia', { features: [...features] });
}

test('a drawing in the light theme', async () => {
  await expectPicture('light', await showSample());
});

test('a drawing in the dark theme', async () => {
  await expectPicture('dark', await showSample({ theme: 'dark' }));
});

test('a drawing in the colours of the system', async () => {
  onTestFinished(() => emulate([]));
  await emulate([{ name: 'forced-colors', value: 'active' }]);
  // All lines are black on white: whatever differs does so by more.
  await expectPicture('forced-colours', await showSample({ decorations: verdicts }), 1.6 * tolerance);
});

test('a drawing in a language written from right to left', async () => {
  await expectPicture('right-to-left', await showSample({ locale: 'ar' }));
});

test('a selected box with its handles', async () => {
  await showSample();
  canvas!.handle.reveal('features');
  await nextFrame();
  await expectPicture('selection', await takePicture(canvas!.container));
});

test('the marks and ghosts of a result', async () => {
  await expectPicture('result', await showSample({ decorations: verdicts }));
});

test('an empty sheet', async () => {
  await expectPicture('empty', await show({ defaultValue: createDiagram() }));
});

test('a drawing on a screen of 360 pixels', async () => {
  await expectPicture('narrow', await show({ defaultValue: sample }, 360));
});

const getWorst = (a: ImageData, b: ImageData) => comparePictures(a, b).worst;

test.each<[string, DiagramCanvasProps]>([
  ['an arrowhead that is missing', { defaultValue: withEdge('fill', { direction: 'none' }) }],
  ['an arrow that points the other way', { defaultValue: withEdge('call', { from: 'api', to: 'client' }) }],
  ['a line that is missing', { defaultValue: { ...sample, edges: sample.edges.filter(({ id }) => id !== 'near') } }],
  ['a kind drawn as another', { defaultValue: withNode('events', { kind: 'service' }) }],
  ['a mark that is missing', { decorations: verdicts.slice(1) }],
  [
    'a mark of another verdict',
    { decorations: [{ ...verdicts[0]!, mark: 'close' } as Decoration, ...verdicts.slice(1)] },
  ],
])('sees %s', async (_, props) => {
  const wanted = await showSample({ decorations: verdicts });
  const got = await showSample({ decorations: verdicts, ...props }, props.defaultValue);
  expect(getWorst(wanted, got)).toBeGreaterThan(tolerance);
});

test('sees a colour that has changed', async () => {
  const wanted = await showSample({ decorations: verdicts });
  canvas!.container.style.setProperty('--calque-matched', '#8a6a00');
  await nextFrame();
  await nextFrame();
  const got = await takePicture(canvas!.container);
  expect(getWorst(wanted, got)).toBeGreaterThan(tolerance);
});

function withEdge(id: string, part: Partial<DiagramEdge>): Diagram {
  return { ...sample, edges: sample.edges.map((edge) => (edge.id === id ? { ...edge, ...part } : edge)) };
}

function withNode(id: string, part: Partial<DiagramNode>): Diagram {
  return { ...sample, nodes: sample.nodes.map((node) => (node.id === id ? { ...node, ...part } : node)) };
}
