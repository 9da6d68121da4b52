import { getCanonicalOrder } from '../canonicalOrder.ts';
import { InvalidReferenceError } from '../errors.ts';
import type { Importance, Reference, ReferenceEdge, ReferenceGroup, ReferenceNode } from '../types.ts';
import { apportion, fullScore } from '../units.ts';
import { validateReference } from './validateReference.ts';

/** A reference made ready for grading: checked, in canonical order, its relations as indexes. */
export interface CompiledReference {
  readonly name: string;
  readonly source: Reference;
  readonly nodes: readonly ReferenceNode[];
  readonly groups: readonly ReferenceGroup[];
  readonly edges: readonly CompiledEdge[];
  /** The group of each node and of each group, or -1. */
  readonly nodeParent: readonly number[];
  readonly groupParent: readonly number[];
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
  readonly nodes: readonly number[];
  readonly edges: readonly number[];
  readonly groups: readonly number[];
  readonly nodeParents: readonly number[];
  readonly groupParents: readonly number[];
  /** Sum of all: a full score, or 0. */
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
  const groupIndex = new Map(source.groups.map(({ id }, index) => [id, source.nodes.length + index]));
  const nodeIndex = new Map(source.nodes.map(({ id }, index) => [id, index]));
  const order = getCanonicalOrder(
    [
      ...source.nodes.map((node) => `n${getNodeKey(node)}`),
      ...source.groups.map((group) => `g${3 - getImportance(group)}${group.label}|${group.kind}`),
    ],
    [
      ...source.edges.map((edge) => ({
        from: nodeIndex.get(edge.from)!,
        to: nodeIndex.get(edge.to)!,
        key: getEdgeKey(edge),
      })),
      ...source.nodes.flatMap(({ parent }, from) =>
        parent === undefined ? [] : [{ from, to: groupIndex.get(parent)!, key: 'in' }],
      ),
    ],
  );
  const nodes = order.filter((index) => index < source.nodes.length).map((index) => source.nodes[index]!);
  const groups = order
    .filter((index) => index >= source.nodes.length)
    .map((index) => source.groups[index - source.nodes.length]!);
  const nodePlace = new Map(nodes.map(({ id }, index) => [id, index]));
  const groupPlace = new Map(groups.map(({ id }, index) => [id, index]));
  const getPlace = ({ parent }: { readonly parent?: string | undefined }) =>
    parent === undefined ? -1 : groupPlace.get(parent)!;
  const edges = source.edges
    .map((edge) => ({
      source: edge,
      from: nodePlace.get(edge.from)!,
      to: nodePlace.get(edge.to)!,
      either: edge.accepts === 'either' || (edge.accepts === undefined && edge.direction !== 'forward'),
    }))
    .sort(
      (a, b) =>
        getImportance(b.source) - getImportance(a.source) ||
        a.from - b.from ||
        a.to - b.to ||
        compareText(getEdgeKey(a.source), getEdgeKey(b.source)),
    );
  return {
    name,
    source,
    nodes,
    groups,
    edges,
    nodeParent: nodes.map(getPlace),
    groupParent: groups.map(getPlace),
    variants: listVariants(source, root),
  };
}

const getNodeKey = (node: ReferenceNode): string =>
  JSON.stringify([
    3 - getImportance(node),
    node.label,
    node.kind,
    node.optional === true,
    node.mergedCredit,
    node.splitCredit,
    node.aliases,
    node.alternatives,
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
export function getUnits(reference: CompiledReference, { optional }: Variant, withGroups: boolean): Units {
  const isOptional = (element: { readonly id: string; readonly optional?: boolean | undefined }) =>
    element.optional === true || optional.has(element.id);
  const nodeOptional = reference.nodes.map(isOptional);
  const weights = [
    reference.nodes.map((node, index) => (nodeOptional[index] ? 0 : elementWeight * getImportance(node))),
    reference.edges.map(({ source, from, to }) =>
      isOptional(source) || nodeOptional[from] || nodeOptional[to] ? 0 : elementWeight * getImportance(source),
    ),
    reference.groups.map((group) => (withGroups && !isOptional(group) ? groupWeight : 0)),
    reference.nodeParent.map((parent, index) =>
      withGroups && parent !== -1 && !nodeOptional[index] && !isOptional(reference.groups[parent]!)
        ? containmentWeight
        : 0,
    ),
    reference.groupParent.map((parent, index) =>
      withGroups && parent !== -1 && !isOptional(reference.groups[index]!) && !isOptional(reference.groups[parent]!)
        ? containmentWeight
        : 0,
    ),
  ];
  const all = weights.flat();
  const units = apportion(all, fullScore);
  const total = all.reduce((a, b) => a + b, 0);
  let start = 0;
  const [nodes, edges, groups, nodeParents, groupParents] = weights.map((part) =>
    units.slice(start, (start += part.length)),
  ) as [number[], number[], number[], number[], number[]];
  return {
    nodes,
    edges,
    groups,
    nodeParents,
    groupParents,
    required: total === 0 ? 0 : fullScore,
    one: total === 0 ? 0 : Math.round((elementWeight * fullScore) / total),
  };
}
