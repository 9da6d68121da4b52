import { getElements, getPlace } from './lookup.ts';
import type { DiagramPatch } from './patch.ts';
import type { CollectionName, Collections, Diagram } from './types.ts';

/** A patch was asked for an element that is not in the diagram, or whose id is taken. */
export class ElementError extends Error {
  override readonly name = 'ElementError';
  readonly id: string;
  constructor(message: string, id: string) {
    super(message);
    this.id = id;
  }
}

/**
 * Returns the patch that adds an element, on top unless `index` says where.
 * @throws ElementError if the id is taken by any element or `index` is not a place of the collection.
 */
export function addPatch<Name extends CollectionName>(
  diagram: Diagram,
  collection: Name,
  element: Collections[Name],
  index: number = getElements(diagram, collection).length,
): DiagramPatch {
  if (getPlace(diagram, element.id))
    throw new ElementError(`The id "${element.id}" is taken. Give the new element an id of its own.`, element.id);
  checkIndex(diagram, collection, element.id, index, getElements(diagram, collection).length);
  return { collection, id: element.id, before: null, after: element, from: -1, to: index } as DiagramPatch;
}

/**
 * Returns the patch that removes an element. Edges of a removed node and members of a removed group are left to the caller.
 * @throws ElementError if there is none with this id.
 */
export function removePatch(diagram: Diagram, collection: CollectionName, id: string): DiagramPatch {
  const { before, from } = find(diagram, collection, id);
  return { collection, id, before, after: null, from, to: -1 } as DiagramPatch;
}

/**
 * Returns the patch that changes some fields of an element; a field set to `undefined` is removed.
 * @throws ElementError if there is none with this id. The id itself cannot change.
 */
export function replacePatch<Name extends CollectionName>(
  diagram: Diagram,
  collection: Name,
  id: string,
  changes: Partial<Omit<Collections[Name], 'id'>>,
): DiagramPatch {
  const { before, from } = find(diagram, collection, id);
  const after = Object.fromEntries(
    Object.entries({ ...before, ...changes, id }).filter(([, value]) => value !== undefined),
  );
  return { collection, id, before, after, from, to: from } as unknown as DiagramPatch;
}

/**
 * Returns the patch that moves an element to another place in the paint order: 0 is the bottom.
 * @throws ElementError if there is none with this id or `to` is not a place of the collection.
 */
export function movePatch(diagram: Diagram, collection: CollectionName, id: string, to: number): DiagramPatch {
  const { before, from } = find(diagram, collection, id);
  checkIndex(diagram, collection, id, to, getElements(diagram, collection).length - 1);
  return { collection, id, before, after: before, from, to } as DiagramPatch;
}

function find(diagram: Diagram, collection: CollectionName, id: string) {
  const place = getPlace(diagram, id);
  if (place?.collection !== collection)
    throw new ElementError(`There is no "${id}" among the ${collection} of the diagram.`, id);
  return { before: getElements(diagram, collection)[place.index]!, from: place.index };
}

function checkIndex(diagram: Diagram, collection: CollectionName, id: string, index: number, last: number): void {
  if (!Number.isInteger(index) || index < 0 || index > last)
    throw new ElementError(
      `"${id}" cannot stand at ${collection}[${index}]: places run from 0 to ${last} of ${getElements(diagram, collection).length}.`,
      id,
    );
}
