/** What labels mean: concepts with their names, what may and what must not stand for each other. */
export interface Lexicon {
  readonly concepts: readonly LexiconConcept[];
  /** Products that play several roles: Redis is a cache, a store, a queue. */
  readonly ambiguousProducts: Readonly<Record<string, readonly string[]>>;
  /** What single words mean to the grading of labels. */
  readonly words?: LexiconWords | undefined;
}

/** Lists of single lower-case words. */
export interface LexiconWords {
  /** Other written forms: `svc` for `service`. */
  readonly shortForms: Readonly<Record<string, string>>;
  /** What initials, and words written as one, spell out: `kg` is `knowledge graph`, `vectordb` is `vector database`. */
  readonly initials: Readonly<Record<string, string>>;
  /** Words that stand for themselves although an ending could come off: an indexer is no index. */
  readonly wholeWords: readonly string[];
  /** Heads that only say that something is a part: a ranking stage is ranking. */
  readonly weakHeads: readonly string[];
  /** Qualifiers that make no other component of what they qualify: a distributed cache is a cache. */
  readonly qualifiers: readonly string[];
  /** People and data, of which a weak head does make a component: an order service is no order. */
  readonly objects: readonly string[];
  /** Heads of what is called, as against what holds: a user service is no user database. */
  readonly services: readonly string[];
  /** Words for where data rests. */
  readonly stores: readonly string[];
  /** Heads of what holds or carries data, which a product may stand for: Redis with sessions is a session cache. */
  readonly holders: readonly string[];
  /** Verbs that a label may begin with, and that are no nouns: to validate a batch is batch validation. */
  readonly verbs: readonly string[];
  /** Verbs that are nouns as well, unless several of something follow: “rank items”, but “rank fusion”. */
  readonly actions: readonly string[];
  /** Data that rests by its nature, to which a store adds nothing: an audit log database is the audit log. */
  readonly records: readonly string[];
  /** Heads for several of a kind, which are the kind: a sensor suite is sensors. */
  readonly collections: readonly string[];
  /** Each line holds heads that mean the same: a moderation console is a moderation dashboard. */
  readonly sameHeads: readonly (readonly string[])[];
  /** Each line holds heads that mean the same between the same words, but make names of their own: a post table is a post store. */
  readonly likeHeads: readonly (readonly string[])[];
  /** Each line holds words that mean the same here, wherever they stand: the position of a driver is its location. */
  readonly synonyms: readonly (readonly string[])[];
  /** Each line holds cells of words; words of two cells of a line exclude each other: online and offline. */
  readonly opposites: readonly (readonly (readonly string[])[])[];
}

export interface LexiconConcept {
  readonly concept: string;
  readonly preferred: string;
  readonly aliases: readonly string[];
  readonly products: readonly string[];
  readonly notConfusableWith: readonly string[];
  readonly relatedTo: readonly string[];
}
