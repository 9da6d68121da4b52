import type { Diagram, DiagramPatch } from '@calque/diagram';
import { getBoxed } from '../document/lookup.ts';
import type { Message } from '../types.ts';
import { getLabel, nameElements, say } from './nameElement.ts';

/** Returns what is said of a move: one element says which group it came into, or where it is now. */
export function announceMove(diagram: Diagram, ids: readonly string[], patches: readonly DiagramPatch[]): Message {
  const what = nameElements(diagram, ids);
  const [only] = ids;
  const patch = patches.find((candidate) => candidate.collection !== 'title' && candidate.id === only);
  if (ids.length !== 1 || !patch?.after || typeof patch.after === 'string' || !('x' in patch.after))
    return say('announce.moved', { what });
  const { x, y } = patch.after;
  const parent = 'parent' in patch.after ? patch.after.parent : undefined;
  return parent !== undefined && parent !== getBoxed(diagram, only!)?.parent
    ? say('announce.entered', { what, group: getLabel(diagram, parent) })
    : say('announce.movedTo', { what, x, y });
}
