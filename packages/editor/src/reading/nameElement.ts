import { type Diagram, getEdge, getElement, getGroup, getNode, getStroke } from '@calque/diagram';
import type { MessageKey } from '../messages/en.ts';
import type { Message, MessageParam } from '../types.ts';

/** A message whose key is in the catalogue. */
export function say(key: MessageKey, params?: Readonly<Record<string, MessageParam>>): Message {
  return params ? { key, params } : { key };
}

/** Returns what an element is called: "Ranker, model", "edge from Ranker to Re-ranking". */
export function nameElement(diagram: Diagram, id: string): Message {
  const node = getNode(diagram, id);
  if (node) return say('name.node', { label: node.label, kind: node.kind });
  const edge = getEdge(diagram, id);
  if (edge) {
    const ends = { from: getLabel(diagram, edge.from), to: getLabel(diagram, edge.to) };
    return edge.label ? say('name.edge.labelled', { ...ends, label: edge.label }) : say('name.edge', ends);
  }
  const group = getGroup(diagram, id);
  if (group) return say('name.group', { label: group.label, group: group.kind });
  return getStroke(diagram, id) ? say('name.stroke') : say('name.missing');
}

/** The label of an element; empty if it has none or is gone. */
export function getLabel(diagram: Diagram, id: string): string {
  const element = getElement(diagram, id);
  return (element && 'label' in element && element.label) || '';
}

/** Returns what is said of several elements: the name of one, the number of many. */
export function nameElements(diagram: Diagram, ids: readonly string[]): Message {
  return ids.length === 1 ? nameElement(diagram, ids[0]!) : say('name.many', { count: ids.length });
}
