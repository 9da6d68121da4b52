import { getElements } from './lookup.ts';
import type { CollectionName, Collections, Diagram } from './types.ts';

/**
 * One element's change: added (`before` null), removed (`after` null), or replaced. `from` and `to` are its place in the
 * collection before and after (-1 where it is absent), so that undo restores paint order exactly. Patches of one list
 * apply in order, each to the result of the one before.
 */
export type DiagramPatch = { [Name in CollectionName]: ElementPatch<Name> }[CollectionName] | TitlePatch;

export interface ElementPatch<Name extends CollectionName> {
  readonly collection: Name;
  readonly id: string;
  readonly before: Collections[Name] | null;
  readonly after: Collections[Name] | null;
  readonly from: number;
  readonly to: number;
}

export interface TitlePatch {
  readonly collection: 'title';
  readonly before: string | null;
  readonly after: string | null;
}

/** A patch did not fit the diagram: it was made for another one, or applied out of order. */
export class PatchError extends Error {
  override readonly name = 'PatchError';
  readonly patch: DiagramPatch;
  constructor(message: string, patch: DiagramPatch) {
    super(message);
    this.patch = patch;
  }
}

/**
 * Returns the diagram with the patches applied; collections that no patch names are shared with the input.
 * @throws PatchError if a patch names an element that is not at the place it says.
 */
export function applyPatches(diagram: Diagram, patches: readonly DiagramPatch[]): Diagram {
  if (patches.length === 0) return diagram;
  const draft: { -readonly [Key in keyof Diagram]: Diagram[Key] } = { ...diagram };
  const copies: Partial<Record<CollectionName, { id: string }[]>> = {};
  for (const patch of patches) {
    if (patch.collection === 'title') {
      if (patch.after === null) delete draft.title;
      else draft.title = patch.after;
      continue;
    }
    const elements = (copies[patch.collection] ??= [...getElements(diagram, patch.collection)]);
    if (patch.before) {
      if (elements[patch.from]?.id !== patch.id)
        throw new PatchError(`No ${patch.id} at ${patch.collection}[${patch.from}].`, patch);
      if (patch.after && patch.from === patch.to) {
        elements[patch.from] = patch.after;
        continue;
      }
      elements.splice(patch.from, 1);
    }
    if (patch.after) {
      if (patch.to < 0 || patch.to > elements.length)
        throw new PatchError(`No place ${patch.to} in ${patch.collection}.`, patch);
      elements.splice(patch.to, 0, patch.after);
    }
  }
  Object.assign(draft, copies);
  // Set rather than deleted: should the ink come back, the fields are in the order that they were in.
  if (draft.strokes?.length === 0) draft.strokes = undefined;
  return draft;
}

/** Returns the patches that undo `patches`: `applyPatches(applyPatches(d, p), invertPatches(p))` equals `d`. */
export function invertPatches(patches: readonly DiagramPatch[]): DiagramPatch[] {
  return patches
    .map((patch) =>
      patch.collection === 'title'
        ? { ...patch, before: patch.after, after: patch.before }
        : ({ ...patch, before: patch.after, after: patch.before, from: patch.to, to: patch.from } as DiagramPatch),
    )
    .toReversed();
}
