import { type Diagram, type DiagramPatch, getChildren, getEdge, getIncidentEdges, getNode } from '@calque/diagram';
import { getAncestors, getMovable, getSubtree } from './lookup.ts';
import { changeElements, removeElements } from './patches.ts';

/**
 * Returns the patches that remove elements, the content of removed groups, and the edges of removed nodes. Locked ones
 * stay: a locked element in a removed group goes to the group around that.
 */
export function deleteElements(diagram: Diagram, ids: readonly string[]): { patches: DiagramPatch[]; count: number } {
  const gone = new Set([...getSubtree(diagram, ids)].filter((id) => !getMovable(diagram, id)?.locked));
  for (const id of ids) if (getEdge(diagram, id) && !getEdge(diagram, id)!.locked) gone.add(id);
  for (const id of gone) if (getNode(diagram, id)) for (const edge of getIncidentEdges(diagram, id)) gone.add(edge.id);
  const orphans = [...gone].flatMap((id) => getChildren(diagram, id)).filter(({ id }) => !gone.has(id));
  const adopt = ({ id }: { readonly id: string }) => ({
    parent: getAncestors(diagram, id).find((ancestor) => !gone.has(ancestor)),
  });
  const orphanIds = orphans.map(({ id }) => id);
  return {
    count: gone.size,
    patches: [
      ...changeElements(diagram, 'groups', orphanIds, adopt),
      ...changeElements(diagram, 'nodes', orphanIds, adopt),
      ...removeElements(diagram, 'edges', gone),
      ...removeElements(diagram, 'nodes', gone),
      ...removeElements(diagram, 'groups', gone),
      ...removeElements(diagram, 'strokes', gone),
    ],
  };
}
