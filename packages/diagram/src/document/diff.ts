import { getElements } from './lookup.ts';
import type { DiagramPatch } from './patch.ts';
import type { CollectionName, Diagram } from './types.ts';

/**
 * Returns patches that turn `a` into `b`: `applyPatches(a, diffDiagrams(a, b))` has the elements and order of `b`. Elements are
 * told apart by id and compared by content. Fields of the document outside title and collections are not compared.
 */
export function diffDiagrams(a: Diagram, b: Diagram): DiagramPatch[] {
  const patches: DiagramPatch[] = [];
  if (a.title !== b.title) patches.push({ collection: 'title', before: a.title ?? null, after: b.title ?? null });
  for (const collection of ['groups', 'nodes', 'edges', 'strokes'] as const)
    patches.push(...diffCollection(a, b, collection));
  return patches;
}

function diffCollection(a: Diagram, b: Diagram, collection: CollectionName): DiagramPatch[] {
  const patches: DiagramPatch[] = [];
  const wanted = getElements(b, collection);
  if (getElements(a, collection) === wanted) return patches;
  const kept = new Set(wanted.map((element) => element.id));
  const current = [...getElements(a, collection)];
  for (let index = current.length - 1; index >= 0; index--) {
    const before = current[index]!;
    if (kept.has(before.id)) continue;
    patches.push({ collection, id: before.id, before, after: null, from: index, to: -1 } as DiagramPatch);
    current.splice(index, 1);
  }
  const known = new Map(current.map((element) => [element.id, element]));
  wanted.forEach((after, to) => {
    const before = known.get(after.id);
    if (!before) {
      patches.push({ collection, id: after.id, before: null, after, from: -1, to } as DiagramPatch);
      current.splice(to, 0, after);
      return;
    }
    // Everything before `to` is in its place already, so the element is found at or after it.
    const from = current[to]?.id === after.id ? to : current.findIndex((element) => element.id === after.id);
    if (from === to && equalValues(before, after)) return;
    patches.push({ collection, id: after.id, before, after, from, to } as DiagramPatch);
    current.splice(from, 1);
    current.splice(to, 0, after);
  });
  return patches;
}

/** Compares JSON values by content; the order of keys counts, as it does in the text of a document. */
function equalValues(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
