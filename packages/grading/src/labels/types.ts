import type { Message } from '../types.ts';

export type LabelTier = 'same' | 'close' | 'different';

/** How a drawn label relates to a node of the reference. */
export interface LabelJudgement {
  /** `same` is accepted; `close` is shown as "did you mean…" and left to a person; `different` is no match. */
  readonly tier: LabelTier;
  /** Integer 0 to 100; 100 is identical after normalisation, 0 has nothing in common. */
  readonly strength: number;
  /** Why, as a message of the catalogue (`labelMessages`). */
  readonly reason: Message;
}

/** What the label matcher needs to know of a node of the reference. */
export interface ReferenceLabel {
  readonly label: string;
  readonly kind?: string | undefined;
  readonly aliases?: readonly string[] | undefined;
  /** Concept id in the lexicon. Absent: looked up by label. */
  readonly concept?: string | undefined;
  /** Labels accepted in its place. */
  readonly alternatives?: readonly string[] | undefined;
}

export interface LabelMatcher {
  /** Never throws. Judgements are cached by the drawn label and the reference object. */
  judge(traceLabel: string, reference: ReferenceLabel): LabelJudgement;
}
