import type { Diagram, DiagramEdge, DiagramGroup, DiagramNode } from '@calque/diagram';
import type { Lexicon } from './labels/lexicon.ts';

/** 1 rarely matters, 2 matters, 3 the architecture fails without it. It is the weight of an element in the score. */
export type Importance = 1 | 2 | 3;

/** A reference is a diagram whose elements say how they are graded. Positions do not matter to grading. */
export interface Reference extends Diagram {
  /** Names the reference among several; defaults to its index. */
  readonly id?: string | undefined;
  readonly nodes: readonly ReferenceNode[];
  readonly edges: readonly ReferenceEdge[];
  readonly groups: readonly ReferenceGroup[];
  /** "This or that": each choice holds branches of element ids, of which the learner needs one. */
  readonly choices?: readonly Choice[] | undefined;
  /** Labels that are wrong here whatever the policy for extras, each with the reason shown to the learner. */
  readonly forbidden?: readonly ForbiddenElement[] | undefined;
  /** Labels that may be drawn beside the reference without being counted as extra. */
  readonly permittedExtras?: readonly string[] | undefined;
}

export interface ReferenceNode extends DiagramNode {
  readonly importance?: Importance | undefined;
  readonly aliases?: readonly string[] | undefined;
  /** Concept id in the lexicon. Absent: looked up by label. */
  readonly concept?: string | undefined;
  readonly why?: string | undefined;
  readonly optional?: boolean | undefined;
  /** Labels accepted in its place, as in "Redis or Memcached". */
  readonly alternatives?: readonly string[] | undefined;
  /** Share of the credit, 0 to 1, where one drawn box stands for this node and another one. Default 0.5. */
  readonly mergedCredit?: number | undefined;
  /** Share of the credit, 0 to 1, where several drawn boxes stand for this node. Default 1. */
  readonly splitCredit?: number | undefined;
  /** What the note on this node must say. Scored beside the graph. */
  readonly rubric?: readonly Criterion[] | undefined;
}

export interface ReferenceEdge extends DiagramEdge {
  readonly importance?: Importance | undefined;
  readonly why?: string | undefined;
  readonly optional?: boolean | undefined;
  /** `either` accepts both directions. Default: `forward`, unless the edge has direction `both` or `none`. */
  readonly accepts?: 'forward' | 'either' | undefined;
  /** Labels that may stand between the two ends, as in A → Queue → B. Default: any node that is not in the reference. */
  readonly via?: readonly string[] | undefined;
}

export interface ReferenceGroup extends DiagramGroup {
  readonly importance?: Importance | undefined;
  readonly aliases?: readonly string[] | undefined;
}

export interface Choice {
  readonly id: string;
  readonly label?: string | undefined;
  /** Each branch is a list of node and edge ids of this reference; branches are disjoint. */
  readonly branches: readonly (readonly string[])[];
}

export interface ForbiddenElement {
  readonly label: string;
  readonly why: string;
}

/** A criterion is met when each of its `require` groups has at least one of its keywords in the note. */
export interface Criterion {
  readonly id: string;
  readonly label: string;
  readonly require: readonly (readonly string[])[];
  readonly points?: number | undefined;
}

/** What boxes and arrows cost that no reference holds. `warn` lists them with 0 points. */
export type ExtrasPolicy = 'ignore' | 'warn' | 'penalise';

/** A text of the message catalogue: a key and what fills its gaps. Never concatenated. */
export interface Message {
  readonly key: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/** Proof of the matching, in integer credits: no matching has more than `upperBound`; `optimal` when it equals `score`. */
export interface Certificate {
  readonly optimal: boolean;
  readonly score: number;
  readonly upperBound: number;
}

export interface Comparison {
  /** 0 to 100 with at most two decimals: `100 - score` is the sum of the points of `edits`, exactly in hundredths. */
  readonly score: number;
  /** What the score can still become within the certificate: equal to `score` when optimal. */
  readonly scoreUpperBound: number;
  /** The reference that the trace fits best: its `id`, or its index as text. */
  readonly reference: string;
  readonly certificate: Certificate;
  readonly nodes: readonly NodeVerdict[];
  readonly edges: readonly EdgeVerdict[];
  readonly groups: readonly GroupVerdict[];
  /** What would mend the drawing, in the order one would mend it. */
  readonly edits: readonly Edit[];
  readonly summary: Summary;
}

export interface NodeVerdict {
  /** `close`: probably meant, the learner or instructor confirms ("did you mean…"). `optional`: absent, and that is fine; or, with no reference, a welcome extra. */
  readonly verdict: 'same' | 'close' | 'merged' | 'split' | 'missing' | 'optional' | 'extra' | 'forbidden';
  /** Id of the reference node; null for a box that is in no reference. */
  readonly reference: string | null;
  /** Ids of the boxes that stand for it: one, or several for a split, none when missing. */
  readonly trace: readonly string[];
  /** Why it was accepted, or is in doubt. */
  readonly reason: Message | null;
}

export interface EdgeVerdict {
  /** `shortcut`: A → C was drawn past a forgotten B. `via-extra`: A → X → B was drawn for A → B. */
  readonly verdict: 'present' | 'reversed' | 'shortcut' | 'via-extra' | 'missing' | 'optional' | 'extra';
  readonly reference: string | null;
  /** Ids of the drawn edges that stand for it, in path order. */
  readonly trace: readonly string[];
}

export interface GroupVerdict {
  readonly verdict: 'same' | 'close' | 'missing' | 'extra';
  readonly reference: string | null;
  readonly trace: string | null;
}

export type EditKind = 'missing' | 'extra' | 'reversed' | 'rename' | 'reparent' | 'split' | 'merge' | 'reroute';

export interface Edit {
  /** Stable for the same drawing and reference: kind and element ids. */
  readonly id: string;
  readonly kind: EditKind;
  readonly element: 'node' | 'edge' | 'group';
  /** Points that mending it gains, in hundredths of a point at the finest. 0 for a warning. */
  readonly points: number;
  /** Ids in the reference: the element first. A missing node is followed by its arrows to drawn nodes, mended with it. */
  readonly reference: readonly string[];
  /** Ids in the trace. */
  readonly trace: readonly string[];
  readonly message: Message;
  /** Ids of edits to make first, such as the missing box of a missing arrow. */
  readonly requires: readonly string[];
}

export interface Tally {
  readonly matched: number;
  readonly missing: number;
  readonly extra: number;
  /** Of the reference's elements, the share that was drawn: 0 to 1, and 1 where there are none. */
  readonly recall: number;
  /** Of the drawn elements, the share that the reference holds: 0 to 1, and 1 where there are none. */
  readonly precision: number;
}

export interface Subscore {
  readonly earned: number;
  readonly possible: number;
}

export interface Summary {
  readonly nodes: Tally;
  readonly edges: Tally;
  /** By lane id of the reference; `''` holds nodes without a lane. In points. */
  readonly byStage: Readonly<Record<string, Subscore>>;
  readonly byImportance: Readonly<Record<Importance, Subscore>>;
}

export type LabelTier = 'same' | 'close' | 'different';

/** How a drawn label relates to an element of the reference. */
export interface LabelJudgement {
  /** `same` is accepted; `close` is shown as "did you mean…" and left to a person; `different` is no match. */
  readonly tier: LabelTier;
  /** Integer 0 to 100; 100 is identical after normalisation, 0 has nothing in common. */
  readonly strength: number;
  /** Why, as a message of the catalogue. */
  readonly reason: Message;
  /** `different`, because the label is known to name something else: its place in the drawing does not make it this element. */
  readonly isOther?: boolean | undefined;
}

/** What a label matcher needs to know of a node or a group of the reference. */
export interface ReferenceLabel {
  readonly label: string;
  readonly kind?: string | undefined;
  readonly aliases?: readonly string[] | undefined;
  /** Concept id in the lexicon. Absent: looked up by label. */
  readonly concept?: string | undefined;
  /** Labels accepted in its place. */
  readonly alternatives?: readonly string[] | undefined;
}

/** Judges the labels of drawings against one reference. */
export interface LabelJudge {
  /** Never throws. `reference` is one of those that the judge was created for, or any other name. */
  judge(label: string, reference: ReferenceLabel): LabelJudgement;
}

/** Understands labels in its own way: exactly, by words, by the names of one's own company. */
export interface LabelMatcher {
  /** Called once for the nodes of each reference, and once for its groups. */
  createJudge(references: readonly ReferenceLabel[]): LabelJudge;
  /** For `createWordMatcher`, what a worker creates it from again. A grader with any other matcher asks no worker. */
  readonly words?: { readonly lexicon: Lexicon | undefined } | undefined;
}

export interface CompareOptions {
  /**
   * What labels mean. The first matcher that finds a label not `different` from all nodes has the say on it. Default:
   * labels are accepted that are equal but for case, accents and punctuation to a node's label, aliases or alternatives.
   */
  readonly labelMatchers?: readonly LabelMatcher[] | undefined;
  /** Default `warn`. */
  readonly extras?: ExtrasPolicy | undefined;
  /** Milliseconds the search may take; the certificate says what it reached. Default: until proved optimal, at most 600. */
  readonly budgetMs?: number | undefined;
  /** Pairs the learner or instructor has decided: they overrule the grader. */
  readonly decisions?: readonly Decision[] | undefined;
  /** Clock that the budget is measured with, in milliseconds. Default: `performance.now`, or `Date.now`. */
  readonly now?: (() => number) | undefined;
}

/** "I meant this": the trace element stands for the reference element; null: for none, and it is a fair extra. */
export interface Decision {
  readonly trace: string;
  readonly reference: string | null;
}

export type { Diagram };
