import { applyPatches, type Diagram, type DiagramPatch } from '@calque/diagram';
import type { Edit } from '@calque/grading';

/**
 * The patches that mend one edit on the trace it was made for, with the edits it requires before it: a missing arrow
 * brings its missing boxes. Places in the collections are set anew, since each patch moves those after it.
 */
export function getFixPatches(edit: Edit, edits: readonly Edit[], trace: Diagram): DiagramPatch[] {
  const byId = new Map(edits.map((candidate) => [candidate.id, candidate]));
  const order: Edit[] = [];
  const visit = (current: Edit) => {
    if (order.includes(current)) return;
    for (const id of current.requires) {
      const required = byId.get(id);
      if (required) visit(required);
    }
    order.push(current);
  };
  visit(edit);
  const patches: DiagramPatch[] = [];
  let diagram = trace;
  for (const { fix } of order) {
    for (const patch of fix) {
      const placed = place(patch, diagram);
      if (!placed) continue;
      diagram = applyPatches(diagram, [placed]);
      patches.push(placed);
    }
  }
  return patches;
}

/** The patch with its places as they are in `diagram`; null where the element to change is gone. */
function place(patch: DiagramPatch, diagram: Diagram): DiagramPatch | null {
  if (patch.collection === 'title') return patch;
  const elements: readonly { readonly id: string }[] = diagram[patch.collection];
  const index = elements.findIndex(({ id }) => id === patch.id);
  if (!patch.before) return index === -1 ? { ...patch, to: elements.length } : null;
  if (index === -1) return null;
  return { ...patch, before: elements[index], from: index, to: patch.after ? index : -1 } as DiagramPatch;
}
