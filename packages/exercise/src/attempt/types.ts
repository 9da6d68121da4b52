import type { Diagram, DiagramPatch } from '@calque/diagram';
import type { Decision, EditKind, Summary } from '@calque/grading';

/** The three passes over one exercise: with the reference under the paper, with parts of it blanked, on a blank sheet. */
export const passKinds = ['trace', 'complete', 'recall'] as const;

export type PassKind = (typeof passKinds)[number];

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** What happened in one step of an attempt. */
export type LogChange =
  /** The drawing changed. */
  | { readonly type: 'patches'; readonly patches: readonly DiagramPatch[] }
  /** The drawing was replaced from outside. */
  | { readonly type: 'reset'; readonly diagram: Diagram }
  /** Something beside the drawing: a hint taken, a pause, an answer of the interview. */
  | { readonly type: 'note'; readonly data: Json };

export interface LogEntry {
  /** 1, 2, 3 … without gaps. */
  readonly seq: number;
  /** Milliseconds that the attempt had been open. Never less than in the entry before, whatever the wall clock does. */
  readonly at: number;
  /** What the learner did, as a dotted name: `node.add`, `history.undo`, `hint.ghost`, `attempt.pause`. */
  readonly userEvent: string;
  readonly change: LogChange;
}

/** What an attempt is made from: fixed when it starts. */
export interface AttemptOrigin {
  /** Slug of the exercise. */
  readonly exercise: string;
  readonly pass: PassKind;
  /** Decides which parts are blanked, so that a reload shows the same sheet. */
  readonly seed: number;
  /** Ids of reference elements that the pass stresses, with their weights (see `getFocus`). */
  readonly focus: Readonly<Record<string, number>>;
  /** How pass `complete` withdraws the reference; absent otherwise. */
  readonly mode?: 'fade' | 'nodes' | 'labels' | 'edges' | undefined;
  /** Wall time in milliseconds since 1970. */
  readonly startedAt: number;
}

export interface AttemptHeader extends AttemptOrigin {
  readonly id: string;
  /** Null while it is a draft. */
  readonly result: AttemptResult | null;
}

/** An edit of the comparison, reduced to what later passes need. */
export interface Mistake {
  readonly kind: EditKind;
  readonly element: 'node' | 'edge' | 'group';
  /** Ids of the reference elements concerned; empty for an extra. */
  readonly reference: readonly string[];
  readonly points: number;
}

export const hintKinds = ['count', 'stage', 'letter', 'ghost'] as const;

/** The steps of help, weakest first: how many are missing, in which stage, the first letter, the ghost itself. */
export type HintKind = (typeof hintKinds)[number];

export interface HintUse {
  readonly kind: HintKind;
  /** Id of the reference node or edge it was about; null for a count over the whole drawing. */
  readonly node: string | null;
  /** Points of the independent score that it costs. */
  readonly cost: number;
  readonly at: number;
}

export interface AttemptResult {
  /** Wall time in milliseconds since 1970. */
  readonly finishedAt: number;
  /** Active milliseconds, without pauses. */
  readonly durationMs: number;
  /** The automatic score, 0 to 100, untouched by hints and overrules. */
  readonly score: number;
  /** The score with the learner's overrules; equal to `score` when there are none. */
  readonly overruledScore: number;
  readonly overrules: readonly Decision[];
  /** How complete the learner believed the drawing to be, 0 to 100, given before the score; null if not given. */
  readonly selfRating: number | null;
  readonly hints: readonly HintUse[];
  readonly mistakes: readonly Mistake[];
  /** Id of the reference that the drawing fits best. */
  readonly reference: string;
  readonly summary: Summary | null;
}

/** What a gallery card shows. */
export interface ExerciseResults {
  readonly exercise: string;
  /** Finished attempts. */
  readonly count: number;
  readonly best: number | null;
  readonly last: number | null;
  readonly lastFinishedAt: number | null;
  /** Id of the newest unfinished attempt, or null. */
  readonly draft: string | null;
}
