import {
  type CollectionName,
  type Collections,
  type Diagram,
  type DiagramPatch,
  getElements,
  getPlace,
} from '@calque/diagram';

/*
 * Builders for lists of patches. A list replaces first, then removes from the back to the front, then appends; so every
 * place can be read off the diagram before the first patch.
 */

/** The patch that puts `after` in the place of the element with its id; nothing if no field differs. */
function replaceElement<Name extends CollectionName>(
  diagram: Diagram,
  collection: Name,
  after: Collections[Name],
): DiagramPatch[] {
  const place = getPlace(diagram, after.id);
  if (place?.collection !== collection) return [];
  const from = place.index;
  const before = getElements(diagram, collection)[from]!;
  if (isSame(before, after)) return [];
  return [{ collection, id: after.id, before, after, from, to: from } as DiagramPatch];
}

/** The patches that change some fields of several elements. `undefined` deletes a field. */
export function changeElements<Name extends CollectionName>(
  diagram: Diagram,
  collection: Name,
  ids: Iterable<string>,
  change: (element: Collections[Name]) => Partial<Collections[Name]>,
): DiagramPatch[] {
  return [...ids].flatMap((id) => {
    const place = getPlace(diagram, id);
    if (place?.collection !== collection) return [];
    const element = getElements(diagram, collection)[place.index]!;
    return replaceElement(diagram, collection, withFields(element, change(element)));
  });
}

export function removeElements(diagram: Diagram, collection: CollectionName, ids: Iterable<string>): DiagramPatch[] {
  return [...ids]
    .flatMap((id) => {
      const place = getPlace(diagram, id);
      return place?.collection === collection ? place.index : [];
    })
    .sort((a, b) => b - a)
    .map((from) => {
      const before = getElements(diagram, collection)[from]!;
      return { collection, id: before.id, before, after: null, from, to: -1 } as DiagramPatch;
    });
}

/** The patches that append elements, on top of all others. */
export function appendElements<Name extends CollectionName>(
  diagram: Diagram,
  collection: Name,
  elements: readonly Collections[Name][],
): DiagramPatch[] {
  const end = getElements(diagram, collection).length;
  return elements.map(
    (after, i) => ({ collection, id: after.id, before: null, after, from: -1, to: end + i }) as DiagramPatch,
  );
}

function withFields<T extends object>(element: T, fields: Partial<T>): T {
  const changed = { ...element, ...fields };
  for (const key of Object.keys(fields) as (keyof T)[]) if (fields[key] === undefined) delete changed[key];
  return changed;
}

/** Whether two elements are written alike: the same fields, in the same order. */
export function isSame(a: object, b: object): boolean {
  const keys = Object.keys(a);
  const others = Object.keys(b);
  return (
    keys.length === others.length &&
    keys.every((key, i) => key === others[i] && Object.is(a[key as keyof typeof a], b[key as keyof typeof b]))
  );
}
