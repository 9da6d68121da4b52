import {
  type CollectionName,
  type Collections,
  type Diagram,
  type DiagramEdge,
  type DiagramElement,
  type DiagramGroup,
  type DiagramNode,
  type DiagramStroke,
  collectionNames,
} from './types.ts';

interface Place {
  readonly collection: CollectionName;
  readonly index: number;
}

type Elements = readonly { readonly id: string }[];

/** Documents are immutable, so an index of one of its arrays stays right for as long as the array lives. */
const indexes = new WeakMap<Elements, ReadonlyMap<string, number>>();
const incidences = new WeakMap<readonly DiagramEdge[], ReadonlyMap<string, readonly DiagramEdge[]>>();
const children = new WeakMap<readonly unknown[], ReadonlyMap<string, readonly DiagramElement[]>>();

const none: readonly never[] = [];

/** Returns the elements of a collection in paint order; none where the diagram leaves the collection out. */
export function getElements<Name extends CollectionName>(
  diagram: Diagram,
  collection: Name,
): readonly Collections[Name][] {
  return (diagram[collection] ?? none) as readonly Collections[Name][];
}

function getIndex(elements: Elements): ReadonlyMap<string, number> {
  let index = indexes.get(elements);
  if (!index) {
    index = new Map(elements.map((element, position) => [element.id, position]));
    indexes.set(elements, index);
  }
  return index;
}

export function getNode(diagram: Diagram, id: string): DiagramNode | undefined {
  return diagram.nodes[getIndex(diagram.nodes).get(id) ?? -1];
}

export function getEdge(diagram: Diagram, id: string): DiagramEdge | undefined {
  return diagram.edges[getIndex(diagram.edges).get(id) ?? -1];
}

export function getGroup(diagram: Diagram, id: string): DiagramGroup | undefined {
  return diagram.groups[getIndex(diagram.groups).get(id) ?? -1];
}

export function getStroke(diagram: Diagram, id: string): DiagramStroke | undefined {
  return diagram.strokes?.[getIndex(diagram.strokes).get(id) ?? -1];
}

/** Returns the collection and index at which the element with this id stands, or null. */
export function getPlace(diagram: Diagram, id: string): Place | null {
  for (const collection of collectionNames) {
    const index = getIndex(getElements(diagram, collection)).get(id);
    if (index !== undefined) return { collection, index };
  }
  return null;
}

export function getElement(diagram: Diagram, id: string): DiagramElement | undefined {
  return getNode(diagram, id) ?? getEdge(diagram, id) ?? getGroup(diagram, id) ?? getStroke(diagram, id);
}

/** Returns the edges that start or end at a node, in document order. */
export function getIncidentEdges(diagram: Diagram, nodeId: string): readonly DiagramEdge[] {
  let index = incidences.get(diagram.edges);
  if (!index) {
    const byNode = new Map<string, DiagramEdge[]>();
    const add = (id: string, edge: DiagramEdge) => {
      const edges = byNode.get(id);
      if (edges) edges.push(edge);
      else byNode.set(id, [edge]);
    };
    for (const edge of diagram.edges) {
      add(edge.from, edge);
      if (edge.to !== edge.from) add(edge.to, edge);
    }
    index = byNode;
    incidences.set(diagram.edges, index);
  }
  return index.get(nodeId) ?? none;
}

/** Returns the nodes and groups whose parent is this group, nodes first, each in document order. */
export function getChildren(diagram: Diagram, groupId: string): readonly (DiagramNode | DiagramGroup)[] {
  return [...getChildrenOf(diagram.nodes, groupId), ...getChildrenOf(diagram.groups, groupId)];
}

function getChildrenOf<Child extends DiagramNode | DiagramGroup>(
  elements: readonly Child[],
  groupId: string,
): readonly Child[] {
  let index = children.get(elements);
  if (!index) {
    const byParent = new Map<string, DiagramElement[]>();
    for (const element of elements) {
      if (element.parent === undefined) continue;
      const siblings = byParent.get(element.parent);
      if (siblings) siblings.push(element);
      else byParent.set(element.parent, [element]);
    }
    index = byParent;
    children.set(elements, index);
  }
  return (index.get(groupId) ?? none) as readonly Child[];
}
