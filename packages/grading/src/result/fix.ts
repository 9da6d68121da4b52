import type {
  CollectionName,
  Collections,
  Diagram,
  DiagramEdge,
  DiagramGroup,
  DiagramNode,
  DiagramPatch,
} from '@calque/diagram';
import type { Edit } from '../types.ts';

/** Ink is not graded, so no fix changes it. */
type Graded = Exclude<CollectionName, 'strokes'>;

/** One element's change as a function of what the element is when its turn comes; null: it is not there. */
export type Change = { [Name in Graded]: ElementChange<Name> }[Graded];

export interface ElementChange<Name extends Graded> {
  readonly collection: Name;
  readonly id: string;
  readonly apply: (element: Collections[Name] | null) => Collections[Name] | null;
}

type Draft = { -readonly [Name in Graded]: Collections[Name][] };
type AnyElement = Collections[Graded];

/** The patches of `changes` on the trace, once the changes in `earlier` have been made. */
export function createFix(trace: Diagram, earlier: readonly Change[], changes: readonly Change[]): DiagramPatch[] {
  const draft: Draft = {
    nodes: trace.nodes as DiagramNode[],
    edges: trace.edges as DiagramEdge[],
    groups: trace.groups as DiagramGroup[],
  };
  for (const { collection } of [...earlier, ...changes])
    if (draft[collection] === trace[collection]) Object.assign(draft, { [collection]: [...trace[collection]] });
  for (const change of earlier) make(draft, change);
  return changes.flatMap((change) => make(draft, change) ?? []);
}

function make(draft: Draft, { collection, id, apply }: Change): DiagramPatch | null {
  const elements = draft[collection] as AnyElement[];
  const from = elements.findIndex((element) => element.id === id);
  const before = elements[from] ?? null;
  const after = (apply as (element: AnyElement | null) => AnyElement | null)(before);
  if (before === after) return null;
  const to = after === null ? -1 : before === null ? elements.length : from;
  if (after === null) elements.splice(from, 1);
  else elements[to] = after;
  return { collection, id, before, after, from, to } as DiagramPatch;
}

/**
 * Returns the drawing with edits made, in the order given, each after those it requires. Edits that touch the same
 * element are joined field by field, so a rename and a move into a group both last.
 *
 * @param edits all edits of the comparison
 * @param ids which of them to make; default all
 */
export function applyEdits(trace: Diagram, edits: readonly Edit[], ids?: readonly string[]): Diagram {
  const byId = new Map(edits.map((edit) => [edit.id, edit]));
  const draft: Draft = { nodes: [...trace.nodes], edges: [...trace.edges], groups: [...trace.groups] };
  const done = new Set<string>();
  const apply = (edit: Edit | undefined): void => {
    if (!edit || done.has(edit.id)) return;
    done.add(edit.id);
    for (const required of edit.requires) apply(byId.get(required));
    for (const patch of edit.fix) rebase(draft, patch);
  };
  if (ids) for (const id of ids) apply(byId.get(id));
  else for (const edit of edits) apply(edit);
  return { ...trace, ...draft };
}

function rebase(draft: Draft, patch: DiagramPatch): void {
  if (patch.collection === 'title' || patch.collection === 'strokes') return;
  const elements = draft[patch.collection] as AnyElement[];
  const place = elements.findIndex(({ id }) => id === patch.id);
  const { before, after } = patch as { before: AnyElement | null; after: AnyElement | null };
  if (after === null) {
    if (place !== -1) elements.splice(place, 1);
  } else if (place === -1) {
    if (before === null) elements.push(after);
  } else elements[place] = before === null ? after : merge(elements[place]!, before, after);
}

/** Gives `current` the fields in which `after` differs from `before`. */
function merge(current: AnyElement, before: AnyElement, after: AnyElement): AnyElement {
  const merged: Record<string, unknown> = { ...current };
  const old = before as unknown as Record<string, unknown>;
  for (const [key, value] of Object.entries(after)) if (old[key] !== value) merged[key] = value;
  return merged as unknown as AnyElement;
}
