import { isWithin } from '../drawing.ts';
import { type Label, type Model, getEarned } from '../model.ts';
import type { Units } from '../reference/compileReference.ts';
import { listInnerLines, resolvePair } from '../resolve.ts';
import type { Scene } from '../scene.ts';
import type { Shortcut } from '../shortcuts.ts';
import type { EdgeVerdict } from '../types.ts';

/** What a matching says about every element, by index, with the units each earns. */
export interface Outcome {
  readonly scene: Scene;
  readonly units: Units;
  /** What stands for each element; null where it is missing. */
  readonly labels: readonly (Label | null)[];
  readonly earned: readonly number[];
  /** Units earned for standing in the right group. */
  readonly parents: readonly number[];
  readonly edges: readonly EdgeOutcome[];
  /** Elements that each box stands for. */
  readonly rowsOf: readonly (readonly number[])[];
  /** Whether each line stands for something. */
  readonly lineUsed: readonly boolean[];
  /** What an extra box or line, and a forbidden box, cost in units. */
  readonly extraUnits: number;
  readonly forbiddenUnits: number;
}

export interface EdgeOutcome {
  readonly verdict: Exclude<EdgeVerdict['verdict'], 'extra'>;
  readonly lines: readonly number[];
  readonly earned: number;
  /** The line that stands for the edge and its neighbours on a path. */
  readonly shortcut: Shortcut | null;
}

/** Reads the verdicts off a choice of labels. */
export function getOutcome(scene: Scene, units: Units, model: Model, choice: Int32Array): Outcome {
  const { reference, drawing } = scene;
  const labels = reference.elements.map((_, row) => model.labels[choice[row]!]!);
  const edges: EdgeOutcome[] = reference.edges.map((_, edge) => ({
    verdict: units.edges[edge] === 0 ? 'optional' : 'missing',
    lines: [],
    earned: 0,
    shortcut: null,
  }));
  const set = (edge: number, verdict: EdgeOutcome['verdict'], lines: readonly number[], earned: number) => {
    edges[edge] = { verdict, lines, earned, shortcut: null };
  };
  for (const [edge, line] of scene.decidedEdges) set(edge, 'present', [line], units.edges[edge]!);
  for (const pair of model.pairs) {
    const [from, to] = [labels[pair.a], labels[pair.b]];
    if (from && to)
      for (const { edge, verdict, lines, earned } of resolvePair(scene, pair, from, to, model.extraUnits))
        set(edge, verdict, lines, earned);
  }
  for (const [index, edge] of model.shortcutEdges.entries()) {
    const shortcut = model.labels[choice[labels.length + index]!]?.shortcut;
    if (shortcut) edges[edge] = { verdict: 'shortcut', lines: [shortcut.line], earned: units.edges[edge]!, shortcut };
  }
  const used = new Set([
    ...edges.flatMap(({ lines }) => lines),
    ...labels.flatMap((label) => (label?.share === 'split' ? listInnerLines(drawing, label.boxes) : [])),
  ]);
  const rowsOf: number[][] = drawing.elements.map(() => []);
  for (const [row, label] of labels.entries()) for (const box of label?.boxes ?? []) rowsOf[box]!.push(row);
  return {
    scene,
    units,
    labels,
    earned: labels.map((label, row) => (label ? getEarned(reference, units, row, label) : 0)),
    parents: reference.parent.map((parent, row) => {
      const outer = labels[parent]?.boxes[0];
      const isInside = outer !== undefined && labels[row]?.boxes.some((box) => isWithin(drawing, box, outer));
      return isInside ? units.parents[row]! : 0;
    }),
    edges,
    rowsOf,
    lineUsed: drawing.lines.map((_, line) => scene.fairLine[line]! || used.has(line)),
    extraUnits: model.extraUnits,
    forbiddenUnits: model.forbiddenUnits,
  };
}
