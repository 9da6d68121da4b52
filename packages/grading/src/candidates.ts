import type { Drawing } from './drawing.ts';
import { createLabelMatcher } from './labels/index.ts';
import type { LabelJudgement, LabelMatcher } from './labels/types.ts';
import type { CompiledReference } from './reference/compileReference.ts';
import type { Decision, Lexicon, Message } from './types.ts';

/** A box that may stand for a node of the reference, and why. */
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
  readonly #judged = new Map<string, readonly LabelJudgement[]>();

  constructor(reference: CompiledReference, lexicon: Lexicon | undefined) {
    this.#reference = reference;
    this.#matcher = createLabelMatcher({ lexicon, references: reference.nodes });
  }

  /** One judgement per node of the reference, in its order. */
  judgeAll(label: string): readonly LabelJudgement[] {
    let judged = this.#judged.get(label);
    if (!judged) {
      judged = this.#reference.nodes.map((node) => this.#matcher.judge(label, node));
      this.#judged.set(label, judged);
    }
    return judged;
  }
}

/** The boxes that may stand for each node of the reference, by label and by what a person decided. */
export function listCandidates(
  reference: CompiledReference,
  drawing: Drawing,
  judge: LabelJudge,
  decisions: readonly Decision[],
): Candidate[][] {
  const decided = new Map(decisions.map((decision) => [decision.trace, decision.reference]));
  const claimed = new Set(decisions.map((decision) => decision.reference));
  const candidates: Candidate[][] = reference.nodes.map(() => []);
  for (const [box, { id, label }] of drawing.boxes.entries()) {
    const decision = decided.get(id);
    if (decision === null) continue;
    if (decision !== undefined) {
      const node = reference.nodes.findIndex((candidate) => candidate.id === decision);
      const reason = { key: 'node.decided', params: { label, reference: reference.nodes[node]?.label ?? decision } };
      candidates[node]?.push({ box, tier: 'same', strength: 100, reason });
      continue;
    }
    if (label.trim() === '') {
      for (const [node, { id: nodeId, label: name }] of reference.nodes.entries())
        if (!claimed.has(nodeId))
          candidates[node]!.push({
            box,
            tier: 'unlabelled',
            strength: 0,
            reason: { key: 'node.unlabelled', params: { reference: name } },
          });
      continue;
    }
    for (const [node, judgement] of judge.judgeAll(label.trim()).entries())
      if (judgement.tier !== 'different' && !claimed.has(reference.nodes[node]!.id))
        candidates[node]!.push({ box, tier: judgement.tier, strength: judgement.strength, reason: judgement.reason });
  }
  return candidates;
}
