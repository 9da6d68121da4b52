import { type Diagram, diffDiagrams, type DiagramPatch } from '@calque/diagram';
import { applyEdits, type Edit } from '@calque/grading';

/** The patches that mend one edit on the drawing as it is now, with the edits it requires before it. */
export function getFixPatches(edit: Edit, edits: readonly Edit[], drawing: Diagram): DiagramPatch[] {
  return diffDiagrams(drawing, applyEdits(drawing, edits, [edit.id]));
}
