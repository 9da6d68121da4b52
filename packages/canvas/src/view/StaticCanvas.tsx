import type { Diagram } from '@calque/diagram';
import { getInkLine } from '../render/ink.ts';
import { type TokenName, tokens } from '../render/palette.ts';
import { createGetShape } from '../render/shapes.ts';
import type { DiagramCanvasProps } from '../types.ts';
import { renderDrawing } from './renderDrawing.tsx';

const colour = (name: TokenName) => `var(--calque-c-${name}, ${tokens[name][0]})`;

/** The diagram as SVG, for where there is no canvas: on a server and before hydration. */
export function StaticCanvas({ diagram, ...props }: DiagramCanvasProps & { readonly diagram: Diagram }) {
  return (
    <div
      className={props.className ? `calque-canvas ${props.className}` : 'calque-canvas'}
      style={props.style}
      data-calque-theme={props.theme ?? 'auto'}
    >
      {renderDrawing(diagram, {
        colour,
        getShape: createGetShape(props.customKinds ?? []),
        // The same on a server and in a browser that has the outlines already.
        getInk: getInkLine,
        label: props.label ?? 'Diagram',
      })}
    </div>
  );
}
