import { getArcs } from './drawing.ts';
import { getReversedUnits, pairEdges, type WantedEdge } from './pairing.ts';
import type { CompiledReference, Units } from './reference/compileReference.ts';
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
  /** First row of groups, and of shortcuts. */
  readonly firstGroup: number;
  readonly firstShortcut: number;
  /** Reference edge of each row of shortcuts. */
  readonly shortcutEdges: readonly number[];
  /** Units that are the same for every choice. */
  readonly constant: number;
  /** What an extra box or line costs, in units. */
  readonly extraUnits: number;
  readonly forbiddenUnits: number;
}

export interface Label {
  /** Indexes of drawn boxes, or of groups in the row of a group; none for a shortcut. */
  readonly boxes: readonly number[];
  readonly match: Candidate | null;
  readonly share: 'whole' | 'part' | 'split';
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

/** Share of a node's units for a label that is close but not accepted, and for a box without one. */
const closeShare = 0.5;
const unlabelledShare = 0.25;
const defaultMergedShare = 0.5;
const defaultSplitShare = 1;

/** Units a node earns through a label. */
export function getNodeUnits(reference: CompiledReference, units: Units, row: number, label: Label): number {
  const node = reference.nodes[row]!;
  const full = units.nodes[row]!;
  // Rounded up, so that naming two nodes in one box is worth no less than naming the weightier alone, other things equal.
  if (label.share === 'part') return Math.ceil(full * (node.mergedCredit ?? defaultMergedShare));
  if (label.share === 'split') return Math.floor(full * (node.splitCredit ?? defaultSplitShare));
  return getTierUnits(full, label.match!.tier);
}

export function getTierUnits(full: number, tier: Candidate['tier']): number {
  if (tier === 'same') return full;
  return Math.floor(full * (tier === 'close' ? closeShare : unlabelledShare));
}

export function createModel(scene: Scene, units: Units, penalises: boolean): Model {
  const { reference, drawing } = scene;
  const extraUnits = penalises ? Math.max(1, Math.round(units.one / 2)) : 0;
  const forbiddenUnits = units.one * 2;
  const pairs = listRowPairs(scene, units);
  const groupRows = scene.hasGroups ? reference.groups.length : 0;
  const firstGroup = reference.nodes.length;
  const firstShortcut = firstGroup + groupRows;
  const shortcuts = new Map<number, Shortcut[]>();
  for (const shortcut of scene.shortcuts)
    for (const edge of shortcut.edges)
      if (!scene.decidedEdges.has(edge)) shortcuts.set(edge, [...(shortcuts.get(edge) ?? []), shortcut]);
  const shortcutEdges = [...shortcuts.keys()].sort((a, b) => a - b);
  const builder = new Builder(drawing.boxes.length, drawing.groups.length, scene);
  const getSaved = (boxes: readonly number[]): number => {
    if (extraUnits === 0) return 0;
    const own = boxes.length === 1 ? [] : listInnerLines(scene, boxes).filter((line) => scene.chargesLine[line]);
    return (boxes.filter((box) => scene.chargesBox[box]).length + own.length) * extraUnits * tieScale;
  };
  for (const [row, node] of reference.nodes.entries()) {
    builder.startRow();
    const loop = pairs.find(({ a, b }) => a === row && b === row);
    const add = (label: Label) => {
      const kindTie = label.boxes.some((box) => drawing.boxes[box]!.kind === node.kind) ? 1 : 0;
      const loopCredit = loop ? getPairCredit(scene, loop, label, label, extraUnits) : 0;
      const earned = getNodeUnits(reference, units, row, label) * tieScale + getSaved(label.boxes);
      builder.addLabel(label, earned + label.match!.strength * 2 + 1 + kindTie + loopCredit);
    };
    for (const match of scene.candidates[row]!) {
      add({ boxes: [match.box], match, share: 'whole', shortcut: null });
    }
    for (const { candidate } of scene.parts[row]!)
      add({ boxes: [candidate.box], match: candidate, share: 'part', shortcut: null });
    const split = scene.splits[row];
    if (split) add({ boxes: split.map(({ box }) => box), match: split[0]!, share: 'split', shortcut: null });
    builder.addLabel(null, 0);
  }
  for (let row = 0; row < groupRows; row += 1) {
    builder.startRow();
    for (const match of scene.groupCandidates[row]!) {
      const kindTie = drawing.groups[match.box]!.kind === reference.groups[row]!.kind ? 1 : 0;
      const credit = getTierUnits(units.groups[row]!, match.tier) * tieScale + match.strength * 2 + 1 + kindTie;
      builder.addGroupLabel({ boxes: [match.box], match, share: 'whole', shortcut: null }, credit);
    }
    builder.addLabel(null, 0);
  }
  for (const edge of shortcutEdges) {
    builder.startRow();
    builder.addLabel(null, 0);
    for (const shortcut of shortcuts.get(edge)!)
      builder.addLabel({ boxes: [], match: null, share: 'whole', shortcut }, units.edges[edge]! * tieScale + 1);
  }
  for (const pair of pairs)
    if (pair.a !== pair.b)
      builder.addFactor(pair.a, pair.b, (from, to) =>
        from && to ? getPairCredit(scene, pair, from, to, extraUnits) : 0,
      );
  if (scene.hasGroups) addContainment(builder, scene, units, firstGroup);
  for (const [index, edge] of shortcutEdges.entries())
    addShortcutFactors(builder, firstShortcut + index, shortcuts.get(edge)!);
  const decidedUnits = [...scene.decidedEdges.keys()].reduce((sum, edge) => sum + units.edges[edge]!, 0);
  const charged = scene.chargesBox.filter(Boolean).length + scene.chargesLine.filter(Boolean).length;
  return {
    problem: builder.build(firstShortcut),
    labels: builder.labels,
    pairs,
    firstGroup,
    firstShortcut,
    shortcutEdges,
    constant: decidedUnits - charged * extraUnits - scene.forbidden.size * forbiddenUnits,
    extraUnits,
    forbiddenUnits,
  };
}

/** What became of a reference edge between two matched rows. */
export interface ResolvedEdge {
  readonly edge: number;
  readonly verdict: 'present' | 'reversed' | 'via-extra';
  readonly lines: readonly number[];
  readonly earned: number;
}

const nothing: readonly ResolvedEdge[] = [];

/** Lines that join the boxes of one label with each other. */
export const listInnerLines = ({ drawing }: Scene, boxes: readonly number[]): number[] =>
  drawing.lines.flatMap(({ from, to }, line) =>
    from !== to && boxes.includes(from) && boxes.includes(to) ? [line] : [],
  );

/** The best that the edges of a pair can make of the lines between the boxes of two labels. */
export function resolvePair(
  scene: Scene,
  { wanted }: RowPair,
  from: Label,
  to: Label,
  extraUnits: number,
): readonly ResolvedEdge[] {
  const { drawing, passage } = scene;
  // Two parts of one box need no arrow between them.
  if (from !== to && from.boxes[0] === to.boxes[0] && from.share === 'part' && to.share === 'part')
    return wanted.map(({ edge, units }) => ({ edge, verdict: 'present', lines: [], earned: units }));
  if (from !== to && from.boxes.some((box) => to.boxes.includes(box))) return nothing;
  const arcs =
    from.boxes.length === 1 && to.boxes.length === 1
      ? getArcs(drawing, from.boxes[0]!, to.boxes[0]!)
      : from.boxes.flatMap((a) => to.boxes.flatMap((b) => getArcs(drawing, a, b)));
  // A way through strangers counts only between boxes that their labels identify.
  const isClear = from.match!.tier !== 'unlabelled' && to.match!.tier !== 'unlabelled';
  if (arcs.length === 0 && !isClear) return nothing;
  const usable = arcs.length === 0 ? arcs : arcs.filter(({ edge }) => !scene.fairLine[edge]);
  const findWay = ({ edge, arc }: WantedEdge) => (isClear ? findPassage(passage, edge, arc, from, to) : null);
  const resolved: ResolvedEdge[] = [];
  if (usable.length > 0) {
    const getSaving = (line: number) => (scene.chargesLine[line] ? extraUnits : 0);
    for (const { wanted: index, drawn, verdict } of pairEdges(wanted, usable, getSaving, (edge) => !!findWay(edge))) {
      const { edge, units } = wanted[index]!;
      const earned = verdict === 'present' ? units : getReversedUnits(units);
      resolved.push({ edge, verdict, lines: [drawn.edge], earned });
    }
  }
  const [one] = resolved;
  if (one && (from.boxes.length > 1 || to.boxes.length > 1)) {
    const used = new Set(resolved.flatMap(({ lines }) => lines));
    const repeats = listLinesBetween(scene, from, to).filter((line) => !used.has(line));
    resolved[0] = { ...one, lines: [...one.lines, ...repeats] };
  }
  for (const edge of wanted) {
    if (resolved.some((other) => other.edge === edge.edge)) continue;
    const lines = findWay(edge);
    if (lines) resolved.push({ edge: edge.edge, verdict: 'via-extra', lines, earned: edge.units });
  }
  return resolved;
}

/** Lines either way between the boxes of two labels: beside one that counts, the others merely repeat it. */
function listLinesBetween({ drawing, fairLine }: Scene, first: Label, second: Label): number[] {
  const joins = (from: number, to: number) => first.boxes.includes(from) && second.boxes.includes(to);
  return drawing.lines.flatMap(({ from, to }, line) =>
    from !== to && !fairLine[line] && (joins(from, to) || joins(to, from)) ? [line] : [],
  );
}

function findPassage(
  passage: Scene['passage'],
  edge: number,
  arc: WantedEdge['arc'],
  from: Label,
  to: Label,
): readonly number[] | null {
  for (const a of from.boxes)
    for (const b of to.boxes) {
      const there = arc === 'backward' ? null : passage.find(edge, a, b);
      const back = arc === 'forward' ? null : passage.find(edge, b, a);
      if (there ?? back) return there ?? back;
    }
  return null;
}

function getPairCredit(scene: Scene, pair: RowPair, from: Label, to: Label, extraUnits: number): number {
  const resolved = resolvePair(scene, pair, from, to, extraUnits);
  if (resolved.length === 0) return 0;
  let credit = 0;
  const charged = new Set<number>();
  for (const { verdict, earned, lines } of resolved) {
    credit += earned * tieScale + (verdict === 'present' ? 3 : verdict === 'reversed' ? 1 : 2);
    for (const line of lines) {
      const { from: tail, to: head } = scene.drawing.lines[line]!;
      // The label itself saves the lines between its boxes.
      const isInner = from === to && tail !== head;
      if (scene.chargesLine[line] && !isInner) charged.add(line);
    }
  }
  return credit + charged.size * extraUnits * tieScale;
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

function addContainment(builder: Builder, { reference, drawing }: Scene, units: Units, firstGroup: number): void {
  const isInside = (parent: number, group: number): boolean => {
    for (let depth = 0; parent !== -1 && depth < drawing.groups.length; depth += 1) {
      if (parent === group) return true;
      parent = drawing.groupParent[parent]!;
    }
    return false;
  };
  const add = (row: number, parent: number, earned: number, parents: readonly number[]) => {
    if (parent === -1 || row === firstGroup + parent) return;
    builder.addFactor(row, firstGroup + parent, (inner, outer) =>
      inner && outer && inner.boxes.some((box) => isInside(parents[box]!, outer.boxes[0]!)) ? earned * tieScale + 1 : 0,
    );
  };
  for (const [row, parent] of reference.nodeParent.entries())
    add(row, parent, units.nodeParents[row]!, drawing.boxParent);
  for (const [group, parent] of reference.groupParent.entries())
    add(firstGroup + group, parent, units.groupParents[group]!, drawing.groupParent);
}

const isWhole = (label: Label | null, box: number): boolean => label?.share === 'whole' && label.boxes[0] === box;

function addShortcutFactors(builder: Builder, row: number, shortcuts: readonly Shortcut[]): void {
  for (const other of new Set(shortcuts.flatMap(({ path }) => path)))
    builder.addFactor(other, row, (label, answer) => {
      if (!answer) return 0;
      const { path, from, to } = answer.shortcut!;
      const place = path.indexOf(other);
      if (place === -1) return 0;
      if (place === 0) return isWhole(label, from) ? 0 : excluded;
      if (place === path.length - 1) return isWhole(label, to) ? 0 : excluded;
      return label ? excluded : 0;
    });
}

/** Collects rows, labels and factors. Columns are boxes first, then their parts, then groups. */
class Builder {
  readonly labels: (Label | null)[] = [];
  readonly #rowStart: number[] = [];
  readonly #credit: number[] = [];
  readonly #column: number[] = [];
  readonly #moreColumns = new Map<number, readonly number[]>();
  readonly #factors: Factor[] = [];
  readonly #boxes: number;
  readonly #groups: number;
  readonly #partCount: number;
  readonly #partColumns = new Map<number, number[]>();
  readonly #partColumn = new Map<Candidate, number>();

  constructor(boxes: number, groups: number, { parts, partCount }: Scene) {
    this.#boxes = boxes;
    this.#groups = groups;
    this.#partCount = partCount;
    for (const { candidate, column } of parts.flat()) {
      const columns = this.#partColumns.get(candidate.box) ?? [];
      if (!columns.includes(column)) columns.push(column);
      this.#partColumns.set(candidate.box, columns);
      this.#partColumn.set(candidate, column);
    }
  }

  startRow(): void {
    this.#rowStart.push(this.labels.length);
  }

  addLabel(label: Label | null, credit: number): void {
    const isPart = label?.share === 'part';
    const [first, ...others] = label?.boxes ?? [];
    if (label && first !== undefined && !isPart) {
      const more = [...others, ...label.boxes.flatMap((box) => this.#partColumns.get(box) ?? [])];
      if (more.length > 0) this.#moreColumns.set(this.labels.length, more);
    }
    this.#column.push(isPart ? this.#partColumn.get(label.match!)! : (first ?? -1));
    this.labels.push(label);
    this.#credit.push(credit);
  }

  addGroupLabel(label: Label, credit: number): void {
    this.#column.push(this.#boxes + this.#partCount + label.boxes[0]!);
    this.labels.push(label);
    this.#credit.push(credit);
  }

  addFactor(a: number, b: number, getCredit: (a: Label | null, b: Label | null) => number): void {
    const [startA, endA] = this.#getRange(a);
    const [startB, endB] = this.#getRange(b);
    const width = endB - startB;
    const table = new Float64Array((endA - startA) * width);
    let some = false;
    for (let i = startA; i < endA; i += 1)
      for (let j = startB; j < endB; j += 1) {
        const credit = getCredit(this.labels[i]!, this.labels[j]!);
        if (credit === 0) continue;
        table[(i - startA) * width + j - startB] = credit;
        some = true;
      }
    if (some) this.#factors.push({ a, b, width, table });
  }

  build(firstDependent: number): Problem {
    return {
      rows: this.#rowStart.length,
      columns: this.#boxes + this.#partCount + this.#groups,
      rowStart: Int32Array.from([...this.#rowStart, this.labels.length]),
      credit: Float64Array.from(this.#credit),
      column: Int32Array.from(this.#column),
      moreColumns: this.#moreColumns,
      factors: this.#factors,
      firstDependent,
    };
  }

  #getRange(row: number): [number, number] {
    return [this.#rowStart[row]!, this.#rowStart[row + 1] ?? this.labels.length];
  }
}
