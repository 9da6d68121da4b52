import { createDiagram, type Diagram, type DiagramEdge, type DiagramGroup, type DiagramNode } from '@calque/diagram';
import type { Reference } from '@calque/grading';
import type { AttemptHeader, AttemptOrigin, PassKind } from '../attempt/types.ts';
import type { Exercise } from '../types.ts';
import { type Focus, getFocus, getLessons } from './focus.ts';
import { createRandom, shuffle } from './random.ts';

export const completeModes = ['fade', 'nodes', 'labels', 'edges'] as const;

/** How the second pass withdraws the reference: it fades while one draws, or some nodes, labels or edges are blank. */
export type CompleteMode = (typeof completeModes)[number];

export interface PassOptions {
  /** Default: what past mistakes suggest, `fade` where there are none. Only for pass `complete`. */
  readonly mode?: CompleteMode | undefined;
  /** Share of the nodes, labels or edges that are blank, above 0 to 1. Default 0.4. */
  readonly blankShare?: number | undefined;
  /** Labels that are in the word bank but not in the architecture. */
  readonly distractors?: readonly string[] | undefined;
}

/** Everything that decides a sheet. It is stored with the attempt, so that a reload shows the same one. */
export type PassRecipe = Pick<AttemptOrigin, 'pass' | 'seed' | 'focus' | 'mode'>;

/** One sheet of paper, as it is handed out. */
export interface PassPlan extends PassRecipe {
  /** What the sheet holds at the start. Given parts are locked; a node whose label is blank is not. */
  readonly initial: Diagram;
  /** What lies beneath the paper, or null. */
  readonly underlay: Diagram | null;
  readonly fade: FadePolicy;
  /** Ids of reference elements that the learner has to supply. */
  readonly blanks: Blanks;
  /** Labels to choose from, in an order that gives nothing away. The view decides whether to show it. */
  readonly wordBank: readonly string[];
}

export interface Blanks {
  readonly nodes: readonly string[];
  /** Nodes that are there without their label. */
  readonly labels: readonly string[];
  readonly edges: readonly string[];
}

/** Opacity of the underlay, 0 to 1, when nothing and when everything is drawn. */
export interface FadePolicy {
  readonly from: number;
  readonly to: number;
}

const noFade: FadePolicy = { from: 0, to: 0 };

/**
 * Plans a pass over an exercise. Deterministic: the same exercise, history and seed give the same sheet.
 * @param history finished attempts of any exercise; only this one's count
 * @param seed any integer; keep it with the attempt
 */
export function createPass(
  exercise: Exercise,
  pass: PassKind,
  history: readonly AttemptHeader[],
  seed: number,
  options: PassOptions = {},
): PassPlan {
  const focus = getFocus(exercise, history);
  const mode = options.mode ?? chooseMode(exercise, history);
  return planPass(exercise, { pass, seed, focus, ...(pass === 'complete' && { mode }) }, options);
}

/** Plans the pass of a stored attempt again: `planPass(exercise, attempt.getState().header)`. */
export function planPass(exercise: Exercise, recipe: PassRecipe, options: Omit<PassOptions, 'mode'> = {}): PassPlan {
  const { pass, seed, focus, mode = 'fade' } = recipe;
  const [reference] = exercise.references;
  const random = createRandom(seed);
  const all: Blanks = { nodes: getIds(reference.nodes), labels: [], edges: getIds(reference.edges) };
  const share = options.blankShare ?? 0.4;
  const blanks = pass === 'complete' && mode !== 'fade' ? chooseBlanks(reference, mode, focus, share, random) : all;
  const named = new Set([...blanks.nodes, ...blanks.labels]);
  const labels = reference.nodes.filter(({ id }) => named.has(id)).map(({ label }) => label);
  const kept: PassRecipe = { pass, seed, focus, ...(recipe.mode && { mode: recipe.mode }) };
  return {
    ...kept,
    initial: blanks === all ? createDiagram() : createSheet(reference, blanks),
    underlay: pass === 'recall' || blanks !== all ? null : toPlainDiagram(reference),
    fade:
      pass === 'trace'
        ? { from: 0.5, to: 0.5 }
        : pass === 'complete' && blanks === all
          ? { from: 0.5, to: 0.04 }
          : noFade,
    blanks,
    wordBank: shuffle([...new Set([...labels, ...(options.distractors ?? [])])], random),
  };
}

/** Opacity of the underlay when `drawn` (0 to 1) of the reference is on the sheet. */
export function getUnderlayOpacity({ fade }: Pick<PassPlan, 'fade'>, drawn: number): number {
  const share = Math.min(1, Math.max(0, drawn));
  return fade.from + (fade.to - fade.from) * share;
}

const getIds = (elements: readonly { readonly id: string }[]) => elements.map(({ id }) => id);

/** Blanks the sort of thing that went wrong most; fades where nothing did. */
function chooseMode(exercise: Exercise, history: readonly AttemptHeader[]): CompleteMode {
  const wrong = { nodes: 0, edges: 0, labels: 0 };
  for (const { mistakes, share } of getLessons(exercise, history))
    for (const { kind, element, reference } of mistakes) {
      if (reference.length === 0) continue;
      wrong[element === 'edge' ? 'edges' : kind === 'rename' ? 'labels' : 'nodes'] += share;
    }
  const most = Math.max(...Object.values(wrong));
  return most === 0 ? 'fade' : wrong.nodes === most ? 'nodes' : wrong.edges === most ? 'edges' : 'labels';
}

function chooseBlanks(
  reference: Reference,
  mode: Exclude<CompleteMode, 'fade'>,
  focus: Focus,
  share: number,
  random: () => number,
): Blanks {
  const elements: readonly { readonly id: string; readonly importance?: number | undefined }[] =
    mode === 'edges' ? reference.edges : reference.nodes;
  const count = Math.max(1, Math.round(elements.length * Math.min(1, share)));
  // The seed decides among equals; what was forgotten before goes first, what matters more before what matters less.
  const ranked = elements
    .map(({ id, importance = 2 }) => ({ id, rank: (focus[id] ?? 0) + importance / 4 + random() }))
    .sort((a, b) => b.rank - a.rank || (a.id < b.id ? -1 : 1));
  const chosen = new Set(getIds(ranked.slice(0, count)));
  const inOrder = getIds(elements).filter((id) => chosen.has(id));
  if (mode === 'labels') return { nodes: [], labels: inOrder, edges: [] };
  if (mode === 'edges') return { nodes: [], labels: [], edges: inOrder };
  // An arrow cannot stand without its box, so it has to be drawn too.
  const edges = reference.edges.filter(({ from, to }) => chosen.has(from) || chosen.has(to));
  return { nodes: inOrder, labels: [], edges: getIds(edges) };
}

/** The reference with its blanks left out, and what is given locked. */
function createSheet(reference: Reference, blanks: Blanks): Diagram {
  const plain = toPlainDiagram(reference);
  const isBlankNode = new Set(blanks.nodes);
  const isBlankLabel = new Set(blanks.labels);
  const isBlankEdge = new Set(blanks.edges);
  return {
    ...plain,
    groups: plain.groups.map((group) => ({ ...group, locked: true })),
    nodes: plain.nodes
      .filter(({ id }) => !isBlankNode.has(id))
      .map((node) => (isBlankLabel.has(node.id) ? { ...node, label: '' } : { ...node, locked: true })),
    edges: plain.edges.filter(({ id }) => !isBlankEdge.has(id)).map((edge) => ({ ...edge, locked: true })),
  };
}

/** Returns the reference as a drawing, without what only grading knows (importance, aliases, why). */
export function toPlainDiagram(reference: Reference): Diagram {
  return createDiagram({
    nodes: reference.nodes.map(({ id, label, kind, x, y, width, height, parent }): DiagramNode => ({
      id,
      label,
      kind,
      x,
      y,
      width,
      height,
      ...(parent !== undefined && { parent }),
    })),
    edges: reference.edges.map(({ id, from, to, label, direction, route, waypoints }): DiagramEdge => ({
      id,
      from,
      to,
      direction,
      ...(label !== undefined && { label }),
      ...(route !== undefined && { route }),
      ...(waypoints !== undefined && { waypoints }),
    })),
    groups: reference.groups.map(({ id, label, kind, x, y, width, height, parent }): DiagramGroup => ({
      id,
      label,
      kind,
      x,
      y,
      width,
      height,
      ...(parent !== undefined && { parent }),
    })),
  });
}
