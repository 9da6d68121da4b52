import type { Edit } from '../types.ts';
import { createMending, type Draft } from './draft.ts';
import { addEdgeEdits } from './edgeEdits.ts';
import { listElementEdits, listReparentEdits } from './elementEdits.ts';
import { limitCost, listExtraEdits, listExtraGroups } from './extraEdits.ts';
import { finishEdits } from './finishEdits.ts';
import type { Outcome } from './outcome.ts';

/**
 * Lists what would mend the drawing, in the order one would mend it: groups, boxes, arrows, then what is too much. The
 * units of the edits sum to a full score less what was earned.
 */
export function getEdits(outcome: Outcome): Edit[] {
  const mending = createMending(outcome);
  const { nodeCount, elements } = mending.reference;
  const rows = [...elements.keys()];
  const drafts: Draft[] = [...rows.slice(nodeCount), ...rows.slice(0, nodeCount)].flatMap((row) =>
    listElementEdits(mending, row),
  );
  addEdgeEdits(mending, drafts);
  drafts.push(...rows.flatMap((row) => listReparentEdits(mending, row)));
  const within = limitCost(drafts, listExtraEdits(mending));
  return finishEdits(mending.drawing.source, [...within, ...listExtraGroups(mending)]);
}
