import type { DiagramEdge } from '@calque/diagram';
import { listBetween } from '../drawing.ts';
import type { MendedBoxes } from './mendBoxes.ts';
import type { IsDone, Plan } from './plan.ts';

/** Edges on either side of the one that a line cuts short. */
const longest = 3;

/** What becomes of lines. */
export function mendLines(plan: Plan, { takeId, idOf, isMade, getBox }: MendedBoxes) {
  const { reference, drawing, labels, edges, rowsOf, edgesOf, rerouted } = plan;
  const { elements } = reference;
  const { lines } = drawing;
  /** Boxes that stand between the ends of an edge. */
  const between = edges.map(({ verdict, lines: way }, edge): readonly number[] => {
    if (verdict !== 'via-extra') return [];
    const { from, to } = reference.edges[edge]!;
    const ends = [from, to].flatMap((row) => labels[row]?.boxes ?? []);
    return listBetween(drawing, way, ends);
  });
  const isRenamed = (box: number, isDone: IsDone): boolean =>
    rowsOf[box]!.some((row) => isDone('rename', elements[row]!.id));
  /** Whether a box between the ends is gone, or has been given a meaning of its own. */
  const isDirect = (edge: number, isDone: IsDone): boolean =>
    between[edge]!.some((box) => isDone('extra', idOf(box)) || isRenamed(box, isDone));
  /** The rows from one on, along edges or against them, through what is not drawn to what stands for a box. */
  const walk = (row: number, near: 'from' | 'to', far: 'from' | 'to', box: number, left = longest): number[] | null => {
    if (labels[row]) return labels[row].boxes.includes(box) ? [row] : null;
    for (const edge of left > 0 ? reference.edges : []) {
      const rest = edge[near] === row ? walk(edge[far], near, far, box, left - 1) : null;
      if (rest) return [row, ...rest];
    }
    return null;
  };
  /**
   * Of each edge that a line passes by, the rows of the path that it cuts short, and the boxes at its ends: an arrow with two
   * heads may be drawn against the path.
   */
  const shortcuts = edges.map(({ verdict, lines: [line] }, edge) => {
    if (verdict !== 'shortcut' || line === undefined) return null;
    const { from, to } = reference.edges[edge]!;
    const { from: tail, to: head } = lines[line]!;
    for (const [start, end] of [
      [tail, head],
      [head, tail],
    ] as const) {
      const before = walk(from, 'to', 'from', start);
      const after = walk(to, 'from', 'to', end);
      if (before && after) return { path: [...before.toReversed(), ...after], start, end };
    }
    return null;
  });
  const copies = new Map<string, string>();
  const newIds = new Map<number, string>();

  /** What a line is to one of the edges it stands for; null where it serves it no longer. */
  const drawUse = (edge: number, line: number, isDone: IsDone): DiagramEdge | null => {
    const { source, from: tail, to: head } = lines[line]!;
    const { from, to, source: wanted } = reference.edges[edge]!;
    const { verdict, lines: way } = edges[edge]!;
    if (verdict === 'shortcut') {
      const shortcut = shortcuts[edge];
      if (!shortcut) return source;
      const { path, start, end } = shortcut;
      const exists = (row: number) => labels[row] !== null || isMade(row, isDone);
      const first = path.slice(0, path.indexOf(from) + 1).findLast(exists)!;
      const last = path.slice(path.indexOf(to)).find(exists)!;
      if (first === path[0] && last === path.at(-1)) return source;
      const led = lead(source, getBox(first, start, isDone), getBox(last, end, isDone));
      return { ...led, direction: 'forward' };
    }
    if (verdict === 'via-extra') {
      if (isDirect(edge, isDone)) return null;
    } else if (line !== way[0] && [from, to].some((row) => isDone('merge', elements[row]!.id))) return null;
    const getEnd = (box: number, id: string) => {
      const row = [from, to].find((end) => labels[end]?.boxes.includes(box));
      return row === undefined ? id : getBox(row, box, isDone);
    };
    const drawn = lead(source, getEnd(tail, source.from), getEnd(head, source.to));
    if (!isDone('reversed', wanted.id)) return drawn;
    const turned = lead(source, getBox(from, labels[from]?.boxes[0], isDone), getBox(to, labels[to]?.boxes[0], isDone));
    const waypoints = source.direction === 'forward' && source.waypoints?.toReversed();
    return { ...turned, direction: 'forward', ...(waypoints && { waypoints }) };
  };
  const getEnds = (edge: number, isDone: IsDone) => {
    const { from, to, source, either } = reference.edges[edge]!;
    return {
      from: getBox(from, labels[from]?.boxes[0], isDone),
      to: getBox(to, labels[to]?.boxes[0], isDone),
      direction: either ? source.direction : 'forward',
    };
  };
  const isClear = (box: number): boolean =>
    drawing.elements.some(({ label }, other) => label === drawing.elements[box]!.label && rowsOf[other]!.length > 0);
  /**
   * A line that stands for nothing costs nothing at a box without a clear meaning, or where it passes a forgotten node by. It
   * would as soon as its ends mean more, or the node is there.
   */
  const isInTheWay = (line: number, isDone: IsDone): boolean => {
    if (!plan.isStray[line]) return false;
    const { from, to } = lines[line]!;
    return (
      [from, to].some((box) => isDone('split', idOf(box)) || isRenamed(box, isDone)) ||
      (isClear(from) && isClear(to) && labels.some((label, row) => !label && isMade(row, isDone)))
    );
  };

  return {
    /** Edges that run through a box. */
    listThrough: (box: number): readonly number[] =>
      between.flatMap((boxes, edge) => (boxes.includes(box) ? [edge] : [])),
    drawLine(line: number, isDone: IsDone): readonly DiagramEdge[] {
      const { source, from, to } = lines[line]!;
      const isGone = [from, to].some((box) => box !== -1 && isDone('extra', idOf(box)));
      if (isGone || isDone('extra', source.id) || isInTheWay(line, isDone)) return [];
      const uses = new Map<string, DiagramEdge>();
      for (const edge of edgesOf[line]!) {
        const use = drawUse(edge, line, isDone);
        const key = `${use?.from} ${use?.to}`;
        if (use && !uses.has(key)) uses.set(key, use);
      }
      if (edgesOf[line]!.length > 0) {
        const first = uses.has(`${source.from} ${source.to}`) ? `${source.from} ${source.to}` : [...uses.keys()][0];
        return [...uses].map(([key, use]) => {
          if (key === first) return use;
          const name = `${line} ${key}`;
          if (!copies.has(name)) copies.set(name, takeId(`${use.from}-${use.to}`));
          return { ...use, id: copies.get(name)! };
        });
      }
      const edge = rerouted.get(line);
      if (edge !== undefined && isDone('reroute', reference.edges[edge]!.source.id))
        return [{ ...source, ...getEnds(edge, isDone) }];
      const [start, end] = [from, to].map((box) => {
        const row = (rowsOf[box] ?? []).find((holder) => labels[holder]!.share === 'split');
        return row === undefined ? undefined : getBox(row, box, isDone);
      });
      const moved = lead(source, start ?? source.from, end ?? source.to);
      return moved.from === moved.to && from !== to ? [] : [moved];
    },
    /** A line of its own for an edge that was missing, lay within a merged box, or ran through boxes that are there no more. */
    drawEdge(edge: number, isDone: IsDone): readonly DiagramEdge[] {
      const { from, to, source } = reference.edges[edge]!;
      const { verdict, lines: way } = edges[edge]!;
      const isInner = verdict === 'present' && way.length === 0 && from !== to && isMade(from, isDone);
      if (!isInner && !isDirect(edge, isDone) && !isDone('missing', source.id)) return [];
      if (!newIds.has(edge)) newIds.set(edge, takeId(source.id));
      return [{ id: newIds.get(edge)!, ...getEnds(edge, isDone) }];
    },
  };
}

/** A line between two boxes; its bends are gone if one of them is another one. */
const lead = (line: DiagramEdge, from: string, to: string): DiagramEdge =>
  from === line.from && to === line.to ? line : { ...line, from, to, waypoints: undefined };
