import type { DiagramEdge } from '@calque/diagram';
import type { IsDone, MendedBoxes, Site } from './mendBoxes.ts';
import type { Outcome } from './outcome.ts';

/** What becomes of lines. */
export function mendLines(outcome: Outcome, { takeId, idOf, needs, isMade, getBox, boxSites }: MendedBoxes) {
  const { scene, labels, edges, rowsOf, lineUsed, extraUnits } = outcome;
  const { reference, drawing } = scene;
  const { elements } = reference;
  const { lines } = drawing;
  const edgesOf: number[][] = lines.map(() => []);
  for (const [edge, outcomeOf] of edges.entries()) for (const line of outcomeOf.lines) edgesOf[line]!.push(edge);
  /** Boxes that stand between the ends of an edge. */
  const between = edges.map(({ verdict, lines: way }, edge): readonly number[] => {
    if (verdict !== 'via-extra') return [];
    const { from, to } = reference.edges[edge]!;
    const ends = [from, to].flatMap((row) => labels[row]?.boxes ?? []);
    const passed = way.flatMap((line) => [lines[line]!.from, lines[line]!.to]);
    return [...new Set(passed)].filter((box) => !ends.includes(box));
  });
  /** Edges that run through a box. */
  const through = new Map<number, number[]>();
  for (const [edge, boxes] of between.entries())
    for (const box of boxes) through.set(box, [...(through.get(box) ?? []), edge]);
  const listThrough = (box: number): readonly number[] => through.get(box) ?? [];
  const isRenamed = (box: number, isDone: IsDone): boolean =>
    rowsOf[box]!.some((row) => isDone('rename', elements[row]!.id));
  /** Whether a box between the ends is gone, or has been given a meaning of its own. */
  const isDirect = (edge: number, isDone: IsDone): boolean =>
    between[edge]!.some((box) => isDone('extra', idOf(box)) || isRenamed(box, isDone));
  const looseLines = lines.flatMap(({ from, to }, line) =>
    (from === -1 || to === -1) && !lineUsed[line] ? [line] : [],
  );
  /** The line with a loose end that is led to where a missing edge belongs, and that edge. */
  const loose = new Map<number, number>();
  const edgeOfLoose = new Map<number, number>();
  for (const [edge, { from, to }] of reference.edges.entries()) {
    if (edges[edge]!.verdict !== 'missing') continue;
    const [tail, head] = [labels[from]?.boxes[0], labels[to]?.boxes[0]];
    const line = looseLines.find(
      (other) => (lines[other]!.from === tail || lines[other]!.to === head) && !edgeOfLoose.has(other),
    );
    if (line === undefined) continue;
    loose.set(edge, line);
    edgeOfLoose.set(line, edge);
  }
  const copies = new Map<string, string>();
  const newIds = new Map<number, string>();

  /** What a line is to one of the edges it stands for; null where it serves it no longer. */
  const drawUse = (edge: number, line: number, isDone: IsDone): DiagramEdge | null => {
    const { source } = lines[line]!;
    const { from, to, source: wanted } = reference.edges[edge]!;
    const { verdict, lines: way, shortcut } = edges[edge]!;
    if (shortcut) {
      const { path } = shortcut;
      const exists = (row: number) => labels[row] !== null || isMade(row, isDone);
      const first = path.slice(0, path.indexOf(from) + 1).findLast(exists)!;
      const last = path.slice(path.indexOf(to)).find(exists)!;
      if (first === path[0] && last === path.at(-1)) return source;
      const led = lead(source, getBox(first, shortcut.from, isDone), getBox(last, shortcut.to, isDone));
      return { ...led, direction: 'forward' };
    }
    if (verdict === 'via-extra') {
      if (isDirect(edge, isDone)) return null;
    } else if (line !== way[0] && [from, to].some((row) => isDone('merge', elements[row]!.id))) return null;
    const getEnd = (box: number, id: string) => {
      const row = [from, to].find((end) => labels[end]?.boxes.includes(box));
      return row === undefined ? id : getBox(row, box, isDone);
    };
    const drawn = lead(source, getEnd(lines[line]!.from, source.from), getEnd(lines[line]!.to, source.to));
    if (!isDone('reversed', wanted.id)) return drawn;
    const turned = lead(source, getBox(from, labels[from]!.boxes[0], isDone), getBox(to, labels[to]!.boxes[0], isDone));
    const waypoints = source.direction === 'forward' && source.waypoints?.toReversed();
    return { ...turned, direction: 'forward', ...(waypoints && { waypoints }) };
  };
  const drawLine = (line: number, isDone: IsDone): readonly DiagramEdge[] => {
    const { source, from, to } = lines[line]!;
    const ends = [from, to].filter((box) => box !== -1);
    if (isDone('extra', source.id) || ends.some((box) => isDone('extra', idOf(box)))) return [];
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
    // Lines that stand for nothing cost nothing at a box without a clear meaning. Once it has one, they would.
    const isStray =
      extraUnits > 0 &&
      ends.length === 2 &&
      !lineUsed[line] &&
      !scene.chargesLine[line] &&
      (ends.some((box) => isDone('split', idOf(box)) || isRenamed(box, isDone)) ||
        scene.shortcuts.some(
          (shortcut) => shortcut.line === line && shortcut.path.slice(1, -1).some((row) => isMade(row, isDone)),
        ));
    if (isStray) return [];
    const edge = edgeOfLoose.get(line);
    if (edge !== undefined && isDone('reroute', reference.edges[edge]!.source.id))
      return [{ ...source, ...getEnds(edge, isDone) }];
    const [start, end] = [from, to].map((box) => {
      const row = (rowsOf[box] ?? []).find((holder) => labels[holder]!.share === 'split');
      return row === undefined ? undefined : getBox(row, box, isDone);
    });
    const moved = lead(source, start ?? source.from, end ?? source.to);
    return moved.from === moved.to && from !== to ? [] : [moved];
  };
  const getEnds = (edge: number, isDone: IsDone) => {
    const { from, to, source, either } = reference.edges[edge]!;
    return {
      from: getBox(from, labels[from]?.boxes[0], isDone),
      to: getBox(to, labels[to]?.boxes[0], isDone),
      direction: either ? source.direction : 'forward',
    };
  };
  /** A line of its own for an edge that was missing, lay within a merged box, or ran through boxes that are there no more. */
  const drawEdge = (edge: number, isDone: IsDone): readonly DiagramEdge[] => {
    const { from, to, source } = reference.edges[edge]!;
    const { verdict, lines: way } = edges[edge]!;
    const isInner = verdict === 'present' && way.length === 0 && from !== to && isMade(from, isDone);
    if (!isInner && !isDirect(edge, isDone) && !isDone('missing', source.id)) return [];
    if (!newIds.has(edge)) newIds.set(edge, takeId(source.id));
    return [{ id: newIds.get(edge)!, ...getEnds(edge, isDone) }];
  };

  const lineSites = lines.map((_, line): Site => ({ collection: 'edges', draw: (isDone) => drawLine(line, isDone) }));
  const edgeSites = edges.map((_, edge): Site => ({ collection: 'edges', draw: (isDone) => drawEdge(edge, isDone) }));
  return {
    loose,
    lineSites,
    edgeSites,
    listThrough,
    /** What the ends of the edges that run through a box need. */
    listEndNeeds: (box: number): readonly string[] =>
      listThrough(box).flatMap((edge) => [reference.edges[edge]!.from, reference.edges[edge]!.to].flatMap(needs)),
    /** All that may change where some boxes do. */
    listAround(boxes: readonly number[]): readonly Site[] {
      const rows = new Set(boxes.flatMap((box) => rowsOf[box]!));
      const passing = new Set(boxes.flatMap(listThrough));
      return [
        ...boxes.map((box) => boxSites[box]!),
        ...lineSites.filter((_, line) => {
          const { from, to } = lines[line]!;
          return boxes.includes(from) || boxes.includes(to) || edgesOf[line]!.some((edge) => passing.has(edge));
        }),
        ...edgeSites.filter((_, edge) => {
          const { from, to } = reference.edges[edge]!;
          return rows.has(from) || rows.has(to) || passing.has(edge);
        }),
      ];
    },
  };
}

/** A line between two boxes; its bends are gone if one of them is another one. */
const lead = (line: DiagramEdge, from: string, to: string): DiagramEdge =>
  from === line.from && to === line.to ? line : { ...line, from, to, waypoints: undefined };
