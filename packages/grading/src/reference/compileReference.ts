import { arrange, type Arrangement } from '../arrange.ts';
import { InvalidReferenceError } from '../errors.ts';
import type { Importance, Reference, ReferenceEdge, ReferenceNode } from '../types.ts';
import { apportion, fullScore } from '../units.ts';
import { validateReference } from './validateReference.ts';

/** A reference made ready for grading: checked, its relations as places in the canonical order. */
export interface CompiledReference extends Arrangement<ReferenceNode> {
  readonly name: string;
  readonly source: Reference;
  readonly edges: readonly CompiledEdge[];
  /** One for each way of taking a branch of every choice. */
  readonly variants: readonly Variant[];
}

export interface CompiledEdge {
  readonly source: ReferenceEdge;
  readonly from: number;
  readonly to: number;
  /** Whether both directions count. */
  readonly either: boolean;
}

/** A reading of the reference in which the elements in `optional` need not be drawn. */
export interface Variant {
  readonly optional: ReadonlySet<string>;
}

/** Units (hundredths of a point) of each element: together exactly a full score, or 0 where nothing is required. */
export interface Units {
  readonly elements: readonly number[];
  readonly edges: readonly number[];
  /** For standing in the right group. */
  readonly parents: readonly number[];
  readonly required: number;
  /** Units of an element of importance 1, rounded: the measure for penalties. */
  readonly one: number;
}

const elementWeight = 4;
const groupWeight = 2;
const containmentWeight = 1;
const maxVariants = 256;

export const getImportance = (element: { readonly importance?: Importance | undefined }): Importance =>
  element.importance ?? 2;

/**
 * @param root JSON path of the reference, for errors
 * @throws InvalidReferenceError
 */
export function compileReference(source: Reference, name: string, root = ''): CompiledReference {
  validateReference(source, root);
  const { getNode, ...arrangement } = arrange(source, getKey, getEdgeKey);
  const edges = source.edges
    .map((edge) => ({
      source: edge,
      from: getNode(edge.from),
      to: getNode(edge.to),
      either: edge.accepts === 'either' || (edge.accepts === undefined && edge.direction !== 'forward'),
    }))
    .sort(
      (a, b) =>
        getImportance(b.source) - getImportance(a.source) ||
        a.from - b.from ||
        a.to - b.to ||
        compareText(getEdgeKey(a.source), getEdgeKey(b.source)),
    );
  return { ...arrangement, name, source, edges, variants: listVariants(source, root) };
}

const getKey = (element: ReferenceNode): string =>
  JSON.stringify([
    3 - getImportance(element),
    element.label,
    element.kind,
    element.optional === true,
    element.mergedCredit,
    element.splitCredit,
    element.aliases,
    element.alternatives,
  ]);

const getEdgeKey = (edge: ReferenceEdge): string =>
  JSON.stringify([getImportance(edge), edge.direction, edge.accepts, edge.optional === true, edge.via]);

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Every way of taking one branch per choice; the elements of the branches not taken become optional. */
function listVariants(reference: Reference, root: string): Variant[] {
  let variants: ReadonlySet<string>[] = [new Set()];
  for (const { branches } of reference.choices ?? []) {
    variants = variants.flatMap((optional) =>
      branches.map((_, taken) => new Set([...optional, ...branches.filter((_, index) => index !== taken).flat()])),
    );
    if (variants.length > maxVariants)
      throw new InvalidReferenceError(
        `${root}/choices`,
        `More than ${maxVariants} combinations of branches: split the reference in two.`,
      );
  }
  return variants.map((optional) => ({ optional }));
}

/**
 * Shares a full score out over the elements a variant requires, by importance. An edge at an optional node is optional
 * too. Groups and containment count only where `withGroups` is set, and little.
 */
export function getUnits(
  { elements, nodeCount, parent, edges }: CompiledReference,
  { optional }: Variant,
  withGroups: boolean,
): Units {
  const isOptional = (element: { readonly id: string; readonly optional?: boolean | undefined }) =>
    element.optional === true || optional.has(element.id);
  const counts = elements.map((element, row) => !isOptional(element) && (withGroups || row < nodeCount));
  const weigh = (element: ReferenceNode | ReferenceEdge, isCounted: boolean) =>
    isCounted ? elementWeight * getImportance(element) : 0;
  const weights = [
    ...elements.slice(0, nodeCount).map((node, row) => weigh(node, counts[row]!)),
    ...edges.map(({ source, from, to }) => weigh(source, !isOptional(source) && counts[from]! && counts[to]!)),
    ...counts.slice(nodeCount).map((isCounted) => (isCounted ? groupWeight : 0)),
    ...parent.map((group, row) => (group !== -1 && counts[row] && counts[group] ? containmentWeight : 0)),
  ];
  const units = apportion(weights, fullScore);
  const total = weights.reduce((a, b) => a + b, 0);
  const lastEdge = nodeCount + edges.length;
  const lastGroup = elements.length + edges.length;
  return {
    elements: [...units.slice(0, nodeCount), ...units.slice(lastEdge, lastGroup)],
    edges: units.slice(nodeCount, lastEdge),
    parents: units.slice(lastGroup),
    required: total === 0 ? 0 : fullScore,
    one: total === 0 ? 0 : Math.round((elementWeight * fullScore) / total),
  };
}
