import type { DiagramNode } from '@calque/diagram';
import type { Judgements } from './judgements.ts';
import type { Drawing } from './drawing.ts';
import { listShortcuts, type Shortcut } from './shortcuts.ts';
import type { CompiledReference } from './reference/compileReference.ts';
import type { Decision, ForbiddenElement, Message } from './types.ts';
import { createPassage, type Passage } from './passage.ts';
import { listPlaces } from './place.ts';

/** A drawn box (or group) that may stand for a node (or group) of the reference, and why. */
export interface Candidate {
  readonly box: number;
  /** `unlabelled`: a box without a label could be anything. */
  readonly tier: 'same' | 'close' | 'unlabelled';
  /** 0 to 100: breaks ties between equally good matchings. */
  readonly strength: number;
  readonly reason: Message;
}

/**
 * What can be said of a drawing and a reference before any matching: the rules of the game that the search then plays.
 * Boxes are the elements of the drawing: nodes, then groups.
 */
export interface Scene {
  readonly reference: CompiledReference;
  readonly drawing: Drawing;
  /** Boxes that may stand for each element; none for any group where the drawing has no group of the reference's. */
  readonly candidates: readonly (readonly Candidate[])[];
  /** For each node the boxes that name it as one of several parts, each part with a column of its own. */
  readonly parts: readonly (readonly Part[])[];
  /** Columns of the parts of each box that names several. */
  readonly partColumns: ReadonlyMap<number, readonly number[]>;
  /** Number of columns: one for each box, then one for each part. */
  readonly columns: number;
  /** For each node the boxes that together may stand for it: several that mean it and no other node. */
  readonly splits: readonly (readonly Candidate[] | null)[];
  /** Whether there were too many boxes without a label to try each for every node: what they could earn is unknown. */
  readonly isTruncated: boolean;
  readonly hasGroups: boolean;
  readonly forbidden: ReadonlyMap<number, ForbiddenElement>;
  /** Boxes and lines that are welcome though the reference lacks them. */
  readonly fairBox: readonly boolean[];
  readonly fairLine: readonly boolean[];
  /** Whether the policy for extras may charge a box or a line if it stands for nothing. */
  readonly chargesBox: readonly boolean[];
  readonly chargesLine: readonly boolean[];
  /** Reference edges that a person has said are drawn, with the line. */
  readonly decidedEdges: ReadonlyMap<number, number>;
  readonly passage: Passage;
  readonly shortcuts: readonly Shortcut[];
}

/** One of several components that the label of a box names. */
export interface Part {
  readonly candidate: Candidate;
  readonly column: number;
}

/** Pairs of candidates, over all reference edges, up to which every box without a label is tried for every node. */
const maxPairs = 2_000_000;

/** Past so many boxes of one meaning the learner is repeating a label, not splitting a node. */
const maxSplit = 4;

export function createScene(
  reference: CompiledReference,
  drawing: Drawing,
  judge: Judgements,
  decisions: readonly Decision[],
): Scene {
  const decided = new Map(decisions.map((decision) => [decision.trace, decision.reference]));
  const claimed = new Set(decisions.map((decision) => decision.reference));
  const { elements, nodeCount, source } = reference;
  const candidates: Candidate[][] = elements.map(() => []);
  const parts: Part[][] = elements.map(() => []);
  const forbidden = new Map<number, ForbiddenElement>();
  const partColumns = new Map<number, number[]>();
  const means = ({ label }: DiagramNode, name: string) => judge.means(label.trim(), name);
  const isNode = (box: number) => box < drawing.nodeCount;
  const fairBox = drawing.elements.map(
    (drawn, box) =>
      decided.get(drawn.id) === null ||
      (isNode(box) && (source.permittedExtras ?? []).some((name) => means(drawn, name))),
  );
  let columns = drawing.elements.length;
  for (const [box, drawn] of drawing.elements.entries()) {
    const { id, label } = drawn;
    const decision = decided.get(id);
    const text = label.trim();
    const [first, last] = isNode(box) ? [0, nodeCount] : [nodeCount, elements.length];
    const judgements = text === '' ? [] : isNode(box) ? judge.judgeNodes(text) : judge.judgeGroups(text);
    let found: readonly ReadonlySet<number>[] = [];
    if (isNode(box) && decision === undefined) {
      const ban = source.forbidden?.find((element) => means(drawn, element.label));
      if (ban && !judgements.some(({ tier }) => tier === 'same')) {
        forbidden.set(box, ban);
        continue;
      }
      found = listParts(text, judge);
      if (found.length > 0)
        partColumns.set(
          box,
          found.map((_, index) => columns + index),
        );
    }
    const add = (row: number, tier: Candidate['tier'], strength: number, reason: Message | string): Candidate => {
      const params = { label, reference: elements[row]!.label };
      const candidate = { box, tier, strength, reason: typeof reason === 'string' ? { key: reason, params } : reason };
      candidates[row]!.push(candidate);
      return candidate;
    };
    for (let row = first; row < last; row += 1) {
      const judgement = judgements[row - first];
      if (decision === undefined && judgement?.tier === 'different' && found.length === 0) continue;
      const { id: wanted } = elements[row]!;
      if (decision === wanted) add(row, 'same', 100, 'node.decided');
      if (decision !== undefined || claimed.has(wanted)) continue;
      if (found.some((nodes) => nodes.has(row))) {
        const candidate = add(row, 'same', 60, 'node.part');
        for (const [index, nodes] of found.entries())
          if (nodes.has(row)) parts[row]!.push({ candidate, column: columns + index });
      } else if (!judgement) add(row, 'unlabelled', 0, 'node.unlabelled');
      else if (judgement.tier !== 'different') add(row, judgement.tier, judgement.strength, judgement.reason);
    }
    columns += found.length;
  }
  admitByPlace(reference, drawing, candidates, (box, node) => {
    const text = drawing.elements[box]!.label.trim();
    // Where two nodes share a name, to draw one of them would take the place of the other away.
    if (!judge.isUnique(node)) return false;
    return text !== '' && !fairBox[box] && !forbidden.has(box) && !judge.judgeNodes(text)[node]!.isOther;
  });
  const isTruncated = truncate(reference, drawing, candidates);
  const hasGroups = candidates.slice(nodeCount).some((list) => list.some(({ tier }) => tier !== 'unlabelled'));
  if (!hasGroups) for (const list of candidates.slice(nodeCount)) list.length = 0;
  const meanings = new Int32Array(drawing.elements.length);
  for (const list of candidates) for (const { box } of list) meanings[box]! += 1;
  const splits = candidates.map((list, row) => {
    const own = list.filter(({ box, tier }) => tier === 'same' && meanings[box] === 1);
    return row < nodeCount && own.length > 1 && own.length <= maxSplit ? own : null;
  });
  const shortcuts = listShortcuts(reference, drawing, candidates, (row) => judge.isUnique(row));
  const isShortcut = new Set(shortcuts.map(({ line }) => line));
  const decidedEdges = new Map<number, number>();
  for (const [line, { source }] of drawing.lines.entries()) {
    const edge = reference.edges.findIndex(({ source: wanted }) => wanted.id === decided.get(source.id));
    if (edge !== -1 && !decidedEdges.has(edge)) decidedEdges.set(edge, line);
  }
  const isDecided = new Set(decidedEdges.values());
  const fairLine = drawing.lines.map(({ source }, line) => decided.get(source.id) === null || isDecided.has(line));
  const known = new Set(candidates.flatMap((list) => list.flatMap(({ box, tier }) => (tier === 'close' ? [] : [box]))));
  const isStray = (box: number) => !known.has(box);
  const passage = createPassage(reference, drawing, judge, (box) => isStray(box) && !forbidden.has(box));
  const isPlain = (box: number) => box !== -1 && !isStray(box) && !partColumns.has(box) && !passage.isNamed(box);
  return {
    reference,
    drawing,
    candidates,
    parts,
    partColumns,
    columns,
    splits,
    isTruncated,
    hasGroups,
    forbidden,
    fairBox,
    fairLine,
    chargesBox: fairBox.map((isFair, box) => isNode(box) && !isFair && !forbidden.has(box) && !partColumns.has(box)),
    // A loose end is a slip of the hand, not one arrow too many.
    chargesLine: drawing.lines.map(
      ({ from, to }, line) => !fairLine[line] && !isShortcut.has(line) && isPlain(from) && isPlain(to),
    ),
    decidedEdges,
    passage,
    shortcuts,
  };
}

/** A box in a node's place is the node where its label comes close, and may be it (“did you mean…”) where it says nothing. */
function admitByPlace(
  reference: CompiledReference,
  drawing: Drawing,
  candidates: Candidate[][],
  isOpen: (box: number, node: number) => boolean,
): void {
  for (const { node, box } of listPlaces(reference, drawing, candidates)) {
    if (!isOpen(box, node)) continue;
    const others = candidates[node]!.filter((candidate) => candidate.box !== box);
    const isClose = others.length < candidates[node]!.length;
    const params = { label: drawing.elements[box]!.label, reference: reference.elements[node]!.label };
    const reason = { key: isClose ? 'node.place.close' : 'node.place', params };
    candidates[node] = [...others, { box, tier: isClose ? 'same' : 'close', strength: 50, reason }];
  }
}

function countLines(lines: readonly { readonly from: number; readonly to: number }[], size: number): Int32Array {
  const counts = new Int32Array(size);
  for (const { from, to } of lines) {
    if (from !== -1) counts[from]! += 1;
    if (to !== -1) counts[to]! += 1;
  }
  return counts;
}

/** Keeps for each node only so many boxes without a label, those of the most similar number of lines, where all were too many. */
function truncate({ edges }: CompiledReference, drawing: Drawing, candidates: Candidate[][]): boolean {
  const pairs = edges.reduce((sum, { from, to }) => sum + candidates[from]!.length * candidates[to]!.length, 0);
  if (pairs <= maxPairs) return false;
  const most = Math.max(2, Math.floor(Math.sqrt(maxPairs / edges.length)));
  const wanted = countLines(edges, candidates.length);
  const drawn = countLines(drawing.lines, drawing.elements.length);
  for (const [row, list] of candidates.entries()) {
    const rank = ({ box, tier }: Candidate) => (tier === 'unlabelled' ? Math.abs(drawn[box]! - wanted[row]!) : -1);
    const labelled = list.filter(({ tier }) => tier !== 'unlabelled').length;
    candidates[row] = list.sort((a, b) => rank(a) - rank(b) || a.box - b.box).slice(0, labelled + most);
  }
  return true;
}

/**
 * The nodes that each part of a label like “Postgres primary + replica” names; empty unless two parts or more name
 * different nodes and the label as a whole is not the name of one.
 */
function listParts(label: string, judge: Judgements): ReadonlySet<number>[] {
  const texts = label
    .split(/[+&/,;|()\n]|\s(?:and|plus|with)\s/iu)
    .map((text) => text.trim())
    .filter((text) => text !== '');
  if (texts.length < 2 || judge.judgeNodes(label).some(({ strength }) => strength > 96)) return [];
  const parts = texts
    .map((text) => new Set(judge.judgeNodes(text).flatMap(({ tier }, node) => (tier === 'same' ? [node] : []))))
    .filter((part) => part.size > 0);
  return new Set(parts.flatMap((part) => [...part])).size > 1 && parts.length > 1 ? parts : [];
}
