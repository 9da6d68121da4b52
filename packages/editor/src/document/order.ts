import { type Diagram, type DiagramPatch, collectionNames, getElements } from '@calque/diagram';

export type Shift = 'front' | 'forward' | 'backward' | 'back';

/** Returns the patches that move elements in the paint order of their collection; among themselves they keep theirs. */
export function reorder(diagram: Diagram, ids: ReadonlySet<string>, shift: Shift): DiagramPatch[] {
  return collectionNames.flatMap((collection) => {
    const elements: { readonly id: string }[] = [...getElements(diagram, collection)];
    const patches: DiagramPatch[] = [];
    const up = shift === 'front' || shift === 'forward';
    // From the side they move to, so that the first one to arrive is not pushed on by the next.
    const places = elements.flatMap(({ id }, place) => (ids.has(id) ? [place] : []));
    let wall = up ? elements.length - 1 : 0;
    for (const from of up ? places.toReversed() : places) {
      const near = up ? Math.min(wall, from + 1) : Math.max(wall, from - 1);
      const to = shift === 'front' || shift === 'back' ? wall : near;
      if (to !== from) {
        const [element] = elements.splice(from, 1);
        elements.splice(to, 0, element!);
        patches.push({ collection, id: element!.id, before: element, after: element, from, to } as DiagramPatch);
      }
      wall = to + (up ? -1 : 1);
    }
    return patches;
  });
}
