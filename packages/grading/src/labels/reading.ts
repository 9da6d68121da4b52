import { joinCompounds, type LexiconIndex, type Sense } from './lexiconIndex.ts';
import { editDistance, splitLabel, stem } from './words.ts';

const stems = (words: string): ReadonlySet<string> => new Set(words.split(' ').map(stem));

/** Heads that say only that something is a part: "ranking stage" is ranking. */
const WEAK = stems(
  'service stage layer engine component module system platform step process cluster instance microservice subsystem framework infrastructure ' +
    'unit node server api job worker manager phase solution capability app application tool suite stack function task handler broker nim box ' +
    'backend subsystem program procedure operation resource pod container deployment',
);

/** Qualifiers that do not make another component of what they qualify. */
const GENERIC = stems(
  'ml ai data model real time realtime distributed managed scalable centralized central shared simple fast smart automated automatic auto custom cloud ' +
    'asynchronous new advanced unified enterprise global main core basic general generic dedicated native open source hosted self based internal ' +
    'aws amazon google gcp azure microsoft databricks nvidia confluent apache meta ibm oracle alibaba hashicorp elastic serverless remote ' +
    'low high scale machine learning production live py ts optional external local periodic daily hourly nightly weekly',
);

/** Words for people and data: an "order service" is not an order, whereas a "ranking service" is ranking. */
const OBJECTS = stems(
  'user client customer member viewer visitor event item document label request query response answer friend message order payment post comment ' +
    'transaction image video photo ad click impression session account profile product metric report prediction candidate score feature people ' +
    'file email tweet article url link text content result output input model data traffic question guest author',
);

/** Words of one line of the table exclude each other; words of one cell mean the same. */
const POLES: ReadonlyMap<string, readonly [line: number, cell: number]> = new Map(
  (
    'online realtime stream|offline batch nightly daily,read|write,primary leader master|replica secondary follower slave standby,lateral|longitudinal,' +
    '2d|3d,pre|post,user viewer customer|item product,query|document passage,internal|external,front frontend|back backend,input|output,' +
    'local|global,light|heavy,dense|sparse,source|sink,producer publisher|consumer subscriber,sender|receiver,upload|download,' +
    'encode|decode,first|second|third,inbound ingress|outbound egress,public|private,positive|negative,implicit|explicit,' +
    'hot|cold,left|right,champion|challenger,training|serving|test,image|video|audio|text,click|impression|conversion,' +
    'camera|lidar|radar,canary|shadow,l1|l2|l3,v1|v2|v3,start|end,short|long,static|dynamic,horizontal|vertical,' +
    'structured|unstructured,supervised|unsupervised,cpu|gpu,ios|android,buyer|seller,rider|driver,push|pull,add|remove,' +
    'encrypt|decrypt,client|server,request|response,control|data,api|nat|internet|iot|payment|llm|websocket,traffic|lane,upstream|downstream,' +
    'up|down,forward|backward,relational|document|graph|vector|time,sql|nosql,schema|model|feature|container|artifact'
  )
    .split(',')
    .flatMap((line, row) =>
      line
        .split('|')
        .flatMap((cell, column) =>
          cell.split(' ').map((word) => [stem(word), [row, column]] as [string, [number, number]]),
        ),
    ),
);

/** How surely a label means a concept. */
export const SURE = { name: 90, trimmed: 86, head: 76, part: 70, vague: 45 } as const;

/** What a label says, ready for comparison. */
export interface Reading {
  readonly label: string;
  /** Joined stems of all words, and of the words before any detail. */
  readonly whole: string;
  readonly main: string;
  /** Stems before any detail, in order; stems of everything. */
  readonly stems: readonly string[];
  readonly all: ReadonlySet<string>;
  /** What remains of `stems` without weak heads, generic qualifiers, numbers and products, sorted. */
  readonly core: readonly string[];
  readonly weakHead: boolean;
  /** Concepts it may mean, with `SURE` levels and whether a product says so. */
  readonly senses: ReadonlyMap<string, { sure: number; product: boolean }>;
  /** Qualifiers that the lexicon does not know, left of the head. */
  readonly qualifiers: readonly string[];
  /** Line of `POLES` to the cells that the label holds. */
  readonly poles: ReadonlyMap<number, ReadonlySet<number>>;
  /** Whole numbers that tell copies apart: "Stage 1", "Stage 2". */
  readonly numbers: readonly string[];
  /** Whether punctuation opens a detail. */
  readonly detailed: boolean;
  /** Number of words that were mended. */
  readonly slips: number;
}

export interface Vocabulary {
  readonly index: LexiconIndex;
  /** Words of the reference's own labels. */
  readonly own: ReadonlySet<string>;
  /** Those and the lexicon's. */
  readonly words: ReadonlySet<string>;
  readonly stems: ReadonlySet<string>;
}

/** Numbers, sizes and versions. */
export const isNumber = (word: string): boolean => /^v?\d/.test(word) && !/^(?:[23]d|\d+percent)$/.test(word);
/** Words for where data rests, near enough to each other where little else is said. */
const STORES = stems('store database table repository collection');
export const isStore = (word: string): boolean => STORES.has(word);
export const isWeak = (word: string): boolean => WEAK.has(word);
const isGeneric = (word: string): boolean => GENERIC.has(word) || isNumber(word);
const isEmpty = (word: string): boolean => WEAK.has(word) || isGeneric(word);

/** Reads a label: splits it, mends slips, and finds the concepts it names. Pure; the caller caches. */
export function readLabel(label: string, vocabulary: Vocabulary): Reading {
  const { index } = vocabulary;
  let slips = 0;
  const segments = splitLabel(label).map((segment) => ({
    opens: segment.opens,
    words: joinCompounds(segment.words, vocabulary.words).map((word) => {
      const mended = mend(word, vocabulary);
      if (mended !== word) slips++;
      return stem(mended);
    }),
  }));
  const detailAt = segments.findIndex((segment) => segment.opens === 'detail');
  const mainSegments = detailAt < 0 ? segments : segments.slice(0, detailAt);
  const words = mainSegments.flatMap((segment) => segment.words);
  const all = segments.flatMap((segment) => segment.words);
  const senses = new Map<string, { sure: number; product: boolean }>();
  const qualifiers: string[] = [];
  const learn = (found: Found, ceiling: number): void => {
    for (const { concept, product } of found.senses) {
      const sure = Math.min(found.sure, ceiling);
      if ((senses.get(concept)?.sure ?? 0) < sure) senses.set(concept, { sure, product });
    }
  };
  const whole = lookUp(all, index) ?? lookUp(words, index);
  const parts = segments.map((segment) => findConcept(segment.words, index));
  const isList =
    mainSegments.length < 3 && parts.slice(0, mainSegments.length).every((part) => part.sure >= SURE.trimmed);
  if (whole !== undefined) learn({ senses: whole, sure: SURE.name, qualifiers: [] }, SURE.name);
  else {
    const found = findConcept(words, index);
    learn(found, SURE.name);
    qualifiers.push(...found.qualifiers);
    for (const [at, part] of parts.entries()) {
      if (at < mainSegments.length ? parts.length > 1 : [...senses.values()].every((sense) => sense.product))
        learn(part, (isList || at >= mainSegments.length) && part.sure >= SURE.trimmed ? SURE.part : SURE.vague);
    }
  }
  const poles = new Map<number, Set<number>>();
  for (const word of all) {
    const pole = POLES.get(word);
    if (pole === undefined) continue;
    const cells = poles.get(pole[0]) ?? new Set();
    poles.set(pole[0], cells.add(pole[1]));
  }
  return {
    label,
    whole: all.join(''),
    main: words.join(''),
    stems: words,
    all: new Set(all),
    core: [...new Set(words.filter((word) => !isEmpty(word) && !isProduct(word, index)))].toSorted(compareText),
    weakHead: isWeak(words.at(-1) ?? ''),
    senses,
    qualifiers,
    poles,
    numbers: words.filter((word) => /^\d{1,4}$/.test(word)),
    detailed: detailAt > 0,
    slips,
  };
}

const compareText = (first: string, second: string): number => (first < second ? -1 : first > second ? 1 : 0);

/** Whether they hold different words of one exclusive pair: online and offline, lateral and longitudinal. */
export function areOpposed(first: Reading, second: Reading): boolean {
  if (
    first.numbers.length > 0 &&
    second.numbers.length > 0 &&
    !first.numbers.some((digits) => second.numbers.includes(digits))
  )
    return true;
  for (const [line, cells] of first.poles) {
    const others = second.poles.get(line);
    if (others !== undefined && ![...cells].some((cell) => others.has(cell))) return true;
  }
  return false;
}

interface Found {
  readonly senses: readonly Sense[];
  readonly sure: number;
  readonly qualifiers: readonly string[];
}

const NOTHING: Found = { senses: [], sure: 0, qualifiers: [] };

const lookUp = (words: readonly string[], index: LexiconIndex): readonly Sense[] | undefined =>
  words.length === 0 ? undefined : index.senses.get(words.join(''));

const isProduct = (word: string, index: LexiconIndex): boolean =>
  index.senses.get(word)?.every((sense) => sense.product) === true;

const isCovered = (at: number, by: readonly Span[]): boolean => by.some((span) => at >= span.from && at < span.to);

interface Span {
  readonly from: number;
  readonly to: number;
  readonly senses: readonly Sense[];
  readonly product: boolean;
}

/**
 * The concept that a noun phrase names. English compounds end in their head, so the last known name counts, unless an unknown word
 * follows it; what stands before it qualifies it. A name of several words ("human review queue") bears unknown qualifiers,
 * a word that heads many concepts ("queue") does not.
 */
function findConcept(words: readonly string[], index: LexiconIndex): Found {
  const exact = lookUp(words, index);
  if (exact !== undefined) return { senses: exact, sure: SURE.name, qualifiers: [] };
  let to = words.length;
  const from = 0;
  while (to > from + 1 && (isWeak(words[to - 1]!) || isNumber(words[to - 1]!))) {
    to--;
    const trimmed = lookUp(words.slice(from, to), index);
    if (trimmed !== undefined && !(to === from + 1 && OBJECTS.has(words[from]!)))
      return { senses: trimmed, sure: SURE.trimmed, qualifiers: [] };
  }
  const spans = findSpans(words, index);
  const nameSpans = spans.filter((span) => !span.product);
  const products = spans.filter((span) => span.product);
  const head = nameSpans.at(-1);
  const rest = (start: number, end: number): string[] =>
    words.slice(start, end).filter((word, at) => !isEmpty(word) && !isCovered(start + at, products));
  if (
    head !== undefined &&
    rest(head.to, words.length).length === 0 &&
    !(head.to < words.length && head.to - head.from === 1 && OBJECTS.has(words[head.from]!))
  ) {
    const left = words.slice(0, head.from).filter((word, at) => !isGeneric(word) && !isCovered(at, products));
    if (left.length === 0) return { senses: head.senses, sure: SURE.trimmed, qualifiers: [] };
    const repeated = left.every((word) =>
      head.senses.some((sense) => index.words.get(sense.concept)?.has(word) === true),
    );
    if (repeated) return { senses: head.senses, sure: SURE.trimmed, qualifiers: [] };
    const length = head.to - head.from;
    const specific = length > 1 || index.proper.has(words[head.from]!);
    return { senses: head.senses, sure: specific ? SURE.head : SURE.vague, qualifiers: left };
  }
  const product = products.at(-1);
  if (product !== undefined) {
    const others = rest(0, words.length);
    if (others.length === 0) return { senses: product.senses, sure: SURE.trimmed, qualifiers: [] };
    const supported = product.senses.filter((sense) =>
      others.every((word) => index.words.get(sense.concept)?.has(word) === true),
    );
    if (supported.length > 0) return { senses: supported, sure: SURE.trimmed, qualifiers: [] };
    return { senses: product.senses, sure: SURE.vague, qualifiers: others };
  }
  if (head !== undefined) return { senses: head.senses, sure: SURE.vague, qualifiers: rest(0, words.length) };
  return NOTHING;
}

/** Known names in the phrase, longest first from the right, none overlapping. */
function findSpans(words: readonly string[], index: LexiconIndex): readonly Span[] {
  const spans: Span[] = [];
  let end = words.length;
  while (end > 0) {
    let found: Span | undefined;
    for (let from = Math.max(0, end - 7); from < end && found === undefined; from++) {
      const senses = lookUp(words.slice(from, end), index);
      if (senses !== undefined) found = { from, to: end, senses, product: senses.every((sense) => sense.product) };
    }
    if (found !== undefined) spans.unshift(found);
    end = found?.from ?? end - 1;
  }
  return spans;
}

/**
 * The known word that a misspelt word stands for, with the same first letter: a word of the reference within one slip from four
 * letters on and two from eight; a word of the lexicon within one from seven and two from ten.
 */
function mend(word: string, vocabulary: Vocabulary): string {
  if (word.length < 4 || !/^[a-z]+$/.test(word) || vocabulary.words.has(word) || vocabulary.stems.has(stem(word)))
    return word;
  return (
    nearest(word, vocabulary.own, word.length < 8 ? 1 : 2) ??
    (word.length < 7 ? undefined : nearest(word, vocabulary.index.vocabulary, word.length < 10 ? 1 : 2)) ??
    word
  );
}

/** The one nearest word within the limit; undefined when there is none or it is a matter of choice. */
function nearest(word: string, candidates: ReadonlySet<string>, limit: number): string | undefined {
  let best: string | undefined;
  let least = limit + 1;
  let unique = true;
  for (const known of candidates) {
    if (known[0] !== word[0] || known.length < 4 || Math.abs(known.length - word.length) > limit) continue;
    const distance = editDistance(word, known, limit);
    if (distance > limit || distance > least) continue;
    unique = distance < least || best === undefined || stem(known) === stem(best);
    best = known;
    least = distance;
  }
  return unique ? best : undefined;
}
