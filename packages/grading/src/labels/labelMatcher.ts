import type { Lexicon } from '../types.ts';
import { compareReadings, DIFFERENT, likeness, type Likeness } from './compareReadings.ts';
import { indexLexicon, type LexiconIndex } from './lexiconIndex.ts';
import { isNumber, isShare, SURE } from './phrase.ts';
import { areOpposed, readLabel, type Reading, type Vocabulary } from './reading.ts';
import type { LabelJudgement, LabelMatcher, ReferenceLabel } from './types.ts';
import { splitLabel } from './words.ts';

/** A node of the reference, read once. */
interface Target {
  readonly reference: ReferenceLabel;
  /** Its label first, then aliases, then alternatives. */
  readonly names: readonly Reading[];
  readonly concepts: ReadonlySet<string>;
}

/** A name that is drawn outright leaves the other nodes no more than a question. */
const OUTRIGHT = 95;
/** How much weaker than the best a second acceptance may be. */
const MARGIN = 10;
/** Shared words, weighted by how telling they are here, that accept a label which names nothing known; and one that does. */
const ENOUGH = { unknown: 0.36, known: 0.75 } as const;
/** How far the best must be ahead of the second by shared words. */
const AHEAD = 0.15;

/** What a vague hint at the node's concept adds: "Venice KV" ends like a key-value store. */
const HINT = 0.25;
/** What a name without a store costs a label with one: "posts DB" is no post service. */
const MISPLACED = 0.3;

/** Labels that a matcher remembers: a class's drawings, and no more memory for a hundred thousand. */
const REMEMBERED = 4096;
/** Roles of an ambiguous product that count where no reference decides: Kafka is an event stream and a message queue. */
const USUAL_ROLES = 2;

/** A matcher of drawn labels for one reference, given all of its nodes. */
export function createLabelMatcher(options: {
  lexicon?: Lexicon | undefined;
  references: readonly ReferenceLabel[];
}): LabelMatcher {
  const index = indexLexicon(options.lexicon);
  const vocabulary = createVocabulary(index, options.references.flatMap(namesOf), Number.POSITIVE_INFINITY);
  const read = createReader(vocabulary);
  const toTarget = (reference: ReferenceLabel): Target => {
    const names = namesOf(reference).map(read);
    const known = [...names[0]!.senses].filter(([, sense]) => sense.sure >= SURE.trimmed).map(([concept]) => concept);
    return {
      reference,
      names,
      concepts: new Set(reference.concept === undefined ? known : [reference.concept, ...known]),
    };
  };
  const targets = options.references.map(toTarget);
  const weigh = createWeights(targets, index);
  const rows = new Map<string, ReadonlyMap<ReferenceLabel, LabelJudgement>>();

  const judgeRow = (label: string): ReadonlyMap<ReferenceLabel, LabelJudgement> => {
    const drawn = read(label);
    const match = (reading: Reading): Likeness[] =>
      settle(
        reading,
        targets.map((target) => compareWithTarget(reading, target, index)),
        targets,
        index,
        weigh,
      );
    const found = match(drawn);
    for (const part of readParts(label, read))
      for (const [at, one] of match(part).entries())
        if (one.tier === 'same' && found[at]!.tier !== 'same' && !areOpposed(drawn, targets[at]!.names[0]!))
          found[at] = likeness('same', Math.min(SURE.part - 5, one.strength), one.key);
    return new Map(targets.map(({ reference }, at) => [reference, toJudgement(found[at]!, label, reference.label)]));
  };

  return {
    judge(traceLabel, reference) {
      let row = rows.get(traceLabel);
      if (row === undefined) {
        if (rows.size >= REMEMBERED) rows.clear();
        rows.set(traceLabel, (row = judgeRow(traceLabel)));
      }
      return (
        row.get(reference) ??
        toJudgement(compareWithTarget(read(traceLabel), toTarget(reference), index), traceLabel, reference.label)
      );
    },
  };
}

/** Judges two free labels, such as the labels of two diagrams by different people. */
export function createPairJudge(lexicon?: Lexicon): (first: string, second: string) => LabelJudgement {
  const index = indexLexicon(lexicon);
  const read = createReader(createVocabulary(index, [], USUAL_ROLES));
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
function compareWithTarget(drawn: Reading, { reference, names, concepts }: Target, index: LexiconIndex): Likeness {
  let best = DIFFERENT;
  for (const [at, name] of names.entries()) {
    const found = compareReadings(drawn, name, index, at === 0 ? undefined : concepts);
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

/** Lets the nodes of the reference have their say on each other: the label belongs where it fits best. */
function settle(
  drawn: Reading,
  base: readonly Likeness[],
  targets: readonly Target[],
  index: LexiconIndex,
  weigh: (stem: string) => number,
): Likeness[] {
  const top = Math.max(0, ...base.filter(({ tier }) => tier === 'same').map(({ strength }) => strength));
  const least = top === 100 ? top : top >= OUTRIGHT ? OUTRIGHT : top - MARGIN;
  if (top > 0) return base.map((one) => (one.tier === 'same' && one.strength >= least ? one : DIFFERENT));
  const sure = [...drawn.senses].filter(([, sense]) => sense.sure >= SURE.head).map(([concept]) => concept);
  const kin = targets.map(({ concepts }) =>
    sure.some((one) => [...concepts].some((other) => index.related.has(`${one} ${other}`))),
  );
  const shares = targets.map((target) => getShare(drawn, target, sure, index, weigh));
  const [first = 0, second = 0] = shares.toSorted((a, b) => b - a);
  const only = kin.indexOf(true);
  if (
    only >= 0 &&
    only === kin.lastIndexOf(true) &&
    shares[only]! >= first &&
    !areOpposed(drawn, targets[only]!.names[0]!)
  )
    return base.map((one, at) => (at === only ? likeness('same', 60, 'label.related') : one));
  const near = base
    .map(({ key, tier }, at) => (tier === 'close' && key === 'label.near' ? at : -1))
    .filter((at) => at >= 0);
  if (near.length === 1 && shares[near[0]!]! >= first)
    return base.map((one, at) => (at === near[0] ? likeness('same', 58, 'label.concept') : one));
  const enough = sure.length > 0 ? ENOUGH.known : ENOUGH.unknown;
  return base.map((one, at) =>
    shares[at] === first && first >= enough && first - second >= AHEAD
      ? likeness('same', Math.min(SURE.part, Math.round(40 + 40 * first)), 'label.words')
      : one,
  );
}

/** Share of telling words in common with the best of the node's names, 0 to 1 and a little more where concepts agree vaguely. */
function getShare(
  drawn: Reading,
  { names, concepts }: Target,
  sure: readonly string[],
  index: LexiconIndex,
  weigh: (stem: string) => number,
): number {
  if (sure.some((one) => [...concepts].some((other) => index.barred.has(`${one} ${other}`)))) return 0;
  let best = 0;
  for (const name of names) {
    if (areOpposed(drawn, name)) continue;
    let common = 0;
    let total = 0;
    for (const word of name.all) total += weigh(word);
    for (const word of drawn.all) {
      total += weigh(word);
      for (const other of name.all)
        if (areKindred(word, other, index)) {
          common += Math.min(weigh(word), weigh(other));
          break;
        }
    }
    const misplaced = drawn.kept && !name.kept;
    if (total > 0) best = Math.max(best, (2 * common) / total - (misplaced ? MISPLACED : 0));
  }
  const hinted = (concept: string, sense: { sure: number } | undefined): boolean =>
    drawn.senses.has(concept) && !index.objects.has(concept) && (sense === undefined || sense.sure >= SURE.trimmed);
  if ([...concepts].some((concept) => hinted(concept, undefined))) return best + HINT;
  if (names.some((name) => [...name.senses].some(([concept, sense]) => hinted(concept, sense)))) return best + HINT / 2;
  return best;
}

/** Equal stems, one the beginning of the other ("friend" and "friendship"), or both a store of some sort. */
const areKindred = (first: string, second: string, { stores, wholeWords }: LexiconIndex): boolean =>
  first === second ||
  (stores.has(first) && stores.has(second)) ||
  (!wholeWords.has(first) &&
    !wholeWords.has(second) &&
    Math.min(first.length, second.length) >= 4 &&
    Math.abs(first.length - second.length) <= 2 &&
    (first.startsWith(second) || second.startsWith(first)));

/** A word tells the more, the fewer nodes of the reference use it; heads such as "service" and numbers tell little. */
function createWeights(targets: readonly Target[], index: LexiconIndex): (stem: string) => number {
  const uses = new Map<string, number>();
  for (const { names } of targets)
    for (const word of new Set(names.flatMap((name) => [...name.all]))) uses.set(word, (uses.get(word) ?? 0) + 1);
  return (word) =>
    (index.weakHeads.has(word) ? 0.3 : isNumber(word) && !isShare(word) ? 0.2 : index.stores.has(word) ? 0.5 : 1) /
    Math.sqrt(uses.get(word) ?? 1);
}

/** What a label adds up, products aside: "primary + replica" and "retriever (encoder + HNSW)" name two components. */
function readParts(label: string, read: (label: string) => Reading): readonly Reading[] {
  const segments = splitLabel(label);
  return segments
    .filter(({ opens }, at) => opens === 'and' || segments[at + 1]?.opens === 'and')
    .slice(0, 4)
    .map((segment) => read(segment.words.join(' ')));
}

function createVocabulary(index: LexiconIndex, labels: Iterable<string>, roles: number): Vocabulary {
  const own = new Set<string>();
  for (const label of labels) for (const segment of splitLabel(label)) for (const word of segment.words) own.add(word);
  const words = new Set([...own, ...index.vocabulary]);
  return { index, own, words, stems: new Set([...words].map(index.stem)), roles };
}

/** Reads each label once, as long as it remembers. */
function createReader(vocabulary: Vocabulary): (label: string) => Reading {
  const readings = new Map<string, Reading>();
  return (label) => {
    let reading = readings.get(label);
    if (reading === undefined) {
      if (readings.size >= REMEMBERED) readings.clear();
      readings.set(label, (reading = readLabel(label, vocabulary)));
    }
    return reading;
  };
}

const toJudgement = (found: Likeness, label: string, reference: string): LabelJudgement => ({
  tier: found.tier,
  strength: found.strength,
  reason: { key: found.key, params: { label, reference } },
});
