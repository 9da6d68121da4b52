import type { Collections, Diagram, DiagramPatch } from '@calque/diagram';
import type { Fix } from './getFixes.ts';
import type { Graded } from './plan.ts';

type Draft = { -readonly [Name in Graded]: Collections[Name][] };
type AnyElement = Collections[Graded];

/**
 * Returns the drawing with edits made, in the order given, each after those it requires. Fixes that touch the same
 * element are joined field by field, so a rename and a move into a group both last.
 *
 * @param fixes all fixes of the comparison
 * @param ids edits to make; default all
 */
export function applyFixes(trace: Diagram, fixes: readonly Fix[], ids?: readonly string[]): Diagram {
  const byEdit = new Map(fixes.map((fix) => [fix.edit, fix]));
  const draft: Draft = { nodes: [...trace.nodes], edges: [...trace.edges], groups: [...trace.groups] };
  const done = new Set<string>();
  const apply = (id: string): void => {
    const fix = byEdit.get(id);
    if (!fix || done.has(id)) return;
    done.add(id);
    for (const required of fix.requires) apply(required);
    for (const patch of fix.patches) rebase(draft, patch);
  };
  for (const id of ids ?? byEdit.keys()) apply(id);
  return { ...trace, ...draft };
}

function rebase(draft: Draft, patch: DiagramPatch): void {
  if (patch.collection === 'title' || patch.collection === 'strokes') return;
  const elements = draft[patch.collection] as AnyElement[];
  const place = elements.findIndex(({ id }) => id === patch.id);
  const { before, after } = patch as { before: AnyElement | null; after: AnyElement | null };
  if (after === null) {
    if (place !== -1) elements.splice(place, 1);
  } else if (place !== -1) elements[place] = before === null ? after : merge(elements[place]!, before, after);
  else if (before === null) elements.push(after);
}

/** Gives `current` the fields in which `after` differs from `before`. */
function merge(current: AnyElement, before: AnyElement, after: AnyElement): AnyElement {
  const old = new Map(Object.entries(before));
  const changed = Object.entries(after).filter(([key, value]) => old.get(key) !== value);
  return { ...current, ...Object.fromEntries(changed) };
}
