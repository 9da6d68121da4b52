import { type Box, type DiagramEdge, defaultNodeSize } from '@calque/diagram';
import type { EditList } from './editList.ts';
import type { Change } from './fix.ts';

const gap = 24;

/**
 * Draws each node that a merged box stands for as a box of its own: the first keeps the box and gets its name back, each
 * other one gets a box below it and the lines that were its own; lines that served several are doubled. Its stray
 * lines go, which would count as extras between clear ends.
 *
 * @returns the changes, and the edits of other merged boxes that have to come before
 */
export function createSeparation(list: EditList, box: number, edit: string): { changes: Change[]; requires: string[] } {
  const { scene, boxNodes, lineUsed, extraUnits } = list.outcome;
  const { reference, drawing } = scene;
  const drawn = drawing.boxes[box]!;
  const [first, ...others] = boxNodes[box]! as [number, ...number[]];
  const { label } = reference.nodes[first]!;
  const changes: Change[] = [
    { collection: 'nodes', id: drawn.id, apply: (current) => current && { ...current, label } },
  ];
  const width = drawn.width > 0 ? drawn.width : defaultNodeSize.width;
  const height = drawn.height > 0 ? drawn.height : defaultNodeSize.height;
  const requires = new Set<string>();
  for (const [index, row] of others.entries()) {
    const { label, kind } = reference.nodes[row]!;
    const id = list.boxOf[row]!;
    const place: Box = { x: drawn.x, y: drawn.y + (index + 1) * (height + gap), width, height };
    list.placed.push(place);
    const parent = drawn.parent === undefined ? {} : { parent: drawn.parent };
    changes.push({ collection: 'nodes', id, apply: () => ({ id, label, kind, ...place, ...parent }) });
    for (const required of moveLines(list, row, drawn.id, edit, changes)) requires.add(required);
  }
  addInnerEdges(list, box, changes);
  if (extraUnits > 0)
    for (const [line, { source, from, to }] of drawing.lines.entries())
      if ((from === box || to === box) && !lineUsed[line])
        changes.push({ collection: 'edges', id: source.id, apply: () => null });
  return { changes, requires: [...requires] };
}

/** Leads the lines of a node's edges from the merged box to its own, doubling those that serve other nodes too. */
function moveLines(list: EditList, row: number, merged: string, edit: string, changes: Change[]): string[] {
  const { edges } = list.outcome.scene.reference;
  const target = list.boxOf[row]!;
  const requires: string[] = [];
  const isOwn = (edge: number) => edges[edge]!.from === row || edges[edge]!.to === row;
  const doubled = new Map<string, string>();
  const moved = new Set<string>();
  for (const [edge, ids] of list.linesOf.entries()) {
    if (!isOwn(edge)) continue;
    for (const [index, id] of ids.entries()) {
      const { line, edit: earlier } = list.lines.get(id)!;
      if ((line.from !== merged && line.to !== merged) || moved.has(id)) continue;
      if (earlier !== null && earlier !== edit) requires.push(earlier);
      const rejoined: DiagramEdge = {
        ...line,
        from: line.from === merged ? target : line.from,
        to: line.to === merged ? target : line.to,
      };
      if (list.linesOf.every((other, index) => !other.includes(id) || isOwn(index))) {
        moved.add(id);
        list.lines.set(id, { line: rejoined, edit });
        changes.push({ collection: 'edges', id, apply: () => rejoined });
        continue;
      }
      const known = doubled.get(id);
      const copy = known ?? list.takeId(`${id}-${target}`);
      ids[index] = copy;
      if (known !== undefined) continue;
      doubled.set(id, copy);
      list.lines.set(copy, { line: { ...rejoined, id: copy }, edit });
      changes.push({ collection: 'edges', id: copy, apply: () => ({ ...rejoined, id: copy }) });
    }
  }
  return requires;
}

/** Edges between two nodes of one merged box, which needed no line as long as they were one. */
function addInnerEdges(list: EditList, box: number, changes: Change[]): void {
  const { scene, edges, boxNodes } = list.outcome;
  const rows = new Set(boxNodes[box]);
  for (const [edge, { verdict, lines }] of edges.entries()) {
    const { from, to, source } = scene.reference.edges[edge]!;
    if (from === to || !rows.has(from) || !rows.has(to) || verdict !== 'present' || lines.length > 0) continue;
    const id = list.takeId(source.id);
    const line: DiagramEdge = { id, from: list.boxOf[from]!, to: list.boxOf[to]!, direction: source.direction };
    changes.push({ collection: 'edges', id, apply: () => line });
  }
}
