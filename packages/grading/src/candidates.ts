import { createLabelMatcher } from './labels/index.ts';
import type { LabelJudgement, LabelMatcher, ReferenceLabel } from './labels/types.ts';
import type { CompiledReference } from './reference/compileReference.ts';
import type { Lexicon, Message } from './types.ts';

/** A drawn box (or group) that may stand for a node (or group) of the reference, and why. */
export interface Candidate {
  readonly box: number;
  /** `unlabelled`: a box without a label could be anything. */
  readonly tier: 'same' | 'close' | 'unlabelled';
  /** 0 to 100: breaks ties between equally good matchings. */
  readonly strength: number;
  readonly reason: Message;
}

/** Judges labels against one reference and remembers every judgement, so that an edit costs one new label at most. */
export class LabelJudge {
  readonly #reference: CompiledReference;
  readonly #matcher: LabelMatcher;
  readonly #groupMatcher: LabelMatcher;
  readonly #nodes = new Map<string, readonly LabelJudgement[]>();
  readonly #groups = new Map<string, readonly LabelJudgement[]>();
  #unique: readonly boolean[] | null = null;
  readonly #names = new Map<string, ReferenceLabel>();

  constructor(reference: CompiledReference, lexicon: Lexicon | undefined) {
    this.#reference = reference;
    this.#matcher = createLabelMatcher({ lexicon, references: reference.nodes });
    this.#groupMatcher = createLabelMatcher({ lexicon, references: reference.groups });
  }

  /** One judgement per node of the reference, in its order. */
  judgeNodes(label: string): readonly LabelJudgement[] {
    return judgeAll(label, this.#nodes, this.#matcher, this.#reference.nodes);
  }

  /** One judgement per group of the reference, in its order. */
  judgeGroups(label: string): readonly LabelJudgement[] {
    return judgeAll(label, this.#groups, this.#groupMatcher, this.#reference.groups);
  }

  /** Whether the label of no other node may mean this one. */
  isUnique(row: number): boolean {
    this.#unique ??= this.#reference.nodes.map((_, own) =>
      this.#reference.nodes.every(
        ({ label }, other) => other === own || this.judgeNodes(label.trim())[own]!.tier === 'different',
      ),
    );
    return this.#unique[row]!;
  }

  /** Whether a drawn label means `name`, as of something forbidden or permitted beside the reference. */
  means(label: string, name: string): boolean {
    let reference = this.#names.get(name);
    if (!reference) {
      reference = { label: name };
      this.#names.set(name, reference);
    }
    return label !== '' && this.#matcher.judge(label, reference).tier === 'same';
  }
}

function judgeAll(
  label: string,
  judged: Map<string, readonly LabelJudgement[]>,
  matcher: LabelMatcher,
  references: readonly ReferenceLabel[],
): readonly LabelJudgement[] {
  let judgements = judged.get(label);
  if (!judgements) {
    judgements = references.map((reference) => matcher.judge(label, reference));
    judged.set(label, judgements);
  }
  return judgements;
}
