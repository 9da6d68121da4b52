import type { Box, Point } from '../document/types.ts';
import { intersectsBox } from './box.ts';
import { getBoxDistance } from './distance.ts';

interface Entry {
  readonly id: string;
  readonly box: Box;
  /** Inserted earlier is lower; queries answer in this order. */
  readonly order: number;
}

/** Boxes that cover more cells than this are kept in a list of their own instead of in every cell. */
const maxCells = 64;

/**
 * Finds boxes by place: a hash grid, since diagram nodes are of similar size. Insertion and removal cost the cells a box
 * covers, queries the cells of the query and what lies in them, both independent of what is elsewhere.
 */
export class SpatialIndex {
  readonly #cellSize: number;
  readonly #entries = new Map<string, Entry>();
  readonly #cells = new Map<number, Set<Entry>>();
  readonly #large = new Set<Entry>();
  #order = 0;

  constructor(boxes: Iterable<readonly [id: string, box: Box]> = [], cellSize = 256) {
    this.#cellSize = cellSize;
    for (const [id, box] of boxes) this.set(id, box);
  }

  get size(): number {
    return this.#entries.size;
  }

  /** Inserts a box, or moves the one with this id. */
  set(id: string, box: Box): void {
    const known = this.#entries.get(id);
    if (known) this.#drop(known);
    const entry = { id, box, order: known?.order ?? this.#order++ };
    this.#entries.set(id, entry);
    const range = this.#getCells(box);
    if (range.count > maxCells) {
      this.#large.add(entry);
      return;
    }
    for (const key of listKeys(range)) {
      const cell = this.#cells.get(key);
      if (cell) cell.add(entry);
      else this.#cells.set(key, new Set([entry]));
    }
  }

  /** Removes a box; false if there is none with this id. */
  delete(id: string): boolean {
    const entry = this.#entries.get(id);
    if (!entry) return false;
    this.#drop(entry);
    return this.#entries.delete(id);
  }

  get(id: string): Box | undefined {
    return this.#entries.get(id)?.box;
  }

  /** Returns the ids of all boxes that share a point with `box`, in the order of insertion. */
  search(box: Box): string[] {
    const found = new Set<Entry>();
    for (const entry of this.#listCandidates(box)) if (intersectsBox(entry.box, box)) found.add(entry);
    return [...found].toSorted((a, b) => a.order - b.order).map((entry) => entry.id);
  }

  /**
   * Returns the id of the box nearest to `point` within `maxDistance` (0 inside a box), or null. Of equally near ones the
   * latest inserted wins, as it lies on top. `accept` may refuse candidates.
   */
  nearest(point: Point, maxDistance: number, accept: (id: string) => boolean = () => true): string | null {
    let best: Entry | null = null;
    let least = maxDistance;
    for (let reach = Math.min(maxDistance, this.#cellSize / 2); ; reach = Math.min(maxDistance, reach * 2)) {
      const area = { x: point.x - reach, y: point.y - reach, width: 2 * reach, height: 2 * reach };
      for (const entry of this.#listCandidates(area)) {
        const distance = getBoxDistance(entry.box, point);
        const nearer = distance < least || (distance === least && (!best || entry.order > best.order));
        if (nearer && accept(entry.id)) {
          best = entry;
          least = distance;
        }
      }
      if (reach >= maxDistance || (best && least <= reach)) return best?.id ?? null;
    }
  }

  *#listCandidates(box: Box): Iterable<Entry> {
    const range = this.#getCells(box);
    if (range.count > this.#entries.size) {
      yield* this.#entries.values();
      return;
    }
    yield* this.#large;
    for (const key of listKeys(range)) yield* this.#cells.get(key) ?? [];
  }

  #getCells(box: Box): CellRange {
    const left = Math.floor(box.x / this.#cellSize);
    const top = Math.floor(box.y / this.#cellSize);
    const right = Math.floor((box.x + box.width) / this.#cellSize);
    const bottom = Math.floor((box.y + box.height) / this.#cellSize);
    return { left, top, right, bottom, count: (right - left + 1) * (bottom - top + 1) };
  }

  #drop(entry: Entry): void {
    if (this.#large.delete(entry)) return;
    for (const key of listKeys(this.#getCells(entry.box))) {
      const cell = this.#cells.get(key);
      cell?.delete(entry);
      if (cell?.size === 0) this.#cells.delete(key);
    }
  }
}

interface CellRange {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly count: number;
}

/** Two cells a million rows apart share a key; that costs a comparison and no mistake, since boxes are compared as well. */
function* listKeys(range: CellRange): Iterable<number> {
  for (let row = range.top; row <= range.bottom; row++)
    for (let column = range.left; column <= range.right; column++) yield column * 0x200000 + row;
}
