import { type Diagram, type DiagramEdge, getElement, getGroup, getIncidentEdges } from '@calque/diagram';
import type { Decoration } from '../types.ts';

/** One line of the outline. A component may be listed once; its connections stand below it while it is expanded. */
export type Row =
  | {
      readonly type: 'element';
      readonly key: string;
      readonly id: string;
      readonly level: number;
      readonly position: number;
      readonly size: number;
      /** Null for what has nothing below it. */
      readonly isExpanded: boolean | null;
    }
  | {
      readonly type: 'edge';
      readonly key: string;
      readonly id: string;
      /** The component it is listed under, and the one at its other end. */
      readonly at: string;
      readonly other: string;
      readonly level: number;
      readonly position: number;
      readonly size: number;
    }
  | {
      /** Something the host says that is not in the document: a missing component or connection. */
      readonly type: 'remark';
      readonly key: string;
      readonly id: string;
      readonly level: number;
      readonly position: number;
      readonly size: number;
    };

/** Returns the rows in reading order, with the connections of expanded components, then the host's remarks. */
export function getRows(
  diagram: Diagram,
  order: readonly string[],
  expanded: ReadonlySet<string>,
  remarks: readonly Decoration[],
): Row[] {
  const siblings = new Map<string, number>();
  const count = (parent: string) => siblings.set(parent, (siblings.get(parent) ?? 0) + 1).get(parent)!;
  const places = order.map((id) => ({ id, parent: getParent(diagram, id), position: count(getParent(diagram, id)) }));
  const total = siblings.get('') ?? 0;
  const rows: Row[] = [];
  for (const { id, parent, position } of places) {
    const level = getLevel(diagram, id);
    const size = (siblings.get(parent) ?? 0) + (parent === '' ? remarks.length : 0);
    const edges = getGroup(diagram, id) ? [] : getIncidentEdges(diagram, id);
    const hasBelow = edges.length > 0 || siblings.has(id);
    const isExpanded = hasBelow ? edges.length === 0 || expanded.has(id) : null;
    rows.push({ type: 'element', key: id, id, level, position, size, isExpanded });
    if (isExpanded) edges.forEach((edge, index) => rows.push(getEdgeRow(edge, id, level + 1, index + 1, edges.length)));
  }
  remarks.forEach(({ id }, index) =>
    rows.push({
      type: 'remark',
      key: `remark ${id}`,
      id,
      level: 1,
      position: total + index + 1,
      size: total + remarks.length,
    }),
  );
  return rows;
}

function getEdgeRow(edge: DiagramEdge, at: string, level: number, position: number, size: number): Row {
  const other = edge.from === at ? edge.to : edge.from;
  return { type: 'edge', key: `${at} ${edge.id}`, id: edge.id, at, other, level, position, size };
}

function getParent(diagram: Diagram, id: string): string {
  const element = getElement(diagram, id);
  const parent = element && 'parent' in element ? element.parent : undefined;
  return parent !== undefined && getGroup(diagram, parent) ? parent : '';
}

function getLevel(diagram: Diagram, id: string): number {
  const seen = new Set<string>();
  for (let parent = getParent(diagram, id); parent !== '' && !seen.has(parent); parent = getParent(diagram, parent))
    seen.add(parent);
  return seen.size + 1;
}
