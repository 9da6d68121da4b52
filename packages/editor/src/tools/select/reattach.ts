import { changeElements } from '../../document/patches.ts';
import { nameElement, say } from '../../reading/nameElement.ts';
import { getLabel } from '../../reading/nameElement.ts';
import { createTransaction } from '../../state/transaction.ts';
import type { EditorInput } from '../../types.ts';
import { getTargetNode } from '../targets.ts';
import type { EditorContext } from '../types.ts';
import { type Reattaching, type SelectStep, idle } from './states.ts';

/** An end of an edge is dragged to another node; dropped on nothing it stays where it was. */
export function reduceReattach(state: Reattaching, input: EditorInput, context: EditorContext): SelectStep {
  if (input.type !== 'pointerMove' && input.type !== 'pointerUp') return null;
  const { diagram } = context.state;
  const { edge, end } = state;
  const target = getTargetNode(input.target);
  if (input.type === 'pointerMove')
    return { state, session: { preview: { type: 'reattach', edge, end, point: input.point, target } } };
  const patches =
    target === null ? [] : changeElements(diagram, 'edges', [edge], () => ({ [end]: target, waypoints: undefined }));
  const announcement = say('announce.reattached', {
    what: nameElement(diagram, edge),
    label: getLabel(diagram, target ?? ''),
  });
  return {
    state: idle,
    session: { preview: null },
    transaction:
      patches.length > 0
        ? createTransaction(context.state, patches, { userEvent: 'edge.reattach', announcement })
        : null,
  };
}
