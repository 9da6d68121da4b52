import type { CollectionName } from '@calque/diagram';
import { compileDrawing, type Drawing } from '../drawing.ts';
import { type CompiledReference, compileReference } from '../reference/compileReference.ts';
import type { Comparison, Diagram, EdgeVerdict, Edit, EditKind, Reference } from '../types.ts';

/** Ink is not graded, so no fix changes it. */
export type Graded = Exclude<CollectionName, 'strokes'>;

/** Whether the edit of a kind about an element is made. */
export type IsDone = (kind: EditKind, about: string) => boolean;

/** What stands for an element of the reference. */
export interface Stand {
  /** One box, or several for a split. */
  readonly boxes: readonly number[];
  readonly share: 'whole' | 'part' | 'split';
}

/** What a comparison says of each part of the drawing, by index. */
export interface Plan {
  readonly reference: CompiledReference;
  readonly drawing: Drawing;
  readonly labels: readonly (Stand | null)[];
  readonly edges: readonly { readonly verdict: EdgeVerdict['verdict'] | null; readonly lines: readonly number[] }[];
  /** Elements that each box stands for, in the order of the reference. */
  readonly rowsOf: readonly (readonly number[])[];
  /** Edges that each line stands for. */
  readonly edgesOf: readonly (readonly number[])[];
  /** Lines that stand for nothing and would cost something if their ends meant more. */
  readonly isStray: readonly boolean[];
  /** Edge of the reference that a line with a loose end is led to. */
  readonly rerouted: ReadonlyMap<number, number>;
  /** Whether the comparison asks for an edit. */
  readonly asksFor: IsDone;
}

/** Step by step what an edit does, which several edits in one would do. */
export function listSteps({ kind, element, reference, trace }: Edit): { kind: EditKind; about: string }[] {
  const isOfTrace = kind === 'extra' || kind === 'split';
  const subjects = isOfTrace ? trace : kind === 'missing' && element === 'node' ? reference : reference.slice(0, 1);
  return subjects.map((about) => ({ kind, about }));
}

export function createIsDone(steps: ReturnType<typeof listSteps>): IsDone {
  const done = new Set(steps.map(({ kind, about }) => `${kind}:${about}`));
  return (kind, about) => done.has(`${kind}:${about}`);
}

/**
 * Reads a comparison against the drawing and the references it was made of. What the drawing has no longer is passed over.
 * @throws RangeError where none of the references is that of the comparison
 */
export function createPlan(
  trace: Diagram,
  references: Reference | readonly Reference[],
  comparison: Comparison,
  penalises: boolean,
): Plan {
  const list = 'nodes' in references ? [references] : references;
  const source = list.find(({ id }, index) => (id ?? String(index)) === comparison.reference);
  if (!source) throw new RangeError(`None of the references is “${comparison.reference}”, which the comparison names.`);
  const reference = compileReference(source, comparison.reference);
  const drawing = compileDrawing(trace);
  const rows = getPlaces(reference.elements);
  const boxes = getPlaces(drawing.elements);
  const lines = getPlaces(drawing.lines.map((line) => line.source));
  const isLoose = (line: number) => drawing.lines[line]!.from === -1 || drawing.lines[line]!.to === -1;
  const labels: (Stand | null)[] = reference.elements.map(() => null);
  const rowsOf: number[][] = drawing.elements.map(() => []);
  for (const { verdict, reference: id, trace: ids } of [...comparison.nodes, ...comparison.groups]) {
    const drawn = [ids ?? []].flat().flatMap((box) => boxes.get(box) ?? []);
    const row = rows.get(id ?? '');
    if (row === undefined || drawn.length === 0) continue;
    labels[row] = { boxes: drawn, share: verdict === 'merged' ? 'part' : verdict === 'split' ? 'split' : 'whole' };
  }
  for (const [row, label] of labels.entries()) for (const box of label?.boxes ?? []) rowsOf[box]!.push(row);
  const verdicts = new Map(comparison.edges.map((verdict) => [verdict.reference, verdict]));
  const edges = reference.edges.map(({ source: { id } }) => {
    const { verdict = null, trace: ids = [] } = verdicts.get(id) ?? {};
    return { verdict, lines: ids.flatMap((line) => lines.get(line) ?? []).filter((line) => !isLoose(line)) };
  });
  const edgesOf: number[][] = drawing.lines.map(() => []);
  for (const [edge, { lines: way }] of edges.entries()) for (const line of way) edgesOf[line]!.push(edge);
  const extras = comparison.edits.filter(({ kind }) => kind === 'extra');
  const free = new Set(extras.flatMap(({ points, trace: ids }) => (points === 0 ? ids : [])));
  const edgePlaces = getPlaces(reference.edges.map((edge) => edge.source));
  return {
    reference,
    drawing,
    labels,
    edges,
    rowsOf,
    edgesOf,
    isStray: drawing.lines.map(({ source: { id } }, line) => penalises && !isLoose(line) && free.has(id)),
    rerouted: new Map(
      comparison.edits.flatMap(({ kind, reference: [edge], trace: [line] }) =>
        kind === 'reroute' && lines.has(line!) ? [[lines.get(line!)!, edgePlaces.get(edge!)!]] : [],
      ),
    ),
    asksFor: createIsDone(comparison.edits.flatMap(listSteps)),
  };
}

/** Where ids repeat, as in a broken trace, the first element counts. */
const getPlaces = (elements: readonly { readonly id: string }[]): ReadonlyMap<string, number> =>
  new Map([...elements.entries()].toReversed().map(([place, { id }]) => [id, place]));
