import { createEdge, getIncidentEdges, getNode } from '@calque/diagram';
import { getLabel, say } from '../reading/nameElement.ts';
import { select } from '../state/select.ts';
import { createTransaction } from '../state/transaction.ts';
import type { EditorContext } from '../tools/types.ts';
import type { Transaction } from '../types.ts';
import { appendElements } from './patches.ts';

/**
 * Returns the transaction that adds an edge and selects it. If there is one that says the same already, it is selected
 * instead; null if an end does not exist.
 */
export function connectNodes(context: EditorContext, from: string, to: string, label = ''): Transaction | null {
  const { state } = context;
  const { diagram } = state;
  if (!getNode(diagram, from) || !getNode(diagram, to)) return null;
  const params = { from: getLabel(diagram, from), to: getLabel(diagram, to) };
  const twin = getIncidentEdges(diagram, from).find(
    (edge) => edge.from === from && edge.to === to && (edge.label ?? '') === label,
  );
  if (twin) return select(state, [twin.id], say('announce.alreadyConnected', params));
  const edge = createEdge({ id: context.createId(), from, to, ...(label && { label }) });
  return createTransaction(state, appendElements(diagram, 'edges', [edge]), {
    userEvent: 'edge.add',
    selection: [edge.id],
    announcement: say('announce.connected', params),
  });
}
