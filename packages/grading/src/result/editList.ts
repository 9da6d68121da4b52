import type { Box, DiagramEdge } from '@calque/diagram';
import type { Edit } from '../types.ts';
import { type Change, createFix } from './fix.ts';
import type { Outcome } from './outcome.ts';

/** An edit before its fix is worked out: what it changes, and in units what it gains. */
export interface Draft extends Omit<Edit, 'fix' | 'points'> {
  readonly units: number;
  readonly changes: readonly Change[];
}

/** The edits found so far, and which id each missing or merged element will have in the mended drawing. */
export class EditList {
  readonly outcome: Outcome;
  readonly drafts: Draft[] = [];
  /** Id of the box of each node and of the group of each group, once mended. */
  readonly boxOf: string[] = [];
  readonly groupOf: string[] = [];
  /** The edit without which a node or a group has no box of its own. */
  readonly nodeNeeds = new Map<number, string>();
  readonly groupNeeds = new Map<number, string>();
  /** The lines of each reference edge as they are once merged boxes are taken apart, with the edit that made them so. */
  readonly lines: Map<string, { line: DiagramEdge; edit: string | null }>;
  readonly linesOf: string[][];
  /** Lines with an end that joins no box, and that stand for nothing. */
  readonly loose: readonly number[];
  /** Loose lines that an edit leads to where they belong. */
  readonly rerouted = new Set<number>();
  /** The edit that draws an arrow of its own for a reference edge that ran through other boxes. */
  readonly joined = new Map<number, string>();
  /** Boxes that edits will add. */
  readonly placed: Box[] = [];
  readonly #ids: Set<string>;

  constructor(outcome: Outcome) {
    this.outcome = outcome;
    const { drawing } = outcome.scene;
    const { nodes, edges, groups } = drawing.source;
    this.lines = new Map(drawing.lines.map(({ source }) => [source.id, { line: source, edit: null }]));
    this.loose = drawing.lines.flatMap(({ from, to }, line) =>
      (from === -1 || to === -1) && !outcome.lineUsed[line] ? [line] : [],
    );
    this.linesOf = outcome.edges.map(({ lines }) => lines.map((line) => drawing.lines[line]!.source.id));
    this.#ids = new Set([...nodes, ...edges, ...groups].map(({ id }) => id));
  }

  /** Returns `wanted`, or the first of `wanted-2`, `wanted-3`, … that is not taken, and takes it. */
  takeId(wanted: string): string {
    let id = wanted;
    for (let count = 2; this.#ids.has(id); count += 1) id = `${wanted}-${count}`;
    this.#ids.add(id);
    return id;
  }

  add(draft: Draft): void {
    this.drafts.push(draft);
  }

  /** The edits with their points and with fixes that hold once the edits they require are made. */
  finish(): Edit[] {
    const drafts = foldArrows(this.drafts);
    const byId = new Map(drafts.map((draft) => [draft.id, draft]));
    const collect = (draft: Draft, seen: Set<string>): Change[] =>
      draft.requires.flatMap((id) => {
        const required = byId.get(id);
        if (!required || seen.has(id)) return [];
        seen.add(id);
        return [...collect(required, seen), ...required.changes];
      });
    return drafts.map((draft) => {
      const { units, changes, ...edit } = draft;
      const fix = createFix(this.outcome.scene.drawing.source, collect(draft, new Set()), changes);
      return { ...edit, points: units / 100, fix };
    });
  }
}

/**
 * A missing box takes its arrows to drawn boxes with it: they are one omission, and one edit. An arrow between two missing
 * boxes stays an edit of its own, since it needs both.
 */
function foldArrows(drafts: readonly Draft[]): Draft[] {
  const boxes = new Map(
    drafts.flatMap((draft) => (draft.kind === 'missing' && draft.element === 'node' ? [[draft.id, draft]] : [])),
  );
  const others: Draft[] = [];
  for (const draft of drafts) {
    const box = draft.requires.length === 1 ? boxes.get(draft.requires[0]!) : undefined;
    if (box && draft.kind === 'missing' && draft.element === 'edge') {
      boxes.set(box.id, {
        ...box,
        units: box.units + draft.units,
        reference: [...box.reference, ...draft.reference],
        changes: [...box.changes, ...draft.changes],
      });
    } else others.push(draft);
  }
  return others.map((draft) => boxes.get(draft.id) ?? draft);
}
