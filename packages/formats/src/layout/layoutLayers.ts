import {
  type Diagram,
  type DiagramEdge,
  type DiagramGroup,
  type DiagramNode,
  SpatialIndex,
  crossesBox,
  diagramLimits,
  getEdgeRoute,
  getRouteBox,
} from '@calque/diagram';

/** The way that edges mainly point. */
export type LayoutDirection = 'right' | 'down' | 'left' | 'up';

const columnGap = 80;
const rowGap = 40;
const groupPadding = 20;
const groupHeader = 32;

/**
 * Returns the diagram with a place for every node and group: layers by the longest path from a source (edges that close a cycle are
 * ignored), one after the other in `direction`; groups get bands of their own across the layers, so that they do not overlap. It is for
 * documents that come without places, not for beauty.
 */
export function layoutLayers(diagram: Diagram, direction: LayoutDirection = 'right'): Diagram {
  const isUpright = direction === 'down' || direction === 'up';
  const layers = findLayers(diagram);
  const depth = Math.max(0, ...layers.values());
  const along = Math.max(0, ...diagram.nodes.map((node) => (isUpright ? node.height : node.width))) + columnGap;
  const across = Math.max(0, ...diagram.nodes.map((node) => (isUpright ? node.width : node.height))) + rowGap;
  const nodes = new Map<string, DiagramNode>();
  const groups = new Map<string, DiagramGroup>();
  const members = groupByParent(diagram);

  const placeNode = (node: DiagramNode, layer: number, row: number) => {
    const step = direction === 'left' || direction === 'up' ? depth - layer : layer;
    const [x, y] = isUpright ? [row, step * along] : [step * along, row];
    nodes.set(node.id, { ...node, x, y });
  };

  /** Places what a group (or the sheet) holds from row `start` on; returns the row after it. */
  const placeMembers = (id: string | undefined, start: number, nesting: number): number => {
    const { own, inner } = members.get(id) ?? { own: [], inner: [] };
    const filled = new Map<number, number>();
    for (const node of own) {
      const layer = layers.get(node.id)!;
      const count = filled.get(layer) ?? 0;
      filled.set(layer, count + 1);
      placeNode(node, layer, start + count * across);
    }
    let row = start + Math.max(0, ...filled.values()) * across;
    if (nesting < diagramLimits.groupDepth) for (const group of inner) row = placeGroup(group, row, nesting + 1);
    return row;
  };

  const placeGroup = (group: DiagramGroup, start: number, nesting: number): number => {
    const first = start + (isUpright ? groupPadding : groupHeader);
    const end = placeMembers(group.id, first, nesting);
    const parts = [
      ...(members.get(group.id)?.own ?? []).map((node) => nodes.get(node.id)!),
      ...(members.get(group.id)?.inner ?? []).flatMap((inner) => groups.get(inner.id) ?? []),
    ];
    const left = Math.min(...parts.map((part) => part.x)) - groupPadding;
    const top = Math.min(...parts.map((part) => part.y)) - groupHeader;
    const right = Math.max(...parts.map((part) => part.x + part.width)) + groupPadding;
    const bottom = Math.max(...parts.map((part) => part.y + part.height)) + groupPadding;
    groups.set(
      group.id,
      parts.length > 0
        ? { ...group, x: left, y: top, width: right - left, height: bottom - top }
        : { ...group, x: isUpright ? first : 0, y: isUpright ? 0 : first },
    );
    const room = isUpright ? group.width : group.height;
    return (parts.length > 0 ? end : first + room + rowGap) + groupPadding;
  };

  placeMembers(undefined, 0, 0);
  return bendCrossingEdges({
    ...diagram,
    nodes: diagram.nodes.map((node) => nodes.get(node.id) ?? node),
    groups: diagram.groups.map((group) => groups.get(group.id) ?? group),
  });
}

/** Makes edges elbows, which go around nodes, where a straight line would run through one. */
function bendCrossingEdges(diagram: Diagram): Diagram {
  const space = new SpatialIndex(diagram.nodes.map((node) => [node.id, node]));
  const edges = diagram.edges.map((edge): DiagramEdge => {
    const route = getEdgeRoute(diagram, edge);
    if (!route || edge.from === edge.to) return edge;
    const inTheWay = space
      .search(getRouteBox(route))
      .some((id) => id !== edge.from && id !== edge.to && crossesBox(route, space.get(id)!));
    return inTheWay ? { ...edge, route: 'elbow' } : edge;
  });
  return { ...diagram, edges };
}

interface Members {
  readonly own: DiagramNode[];
  readonly inner: DiagramGroup[];
}

function groupByParent(diagram: Diagram): Map<string | undefined, Members> {
  const members = new Map<string | undefined, Members>();
  const get = (id: string | undefined) => {
    const known = members.get(id) ?? { own: [], inner: [] };
    members.set(id, known);
    return known;
  };
  for (const node of diagram.nodes) get(node.parent).own.push(node);
  for (const group of diagram.groups) get(group.parent).inner.push(group);
  return members;
}

/** Longest-path layering in time linear in nodes and edges (Tamassia, Handbook of Graph Drawing, section 13.3.2). */
function findLayers(diagram: Diagram): Map<string, number> {
  const targets = new Map<string, string[]>(diagram.nodes.map((node) => [node.id, []]));
  for (const edge of diagram.edges)
    if (edge.from !== edge.to && targets.has(edge.to)) targets.get(edge.from)?.push(edge.to);
  const layers = new Map(diagram.nodes.map((node) => [node.id, 0]));
  for (const id of sortTopologically(diagram, targets).toReversed())
    for (const target of targets.get(id)!) layers.set(target, Math.max(layers.get(target)!, layers.get(id)! + 1));
  return layers;
}

/** Returns ids so that targets come before sources; drops edges back to a node in progress, which would close a cycle. */
function sortTopologically(diagram: Diagram, targets: Map<string, string[]>): string[] {
  const done: string[] = [];
  const state = new Map<string, 'open' | 'done'>();
  for (const { id } of diagram.nodes) {
    if (state.has(id)) continue;
    state.set(id, 'open');
    const stack = [{ id, next: 0 }];
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const successors = targets.get(top.id)!;
      const target = successors[top.next];
      if (target === undefined) {
        state.set(top.id, 'done');
        done.push(top.id);
        stack.pop();
      } else if (state.get(target) === 'open') successors.splice(top.next, 1);
      else {
        top.next++;
        if (!state.has(target)) {
          state.set(target, 'open');
          stack.push({ id: target, next: 0 });
        }
      }
    }
  }
  return done;
}
