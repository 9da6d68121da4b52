import { StrictMode } from 'react';
import { type Root, createRoot } from 'react-dom/client';
import { afterEach, expect, test } from 'vitest';
import { createDiagram, createNode } from '@calque/diagram';
import { DiagramCanvas } from './DiagramCanvas.tsx';
import './style.css';

let root: Root | undefined;
afterEach(() => root?.unmount());

test('shows the components of its diagram in an outline', async () => {
  const container = document.createElement('div');
  container.style.height = '400px';
  document.body.append(container);
  const diagram = createDiagram({ nodes: [createNode({ id: 'a', label: 'Ranker', kind: 'model' })] });
  root = createRoot(container);
  root.render(
    <StrictMode>
      <DiagramCanvas defaultValue={diagram} />
    </StrictMode>,
  );
  await expect.poll(() => container.querySelector('[role=treeitem]')?.textContent).toContain('Ranker, model');
});
