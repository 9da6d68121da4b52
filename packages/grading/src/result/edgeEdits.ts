import type { DiagramEdge } from '@calque/diagram';
import { createDraft, type Draft, type Findings, say } from './findings.ts';

/**
 * Adds the edits of arrows that are missing or point the wrong way. A missing box takes its arrows to drawn boxes with
 * it: they are one omission. An arrow between two missing boxes stays an edit of its own, since it needs both.
 */
export function addEdgeEdits(findings: Findings, drafts: Draft[]): void {
  for (const [edge, { verdict }] of findings.edges.entries()) {
    if (verdict !== 'missing' && verdict !== 'reversed') continue;
    const draft = createEdgeDraft(findings, edge, verdict);
    const place = drafts.findIndex(({ id, kind }) => id === draft.requires[0] && kind === 'missing');
    const box = drafts[place];
    if (!box || draft.kind !== 'missing' || draft.requires.length > 1) drafts.push(draft);
    else drafts[place] = { ...box, units: box.units + draft.units, reference: [...box.reference, ...draft.reference] };
  }
}

function createEdgeDraft(findings: Findings, edge: number, verdict: 'missing' | 'reversed'): Draft {
  const { reference, drawing, units, edges, needs } = findings;
  const { source, from, to, either } = reference.edges[edge]!;
  const { lines, earned } = edges[edge]!;
  const loose = findings.loose.get(edge);
  const line = loose ?? lines[0];
  const drawn = line === undefined ? null : drawing.lines[line]!.source;
  const key = loose !== undefined ? 'reroute' : drawn ? getReversedKey(drawn) : either ? 'missing.either' : 'missing';
  const message = say(`edge.${key}`, { from: reference.elements[from]!.label, to: reference.elements[to]!.label });
  const kind = loose === undefined ? verdict : 'reroute';
  return createDraft(kind, 'edge', source.id, units.edges[edge]! - earned, message, {
    reference: [source.id],
    trace: drawn ? [drawn.id] : [],
    requires: [...new Set([from, to].flatMap(needs))],
  });
}

const getReversedKey = ({ direction }: DiagramEdge): string =>
  direction === 'none' ? 'undirected' : direction === 'both' ? 'bothways' : 'reversed';
