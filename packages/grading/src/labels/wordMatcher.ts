import type { LabelJudge, LabelJudgement, LabelMatcher, ReferenceLabel } from '../types.ts';
import { compareReadings, DIFFERENT, likeness, type Likeness } from './compareReadings.ts';
import type { Lexicon } from './lexicon.ts';
import { indexLexicon, type LexiconIndex } from './lexiconIndex.ts';
import { SURE } from './phrase.ts';
import { areOpposed } from './opposites.ts';
import { readLabel, type Reading } from './reading.ts';
import { remember } from '../remember.ts';
import { createScale, OUTRIGHT, REMEMBERED, settle, type Target } from './settle.ts';
import { createVocabulary } from './vocabulary.ts';
import { type Segment, splitLabel } from './words.ts';

/** Roles of an ambiguous product that count where no reference decides: Kafka is an event stream and a message queue. */
const USUAL_ROLES = 2;

/**
 * Understands labels by their words: case, plural, word order, initials, slips of the pen, aliases; with a lexicon, by
 * what they mean. A label is judged against all nodes of its reference.
 *
 * @example compare(trace, reference, { labelMatchers: [createWordMatcher(await loadLexicon())] })
 */
export function createWordMatcher(lexicon?: Lexicon): LabelMatcher {
  return {
    createJudge: (references) => createJudge(indexLexicon(lexicon), references),
    words: { lexicon },
  };
}

/** A concept that aliases bring in belongs to nodes with at least this share of the aliases that the node with most has for it. */
const SHARE = 2 / 3;

/** What aliases mean besides is claimed by the nodes most of whose aliases mean it. */
function withClaims(targets: readonly Target[]): readonly Target[] {
  const counts = targets.map(countForeign);
  const most = new Map<string, number>();
  for (const [concept, times] of counts.flatMap((count) => [...count]))
    most.set(concept, Math.max(times, most.get(concept) ?? 0));
  return targets.map((target, at) => {
    const claimed = [...counts[at]!].filter(([concept, times]) => times >= SHARE * most.get(concept)!);
    return { ...target, foreign: new Set(claimed.map(([concept]) => concept)) };
  });
}

function countForeign({ names, concepts }: Target): ReadonlyMap<string, number> {
  const count = new Map<string, number>();
  for (const { senses } of names.slice(1))
    for (const [concept, { sure, product }] of senses)
      if (sure >= SURE.part && !product && !concepts.has(concept)) count.set(concept, (count.get(concept) ?? 0) + 1);
  return count;
}

/** Judgements are cached by the drawn label. */
function createJudge(index: LexiconIndex, references: readonly ReferenceLabel[]): LabelJudge {
  const vocabulary = createVocabulary(index, references.flatMap(namesOf), Number.POSITIVE_INFINITY);
  const read = remember((label) => readLabel(label, vocabulary), REMEMBERED);
  const toTarget = (reference: ReferenceLabel): Target => {
    const names = namesOf(reference).map(read);
    const known = [...names[0]!.senses].filter(([, sense]) => sense.sure >= SURE.trimmed).map(([concept]) => concept);
    return {
      reference,
      names,
      concepts: new Set(reference.concept === undefined ? known : [reference.concept, ...known]),
      foreign: new Set(),
    };
  };
  const targets = withClaims(references.map(toTarget));
  const scale = createScale(targets, index);

  const judgeRow = remember((label): ReadonlyMap<ReferenceLabel, LabelJudgement> => {
    const drawn = read(label);
    const match = (reading: Reading): Likeness[] =>
      settle(
        reading,
        targets.map((target) => compareWithTarget(reading, target, index)),
        targets,
        index,
        scale,
      );
    const found = match(drawn);
    // A word that merely heads the names of something is no reason to rule out what the place of the box says.
    const isKnown = [...drawn.senses.values()].some(({ sure }) => sure >= SURE.head);
    for (const part of readParts(label, read))
      for (const [at, one] of match(part).entries())
        if (one.tier === 'same' && found[at]!.tier !== 'same' && !areOpposed(drawn, targets[at]!.names[0]!))
          found[at] = likeness('same', Math.min(SURE.part - 5, one.strength), one.key);
    return new Map(
      targets.map(({ reference, names }, at) => [
        reference,
        {
          ...toJudgement(found[at]!, label, reference.label),
          isOther: found[at]!.tier === 'different' && (isKnown || areOpposed(drawn, names[0]!)),
        },
      ]),
    );
  }, REMEMBERED);

  return {
    judge(traceLabel, reference) {
      return (
        judgeRow(traceLabel).get(reference) ??
        toJudgement(
          compareWithTarget(read(traceLabel), withClaims([toTarget(reference)])[0]!, index),
          traceLabel,
          reference.label,
        )
      );
    },
  };
}

/** Judges two free labels, such as the labels of two diagrams by different people. */
export function createPairJudge(lexicon?: Lexicon): (first: string, second: string) => LabelJudgement {
  const index = indexLexicon(lexicon);
  const vocabulary = createVocabulary(index, [], USUAL_ROLES);
  const read = remember((label) => readLabel(label, vocabulary), REMEMBERED);
  return (first, second) => {
    const [one, other] = [read(first), read(second)];
    const found = compareReadings(one, other, index);
    const differInHead = (one.served && !one.kept && other.kept) || (other.served && !other.kept && one.kept);
    const settled = found.tier === 'same' && differInHead ? likeness('close', 50, 'label.close') : found;
    return toJudgement(settled, first, second);
  };
}

const namesOf = (reference: ReferenceLabel): readonly string[] => [
  reference.label,
  ...(reference.aliases ?? []),
  ...(reference.alternatives ?? []),
];

/** The best of a node's names and of its concept. */
function compareWithTarget(drawn: Reading, target: Target, index: LexiconIndex): Likeness {
  const { reference, names, concepts } = target;
  let best = DIFFERENT;
  for (const [at, name] of names.entries()) {
    const found = compareReadings(drawn, name, index, at === 0 ? undefined : target);
    const aliased =
      at > 0 && found.strength >= OUTRIGHT && found.key !== 'label.typo'
        ? likeness('same', found.strength, at > (reference.aliases?.length ?? 0) ? 'label.alternative' : 'label.alias')
        : found;
    if (aliased.strength > best.strength) best = aliased;
  }
  for (const concept of concepts) {
    const sense = drawn.senses.get(concept);
    if (sense !== undefined && sense.sure >= SURE.part && sense.sure > best.strength && !areOpposed(drawn, names[0]!))
      best = likeness('same', sense.sure, sense.product ? 'label.product' : 'label.concept');
  }
  return best;
}

/** What a label adds up: "primary + replica" and "retriever (encoder + HNSW)" name two components. */
function readParts(label: string, read: (label: string) => Reading): readonly Reading[] {
  const segments = splitLabel(label);
  return segments
    .filter(({ opens }, at) => isJoint(opens) || isJoint(segments[at + 1]?.opens))
    .slice(0, 4)
    .map((segment) => read(segment.words.join(' ')));
}

const isJoint = (opens: Segment['opens'] | undefined): boolean => opens === 'and' || opens === 'plus';

const toJudgement = (found: Likeness, label: string, reference: string): LabelJudgement => ({
  tier: found.tier,
  strength: found.strength,
  reason: { key: found.key, params: { label, reference } },
});
