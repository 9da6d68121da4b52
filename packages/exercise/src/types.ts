import type { Reference } from '@calque/grading';

export const exerciseVersion = 1;

/** One exercise: a brief, one or more reference diagrams, and everything worth knowing about them. */
export interface Exercise {
  readonly version: typeof exerciseVersion;
  /** Lower-case words joined by hyphens; names the exercise in addresses and in storage. */
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
  readonly topics: readonly string[];
  /** 1 easy to 3 hard. */
  readonly difficulty: 1 | 2 | 3;
  readonly prompts: Prompts;
  /** The first is drawn on reference sheets; grading takes the one that fits the learner's drawing best. Lanes are its groups. */
  readonly references: readonly [Reference, ...Reference[]];
  /** Ids of nodes that people forget. */
  readonly oftenForgotten: readonly string[];
  readonly oneLiners: readonly OneLiner[];
  readonly tradeoffs: readonly Tradeoff[];
  readonly metrics: Metrics;
  readonly sources: readonly string[];
  readonly licence: string;
}

/** What the interviewer asks, and a model answer to each step. */
export interface Prompts {
  readonly goal: string;
  readonly clarify: readonly string[];
  readonly framing: string;
  readonly dataAndFeatures: string;
  readonly architecture: string;
  readonly evaluation: string;
  readonly deployment: string;
  readonly monitoring: string;
}

export interface OneLiner {
  readonly nodeId: string;
  readonly text: string;
}

export interface Tradeoff {
  readonly decision: string;
  readonly optionA: string;
  readonly optionB: string;
  readonly chooseAWhen: string;
  readonly chooseBWhen: string;
}

export interface Metrics {
  readonly offline: readonly string[];
  readonly online: readonly string[];
}
