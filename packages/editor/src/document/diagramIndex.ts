import {
  type Box,
  type CollectionName,
  type Diagram,
  type DiagramEdge,
  type DiagramNode,
  type DiagramPatch,
  type GetCorners,
  type Point,
  type Router,
  SpatialIndex,
  createRouter,
  edgeLabelLimit,
  getEdge,
  getElements,
  getGroup,
  getIncidentEdges,
  getNode,
  getPlace,
  getPointsBox,
  getStroke,
  getStrokeBox,
  inflateBox,
  maxDetour,
  unionBoxes,
  withOutline,
} from '@calque/diagram';
import { type LabelIndex, createLabelIndex, growBox } from './labelIndex.ts';

/**
 * Where things are: kept up to date from the patches of each transaction, so that a change costs what it touches. Built
 * when it is first asked.
 */
export interface DiagramIndex {
  /** Ids of what may touch `box`, in paint order: groups, edges (by a box around their route), nodes, strokes. */
  search(box: Box): string[];
  searchNodes(box: Box): string[];
  searchGroups(box: Box): string[];
  searchEdges(box: Box): string[];
  searchStrokes(box: Box): string[];
  /**
   * The points of an edge as it is drawn, or null if an end is missing. Elbow routes go around other nodes; views that
   * draw the document as it stands should ask here, so that what is drawn is what is hit.
   */
  getRoute(edge: DiagramEdge): readonly Point[] | null;
  /** A node as the functions of geometry take it: with the outline that the host gives its kind. */
  shape(node: DiagramNode): DiagramNode;
  /** The box of an edge's label as it is drawn, with its margin; null without a label, or if an end is missing. */
  getLabelBox(edge: DiagramEdge): Box | null;
  /**
   * Ids of the edges that may go another way since `patches`, the last change: those of nodes that moved, those that go around them,
   * and those that share a node with one of them.
   */
  listRerouted(patches: readonly DiagramPatch[]): ReadonlySet<string>;
  /** Takes over another version of the document; `patches` are what led to it, null if that is unknown. */
  update(diagram: Diagram, patches: readonly DiagramPatch[] | null): void;
}

export function createDiagramIndex(
  initial: Diagram,
  getOutlines: () => Readonly<Record<string, GetCorners>> = () => ({}),
): DiagramIndex {
  let diagram = initial;
  let shaped = new WeakMap<DiagramNode, DiagramNode>();
  let spaces: Record<CollectionName, SpatialIndex> | null = null;
  let router = createOwnRouter();
  let labels: LabelIndex | null = null;

  function createOwnRouter(): Router {
    return createRouter({
      getNode: getShaped,
      getIncidentEdges: (id) => getIncidentEdges(diagram, id),
      findObstacles: (from, to) =>
        getSpaces()
          .nodes.search(getReach([from, to], true))
          .flatMap((id) => (id === from.id || id === to.id ? [] : (getNode(diagram, id) ?? []))),
    });
  }

  function shape(node: DiagramNode): DiagramNode {
    const outlines = getOutlines();
    if (!Object.hasOwn(outlines, node.kind)) return node;
    let known = shaped.get(node);
    if (!known) shaped.set(node, (known = withOutline(node, outlines[node.kind]!)));
    return known;
  }

  function getShaped(id: string): DiagramNode | undefined {
    const node = getNode(diagram, id);
    return node && shape(node);
  }

  function getSpaces() {
    return (spaces ??= {
      nodes: new SpatialIndex(diagram.nodes.map((node) => [node.id, node])),
      groups: new SpatialIndex(diagram.groups.map((group) => [group.id, group])),
      strokes: new SpatialIndex(getElements(diagram, 'strokes').map((stroke) => [stroke.id, getStrokeBox(stroke)])),
      edges: new SpatialIndex(
        diagram.edges.flatMap((edge) => {
          const reach = getEdgeReach(diagram, edge);
          return reach ? [[edge.id, reach] as const] : [];
        }),
      ),
    });
  }

  function update(
    patches: readonly DiagramPatch[],
    { nodes, edges, groups, strokes }: NonNullable<typeof spaces>,
  ): void {
    const touched = new Map<string, DiagramEdge | undefined>();
    for (const patch of patches) {
      if (patch.collection === 'title') continue;
      if (patch.collection === 'groups') place(groups, patch.id, getGroup(diagram, patch.id));
      else if (patch.collection === 'strokes') {
        const stroke = getStroke(diagram, patch.id);
        place(strokes, patch.id, stroke && getStrokeBox(stroke));
      } else if (patch.collection === 'nodes') {
        place(nodes, patch.id, getNode(diagram, patch.id));
        for (const edge of getIncidentEdges(diagram, patch.id)) touched.set(edge.id, edge);
      } else {
        touched.set(patch.id, getEdge(diagram, patch.id));
      }
    }
    const rerouted = listRerouted(diagram, patches, edges);
    for (const edge of rerouted) router.forget(edge);
    for (const [id, edge] of touched) place(edges, id, edge && getEdgeReach(diagram, edge));
    labels?.update(new Set([...touched.keys(), ...withNeighbours(diagram, rerouted)]), listMovedBoxes(patches));
  }

  function getLabels(): LabelIndex {
    const { nodes, edges } = getSpaces();
    return (labels ??= createLabelIndex({
      nodes,
      edges,
      getEdge: (id) => getEdge(diagram, id),
      getRank: (id) => getPlace(diagram, id)?.index ?? -1,
      getRoute: (edge) => router.getRoute(edge),
    }));
  }

  return {
    search: (box) => {
      const { nodes, edges, groups, strokes } = getSpaces();
      return [groups, edges, nodes, strokes].flatMap((space) => searchIn(space, box, diagram));
    },
    searchNodes: (box) => searchIn(getSpaces().nodes, box, diagram),
    searchGroups: (box) => searchIn(getSpaces().groups, box, diagram),
    searchEdges: (box) => searchIn(getSpaces().edges, box, diagram),
    searchStrokes: (box) => searchIn(getSpaces().strokes, box, diagram),
    getRoute: (edge) => router.getRoute(edge),
    shape,
    getLabelBox: (edge) => getLabels().getBox(edge),
    listRerouted: (patches) => withNeighbours(diagram, listRerouted(diagram, patches, getSpaces().edges)),
    update(next, patches) {
      diagram = next;
      if (patches && spaces) update(patches, spaces);
      else {
        spaces = null;
        labels = null;
        shaped = new WeakMap();
        router = createOwnRouter();
      }
    },
  };
}

function place(space: SpatialIndex, id: string, box: Box | null | undefined): void {
  if (box) space.set(id, box);
  else space.delete(id);
}

/** In paint order, which may have changed since the elements came. */
function searchIn(space: SpatialIndex, box: Box, diagram: Diagram): string[] {
  const getIndex = (id: string) => getPlace(diagram, id)?.index ?? -1;
  return space.search(box).sort((a, b) => getIndex(a) - getIndex(b));
}

/** Edges, as they were and as they are, that may go another way after a change: their own, their nodes', or one in their way. */
function listRerouted(diagram: Diagram, patches: readonly DiagramPatch[], edges: SpatialIndex): Set<DiagramEdge> {
  const rerouted = new Set<DiagramEdge>();
  for (const patch of patches) {
    if (patch.collection === 'edges') {
      for (const edge of [patch.before, patch.after]) if (edge) rerouted.add(edge);
    } else if (patch.collection === 'nodes' && doesMove(patch))
      for (const edge of getIncidentEdges(diagram, patch.id)) rerouted.add(edge);
  }
  for (const box of listMovedBoxes(patches))
    for (const id of edges.search(box)) {
      const edge = getEdge(diagram, id);
      if (edge?.route === 'elbow') rerouted.add(edge);
    }
  return rerouted;
}

/** Where nodes came from and where they went. */
function listMovedBoxes(patches: readonly DiagramPatch[]): Box[] {
  return patches.flatMap((patch) =>
    patch.collection === 'nodes' && doesMove(patch) ? [patch.before, patch.after].filter((node) => node !== null) : [],
  );
}

/** Whether lines around a node follow from the change: not from a new label. */
function doesMove({ before, after }: Extract<DiagramPatch, { collection: 'nodes' }>): boolean {
  if (!before || !after) return true;
  return (['x', 'y', 'width', 'height', 'kind'] as const).some((key) => before[key] !== after[key]);
}

/** The ids of edges and of those that share a node with one of them. */
function withNeighbours(diagram: Diagram, edges: Iterable<DiagramEdge>): Set<string> {
  const ids = new Set<string>();
  for (const { from, to } of edges)
    for (const node of [from, to]) for (const { id } of getIncidentEdges(diagram, node)) ids.add(id);
  return ids;
}

/** A box that an edge and its label do not leave: around its nodes and bends, and the way an elbow or a loop takes around them. */
function getEdgeReach(diagram: Diagram, edge: DiagramEdge): Box | null {
  const from = getNode(diagram, edge.from);
  const to = getNode(diagram, edge.to);
  if (!from || !to) return null;
  const bends = edge.waypoints?.length ? getPointsBox(edge.waypoints) : null;
  const reach = getReach(bends ? [from, to, bends] : [from, to], edge.route === 'elbow' || from === to);
  return edge.label ? growBox(reach, edgeLabelLimit) : reach;
}

function getReach(boxes: readonly Box[], hasDetour: boolean): Box {
  const box = unionBoxes(boxes)!;
  return hasDetour ? inflateBox(box, maxDetour) : box;
}
