import { listBetween } from '../drawing.ts';
import type { Edit, EditKind, Message } from '../types.ts';
import type { Outcome } from './outcome.ts';

/** An edit that gains so many units. */
export interface Draft extends Omit<Edit, 'points'> {
  readonly units: number;
}

/** An outcome, and what of it must be mended before what. */
export type Findings = ReturnType<typeof getFindings>;

export function getFindings(outcome: Outcome) {
  const { scene, units, labels, earned, edges, rowsOf, lineUsed } = outcome;
  const { reference, drawing } = scene;
  const { lines } = drawing;
  const idOf = (box: number): string => drawing.elements[box]!.id;
  /** Units lost because one box stands for several nodes. */
  const getLost = (box: number): number =>
    rowsOf[box]!.reduce(
      (sum, row) => sum + (labels[row]!.share === 'part' ? units.elements[row]! - earned[row]! : 0),
      0,
    );
  /** Whether a box must be taken apart: it costs something as it is, or its nodes belong in different groups. */
  const isSplit = (box: number): boolean => {
    const parents = rowsOf[box]!.flatMap((row) => (units.parents[row]! > 0 ? [reference.parent[row]!] : []));
    return getLost(box) > 0 || new Set(parents).size > 1;
  };
  /** The edit without which an element has no box of its own. */
  const needs = (row: number): readonly string[] => {
    const label = labels[row];
    if (!label) return row !== -1 && units.elements[row]! > 0 ? [`missing:${reference.elements[row]!.id}`] : [];
    const [box] = label.boxes;
    return label.share === 'part' && isSplit(box!) ? [`split:${idOf(box!)}`] : [];
  };
  /** Edges that run through each box. */
  const through: number[][] = drawing.elements.map(() => []);
  /** The line with a loose end that is led to where a missing edge belongs, by edge. */
  const loose = new Map<number, number>();
  const isRerouted = new Set<number>();
  for (const [edge, { verdict, lines: way }] of edges.entries()) {
    const { from, to } = reference.edges[edge]!;
    if (verdict === 'via-extra') {
      const ends = [from, to].flatMap((row) => labels[row]!.boxes);
      for (const box of listBetween(drawing, way, ends)) through[box]!.push(edge);
    } else if (verdict === 'missing') {
      const [tail, head] = [labels[from]?.boxes[0], labels[to]?.boxes[0]];
      const found = lines.findIndex(
        (line, index) =>
          (line.from === -1 || line.to === -1) &&
          (line.from === tail || line.to === head) &&
          !lineUsed[index] &&
          !isRerouted.has(index),
      );
      if (found === -1) continue;
      loose.set(edge, found);
      isRerouted.add(found);
    }
  }
  return {
    ...outcome,
    ...scene,
    idOf,
    getLost,
    isSplit,
    needs,
    through,
    loose,
    isRerouted,
    /** A missing element is put into its group at once if that is drawn. */
    isInside: (row: number): boolean =>
      !labels[row] && units.parents[row]! > 0 && needs(reference.parent[row]!).length === 0,
    /** What the ends of the edges that run through a box need. */
    listEndNeeds: (box: number): readonly string[] =>
      through[box]!.flatMap((edge) => [reference.edges[edge]!.from, reference.edges[edge]!.to].flatMap(needs)),
  };
}

export const say = (key: string, params: Message['params']): Message => ({ key, params });

/** An edit of a kind about an element, with what else is to be said of it. */
export const createDraft = (
  kind: EditKind,
  element: Edit['element'],
  about: string,
  units: number,
  message: Message,
  more: Partial<Draft>,
): Draft => ({
  id: `${kind}:${about}`,
  kind,
  element,
  units,
  reference: [],
  trace: [],
  message,
  requires: [],
  ...more,
});
