import type { Diagram, DiagramEdge, DiagramNode, DiagramPatch } from '@calque/diagram';
import type { Comparison, CompareOptions, Edit, Reference } from '../types.ts';
import { mendBoxes } from './mendBoxes.ts';
import { mendLines } from './mendLines.ts';
import { createIsDone, createPlan, type Graded, type IsDone, listSteps, type Plan } from './plan.ts';

/** The transaction that makes an edit. */
export interface Fix {
  /** Id of the edit. */
  readonly edit: string;
  /** Ids of edits to make first: those that the edit requires, and those that it matters to a line to have made before. */
  readonly requires: readonly string[];
  /** Valid for the compared trace once the fixes of `requires` are applied; `applyFixes` moves the places along. */
  readonly patches: readonly DiagramPatch[];
}

/**
 * A part of the drawing, a box or all that becomes of a line, as a function of the edits made. What an edit changes is
 * the difference between what is drawn without it and with it.
 */
interface Site {
  readonly collection: Graded;
  draw(isDone: IsDone): readonly (DiagramNode | DiagramEdge)[];
}

/**
 * Works out how to mend a drawing: a fix for each edit of a comparison, in the same order. A fix gains its points or, where
 * it mends more than it says, a little more; all of them together give 100.
 *
 * @param trace the drawing that was compared
 * @param references what it was compared with
 * @param options `extras` as they were for the comparison
 * @throws RangeError where none of the references is that of the comparison
 *
 * @example applyFixes(trace, getFixes(trace, reference, comparison), ['missing:ranker'])
 */
export function getFixes(
  trace: Diagram,
  references: Reference | readonly Reference[],
  comparison: Comparison,
  { extras }: Pick<CompareOptions, 'extras'> = {},
): Fix[] {
  const plan = createPlan(trace, references, comparison, extras === 'penalise');
  const listSites = createSites(plan);
  const { edits } = comparison;
  const byId = new Map(edits.map((edit) => [edit.id, edit]));
  const fixes = new Map<string, Fix>();
  const orders = { nodes: listIds(trace.nodes), edges: listIds(trace.edges), groups: listIds(trace.groups) };
  /** The edits worked out so far that may change each line. */
  const seen = new Map<Site, Edit[]>();

  const finish = (edit: Edit): Fix => {
    const known = fixes.get(edit.id);
    if (known) return known;
    const sites = listSites(edit);
    const requires = new Set(edit.requires);
    for (;;) {
      const earlier = new Set<string>();
      const collect = (id: string): void => {
        if (earlier.has(id)) return;
        for (const required of finish(byId.get(id)!).requires) collect(required);
        earlier.add(id);
      };
      for (const id of requires) collect(id);
      const before = [...earlier].flatMap((id) => listSteps(byId.get(id)!));
      const compareAfter = (site: Site, other: Edit | null) => {
        const made = other ? [...before, ...listSteps(other)] : before;
        return compareSite(site, createIsDone(made), createIsDone([...made, ...listSteps(edit)]));
      };
      const changes = new Map(sites.map((site) => [site, compareAfter(site, null)]));
      const lines = sites.filter(({ collection }) => collection === 'edges');
      // Where it matters to a line whether another edit is made first, the later one goes on from the earlier.
      const others = lines.flatMap((site) =>
        (seen.get(site) ?? []).filter(
          (other) =>
            !earlier.has(other.id) &&
            site.draw(createIsDone([...before, ...listSteps(other)])).length > 0 &&
            JSON.stringify(compareAfter(site, other)) !== JSON.stringify(changes.get(site)),
        ),
      );
      for (const { id } of others) requires.add(id);
      if (others.length > 0) continue;
      for (const site of lines) seen.set(site, [...(seen.get(site) ?? []), edit]);
      const patches = placePatches(
        orders,
        [...earlier].flatMap((id) => fixes.get(id)!.patches),
        [...changes.values()].flat(),
      );
      const fix = { edit: edit.id, requires: [...requires], patches };
      fixes.set(edit.id, fix);
      return fix;
    }
  };
  return edits.map(finish);
}

const listIds = (elements: readonly { readonly id: string }[]): string[] => elements.map(({ id }) => id);

/** All parts of the drawing, and which of them an edit may change: what it is about, and what lies around. */
function createSites(plan: Plan): (edit: Edit) => readonly Site[] {
  const { reference, drawing, labels, edges, isStray } = plan;
  const boxes = mendBoxes(plan);
  const lines = mendLines(plan, boxes);
  const boxSites = drawing.elements.map((_, box): Site => ({
    collection: box < drawing.nodeCount ? 'nodes' : 'groups',
    draw: (isDone) => boxes.drawBox(box, isDone),
  }));
  const newSites = reference.elements.map((_, row): Site => ({
    collection: row < reference.nodeCount ? 'nodes' : 'groups',
    draw: (isDone) => boxes.drawNew(row, isDone),
  }));
  const lineSites = drawing.lines.map((_, line): Site => ({
    collection: 'edges',
    draw: (isDone) => lines.drawLine(line, isDone),
  }));
  const edgeSites = edges.map((_, edge): Site => ({
    collection: 'edges',
    draw: (isDone) => lines.drawEdge(edge, isDone),
  }));
  return (edit) => {
    const wanted = new Set(edit.reference);
    const drawn = new Set(edit.trace);
    const rows = new Set(reference.elements.flatMap(({ id }, row) => (wanted.has(id) ? [row] : [])));
    const around = new Set(drawing.elements.flatMap(({ id }, box) => (drawn.has(id) ? [box] : [])));
    for (const row of rows) for (const box of labels[row]?.boxes ?? []) around.add(box);
    for (const box of around) for (const row of plan.rowsOf[box]!) rows.add(row);
    const passing = new Set([...around].flatMap(lines.listThrough));
    const isAround = new Set(
      reference.edges.flatMap(({ source, from, to }, edge) =>
        wanted.has(source.id) || rows.has(from) || rows.has(to) || passing.has(edge) ? [edge] : [],
      ),
    );
    return [
      ...newSites.filter((_, row) => rows.has(row)),
      ...boxSites.filter((_, box) => around.has(box)),
      ...lineSites.filter((_, line) => {
        const { source, from, to } = drawing.lines[line]!;
        return (
          isStray[line] ||
          drawn.has(source.id) ||
          around.has(from) ||
          around.has(to) ||
          plan.edgesOf[line]!.some((edge) => isAround.has(edge))
        );
      }),
      ...edgeSites.filter((_, edge) => isAround.has(edge)),
    ];
  };
}

/** A patch that does not yet know its place. */
type Change = Pick<DiagramPatch & { readonly id: string }, 'id' | 'before' | 'after'> & {
  readonly collection: Graded;
};

function compareSite({ collection, draw }: Site, isMade: IsDone, isDone: IsDone): Change[] {
  const before = draw(isMade);
  const after = draw(isDone);
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
