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
  /** What people leave out of such drawings, and where this exercise holds it. At most one a topic. */
  readonly essentials?: readonly Essential[] | undefined;
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
  /** By metric: one sentence on what it shows and when to choose it. */
  readonly reasons?: Readonly<Record<string, string>> | undefined;
}

/** What reviewers of architecture drawings miss most often. */
export const essentialTopics = ['labels', 'monitoring', 'shadow-deployment', 'ab-test', 'rollback'] as const;

export type EssentialTopic = (typeof essentialTopics)[number];

/** Something easily left out. It is absent from a drawing when none of its nodes is drawn. */
export interface Essential {
  /** One of `essentialTopics`, or a topic of the author's own. */
  readonly topic: EssentialTopic | (string & {});
  /** The nodes that stand for it in the first reference; empty where it is said in words rather than drawn. */
  readonly nodeIds: readonly string[];
  /** The sentence that calls it out when it is absent. */
  readonly reminder: string;
}
