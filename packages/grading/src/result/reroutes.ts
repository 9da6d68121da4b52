import type { DiagramEdge } from '@calque/diagram';
import type { EditList } from './editList.ts';
import type { Change } from './fix.ts';

/** A line on its way to being routed through the nodes it passes. */
interface Bypass {
  readonly from: string;
  readonly to: string;
  /** Rows still passed by, in path order. */
  readonly between: readonly number[];
  readonly line: string;
  readonly requires: readonly string[];
}

export interface Rerouting {
  readonly changes: readonly Change[];
  readonly requires: readonly string[];
}

/**
 * Returns a function that leads every shortcut past a node through it, called once per node, in the order of the edits:
 * A → C becomes A → B → C. A line that passes two nodes in turn is led through one after the other; a line that passes
 * two nodes on separate paths stays until the last of them is mended.
 */
export function createReroutes(list: EditList): (row: number, edit: string) => Rerouting {
  const { scene, edges } = list.outcome;
  const { drawing } = scene;
  const known = new Set<string>();
  let pending: Bypass[] = edges.flatMap(({ shortcut }) => {
    const key = shortcut && `${shortcut.line}:${shortcut.path.join()}`;
    if (!shortcut || known.has(key!)) return [];
    known.add(key!);
    const [from, to] = [drawing.boxes[shortcut.from]!.id, drawing.boxes[shortcut.to]!.id];
    const line = drawing.lines[shortcut.line]!.source.id;
    return [{ from, to, between: shortcut.path.slice(1, -1), line, requires: [] }];
  });
  return (row, edit) => {
    const box = list.boxOf[row]!;
    const mine = pending.filter(({ between }) => between.includes(row));
    pending = pending.filter((bypass) => !mine.includes(bypass));
    const changes: Change[] = [];
    const made = new Map<string, string>();
    for (const { from, to, between, line, requires } of mine) {
      const place = between.indexOf(row);
      const shared = pending.some((other) => other.line === line);
      let isFree = !shared && mine.findLast((other) => other.line === line)!.between === between;
      const lead = (start: string, end: string): string => {
        const key = `${start} ${end}`;
        const existing = made.get(key);
        if (existing !== undefined) return existing;
        const id = isFree ? line : list.takeId(`${start}-${end}`);
        made.set(key, id);
        changes.push({
          collection: 'edges',
          id,
          apply: (current): DiagramEdge => ({
            ...current,
            waypoints: undefined,
            id,
            from: start,
            to: end,
            direction: 'forward',
          }),
        });
        isFree = isFree && id !== line;
        return id;
      };
      const first = lead(from, box);
      const second = lead(box, to);
      if (isFree) changes.push({ collection: 'edges', id: line, apply: () => null });
      const after = [...requires, edit];
      if (place > 0) pending.push({ from, to: box, between: between.slice(0, place), line: first, requires: after });
      if (place < between.length - 1)
        pending.push({ from: box, to, between: between.slice(place + 1), line: second, requires: after });
      if (shared)
        pending = pending.map((other) =>
          other.line === line && !other.requires.includes(edit)
            ? { ...other, requires: [...other.requires, edit] }
            : other,
        );
    }
    return { changes, requires: [...new Set(mine.flatMap(({ requires }) => requires))] };
  };
}
