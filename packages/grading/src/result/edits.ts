import type { Edit } from '../types.ts';
import { addEdgeEdits } from './edgeEdits.ts';
import { listElementEdits, listReparentEdits } from './elementEdits.ts';
import { limitCost, listExtraEdits, listExtraGroups } from './extraEdits.ts';
import { getFindings } from './findings.ts';
import type { Outcome } from './outcome.ts';

/**
 * Lists what would mend the drawing, in the order one would mend it: groups, boxes, arrows, then what is too much. The
 * units of the edits sum to a full score less what was earned.
 */
export function getEdits(outcome: Outcome): Edit[] {
  const findings = getFindings(outcome);
  const { nodeCount, elements } = findings.reference;
  const rows = [...elements.keys()];
  const drafts = [...rows.slice(nodeCount), ...rows.slice(0, nodeCount)].flatMap((row) =>
    listElementEdits(findings, row),
  );
  addEdgeEdits(findings, drafts);
  drafts.push(...rows.flatMap((row) => listReparentEdits(findings, row)));
  const all = [...limitCost(drafts, listExtraEdits(findings)), ...listExtraGroups(findings)];
  const ids = new Set(all.map(({ id }) => id));
  return all.map(({ units, requires, ...edit }) => ({
    ...edit,
    points: units / 100,
    requires: [...new Set(requires)].filter((id) => ids.has(id)),
  }));
}
