import {
  type Box,
  type CollectionName,
  type Diagram,
  type DiagramEdge,
  type DiagramPatch,
  type Point,
  SpatialIndex,
  getEdge,
  getEdgeOffset,
  getEdgeRoute,
  getElements,
  getGroup,
  getIncidentEdges,
  getNode,
  getPlace,
  getPointsBox,
  getStroke,
  getStrokeBox,
  inflateBox,
  routeEdge,
  unionBoxes,
} from '@calque/diagram';

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
  /** Takes over another version of the document; `patches` are what led to it, null if that is unknown. */
  update(diagram: Diagram, patches: readonly DiagramPatch[] | null): void;
}

/** How far an elbow route may leave the box around its two nodes, in diagram units. */
const detour = 80;

export function createDiagramIndex(initial: Diagram): DiagramIndex {
  let diagram = initial;
  let spaces: Record<CollectionName, SpatialIndex> | null = null;
  // Elbow routes depend on what lies between their ends, so they are forgotten when that changes.
  const elbows = new Map<string, { edge: DiagramEdge; points: readonly Point[] }>();

  function getSpaces() {
    return (spaces ??= {
      nodes: new SpatialIndex(diagram.nodes.map((node) => [node.id, node])),
      groups: new SpatialIndex(diagram.groups.map((group) => [group.id, group])),
      strokes: new SpatialIndex(getElements(diagram, 'strokes').map((stroke) => [stroke.id, getStrokeBox(stroke)])),
      edges: new SpatialIndex(
        diagram.edges.flatMap((edge) => {
          const reach = getReach(diagram, edge);
          return reach ? [[edge.id, reach] as const] : [];
        }),
      ),
    });
  }

  function update(
    patches: readonly DiagramPatch[],
    { nodes, edges, groups, strokes }: NonNullable<typeof spaces>,
  ): void {
    const touched = new Set<string>();
    for (const patch of patches) {
      if (patch.collection === 'title') continue;
      if (patch.collection === 'groups') place(groups, patch.id, getGroup(diagram, patch.id));
      else if (patch.collection === 'strokes') {
        const stroke = getStroke(diagram, patch.id);
        place(strokes, patch.id, stroke && getStrokeBox(stroke));
      } else if (patch.collection === 'nodes') {
        place(nodes, patch.id, getNode(diagram, patch.id));
        for (const edge of getIncidentEdges(diagram, patch.id)) touched.add(edge.id);
        for (const box of [patch.before, patch.after])
          if (box && elbows.size > 0) for (const id of edges.search(box)) elbows.delete(id);
      } else {
        touched.add(patch.id);
        // Parallel edges make room for each other.
        for (const edge of [patch.before, patch.after])
          if (edge) for (const twin of getIncidentEdges(diagram, edge.from)) elbows.delete(twin.id);
      }
    }
    for (const id of touched) {
      const edge = getEdge(diagram, id);
      place(edges, id, edge && getReach(diagram, edge));
      elbows.delete(id);
    }
  }

  function routeAround(edge: DiagramEdge): readonly Point[] | null {
    const known = elbows.get(edge.id);
    if (known?.edge === edge) return known.points;
    const from = getNode(diagram, edge.from);
    const to = getNode(diagram, edge.to);
    const reach = getReach(diagram, edge);
    if (!from || !to || !reach) return null;
    const obstacles = getSpaces()
      .nodes.search(reach)
      .flatMap((id) => (id === edge.from || id === edge.to ? [] : (getNode(diagram, id) ?? [])));
    const points = routeEdge(edge, from, to, { offset: getEdgeOffset(diagram, edge), obstacles });
    elbows.set(edge.id, { edge, points });
    return points;
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
    getRoute: (edge) =>
      edge.route === 'elbow' && !edge.waypoints?.length ? routeAround(edge) : getEdgeRoute(diagram, edge),
    update(next, patches) {
      diagram = next;
      if (patches && spaces) update(patches, spaces);
      else {
        spaces = null;
        elbows.clear();
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

/** A box that an edge does not leave: around its nodes and bends, and the way an elbow or a loop takes around them. */
function getReach(diagram: Diagram, edge: DiagramEdge): Box | null {
  const from = getNode(diagram, edge.from);
  const to = getNode(diagram, edge.to);
  if (!from || !to) return null;
  const bends = edge.waypoints?.length ? getPointsBox(edge.waypoints) : null;
  const box = unionBoxes(bends ? [from, to, bends] : [from, to])!;
  return edge.route === 'elbow' || from === to ? inflateBox(box, detour) : box;
}
