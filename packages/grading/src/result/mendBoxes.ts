import type { Box, CollectionName, DiagramEdge, DiagramNode } from '@calque/diagram';
import type { EditKind } from '../types.ts';
import type { Outcome } from './outcome.ts';
import { placeBelow, placeGroup, placeNode } from './placement.ts';

/** Ink is not graded, so no fix changes it. */
export type Graded = Exclude<CollectionName, 'strokes'>;

/**
 * A part of the drawing, a box or all that becomes of a line, as a function of the edits made. What an edit changes is
 * the difference between what is drawn without it and with it.
 */
export interface Site {
  readonly collection: Graded;
  draw(isDone: IsDone): readonly (DiagramNode | DiagramEdge)[];
}

/** Whether the edit of a kind about an element is made. */
export type IsDone = (kind: EditKind, about: string) => boolean;

export type MendedBoxes = ReturnType<typeof mendBoxes>;

/** What becomes of boxes and groups. */
export function mendBoxes(outcome: Outcome) {
  const { scene, units, labels, earned, parents, rowsOf } = outcome;
  const { reference, drawing } = scene;
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
  /** Units lost because one box stands for several nodes. */
  const getLost = (box: number): number =>
    rowsOf[box]!.reduce(
      (sum, row) => sum + (labels[row]!.share === 'part' ? units.elements[row]! - earned[row]! : 0),
      0,
    );
  const isSeparated = (row: number): boolean => labels[row]?.share === 'part' && getLost(labels[row].boxes[0]!) > 0;
  /** The edit without which an element has no box of its own. */
  const needs = (row: number): readonly string[] => {
    const label = labels[row];
    if (label) return isSeparated(row) ? [`split:${idOf(label.boxes[0]!)}`] : [];
    return row !== -1 && units.elements[row]! > 0 ? [`missing:${elements[row]!.id}`] : [];
  };
  /** Whether an element that has no box of its own has got one. */
  const isMade = (row: number, isDone: IsDone): boolean => {
    const box = labels[row]?.boxes[0];
    return box === undefined ? isDone('missing', elements[row]!.id) : isDone('split', idOf(box));
  };
  /** A missing element is put into its group at once if that is drawn. */
  const isInside = (row: number): boolean =>
    !labels[row] && units.parents[row]! > 0 && needs(reference.parent[row]!).length === 0;
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
    } else if (units.elements[row]! > 0)
      places[row] = row < reference.nodeCount ? placeNode(outcome, row, occupied) : placeGroup(outcome, row);
    if (places[row] && row < reference.nodeCount) occupied.push(places[row]);
  }

  /** The box that stands for an element where `box` was drawn for it. */
  const getBox = (row: number, box: number | undefined, isDone: IsDone): string => {
    const label = labels[row];
    const isMoved = label?.share === 'part' ? isDone('split', idOf(box!)) : isDone('merge', elements[row]!.id);
    return label && !isMoved ? idOf(box!) : boxOf[row]!;
  };
  const drawBox = (box: number, isDone: IsDone): readonly DiagramNode[] => {
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
      if (isDone('reparent', id) || (isMerged && parents[row]! > 0))
        drawn = { ...drawn, parent: boxOf[reference.parent[row]!] };
    }
    return [drawn];
  };
  const drawNew = (row: number, isDone: IsDone): readonly DiagramNode[] => {
    const { id, label, kind } = elements[row]!;
    if (!isMade(row, isDone)) return [];
    const box = labels[row]?.boxes[0];
    let parent = box === undefined ? undefined : drawing.elements[box]!.parent;
    if (isInside(row) || isDone('reparent', id)) parent = boxOf[reference.parent[row]!];
    return [{ id: boxOf[row]!, label, kind, ...places[row]!, ...(parent !== undefined && { parent }) }];
  };
  return {
    takeId,
    idOf,
    getLost,
    needs,
    isMade,
    isInside,
    boxOf,
    getBox,
    boxSites: drawing.elements.map((_, box): Site => ({
      collection: box < drawing.nodeCount ? 'nodes' : 'groups',
      draw: (isDone) => drawBox(box, isDone),
    })),
    newSites: elements.map((_, row): Site => ({
      collection: row < reference.nodeCount ? 'nodes' : 'groups',
      draw: (isDone) => drawNew(row, isDone),
    })),
  };
}
