import { type Diagram, diffDiagrams, type DiagramPatch } from '@calque/diagram';
import type { Comparison, CompareOptions, Edit, Reference } from '@calque/grading';
import { applyFixes, getFixes } from '@calque/grading/fixes';

/** The patches that mend one edit on the drawing as it is now, with the edits it requires before it. */
export function getFixPatches(
  edit: Edit,
  comparison: Comparison,
  references: readonly Reference[],
  drawing: Diagram,
  options: Pick<CompareOptions, 'extras'>,
): DiagramPatch[] {
  const fixes = getFixes(drawing, references, comparison, options);
  return diffDiagrams(drawing, applyFixes(drawing, fixes, [edit.id]));
}
