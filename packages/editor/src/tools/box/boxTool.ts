import { type Box, type Point, getBoxBetween } from '@calque/diagram';
import { addNode, addNodeAt, type AddedNode } from '../../document/addNode.ts';
import { placeNode } from '../../document/placeNode.ts';
import { type Snapper, createSnapper, snapDrawnBox } from '../../snapping/createSnapper.ts';
import type { EditorInput } from '../../types.ts';
import { isDrag } from '../targets.ts';
import { type EditorContext, type Tool, type ToolStep, stay } from '../types.ts';

type BoxState =
  | { readonly name: 'idle' }
  | { readonly name: 'pressing'; readonly origin: Point }
  | { readonly name: 'drawing'; readonly origin: Point; readonly box: Box; readonly snapper: Snapper };

/** Boxes drawn smaller than this, in diagram units, are taken for clicks by an unsteady hand. */
const smallest = 16;

/** Draws a node of the session's kind: by a drag, by a click at the default size, or with Enter at a free place. */
export const boxTool: Tool<BoxState> = {
  id: 'box',
  writes: true,
  initial: { name: 'idle' },
  reduce(state, input, context) {
    switch (state.name) {
      case 'idle':
        if (input.type === 'pointerDown' && input.button === 0) return stay({ name: 'pressing', origin: input.point });
        return input.type === 'keyDown' && input.key === 'Enter' ? finish(placeNode(context)) : null;
      case 'pressing':
        if (input.type === 'pointerUp') return finish(addNodeAt(context, state.origin));
        if (input.type !== 'pointerMove' || !isDrag(state.origin, input, context)) return null;
        return draw(state.origin, createSnapper(context, new Set()), input, context);
      case 'drawing':
        if (input.type === 'pointerMove') return draw(state.origin, state.snapper, input, context);
        if (input.type !== 'pointerUp') return null;
        return finish(
          state.box.width < smallest || state.box.height < smallest
            ? addNodeAt(context, state.origin)
            : addNode(context, state.box),
        );
    }
  },
};

function draw(
  origin: Point,
  snapper: Snapper,
  { point, modifiers }: Extract<EditorInput, { type: 'pointerMove' }>,
  { session }: EditorContext,
): ToolStep<BoxState> {
  const corner = (point.y < origin.y ? 'n' : 's') + (point.x < origin.x ? 'w' : 'e');
  const drawn = getBoxBetween(origin, point);
  const box = modifiers.mod ? drawn : snapDrawnBox(snapper, drawn, corner);
  return stay({ name: 'drawing', origin, box, snapper }, { preview: { type: 'box', kind: session.kind, box } });
}

function finish({ id, transaction }: AddedNode): ToolStep<BoxState> {
  return { state: { name: 'idle' }, transaction, session: { editing: id }, finish: true };
}
