import { type Drawing, getArcs } from './drawing.ts';
import { getReversedUnits, pairEdges, type WantedEdge } from './pairing.ts';
import type { Scene } from './scene.ts';
import type { Label, RowPair } from './model.ts';

/** What became of a reference edge between two matched rows. */
export interface ResolvedEdge {
  readonly edge: number;
  readonly verdict: 'present' | 'reversed' | 'via-extra';
  readonly lines: readonly number[];
  readonly earned: number;
}

const nothing: readonly ResolvedEdge[] = [];

/** Lines that join the boxes of one label with each other. */
export const listInnerLines = ({ lines }: Drawing, boxes: readonly number[]): number[] =>
  boxes.length === 1
    ? []
    : lines.flatMap(({ from, to }, line) => (from !== to && boxes.includes(from) && boxes.includes(to) ? [line] : []));

/** The best that the edges of a pair can make of the lines between the boxes of two labels. */
export const resolvePair = (
  scene: Scene,
  pair: RowPair,
  from: Label,
  to: Label,
  extraUnits: number,
): readonly ResolvedEdge[] => (areApart(scene, from, to) ? nothing : resolveRelated(scene, pair, from, to, extraUnits));

function resolveRelated(
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
  const arcs = from.boxes
    .flatMap((a) => to.boxes.flatMap((b) => getArcs(drawing, a, b)))
    .filter(({ edge }) => !scene.fairLine[edge]);
  const findWay = ({ edge, arc }: WantedEdge) =>
    areClear(from, to) ? findPassage(passage, edge, arc, from, to) : null;
  const resolved: ResolvedEdge[] = [];
  const getSaving = (line: number) => (scene.chargesLine[line] ? extraUnits : 0);
  for (const { wanted: index, drawn, verdict } of pairEdges(wanted, arcs, getSaving, (edge) => !!findWay(edge))) {
    const { edge, units } = wanted[index]!;
    const earned = verdict === 'present' ? units : getReversedUnits(units);
    resolved.push({ edge, verdict, lines: [drawn.edge], earned });
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

/** A way through strangers counts only between boxes that their labels identify. */
const areClear = (from: Label, to: Label): boolean =>
  from.match!.tier !== 'unlabelled' && to.match!.tier !== 'unlabelled';

/** Whether nothing at all joins the boxes of two labels, as for most pairs. */
function areApart({ drawing, passage }: Scene, from: Label, to: Label): boolean {
  for (let i = 0; i < from.boxes.length; i += 1)
    for (let j = 0; j < to.boxes.length; j += 1) {
      const a = from.boxes[i]!;
      const b = to.boxes[j]!;
      if (a === b || getArcs(drawing, a, b).length > 0 || (passage.joins(a, b) && areClear(from, to))) return false;
    }
  return true;
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
