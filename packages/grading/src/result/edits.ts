import type { Edit } from '../types.ts';
import { EditList } from './editList.ts';
import { addEdgeEdits } from './edgeEdits.ts';
import { addExtraEdits } from './extraEdits.ts';
import { addGroupEdits, addReparentEdits } from './groupEdits.ts';
import { addNodeEdits } from './nodeEdits.ts';
import type { Outcome } from './outcome.ts';

/**
 * Lists what would mend the drawing, in the order one would mend it: groups, boxes, arrows, then what is too much. The
 * units of the edits sum to a full score less the outcome's score.
 */
export function getEdits(outcome: Outcome): Edit[] {
  const list = new EditList(outcome);
  addGroupEdits(list);
  addNodeEdits(list);
  addEdgeEdits(list);
  addReparentEdits(list);
  addExtraEdits(list);
  return list.finish();
}
