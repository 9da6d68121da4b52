import { exerciseVersion } from '../types.ts';

type Fields = Record<string, unknown>;

/** Each takes a document of the version that is its index to the next one, and passes on what it does not know. */
const upgraders: readonly ((document: Fields) => Fields)[] = [upgradeDraft];

/**
 * Returns the document in the current version; other input is passed through, for the schema to judge. An object without a
 * version is version 0.
 */
export function upgradeExercise(document: unknown): unknown {
  if (!isFields(document)) return document;
  let version = document['version'] ?? 0;
  if (!isVersion(version)) return document;
  let upgraded = document;
  while (version < exerciseVersion) upgraded = { ...upgraders[version]!(upgraded), version: ++version };
  return upgraded;
}

/** True if the document says that a later program wrote it. */
export function isNewerExercise(document: unknown): boolean {
  return isFields(document) && typeof document['version'] === 'number' && document['version'] > exerciseVersion;
}

/** Version 0 is what people write by hand: a title and a reference. What they leave out is left empty. */
function upgradeDraft(document: Fields): Fields {
  const { reference, ...rest } = document;
  const prompts = {
    goal: '',
    clarify: [],
    framing: '',
    dataAndFeatures: '',
    architecture: '',
    evaluation: '',
    deployment: '',
    monitoring: '',
  };
  return {
    slug: createSlug(document['title']),
    summary: '',
    topics: [],
    difficulty: 2,
    oftenForgotten: [],
    oneLiners: [],
    tradeoffs: [],
    sources: [],
    licence: '',
    ...(reference === undefined ? {} : { references: [reference] }),
    ...rest,
    prompts: isFields(document['prompts']) ? { ...prompts, ...document['prompts'] } : (document['prompts'] ?? prompts),
    metrics: isFields(document['metrics'])
      ? { offline: [], online: [], ...document['metrics'] }
      : (document['metrics'] ?? { offline: [], online: [] }),
  };
}

/** "Café search (v2)" becomes "cafe-search-v2"; a title without Latin letters or digits becomes "exercise". */
function createSlug(title: unknown): string {
  if (typeof title !== 'string') return 'exercise';
  const words = title.slice(0, 200).normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
  return (
    words
      .match(/[a-z0-9]+/g)
      ?.join('-')
      .slice(0, 60)
      .replace(/-$/, '') ?? 'exercise'
  );
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isVersion(version: unknown): version is number {
  return Number.isInteger(version) && (version as number) >= 0;
}
