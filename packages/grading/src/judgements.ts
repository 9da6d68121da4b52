import { exactMatcher } from './exactMatcher.ts';
import type { CompiledReference } from './reference/compileReference.ts';
import { remember } from './remember.ts';
import type { LabelJudge, LabelJudgement, LabelMatcher, ReferenceLabel } from './types.ts';

/** Labels of which the judgements are kept: more than a drawing has, so that an edit costs one new label at most. */
const remembered = 1000;

/** Judges labels against one reference by several matchers, of which the first that knows a label has the say. */
export class Judgements {
  /** One judgement per node of the reference, in its order. */
  readonly judgeNodes: (label: string) => readonly LabelJudgement[];
  /** One judgement per group of the reference, in its order. */
  readonly judgeGroups: (label: string) => readonly LabelJudgement[];
  readonly #nodes: readonly ReferenceLabel[];
  /** Whether the first of two texts, written as JSON, means the second. */
  readonly #isMeant: (texts: string) => boolean;
  #unique: readonly boolean[] | null = null;

  constructor(reference: CompiledReference, labelMatchers: readonly LabelMatcher[] = []) {
    const matchers = [...labelMatchers, exactMatcher];
    const { elements, nodeCount } = reference;
    const nodes = elements.slice(0, nodeCount);
    const groups = elements.slice(nodeCount);
    this.#nodes = nodes;
    const judges = matchers.map((matcher) => matcher.createJudge(nodes));
    this.#isMeant = remember((texts) => {
      const [label, name] = JSON.parse(texts) as [string, string];
      return judges.some((judge) => judge.judge(label, { label: name }).tier === 'same');
    }, remembered);
    this.judgeNodes = createRowJudge(judges, nodes);
    this.judgeGroups = createRowJudge(
      matchers.map((matcher) => matcher.createJudge(groups)),
      groups,
    );
  }

  /** Whether the label of no other node may mean this one. */
  isUnique(row: number): boolean {
    this.#unique ??= this.#nodes.map((_, own) =>
      this.#nodes.every(
        ({ label }, other) => other === own || this.judgeNodes(label.trim())[own]!.tier === 'different',
      ),
    );
    return this.#unique[row]!;
  }

  /** Whether a drawn label means `name`, as of something forbidden or permitted beside the reference. */
  means(label: string, name: string): boolean {
    return label !== '' && this.#isMeant(JSON.stringify([label, name]));
  }
}

const createRowJudge = (judges: readonly LabelJudge[], references: readonly ReferenceLabel[]) =>
  remember((label): readonly LabelJudgement[] => {
    let first: readonly LabelJudgement[] | undefined;
    for (const judge of judges) {
      const row = references.map((reference) => judge.judge(label, reference));
      if (row.some(({ tier }) => tier !== 'different')) return row;
      first ??= row;
    }
    return first!;
  }, remembered);
