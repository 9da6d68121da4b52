import type { DiagramEdge } from '@calque/diagram';
import type { EditList } from './editList.ts';
import type { Change } from './fix.ts';

export interface Directing {
  readonly changes: readonly Change[];
  /** Edits that did so before for an arrow through this box and another, or that draw one of its ends. */
  readonly requires: readonly string[];
  /** Labels of the ends of the first arrow led past the box, if any. */
  readonly between: { readonly from: string; readonly to: string } | null;
}

/** Joins directly what arrows through a box join, before the box is taken away or given another meaning. */
export function joinDirectly(list: EditList, box: number, edit: string): Directing {
  const { scene, edges } = list.outcome;
  const { reference, drawing } = scene;
  const changes: Change[] = [];
  const requires: string[] = [];
  let between: Directing['between'] = null;
  for (const [edge, { verdict, lines }] of edges.entries()) {
    if (verdict !== 'via-extra') continue;
    const { from, to, source, either } = reference.edges[edge]!;
    if (!lines.slice(1).some((line) => drawing.lines[line]!.from === box || drawing.lines[line]!.to === box)) continue;
    if (!lines.slice(0, -1).some((line) => drawing.lines[line]!.from === box || drawing.lines[line]!.to === box))
      continue;
    const earlier = list.joined.get(edge);
    if (earlier !== undefined) {
      requires.push(earlier);
      continue;
    }
    list.joined.set(edge, edit);
    between ??= { from: reference.nodes[from]!.label, to: reference.nodes[to]!.label };
    const direct: DiagramEdge = {
      id: list.takeId(source.id),
      from: list.boxOf[from]!,
      to: list.boxOf[to]!,
      direction: either ? source.direction : 'forward',
    };
    for (const row of [from, to]) requires.push(...[list.nodeNeeds.get(row) ?? []].flat());
    changes.push({ collection: 'edges', id: direct.id, apply: () => direct });
  }
  return { changes, requires, between };
}
