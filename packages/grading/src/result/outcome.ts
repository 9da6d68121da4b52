import { type Label, type Model, getNodeUnits, getTierUnits, listInnerLines, resolvePair } from '../model.ts';
import type { Units } from '../reference/compileReference.ts';
import type { Scene } from '../scene.ts';
import type { Shortcut } from '../shortcuts.ts';
import type { EdgeVerdict } from '../types.ts';
import { fullScore } from '../units.ts';

/** What a matching says about every element, by index, with the units each earns. */
export interface Outcome {
  readonly scene: Scene;
  readonly units: Units;
  readonly nodes: readonly ElementOutcome[];
  readonly groups: readonly ElementOutcome[];
  readonly edges: readonly EdgeOutcome[];
  /** Units earned by nodes and groups for standing in the right group. */
  readonly nodeParents: readonly number[];
  readonly groupParents: readonly number[];
  /** Nodes that each box stands for, and groups that each drawn group stands for. */
  readonly boxNodes: readonly (readonly number[])[];
  readonly groupRows: readonly (readonly number[])[];
  /** Whether each line stands for something. */
  readonly lineUsed: readonly boolean[];
  /** What an extra box or line, and a forbidden box, cost in units. */
  readonly extraUnits: number;
  readonly forbiddenUnits: number;
  /** Units to be had: a full score. */
  readonly total: number;
  /** Units of the score: what is earned less what extras cost, not below 0. */
  readonly score: number;
}

export interface ElementOutcome {
  /** What stands for the element; null where it is missing. */
  readonly label: Label | null;
  readonly earned: number;
}

export interface EdgeOutcome {
  readonly verdict: Exclude<EdgeVerdict['verdict'], 'extra'>;
  readonly lines: readonly number[];
  readonly earned: number;
  /** The line that stands for the edge and its neighbours on a path. */
  readonly shortcut: Shortcut | null;
}

/** Reads the verdicts off a choice of labels. */
export function getOutcome(scene: Scene, units: Units, model: Model, choice: Int32Array, score: number): Outcome {
  const { reference, drawing } = scene;
  const { firstGroup, firstShortcut } = model;
  const getLabel = (row: number) => model.labels[choice[row]!]!;
  const nodes = reference.nodes.map((_, row): ElementOutcome => {
    const label = getLabel(row);
    return { label, earned: label ? getNodeUnits(reference, units, row, label) : 0 };
  });
  const groups = reference.groups.map((_, group): ElementOutcome => {
    const label = scene.hasGroups ? getLabel(firstGroup + group) : null;
    return { label, earned: label ? getTierUnits(units.groups[group]!, label.match!.tier) : 0 };
  });
  const lineUsed = drawing.lines.map((_, line) => scene.fairLine[line]!);
  const edges: EdgeOutcome[] = reference.edges.map((_, edge) => ({
    verdict: units.edges[edge] === 0 ? 'optional' : 'missing',
    lines: [],
    earned: 0,
    shortcut: null,
  }));
  for (const [edge, line] of scene.decidedEdges)
    edges[edge] = { verdict: 'present', lines: [line], earned: units.edges[edge]!, shortcut: null };
  for (const pair of model.pairs) {
    const from = nodes[pair.a]!.label;
    const to = nodes[pair.b]!.label;
    if (!from || !to) continue;
    for (const { edge, verdict, lines, earned } of resolvePair(scene, pair, from, to, model.extraUnits)) {
      edges[edge] = { verdict, lines, earned, shortcut: null };
      for (const line of lines) lineUsed[line] = true;
    }
  }
  for (const [index, edge] of model.shortcutEdges.entries()) {
    const shortcut = getLabel(firstShortcut + index)?.shortcut;
    if (!shortcut) continue;
    edges[edge] = { verdict: 'shortcut', lines: [shortcut.line], earned: units.edges[edge]!, shortcut };
    lineUsed[shortcut.line] = true;
  }
  for (const { label } of nodes)
    if (label?.share === 'split') for (const line of listInnerLines(scene, label.boxes)) lineUsed[line] = true;
  return {
    scene,
    units,
    nodes,
    groups,
    edges,
    nodeParents: reference.nodeParent.map((parent, row) =>
      isInside(scene, nodes[row]!.label, groups[parent]?.label, drawing.boxParent) ? units.nodeParents[row]! : 0,
    ),
    groupParents: reference.groupParent.map((parent, group) =>
      isInside(scene, groups[group]!.label, groups[parent]?.label, drawing.groupParent)
        ? units.groupParents[group]!
        : 0,
    ),
    boxNodes: listHolders(drawing.boxes.length, nodes),
    groupRows: listHolders(drawing.groups.length, groups),
    lineUsed,
    extraUnits: model.extraUnits,
    forbiddenUnits: model.forbiddenUnits,
    total: fullScore,
    score,
  };
}

function isInside(
  { drawing }: Scene,
  inner: Label | null,
  outer: Label | null | undefined,
  parents: readonly number[],
): boolean {
  if (!inner || !outer) return false;
  return inner.boxes.some((box) => {
    let parent = parents[box]!;
    for (let depth = 0; parent !== -1 && depth < drawing.groups.length; depth += 1) {
      if (parent === outer.boxes[0]) return true;
      parent = drawing.groupParent[parent]!;
    }
    return false;
  });
}

function listHolders(count: number, elements: readonly ElementOutcome[]): number[][] {
  const holders: number[][] = Array.from({ length: count }, () => []);
  for (const [row, { label }] of elements.entries()) for (const box of label?.boxes ?? []) holders[box]!.push(row);
  return holders;
}
