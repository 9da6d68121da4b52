import {
  type Diagram,
  type DiagramEdge,
  type DiagramGroup,
  type DiagramNode,
  type DiagramPatch,
  type DiagramStroke,
  getEdge,
  getElement,
  getElements,
  getIncidentEdges,
} from '@calque/diagram';
import { getSubtree } from '../document/lookup.ts';
import { appendElements } from '../document/patches.ts';
import type { ClipboardPayload } from '../types.ts';
import { clipboardType } from './clipboardType.ts';

/** A part of a diagram that can be put into another one. */
export interface Fragment {
  readonly nodes: readonly DiagramNode[];
  readonly edges: readonly DiagramEdge[];
  readonly groups: readonly DiagramGroup[];
  readonly strokes: readonly DiagramStroke[];
}

/** Returns the named elements, what lies in groups among them, and the edges between nodes among them. */
export function getFragment(diagram: Diagram, ids: readonly string[]): Fragment {
  const boxes = getSubtree(diagram, ids);
  const edges = new Set<string>();
  for (const id of boxes) for (const edge of getIncidentEdges(diagram, id)) edges.add(edge.id);
  for (const id of ids) edges.add(id);
  return {
    nodes: diagram.nodes.filter(({ id }) => boxes.has(id)),
    edges: [...edges].flatMap((id) => {
      const edge = getEdge(diagram, id);
      return edge && boxes.has(edge.from) && boxes.has(edge.to) ? edge : [];
    }),
    groups: diagram.groups.filter(({ id }) => boxes.has(id)),
    strokes: getElements(diagram, 'strokes').filter(({ id }) => boxes.has(id)),
  };
}

const arrows = { forward: '->', both: '<->', none: '--' } as const;

/** Returns the clipboard's flavours of a fragment: JSON marked with its type, and the labels as plain text. */
export function formatFragment(fragment: Fragment): ClipboardPayload {
  const names = new Map(fragment.nodes.map(({ id, label }) => [id, label]));
  return {
    json: JSON.stringify({ type: clipboardType, ...fragment }),
    text: [
      ...fragment.nodes.map(({ label }) => label),
      ...fragment.edges.map((edge) => {
        const label = edge.label ? `: ${edge.label}` : '';
        return `${names.get(edge.from)} ${arrows[edge.direction]} ${names.get(edge.to)}${label}`;
      }),
    ].join('\n'),
  };
}

/**
 * Returns the patches that add a copy of a fragment, moved by (dx, dy), on top, and the ids of what was added in the
 * order of the fragment. Edges keep to the copies of their nodes; a parent outside the fragment is kept if it exists.
 */
export function insertFragment(diagram: Diagram, fragment: Fragment, dx: number, dy: number, createId: () => string) {
  const ids = new Map<string, string>();
  const used = new Set<string>();
  for (const { id } of [...fragment.nodes, ...fragment.edges, ...fragment.groups, ...fragment.strokes]) {
    let fresh = createId();
    while (used.has(fresh)) fresh = createId();
    used.add(fresh);
    ids.set(id, fresh);
  }
  const copyBoxed = <T extends DiagramNode | DiagramGroup>(element: T): T => {
    const { parent, ...rest } = { ...element, id: ids.get(element.id)!, x: element.x + dx, y: element.y + dy };
    const kept = parent === undefined ? undefined : (ids.get(parent) ?? (getElement(diagram, parent) && parent));
    return (kept === undefined ? rest : { ...rest, parent: kept }) as T;
  };
  const copyEdge = (edge: DiagramEdge): DiagramEdge => ({
    ...edge,
    id: ids.get(edge.id)!,
    from: ids.get(edge.from)!,
    to: ids.get(edge.to)!,
    ...(edge.waypoints && { waypoints: edge.waypoints.map(({ x, y }) => ({ x: x + dx, y: y + dy })) }),
  });
  const copyStroke = (stroke: DiagramStroke): DiagramStroke => ({
    ...stroke,
    id: ids.get(stroke.id)!,
    x: stroke.x + dx,
    y: stroke.y + dy,
  });
  const patches: DiagramPatch[] = [
    ...appendElements(diagram, 'groups', fragment.groups.map(copyBoxed)),
    ...appendElements(diagram, 'nodes', fragment.nodes.map(copyBoxed)),
    ...appendElements(diagram, 'edges', fragment.edges.map(copyEdge)),
    ...appendElements(diagram, 'strokes', fragment.strokes.map(copyStroke)),
  ];
  return { patches, ids };
}
