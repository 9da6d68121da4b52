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

/** What can be said of a drawing and a reference before any matching: the rules of the game that the search then plays. */
export interface Scene {
  readonly reference: CompiledReference;
  readonly drawing: Drawing;
  /** Boxes that may stand for each node. */
  readonly candidates: readonly (readonly Candidate[])[];
  /** For each node the boxes that name it as one of several parts, each part with a column of its own. */
  readonly parts: readonly (readonly Part[])[];
  /** Number of parts over all boxes. */
  readonly partCount: number;
  /** For each node the boxes that together may stand for it: several that mean it and no other node. */
  readonly splits: readonly (readonly Candidate[] | null)[];
  /** Whether there were too many boxes without a label to try each for every node: what they could earn is unknown. */
  readonly isTruncated: boolean;
  /** Drawn groups that may stand for each group; all empty where the drawing has no group of the reference's. */
  readonly groupCandidates: readonly (readonly Candidate[])[];
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
  const { nodes, groups } = reference;
  const candidates: Candidate[][] = nodes.map(() => []);
  const parts: Part[][] = nodes.map(() => []);
  const forbidden = new Map<number, ForbiddenElement>();
  const isCompound: boolean[] = [];
  let partCount = 0;
  const fairBox = drawing.boxes.map(
    ({ id, label }) =>
      decided.get(id) === null ||
      (reference.source.permittedExtras ?? []).some((name) => judge.means(label.trim(), name)),
  );
  for (const [box, { id, label }] of drawing.boxes.entries()) {
    const decision = decided.get(id);
    if (decision === null) continue;
    if (decision !== undefined) {
      const node = nodes.findIndex((candidate) => candidate.id === decision);
      const reason = { key: 'node.decided', params: { label, reference: nodes[node]?.label ?? decision } };
      candidates[node]?.push({ box, tier: 'same', strength: 100, reason });
      continue;
    }
    const text = label.trim();
    const ban = reference.source.forbidden?.find((element) => judge.means(text, element.label));
    const judgements = text === '' ? [] : judge.judgeNodes(text);
    if (ban && !judgements.some(({ tier }) => tier === 'same')) {
      forbidden.set(box, ban);
      continue;
    }
    const found = listParts(text, judge);
    isCompound[box] = found.length > 0;
    for (const [node, { id: nodeId, label: name }] of nodes.entries()) {
      if (claimed.has(nodeId)) continue;
      const reason = { key: 'node.part', params: { label, reference: name } };
      if (text === '')
        candidates[node]!.push({
          box,
          tier: 'unlabelled',
          strength: 0,
          reason: { key: 'node.unlabelled', params: { reference: name } },
        });
      else if (found.some((part) => part.has(node)))
        candidates[node]!.push({ box, tier: 'same', strength: 60, reason });
      else if (judgements[node]!.tier !== 'different') {
        const { tier, strength, reason: why } = judgements[node]!;
        candidates[node]!.push({ box, tier: tier as Candidate['tier'], strength, reason: why });
      }
      for (const [index, part] of found.entries())
        if (part.has(node))
          parts[node]!.push({
            candidate: { box, tier: 'same', strength: 60, reason },
            column: drawing.boxes.length + partCount + index,
          });
    }
    partCount += found.length;
  }
  admitByPlace(reference, drawing, candidates, (box, node) => {
    const text = drawing.boxes[box]!.label.trim();
    return text !== '' && !fairBox[box] && !forbidden.has(box) && !judge.judgeNodes(text)[node]!.isOther;
  });
  const isTruncated = truncate(reference, drawing, candidates);
  const meanings = new Int32Array(drawing.boxes.length);
  for (const list of candidates) for (const { box } of list) meanings[box]! += 1;
  const splits = candidates.map((list) => {
    const own = list.filter(({ box, tier }) => tier === 'same' && meanings[box] === 1);
    return own.length > 1 && own.length <= maxSplit ? own : null;
  });
  const groupCandidates = listGroupCandidates(reference, drawing, judge, decided, claimed);
  const hasGroups = groups.length > 0 && groupCandidates.some((list) => list.some(({ tier }) => tier !== 'unlabelled'));
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
  const isPlain = (box: number) => !isStray(box) && !isCompound[box] && !passage.isNamed(box);
  return {
    reference,
    drawing,
    candidates,
    parts,
    partCount,
    splits,
    isTruncated,
    groupCandidates,
    hasGroups,
    forbidden,
    fairBox,
    fairLine,
    chargesBox: drawing.boxes.map((_, box) => !fairBox[box] && !forbidden.has(box) && !isCompound[box]),
    // A loose end is a slip of the hand, not one arrow too many.
    chargesLine: drawing.lines.map(
      ({ from, to }, line) =>
        !fairLine[line] && !isShortcut.has(line) && from !== -1 && to !== -1 && isPlain(from) && isPlain(to),
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
    const params = { label: drawing.boxes[box]!.label, reference: reference.nodes[node]!.label };
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
  const drawn = countLines(drawing.lines, drawing.boxes.length);
  for (const [row, list] of candidates.entries()) {
    const distance = ({ box }: Candidate) => Math.abs(drawn[box]! - wanted[row]!);
    const blank = list
      .filter(({ tier }) => tier === 'unlabelled')
      .sort((a, b) => distance(a) - distance(b) || a.box - b.box);
    const labelled = list.filter(({ tier }) => tier !== 'unlabelled');
    candidates[row] = [...labelled, ...blank.slice(0, most)];
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

function listGroupCandidates(
  { groups }: CompiledReference,
  drawing: Drawing,
  judge: Judgements,
  decided: ReadonlyMap<string, string | null>,
  claimed: ReadonlySet<string | null>,
): Candidate[][] {
  const candidates: Candidate[][] = groups.map(() => []);
  for (const [box, { id, label }] of drawing.groups.entries()) {
    const decision = decided.get(id);
    const text = label.trim();
    const judgements = text === '' ? [] : judge.judgeGroups(text);
    for (const [group, { id: groupId, label: name }] of groups.entries()) {
      if (decision === groupId) {
        const reason = { key: 'node.decided', params: { label, reference: name } };
        candidates[group]!.push({ box, tier: 'same', strength: 100, reason });
      }
      if (decision !== undefined || claimed.has(groupId)) continue;
      if (text === '') {
        const reason = { key: 'node.unlabelled', params: { reference: name } };
        candidates[group]!.push({ box, tier: 'unlabelled', strength: 0, reason });
      } else if (judgements[group]!.tier !== 'different') {
        const { tier, strength, reason } = judgements[group]!;
        candidates[group]!.push({ box, tier: tier as Candidate['tier'], strength, reason });
      }
    }
  }
  return candidates;
}
