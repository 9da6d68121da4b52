import { exactMatcher } from './exactMatcher.ts';
import type { CompiledReference } from './reference/compileReference.ts';
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
  readonly #judges: readonly LabelJudge[];
  readonly #meanings = new Map<string, boolean>();
  #unique: readonly boolean[] | null = null;

  constructor(reference: CompiledReference, labelMatchers: readonly LabelMatcher[] = []) {
    const matchers = [...labelMatchers, exactMatcher];
    const { elements, nodeCount } = reference;
    const nodes = elements.slice(0, nodeCount);
    const groups = elements.slice(nodeCount);
    this.#nodes = nodes;
    this.#judges = matchers.map((matcher) => matcher.createJudge(nodes));
    this.judgeNodes = createRowJudge(this.#judges, nodes);
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
    if (label === '') return false;
    const key = JSON.stringify([label, name]);
    const known = this.#meanings.get(key);
    if (known !== undefined) return known;
    const isMeant = this.#judges.some((judge) => judge.judge(label, { label: name }).tier === 'same');
    return remember(this.#meanings, key, isMeant);
  }
}

function createRowJudge(judges: readonly LabelJudge[], references: readonly ReferenceLabel[]) {
  const known = new Map<string, readonly LabelJudgement[]>();
  return (label: string): readonly LabelJudgement[] => {
    let found = known.get(label);
    if (found) return found;
    for (const judge of judges) {
      const row = references.map((reference) => judge.judge(label, reference));
      const isKnown = row.some(({ tier }) => tier !== 'different');
      if (isKnown || !found) found = row;
      if (isKnown) break;
    }
    return remember(known, label, found!);
  };
}

function remember<Value>(known: Map<string, Value>, key: string, value: Value): Value {
  if (known.size >= remembered) known.clear();
  known.set(key, value);
  return value;
}
