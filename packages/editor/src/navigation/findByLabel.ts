import type { Diagram } from '@calque/diagram';
import { getLabel } from '../reading/nameElement.ts';
import { getReadingOrder } from '../reading/readingOrder.ts';

/** Case, accents and width do not count. */
const fold = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();

/** Returns the nodes, groups and edges whose label contains `text`, in reading order, edges last; none for an empty text. */
export function findByLabel(diagram: Diagram, text: string): readonly string[] {
  const wanted = fold(text);
  if (wanted === '') return [];
  return [...getReadingOrder(diagram), ...diagram.edges.map(({ id }) => id)].filter((id) =>
    fold(getLabel(diagram, id)).includes(wanted),
  );
}
