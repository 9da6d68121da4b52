import { useState, useSyncExternalStore } from 'react';
import { createDiagram, nodeKinds } from '@calque/diagram';
import { createEditor } from '@calque/editor';
import type { DiagramCanvasProps } from './types.ts';
import { Boundary } from './view/Boundary.tsx';
import { CanvasView } from './view/CanvasView.tsx';
import { StaticCanvas } from './view/StaticCanvas.tsx';

const never = () => () => undefined;

/**
 * A drawing surface for component diagrams. It fills its container, which needs a height, and needs the style sheet
 * `@calque/canvas/style.css`. On a server, and until the page has come alive, it is an SVG of the diagram.
 */
export function DiagramCanvas(props: DiagramCanvasProps) {
  const isAlive = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const [editor] = useState(() =>
    createEditor({ diagram: props.value ?? props.defaultValue ?? createDiagram(), kinds: props.kinds ?? nodeKinds }),
  );
  if (!isAlive) return <StaticCanvas {...props} diagram={editor.getState().diagram} />;
  return (
    <Boundary editor={editor} onError={props.onError} canvas={props}>
      <CanvasView {...props} editor={editor} />
    </Boundary>
  );
}
