import type { Diagram, DiagramPatch } from '@calque/diagram';
import type { Edit } from '../types.ts';
import type { Draft, Step } from './draft.ts';
import type { Graded, IsDone, Site } from './mendBoxes.ts';

const listIds = (elements: readonly { readonly id: string }[]): string[] => elements.map(({ id }) => id);

/** The edits with their points and with fixes that hold once the edits they require are made. */
export function finishEdits(trace: Diagram, drafts: readonly Draft[]): Edit[] {
  const byId = new Map(drafts.map((draft) => [draft.id, draft]));
  const edits = new Map<string, Edit>();
  const orders = { nodes: listIds(trace.nodes), edges: listIds(trace.edges), groups: listIds(trace.groups) };
  /** The edits that change each line, but for those that take it away. */
  const writers = new Map<Site, string[]>();

  const finish = (draft: Draft): Edit => {
    const known = edits.get(draft.id);
    if (known) return known;
    const { units, steps, sites, ...edit } = draft;
    const requires = new Set(draft.requires.filter((id) => byId.has(id)));
    for (;;) {
      const earlier = new Set<string>();
      const collect = (id: string): void => {
        if (earlier.has(id)) return;
        earlier.add(id);
        for (const required of finish(byId.get(id)!).requires) collect(required);
      };
      for (const id of requires) collect(id);
      const before = [...earlier].flatMap((id) => byId.get(id)!.steps);
      const isDone = createIsDone([...before, ...steps]);
      const changes = new Map(sites.map((site) => [site, compareSite(site, createIsDone(before), isDone)]));
      const lines = sites.filter((site) => site.collection === 'edges' && changes.get(site)!.length > 0);
      // Two edits that lead the same line elsewhere cannot be made side by side: the later one goes on from the earlier.
      const others = lines.flatMap((site) => writers.get(site) ?? []).filter((id) => !earlier.has(id));
      for (const id of others) requires.add(id);
      if (others.length > 0) continue;
      for (const site of lines)
        if (site.draw(isDone).length > 0) writers.set(site, [...(writers.get(site) ?? []), draft.id]);
      const fixes = [...earlier].flatMap((id) => edits.get(id)!.fix);
      const fix = placePatches(orders, fixes, [...changes.values()].flat());
      const finished: Edit = { ...edit, points: units / 100, requires: [...requires], fix };
      edits.set(draft.id, finished);
      return finished;
    }
  };
  return drafts.map(finish);
}

function createIsDone(steps: readonly Step[]): IsDone {
  const done = new Map<string, Step['kind'][]>();
  for (const { kind, about } of steps) done.set(about, [...(done.get(about) ?? []), kind]);
  return (kind, about) => done.get(about)?.includes(kind) ?? false;
}

/** A patch that does not yet know its place. */
type Change = Pick<DiagramPatch & { readonly id: string }, 'id' | 'before' | 'after'> & {
  readonly collection: Graded;
};

function compareSite({ collection, draw }: Site, isMade: IsDone, isDone: IsDone): Change[] {
  const before = draw(isMade);
  const after = draw(isDone);
  if (before.length === after.length && before.every((element, place) => element === after[place])) return [];
  const ids = new Set([...before, ...after].map(({ id }) => id));
  return [...ids].flatMap((id): Change[] => {
    const [old = null, now = null] = [before, after].map((elements) => elements.find((element) => element.id === id));
    return JSON.stringify(old) === JSON.stringify(now) ? [] : [{ collection, id, before: old, after: now } as Change];
  });
}

type Orders = Readonly<Record<Graded, readonly string[]>>;

/** Says of each change which place in its collection it is made at, once the patches in `earlier` are. */
function placePatches(trace: Orders, earlier: readonly DiagramPatch[], changes: readonly Change[]): DiagramPatch[] {
  const orders = new Map<Graded, string[]>();
  const place = ({ collection, id, after }: Change) => {
    const order = orders.get(collection) ?? [...trace[collection]];
    orders.set(collection, order);
    const from = order.indexOf(id);
    if (after !== null) return { from, to: from === -1 ? order.push(id) - 1 : from };
    if (from !== -1) order.splice(from, 1);
    return { from, to: -1 };
  };
  for (const patch of earlier) place(patch as Change);
  return changes.map((change) => ({ ...change, ...place(change) }) as DiagramPatch);
}
