import {
  type Box,
  type Diagram,
  type DiagramGroup,
  type DiagramNode,
  type DiagramStroke,
  getChildren,
  getGroup,
  getNode,
  getPlace,
  getStroke,
  getStrokeBox,
} from '@calque/diagram';

/** The node or group with this id: what is drawn as a box, and may lie in a group. */
export const getBoxed = (diagram: Diagram, id: string): DiagramNode | DiagramGroup | undefined =>
  getNode(diagram, id) ?? getGroup(diagram, id);

/** The node, group or stroke with this id: what can be moved by itself. */
export const getMovable = (diagram: Diagram, id: string): DiagramNode | DiagramGroup | DiagramStroke | undefined =>
  getBoxed(diagram, id) ?? getStroke(diagram, id);

/** The box around what can be moved by itself. */
export function getMovableBox(diagram: Diagram, id: string): Box | undefined {
  const stroke = getStroke(diagram, id);
  return stroke ? getStrokeBox(stroke) : getBoxed(diagram, id);
}

export const hasElement = (diagram: Diagram, id: string): boolean => getPlace(diagram, id) !== null;

/** The ids of the groups that hold an element, innermost first. Ends at a cycle, which a broken document may have. */
export function getAncestors(diagram: Diagram, id: string): string[] {
  const ancestors: string[] = [];
  for (
    let parent = getBoxed(diagram, id)?.parent;
    parent !== undefined && !ancestors.includes(parent);
    parent = getGroup(diagram, parent)?.parent
  )
    ancestors.push(parent);
  return ancestors;
}

/** The given nodes, groups and strokes and all that lies in the groups, each once. O(result) once a document. */
export function getSubtree(diagram: Diagram, ids: readonly string[]): Set<string> {
  const subtree = new Set<string>();
  const visit = (id: string) => {
    if (subtree.has(id) || !getMovable(diagram, id)) return;
    subtree.add(id);
    if (getGroup(diagram, id)) for (const child of getChildren(diagram, id)) visit(child.id);
  };
  ids.forEach(visit);
  return subtree;
}
