import type { Box, DiagramNode } from '@calque/diagram';
import { isWithin } from '../drawing.ts';
import { placeBelow, placeGroup, placeNode } from './placement.ts';
import type { IsDone, Plan } from './plan.ts';

export type MendedBoxes = ReturnType<typeof mendBoxes>;

/** What becomes of boxes and groups. */
export function mendBoxes(plan: Plan) {
  const { reference, drawing, labels, rowsOf, asksFor } = plan;
  const { elements } = reference;
  const taken = new Set([...drawing.elements, ...drawing.source.edges].map(({ id }) => id));
  /** Returns `wanted`, or the first of `wanted-2`, `wanted-3`, … that is not taken, and takes it. */
  const takeId = (wanted: string): string => {
    let id = wanted;
    for (let count = 2; taken.has(id); count += 1) id = `${wanted}-${count}`;
    taken.add(id);
    return id;
  };
  const idOf = (box: number): string => drawing.elements[box]!.id;
  const isSeparated = (row: number): boolean =>
    labels[row]?.share === 'part' && asksFor('split', idOf(labels[row].boxes[0]!));
  /** Whether an element that has no box of its own has got one. */
  const isMade = (row: number, isDone: IsDone): boolean => {
    const box = labels[row]?.boxes[0];
    return box === undefined ? isDone('missing', elements[row]!.id) : isDone('split', idOf(box));
  };
  /** Whether an element lacks a box of its own that an edit would give it. */
  const needsBox = (row: number): boolean =>
    labels[row] ? isSeparated(row) : row !== -1 && asksFor('missing', elements[row]!.id);
  /** A missing element is put into its group at once if that is drawn. */
  const isInside = (row: number): boolean => {
    const parent = reference.parent[row]!;
    return !labels[row] && parent !== -1 && labels[parent] !== null && !needsBox(parent);
  };
  const isDrawnInside = (row: number): boolean => {
    const outer = labels[reference.parent[row]!]?.boxes[0];
    return outer !== undefined && labels[row]!.boxes.some((box) => isWithin(drawing, box, outer));
  };
  /** Id of the box of each element once all is mended. */
  const boxOf = elements.map(({ id }, row) => {
    const box = labels[row]?.boxes[0];
    return box === undefined || (isSeparated(row) && rowsOf[box]![0] !== row) ? takeId(id) : idOf(box);
  });
  const places: Box[] = [];
  const occupied: Box[] = drawing.elements.slice(0, drawing.nodeCount);
  for (const [row, label] of labels.entries()) {
    const box = label?.boxes[0];
    if (box !== undefined) {
      if (boxOf[row] !== idOf(box)) places[row] = placeBelow(drawing.elements[box]!, rowsOf[box]!.indexOf(row));
    } else if (needsBox(row))
      places[row] = row < reference.nodeCount ? placeNode(plan, row, occupied) : placeGroup(plan, row);
    if (places[row] && row < reference.nodeCount) occupied.push(places[row]);
  }

  return {
    takeId,
    idOf,
    isMade,
    /** The box that stands for an element where `box` was drawn for it. */
    getBox(row: number, box: number | undefined, isDone: IsDone): string {
      const label = labels[row];
      const isMoved = label?.share === 'part' ? isDone('split', idOf(box!)) : isDone('merge', elements[row]!.id);
      return label && !isMoved ? idOf(box!) : boxOf[row]!;
    },
    drawBox(box: number, isDone: IsDone): readonly DiagramNode[] {
      let drawn = drawing.elements[box]!;
      if (isDone('extra', drawn.id)) return [];
      for (const row of rowsOf[box]!) {
        const { id, label } = elements[row]!;
        const isMerged = isDone('merge', id);
        if (boxOf[row] !== drawn.id) {
          if (isMerged) return [];
          continue;
        }
        if (isDone('rename', id) || isDone('split', drawn.id)) drawn = { ...drawn, label };
        if (isDone('reparent', id) || (isMerged && isDrawnInside(row)))
          drawn = { ...drawn, parent: boxOf[reference.parent[row]!] };
      }
      return [drawn];
    },
    /** The box of an element that has none of its own. */
    drawNew(row: number, isDone: IsDone): readonly DiagramNode[] {
      const { id, label, kind } = elements[row]!;
      if (!places[row] || !isMade(row, isDone)) return [];
      const box = labels[row]?.boxes[0];
      let parent = box === undefined ? undefined : drawing.elements[box]!.parent;
      if (isInside(row) || isDone('reparent', id)) parent = boxOf[reference.parent[row]!];
      return [{ id: boxOf[row]!, label, kind, ...places[row], ...(parent !== undefined && { parent }) }];
    },
  };
}
