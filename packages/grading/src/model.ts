import { isWithin } from './drawing.ts';
import type { WantedEdge } from './pairing.ts';
import type { CompiledReference, Units } from './reference/compileReference.ts';
import { listInnerLines, resolvePair } from './resolve.ts';
import type { Candidate, Scene } from './scene.ts';
import { excluded, type Factor, type Problem } from './search/problem.ts';
import type { Shortcut } from './shortcuts.ts';

/**
 * A comparison as a combinatorial problem, with what each row, label and factor of it means.
 *
 * Everything that grading understands is part of this one problem, so that the optimum is over all of it:
 * - a node's labels are the boxes that may stand for it; a box that names several nodes has a column for each part
 *   besides the one for the whole, and the whole takes them all (merged); several boxes that mean one node and no other
 *   form one more label that takes all their columns (split);
 * - groups are rows of their own, matched to drawn groups; containment is a factor between a node and its group;
 * - a factor between two nodes holds what their edges earn: present, reversed, or drawn through an intermediary;
 * - a shortcut past a forgotten node ties three or four nodes together, which no pair can express. It has a row of its
 *   own per reference edge, whose labels are the lines that may stand for the edge; pairing it with the nodes it passes
 *   excludes every other choice for them.
 */
export interface Model {
  readonly problem: Problem;
  /** What each label stands for; null: nothing. */
  readonly labels: readonly (Label | null)[];
  readonly pairs: readonly RowPair[];
  /** Reference edge of each row of shortcuts, which follow the rows of the elements. */
  readonly shortcutEdges: readonly number[];
  /** Units that are the same for every choice. */
  readonly constant: number;
  /** What an extra box or line costs, in units. */
  readonly extraUnits: number;
  readonly forbiddenUnits: number;
}

export interface Label {
  /** Indexes of drawn elements; none for a shortcut. */
  readonly boxes: readonly number[];
  readonly match: Candidate | null;
  readonly share: 'whole' | 'part' | 'split';
  readonly columns: readonly number[];
  readonly shortcut: Shortcut | null;
}

/** Two rows that reference edges join, with those edges seen from row `a`. */
export interface RowPair {
  readonly a: number;
  readonly b: number;
  readonly wanted: readonly WantedEdge[];
}

/**
 * Credits are `units * tieScale + tie`: units of the score decide, label strength and equal kinds break ties. Ties sum
 * to less than one unit up to some 5000 elements.
 */
export const tieScale = 2 ** 20;

/** Share of an element's units by how its label was understood, and what the author may set otherwise. */
const tierShare: Readonly<Record<Candidate['tier'], number>> = { same: 1, close: 0.5, unlabelled: 0.25 };
const defaultMergedCredit = 0.5;
const defaultSplitCredit = 1;

/** Units an element earns through a label. */
export function getEarned({ elements }: CompiledReference, units: Units, row: number, { share, match }: Label): number {
  const { mergedCredit = defaultMergedCredit, splitCredit = defaultSplitCredit } = elements[row]!;
  const full = units.elements[row]!;
  // Rounded up, so that naming two nodes in one box is worth no less than naming the weightier alone, other things equal.
  if (share === 'part') return Math.ceil(full * mergedCredit);
  return Math.floor(full * (share === 'split' ? splitCredit : tierShare[match!.tier]));
}

export function createModel(scene: Scene, units: Units, penalises: boolean): Model {
  const { reference, drawing, chargesBox, chargesLine, decidedEdges } = scene;
  const extraUnits = penalises ? Math.max(1, Math.round(units.one / 2)) : 0;
  const forbiddenUnits = units.one * 2;
  const pairs = listRowPairs(scene, units);
  const rowStart = [0];
  const labels: (Label | null)[] = [];
  const credit: number[] = [];
  const factors: Factor[] = [];
  const add = (label: Label | null, worth: number) => {
    labels.push(label);
    credit.push(worth);
  };
  const addFactor = (a: number, b: number, getCredit: (a: Label | null, b: Label | null) => number) => {
    const width = rowStart[b + 1]! - rowStart[b]!;
    const table = new Float64Array((rowStart[a + 1]! - rowStart[a]!) * width);
    let place = 0;
    for (let i = rowStart[a]!; i < rowStart[a + 1]!; i += 1)
      for (let j = rowStart[b]!; j < rowStart[b + 1]!; j += 1) table[place++] = getCredit(labels[i]!, labels[j]!);
    if (table.some((entry) => entry !== 0)) factors.push({ a, b, width, table });
  };
  for (const [row, element] of reference.elements.entries()) {
    const loop = pairs.find(({ a, b }) => a === row && b === row);
    const addLabel = (
      boxes: readonly number[],
      match: Candidate,
      share: Label['share'],
      columns: readonly number[],
    ) => {
      const label = { boxes, match, share, columns, shortcut: null };
      const isKind = boxes.some((box) => drawing.elements[box]!.kind === element.kind);
      const saved =
        boxes.filter((box) => chargesBox[box]).length +
        listInnerLines(drawing, boxes).filter((line) => chargesLine[line]).length;
      const earned = getEarned(reference, units, row, label) + saved * extraUnits;
      const loopCredit = loop ? getPairCredit(scene, loop, label, label, extraUnits) : 0;
      add(label, earned * tieScale + match.strength * 2 + 1 + Number(isKind) + loopCredit);
    };
    const addBoxes = (matches: readonly Candidate[], share: Label['share']) => {
      const boxes = matches.map(({ box }) => box);
      addLabel(boxes, matches[0]!, share, [...boxes, ...boxes.flatMap((box) => scene.partColumns.get(box) ?? [])]);
    };
    for (const match of scene.candidates[row]!) addBoxes([match], 'whole');
    for (const { candidate, column } of scene.parts[row]!) addLabel([candidate.box], candidate, 'part', [column]);
    if (scene.splits[row]) addBoxes(scene.splits[row], 'split');
    add(null, 0);
    rowStart.push(labels.length);
  }
  const shortcutEdges = reference.edges.flatMap((_, edge) =>
    !decidedEdges.has(edge) && scene.shortcuts.some(({ edges }) => edges.includes(edge)) ? [edge] : [],
  );
  for (const edge of shortcutEdges) {
    add(null, 0);
    for (const shortcut of scene.shortcuts)
      if (shortcut.edges.includes(edge))
        add({ boxes: [], match: null, share: 'whole', columns: [], shortcut }, units.edges[edge]! * tieScale + 1);
    rowStart.push(labels.length);
  }
  for (const pair of pairs)
    if (pair.a !== pair.b)
      addFactor(pair.a, pair.b, (from, to) => (from && to ? getPairCredit(scene, pair, from, to, extraUnits) : 0));
  if (scene.hasGroups)
    for (const [row, parent] of reference.parent.entries())
      if (parent !== -1 && parent !== row)
        addFactor(row, parent, (inner, outer) =>
          inner && outer && inner.boxes.some((box) => isWithin(drawing, box, outer.boxes[0]!))
            ? units.parents[row]! * tieScale + 1
            : 0,
        );
  for (let row = reference.elements.length; row + 1 < rowStart.length; row += 1) {
    const answers = labels.slice(rowStart[row], rowStart[row + 1]);
    for (const other of new Set(answers.flatMap((answer) => answer?.shortcut?.path ?? [])))
      addFactor(other, row, (label, answer) => (contradicts(label, answer?.shortcut, other) ? excluded : 0));
  }
  const decidedUnits = [...decidedEdges.keys()].reduce((sum, edge) => sum + units.edges[edge]!, 0);
  const charged = [...chargesBox, ...chargesLine].filter(Boolean).length;
  return {
    problem: {
      rows: rowStart.length - 1,
      columns: scene.columns,
      rowStart: Int32Array.from(rowStart),
      credit: Float64Array.from(credit),
      taken: labels.map((label) => label?.columns ?? []),
      factors,
      firstDependent: reference.elements.length,
    },
    labels,
    pairs,
    shortcutEdges,
    constant: decidedUnits - charged * extraUnits - scene.forbidden.size * forbiddenUnits,
    extraUnits,
    forbiddenUnits,
  };
}

/** Whether a row on the path of a shortcut is anything but its end, or is drawn where the shortcut passes it by. */
function contradicts(label: Label | null, shortcut: Shortcut | null | undefined, row: number): boolean {
  if (!shortcut?.path.includes(row)) return false;
  const { path, from, to } = shortcut;
  if (row !== path[0] && row !== path.at(-1)) return label !== null;
  return label?.share !== 'whole' || label.boxes[0] !== (row === path[0] ? from : to);
}

function getPairCredit(scene: Scene, pair: RowPair, from: Label, to: Label, extraUnits: number): number {
  const resolved = resolvePair(scene, pair, from, to, extraUnits);
  if (resolved.length === 0) return 0;
  const credit = resolved.reduce(
    (sum, { verdict, earned }) =>
      sum + earned * tieScale + (verdict === 'present' ? 3 : verdict === 'reversed' ? 1 : 2),
    0,
  );
  if (extraUnits === 0) return credit;
  const charged = [...new Set(resolved.flatMap(({ lines }) => lines))].filter((line) => {
    const { from: tail, to: head } = scene.drawing.lines[line]!;
    // The label itself saves the lines between its boxes.
    const isInner = from === to && tail !== head;
    return scene.chargesLine[line] && !isInner;
  });
  return credit + charged.length * extraUnits * tieScale;
}

function listRowPairs({ reference, decidedEdges }: Scene, units: Units): RowPair[] {
  const pairs = new Map<string, { a: number; b: number; wanted: WantedEdge[] }>();
  for (const [edge, { from, to, either }] of reference.edges.entries()) {
    if (decidedEdges.has(edge)) continue;
    const a = Math.min(from, to);
    const b = Math.max(from, to);
    const key = `${a},${b}`;
    const pair = pairs.get(key) ?? { a, b, wanted: [] };
    pairs.set(key, pair);
    const arc = either || from === to ? 'either' : from === a ? 'forward' : 'backward';
    pair.wanted.push({ edge, arc, units: units.edges[edge]! });
  }
  return [...pairs.values()].sort((x, y) => x.a - y.a || x.b - y.b);
}
